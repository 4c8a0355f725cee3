package vn.giaoban.calendar;

import java.util.Locale;
import java.util.stream.IntStream;

/** The periods for which reports are made. Six months, nine months and the year all begin with the year: they are cumulative. */
public enum PeriodKind {
    MONTH(12),
    QUARTER(4),
    SIX_MONTHS(0),
    NINE_MONTHS(0),
    YEAR(0);

    private final int inYear;

    PeriodKind(int inYear) {
        this.inYear = inYear;
    }

    /** True for the kinds of which a year has several. */
    public boolean isNumbered() {
        return inYear > 0;
    }

    public boolean isCumulative() {
        return !isNumbered();
    }

    /** The numbers a period of this kind may bear: 1 to 12, 1 to 4, or 0 alone. */
    public IntStream numbers() {
        return isNumbered() ? IntStream.rangeClosed(1, inYear) : IntStream.of(0);
    }

    /** 2026-M03, 2026-Q1, 2026-6T, 2026-9T, 2026-N. */
    public String code(int year, int number) {
        if (numbers().noneMatch(n -> n == number))
            throw new IllegalArgumentException(this + " has no number " + number);
        String part = switch (this) {
            case MONTH -> String.format(Locale.ROOT, "M%02d", number);
            case QUARTER -> "Q" + number;
            case SIX_MONTHS -> "6T";
            case NINE_MONTHS -> "9T";
            case YEAR -> "N";
        };
        return String.format(Locale.ROOT, "%04d-%s", year, part);
    }
}
