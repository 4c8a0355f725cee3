package vn.giaoban.conferences;

import java.util.Locale;

/** Whether somebody who was summoned is there. */
public enum Presence {
    /** In the room of their point. */
    PRESENT,
    /** On line, from elsewhere. */
    ONLINE,
    /** Absent, with a reason. */
    ABSENT;

    public String textKey() {
        return "conferences.presence." + name().toLowerCase(Locale.ROOT);
    }
}
