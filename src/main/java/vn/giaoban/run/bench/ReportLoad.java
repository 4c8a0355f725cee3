package vn.giaoban.run.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/**
 * The reports of an invented nation that are always the same: 3,321 communes in 34 provinces, each with 100 figures a month. Another
 * system was measured on the same load, so nothing here may change; the sums tell.
 */
final class ReportLoad {
    static final int PROVINCES = 34;
    static final int COMMUNES = 3321;
    static final int INDICATORS = 100;
    /** Periods of the history: January 2024 to December 2025. */
    static final int PERIODS = 24;

    static final long VALUES = 7_970_400;
    static final long SUM = 7_523_316_945L;
    static final long SUM_OF_2025 = 3_763_699_197L;
    static final long NATIONAL_1_1 = 14_863;
    static final long NATIONAL_1_24 = 14_737;
    static final long NATIONAL_100_24 = 16_613_060;
    static final int PROVINCE_3_COMMUNES = 133;
    static final long PROVINCE_3_SUM = 1_301_369;
    static final int PROVINCE_3_ZEROS = 23;
    static final int COMPLETIONS = 76_543;

    private static final int[] SIZES = {
        59, 96, 133, 94, 131, 92, 129, 90, 127, 88, 125, 86, 123, 84, 121, 82, 119, 80, 117, 78, 116, 77, 114, 75, 112,
        73, 110, 71, 108, 69, 106, 67, 104, 65
    };
    private static final long SEED = 20261122;
    private static final int[] BASE = {10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000};
    private static final YearMonth FIRST = YearMonth.of(2024, 1);

    /** Counted from 1, like everything here. */
    private final int[] provinceOf = new int[COMMUNES + 1];

    ReportLoad() {
        int commune = 1;
        for (int province = 1; province <= PROVINCES; province++)
            for (int i = 0; i < SIZES[province - 1]; i++) provinceOf[commune++] = province;
        if (commune != COMMUNES + 1)
            throw new IllegalStateException("the provinces hold " + (commune - 1) + " communes");
    }

    /** SplitMix64's output of a state. */
    static long mix(long x) {
        x += 0x9E3779B97F4A7C15L;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    /** What a commune says of an indicator in a period. */
    static int value(int commune, int indicator, int period) {
        long drawn = mix(SEED + ((long) commune << 40) + ((long) indicator << 20) + period);
        return (int) Long.remainderUnsigned(drawn, BASE[(indicator - 1) % 10]);
    }

    /** A commune's report as its program sends it. */
    static String message(int commune, int period) {
        StringBuilder message = new StringBuilder(1500)
                .append("{\"unit\":\"")
                .append(communeCode(commune))
                .append("\",\"period\":\"")
                .append(periodCode(period))
                .append("\",\"figures\":{");
        for (int indicator = 1; indicator <= INDICATORS; indicator++) {
            if (indicator > 1) message.append(',');
            message.append('"').append(indicator).append("\":").append(value(commune, indicator, period));
        }
        return message.append("}}").toString();
    }

    /** How many days after the period a commune has completed its report; 0: never. */
    static int completedAfter(int commune, int period) {
        long z = mix(SEED + 77 + ((long) commune << 40) + period);
        if (Long.remainderUnsigned(z, 100) < 4) return 0;
        return Long.remainderUnsigned(z >>> 8, 100) < 85
                ? (int) Long.remainderUnsigned(z >>> 20, 15) + 1
                : (int) Long.remainderUnsigned(z >>> 20, 40) + 16;
    }

    int province(int commune) {
        return provinceOf[commune];
    }

    static int communes(int province) {
        return SIZES[province - 1];
    }

    static LocalDate lastDay(int period) {
        return FIRST.plusMonths(period - 1L).atEndOfMonth();
    }

    /** "2024-M01". */
    static String periodCode(int period) {
        YearMonth month = FIRST.plusMonths(period - 1L);
        return String.format(Locale.ROOT, "%d-M%02d", month.getYear(), month.getMonthValue());
    }

    static String communeCode(int commune) {
        return String.format(Locale.ROOT, "%05d", commune);
    }

    static String provinceCode(int province) {
        return String.format(Locale.ROOT, "%02d", province);
    }

    long national(int indicator, int period) {
        long sum = 0;
        for (int commune = 1; commune <= COMMUNES; commune++) sum += value(commune, indicator, period);
        return sum;
    }

    /** Draws everything and stops if a sum is not what it must be. */
    void check() {
        long values = 0;
        long sum = 0;
        long of2025 = 0;
        long province3 = 0;
        int zeros = 0;
        int completions = 0;
        for (int commune = 1; commune <= COMMUNES; commune++)
            for (int period = 1; period <= PERIODS; period++) {
                if (completedAfter(commune, period) > 0) completions++;
                for (int indicator = 1; indicator <= INDICATORS; indicator++) {
                    int value = value(commune, indicator, period);
                    values++;
                    sum += value;
                    if (period > 12) of2025 += value;
                    if (period == PERIODS && indicator <= 10 && provinceOf[commune] == 3) {
                        province3 += value;
                        if (value == 0) zeros++;
                    }
                }
            }
        same("values", VALUES, values);
        same("their sum", SUM, sum);
        same("the sum of 2025", SUM_OF_2025, of2025);
        same("national d1, p1", NATIONAL_1_1, national(1, 1));
        same("national d1, p24", NATIONAL_1_24, national(1, PERIODS));
        same("national d100, p24", NATIONAL_100_24, national(INDICATORS, PERIODS));
        same("communes of province 3", PROVINCE_3_COMMUNES, communes(3));
        same("province 3, d1 to d10, p24", PROVINCE_3_SUM, province3);
        same("zeros among them", PROVINCE_3_ZEROS, zeros);
        same("completions", COMPLETIONS, completions);
    }

    /** Stops a measurement whose figures are not right. */
    static void same(String what, long expected, long found) {
        if (expected != found) throw new WrongFigure(what + ": expected " + expected + ", found " + found);
    }

    /** A measurement of something wrong is none. */
    static final class WrongFigure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongFigure(String message) {
            super(message);
        }
    }
}
