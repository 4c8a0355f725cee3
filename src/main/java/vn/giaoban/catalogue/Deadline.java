package vn.giaoban.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.PeriodKind;

/**
 * How many days after a period's last day a superior expects the reports.
 *
 * @param superiorId the unit that receives; null: every superior of the level
 * @param superiorLevel 1 the centre, 2 a province, 0 a report that goes to nobody; null where the unit is named
 * @param kind null: every kind of period
 */
public record Deadline(
        @Nullable Long superiorId,
        @Nullable Integer superiorLevel,
        @Nullable PeriodKind kind,
        int daysAfter,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String legalBasis) {

    /** The closeness of a superior's own rule for one kind of period. */
    static final int CLOSEST = 3;

    /** Of the rules that hold for a report the closest decides: the superior's own first, then the one for the kind of period. */
    int closeness() {
        return closeness(superiorId != null, kind != null);
    }

    static int closeness(boolean ofOneUnit, boolean forOneKind) {
        return (ofOneUnit ? 2 : 0) + (forOneKind ? 1 : 0);
    }

    boolean holdsFor(Period period) {
        return (kind == null || kind == period.kind())
                && !period.lastDay().isBefore(validFrom)
                && (validTo == null || !period.lastDay().isAfter(validTo));
    }
}
