package vn.giaoban.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.figures.Amounts;

/**
 * One figure as it is being written.
 *
 * @param own what the unit counts of itself: thousandths, null for blank, or {@link Amounts#NOT_APPLICABLE}
 * @param override what stands in place of the rolled-up total, null for none
 * @param overrideReason required with an override
 * @param note why an unusual figure is right
 * @param version 0 while nothing was ever written
 */
public record Cell(
        int slot,
        @Nullable Long own,
        @Nullable Long override,
        String overrideReason,
        String note,
        int version,
        long changedBy,
        @Nullable Instant changedAt) {

    static Cell blank(int slot) {
        return new Cell(slot, null, null, "", "", 0, 0, null);
    }

    /** The same with another figure of the unit's own. */
    Cell saying(@Nullable Long amount) {
        return new Cell(slot, amount, override, overrideReason, note, version, changedBy, changedAt);
    }

    public boolean isNotApplicable() {
        return own != null && own == Amounts.NOT_APPLICABLE;
    }

    public @Nullable Long number() {
        return isNotApplicable() ? null : own;
    }

    boolean saysTheSame(Cell other) {
        return java.util.Objects.equals(own, other.own)
                && java.util.Objects.equals(override, other.override)
                && overrideReason.equals(other.overrideReason)
                && note.equals(other.note);
    }
}
