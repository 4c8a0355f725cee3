package vn.giaoban.run.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long something took, each time that it was done; safe to fill from many threads. */
final class Times {
    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long took) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, count * 2);
        nanos[count++] = took;
    }

    synchronized int count() {
        return count;
    }

    /** The milliseconds that so many percent of all did not exceed: the nearest rank. */
    synchronized double percentile(int percent) {
        if (count == 0) return Double.NaN;
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100.0 * count);
        return millis(sorted[Math.max(0, rank - 1)]);
    }

    /** {"p50": …, "p95": …, "p99": …} in milliseconds. */
    Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        for (int percent : new int[] {50, 95, 99}) summary.put("p" + percent, percentile(percent));
        return summary;
    }

    static double millis(long nanos) {
        return Math.round(nanos / 10_000.0) / 100.0;
    }
}
