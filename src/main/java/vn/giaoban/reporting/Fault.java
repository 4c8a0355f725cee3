package vn.giaoban.reporting;

import org.jspecify.annotations.Nullable;

/**
 * Something in a report to be mended before it goes on.
 *
 * @param slot the figure, null for a passage or the whole
 * @param heading the passage, null for a figure or the whole
 * @param message what to do, in the reader's language
 */
public record Fault(
        Kind kind, @Nullable Integer slot, @Nullable String heading, String message) {
    /** What is wrong; a relation may be kept with a note, the others may not. */
    public enum Kind {
        MISSING,
        BOUNDS,
        RELATION,
        OVERRIDE_WITHOUT_REASON,
        /** A correction that says what the accepted edition says. */
        NOTHING_CORRECTED
    }
}
