package vn.giaoban.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.calendar.PeriodRule;

/**
 * A time for which reports are made.
 *
 * @param number which month or quarter; 0 for the kinds that come once a year
 * @param opened reports may be written
 * @param publishedAt since when its totals are public; null while they are not
 */
public record Period(
        long id,
        PeriodKind kind,
        int year,
        int number,
        String code,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean opened,
        @Nullable Instant publishedAt) {

    private static final String[] ROMAN = {"", "I", "II", "III", "IV"};

    /** A period as it will be when it is opened. */
    static Period by(PeriodRule rule, int year) {
        return new Period(
                0,
                rule.kind(),
                year,
                rule.number(),
                rule.kind().code(year, rule.number()),
                rule.first(year),
                rule.last(year),
                false,
                null);
    }

    /** "9 tháng năm 2026"; "Nine months of 2026". */
    public String name(Locale locale) {
        return name(kind, year, number, locale);
    }

    /** The same within a sentence. */
    public String inside(Locale locale) {
        String name = name(locale);
        return Indicator.english(locale) ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    static String name(PeriodKind kind, int year, int number, Locale locale) {
        if (Indicator.english(locale))
            return switch (kind) {
                case MONTH -> Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + year;
                case QUARTER -> "Quarter " + ROMAN[number] + " of " + year;
                case SIX_MONTHS -> "Six months of " + year;
                case NINE_MONTHS -> "Nine months of " + year;
                case YEAR -> "Year " + year;
            };
        return switch (kind) {
            case MONTH -> "Tháng " + number + " năm " + year;
            case QUARTER -> "Quý " + ROMAN[number] + " năm " + year;
            case SIX_MONTHS -> "6 tháng năm " + year;
            case NINE_MONTHS -> "9 tháng năm " + year;
            case YEAR -> "Năm " + year;
        };
    }

    /** Of whatever years: March and March, six months and six months. */
    public boolean isSamePartAs(Period other) {
        return kind == other.kind && number == other.number;
    }

    /** The same part of the year before the other's. */
    public boolean isYearBefore(Period other) {
        return isSamePartAs(other) && year == other.year - 1;
    }

    public boolean isPublished() {
        return publishedAt != null;
    }

    public boolean hasEndedBy(LocalDate day) {
        return day.isAfter(lastDay);
    }
}
