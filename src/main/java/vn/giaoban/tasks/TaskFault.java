package vn.giaoban.tasks;

import java.util.Locale;

/** What is to be mended before an act can be taken. */
public enum TaskFault {
    /** It is not said what was done, or why. */
    NOTE_MISSING,
    NOTE_LONG,
    /** No new day, or none that is later than the one before. */
    DUE_MISSING,
    DUE_EARLIER;

    /** The text that says what to do; of {@link #NOTE_LONG} with the longest in its place. */
    public String textKey() {
        return "tasks.fault." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
