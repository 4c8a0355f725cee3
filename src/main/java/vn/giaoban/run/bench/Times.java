package vn.giaoban.run.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each of many things took, in nanoseconds; several threads may add. */
final class Times {
    private long[] all = new long[1024];
    private int count;

    synchronized void add(long nanos) {
        if (count == all.length) all = Arrays.copyOf(all, 2 * count);
        all[count++] = nanos;
    }

    synchronized int count() {
        return count;
    }

    /** The time that a share of them did not exceed, in milliseconds to the hundredth. */
    synchronized double ms(double share) {
        if (count == 0) return 0;
        long[] sorted = Arrays.copyOf(all, count);
        Arrays.sort(sorted);
        int place = Math.min(count - 1, (int) Math.ceil(share * count) - 1);
        return Math.round(sorted[Math.max(0, place)] / 1e4) / 100.0;
    }

    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("n", count());
        told.put("p50", ms(0.5));
        told.put("p95", ms(0.95));
        told.put("p99", ms(0.99));
        return told;
    }
}
