package vn.giaoban.run;

import java.util.Map;

/** By how much a commune's figures grow in a quarter of the demo nation's year, and how that is shared out among what was done. */
final class DemoQuarter {
    private final Chance lot;
    private final String name;
    private final Map<String, Long> before;
    private final Map<String, Long> after;

    /**
     * @param name by which the lots of the quarter are drawn
     * @param before thousandths by indicator code, when it begins
     * @param after when it has ended; never less
     */
    DemoQuarter(Chance lot, String name, Map<String, Long> before, Map<String, Long> after) {
        this.lot = lot;
        this.name = name;
        this.before = before;
        this.after = after;
    }

    /** The one that begins where this one ends. */
    DemoQuarter next(String name, Map<String, Long> after) {
        return new DemoQuarter(lot, name, this.after, after);
    }

    /** How many there were before. */
    long before(String code) {
        return before.getOrDefault(code, 0L) / 1000;
    }

    /** How many there are then. */
    long after(String code) {
        return after.getOrDefault(code, 0L) / 1000;
    }

    /** By how many a figure grows. */
    long grown(String code) {
        return difference(code) / 1000;
    }

    /** The same in thousandths. */
    long difference(String code) {
        return after.getOrDefault(code, 0L) - before.getOrDefault(code, 0L);
    }

    /** What a figure grows by, in so many uneven parts; each at least so much, where it suffices. */
    long[] spread(String code, long parts, long least) {
        return spread(grown(code), code, parts, least);
    }

    long[] spread(long total, String what, long parts, long least) {
        int many = Math.toIntExact(parts);
        long[] spread = new long[many];
        long floor = total >= least * many ? least : 0;
        long rest = total - floor * many;
        double[] weights = new double[many];
        double sum = 0;
        for (int i = 0; i < many; i++) {
            weights[i] = 0.5 + lot.even(name + what + " part " + i);
            sum += weights[i];
        }
        double reached = 0;
        long given = 0;
        for (int i = 0; i < many; i++) {
            reached += weights[i];
            long until = i == many - 1 ? rest : (long) (rest * (reached / sum));
            spread[i] = floor + until - given;
            given = until;
        }
        return spread;
    }

    /** A smaller total in step with the parts of a larger one: no part of it is larger than theirs. */
    static long[] within(long total, long[] parts) {
        long whole = 0;
        for (long part : parts) whole += part;
        long[] within = new long[parts.length];
        long reached = 0;
        long given = 0;
        for (int i = 0; i < parts.length; i++) {
            reached += parts[i];
            long until = whole == 0 ? 0 : Math.multiplyExact(total, reached) / whole;
            within[i] = until - given;
            given = until;
        }
        return within;
    }
}
