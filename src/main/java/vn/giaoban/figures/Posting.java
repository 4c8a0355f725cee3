package vn.giaoban.figures;

import org.jspecify.annotations.Nullable;

/**
 * What a unit's accepted report says, to stand in its sheet from now on; empty amounts and no report take it out again.
 *
 * @param own what the unit counts of itself
 * @param override what it puts in place of rolled-up totals
 */
public record Posting(
        long unitId,
        Amounts own,
        Amounts override,
        @Nullable Long reportId,
        @Nullable Long submissionId) {
    /** Takes the unit's accepted report out of the figures. */
    public static Posting withdrawal(long unitId) {
        return new Posting(unitId, Amounts.NONE, Amounts.NONE, null, null);
    }
}
