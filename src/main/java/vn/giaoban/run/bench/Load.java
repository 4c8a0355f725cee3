package vn.giaoban.run.bench;

import java.util.stream.LongStream;

/**
 * A nation of 34 provinces and 3,321 communes that report 100 numbers a month: the load of reporting.md §3, the same for every system
 * that is measured with it. All indices begin with 1.
 */
final class Load {
    static final int COMMUNES = 3321;
    static final int ELEMENTS = 100;
    /** Months from January 2024 on; the one after them is for what is sent while we measure. */
    static final int PERIODS = 24;

    private static final long SEED = 20261122;
    private static final int[] BASE = {10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000};
    private static final int[] BLOCKS = {
        59, 96, 133, 94, 131, 92, 129, 90, 127, 88, 125, 86, 123, 84, 121, 82, 119, 80, 117, 78, 116, 77, 114, 75, 112,
        73, 110, 71, 108, 69, 106, 67, 104, 65
    };
    static final int PROVINCES = BLOCKS.length;

    private Load() {}

    /** One output of splitmix64 (Steele, Lea, Flood 2014). */
    private static long mix(long state) {
        long x = state + 0x9E3779B97F4A7C15L;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    /** What commune c says of element d in period p. */
    static int value(int c, int d, int p) {
        long x = mix(SEED + ((long) c << 40) + ((long) d << 20) + p);
        return (int) Long.remainderUnsigned(x, BASE[(d - 1) % BASE.length]);
    }

    /** The province of a commune: they are dealt in blocks. */
    static int province(int c) {
        int left = c;
        for (int province = 1; province <= PROVINCES; province++) {
            left -= BLOCKS[province - 1];
            if (left <= 0) return province;
        }
        throw new IllegalArgumentException("no commune " + c);
    }

    static int communes(int province) {
        return BLOCKS[province - 1];
    }

    /** The first commune of a province. */
    static int first(int province) {
        int first = 1;
        for (int before = 1; before < province; before++) first += BLOCKS[before - 1];
        return first;
    }

    static long national(int d, int p) {
        return LongStream.rangeClosed(1, COMMUNES)
                .map(c -> value((int) c, d, p))
                .sum();
    }

    static long provincial(int province, int d, int p) {
        int first = first(province);
        return LongStream.range(first, first + communes(province))
                .map(c -> value((int) c, d, p))
                .sum();
    }

    /** Stops whoever would measure another load than that of the check sums. */
    static void check() {
        long sum = 0;
        long of2025 = 0;
        for (int c = 1; c <= COMMUNES; c++)
            for (int p = 1; p <= PERIODS; p++)
                for (int d = 1; d <= ELEMENTS; d++) {
                    int value = value(c, d, p);
                    sum += value;
                    if (p > 12) of2025 += value;
                }
        same("all values", 7_523_316_945L, sum);
        same("2025", 3_763_699_197L, of2025);
        same("national d1 p1", 14_863, national(1, 1));
        same("national d1 p24", 14_737, national(1, 24));
        same("national d100 p24", 16_613_060, national(100, 24));
        long third = 0;
        int zeros = 0;
        for (int d = 1; d <= 10; d++)
            for (int c = first(3); c < first(3) + communes(3); c++) {
                third += value(c, d, 24);
                if (value(c, d, 24) == 0) zeros++;
            }
        same("province 3, d1-10, p24", 1_301_369, third);
        same("zeros of them", 23, zeros);
    }

    static void same(String what, long expected, long found) {
        if (expected != found)
            throw new IllegalStateException(
                    what + ": expected " + expected + ", found " + found + "; nothing is measured.");
    }

    static String unit(int commune) {
        return String.format("C%04d", commune);
    }

    static String provinceCode(int province) {
        return String.format("P%02d", province);
    }

    /** As the product calls the month. */
    static String period(int p) {
        return String.format("%d-M%02d", 2024 + (p - 1) / 12, (p - 1) % 12 + 1);
    }
}
