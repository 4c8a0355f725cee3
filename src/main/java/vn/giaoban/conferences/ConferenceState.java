package vn.giaoban.conferences;

import java.util.Locale;

/** Where a conference stands. {@link ConferenceAct} says what leads from one to the next. */
public enum ConferenceState {
    /** Being prepared; its host alone knows of it. */
    PREPARING,
    /** The invitations are out. */
    CALLED,
    /** Đang họp. */
    OPEN,
    PAUSED,
    /** Closed in the hall; minutes and conclusions are still put in order. */
    CLOSED,
    /** The chair has confirmed the conclusions: they are tasks, and the record is whole. */
    CONCLUDED,
    /** Put off without a new day. */
    POSTPONED,
    CANCELLED;

    /** In the hall: pages are live. */
    public boolean isRunning() {
        return this == OPEN || this == PAUSED;
    }

    /** Still to come, as far as anyone knows. */
    public boolean isAhead() {
        return this == PREPARING || this == CALLED || this == POSTPONED;
    }

    /** It was held. */
    public boolean isHeld() {
        return this == CLOSED || this == CONCLUDED;
    }

    public String textKey() {
        return "conferences.state." + name().toLowerCase(Locale.ROOT);
    }
}
