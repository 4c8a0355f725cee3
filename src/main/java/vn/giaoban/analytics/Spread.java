package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How many units have how much: bins of equal, round width. */
public record Spread(List<Bin> bins, long median) {
    private static final int MOST = 8;
    private static final long[] ROUND = {1, 2, 5};

    /** From {@code floor} to {@code ceiling}, both included. */
    public record Bin(long floor, long ceiling, int units) {
        public Within within() {
            return new Within(floor, ceiling);
        }
    }

    /** @param grain the smallest difference that is shown, in thousandths */
    public static Spread of(Collection<Long> values, long grain) {
        if (values.isEmpty()) return new Spread(List.of(), 0);
        List<Long> sorted =
                values.stream().map(v -> Steps.rounded(v, grain)).sorted().toList();
        long low = sorted.getFirst();
        long width = width(sorted.getLast() - low, grain);
        long floor = Math.floorDiv(low, width) * width;
        List<Bin> bins = new ArrayList<>();
        for (long from = floor; from <= sorted.getLast(); from += width) {
            long first = from;
            bins.add(new Bin(first, first + width - grain, (int)
                    sorted.stream().filter(v -> v >= first && v < first + width).count()));
        }
        return new Spread(List.copyOf(bins), sorted.get(sorted.size() / 2));
    }

    public int most() {
        return bins.stream().mapToInt(Bin::units).max().orElse(1);
    }

    /** The smallest of 1, 2, 5, 10, 20, 50 … grains that needs few enough bins. */
    private static long width(long range, long grain) {
        for (long scale = grain; ; scale = Math.multiplyExact(scale, 10L))
            for (long step : ROUND) if (range / (step * scale) < MOST - 1) return step * scale;
    }
}
