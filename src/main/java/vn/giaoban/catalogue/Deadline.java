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

    boolean holdsFor(Period period) {
        return (kind == null || kind == period.kind())
                && !period.lastDay().isBefore(validFrom)
                && (validTo == null || !period.lastDay().isAfter(validTo));
    }
}
