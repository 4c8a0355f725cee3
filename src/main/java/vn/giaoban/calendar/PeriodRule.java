package vn.giaoban.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From which day to which day the periods of a kind run, as long as the rule holds.
 *
 * @param number which month or quarter; 0 for the kinds that come once a year
 * @param firstYear the first day's year relative to the period's: -1 the year before
 * @param lastDay 31: the month's last, whichever that is
 * @param validTo last valid day, inclusive; null while the rule is open
 */
public record PeriodRule(
        PeriodKind kind,
        int number,
        int firstYear,
        int firstMonth,
        int firstDay,
        int lastMonth,
        int lastDay,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String legalBasis) {

    public LocalDate first(int year) {
        return LocalDate.of(year + firstYear, firstMonth, firstDay);
    }

    public LocalDate last(int year) {
        LocalDate month = LocalDate.of(year, lastMonth, 1);
        return month.withDayOfMonth(Math.min(lastDay, month.lengthOfMonth()));
    }

    /** A rule holds for the periods whose last day lies in its validity. */
    public boolean holdsFor(PeriodKind kind, int year, int number) {
        LocalDate last = last(year);
        return this.kind == kind
                && this.number == number
                && !last.isBefore(validFrom)
                && (validTo == null || !last.isAfter(validTo));
    }
}
