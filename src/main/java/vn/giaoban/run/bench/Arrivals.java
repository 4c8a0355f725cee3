package vn.giaoban.run.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/** When the requests of an open load come: by chance, as from people who know nothing of each other, nor of how busy the server is. */
final class Arrivals {
    private Arrivals() {}

    /**
     * Gaps drawn exponentially.
     *
     * @param perSecond on average
     * @param seed the same gives the same
     * @return nanoseconds from the beginning, in order, all before the end
     */
    static long[] drawn(double perSecond, Duration during, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] arrivals = new long[16];
        int count = 0;
        double at = 0;
        while (true) {
            at -= Math.log1p(-random.nextDouble()) / perSecond * 1e9;
            if (at >= during.toNanos()) return Arrays.copyOf(arrivals, count);
            if (count == arrivals.length) arrivals = Arrays.copyOf(arrivals, 2 * count);
            arrivals[count++] = (long) at;
        }
    }
}
