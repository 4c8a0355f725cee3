package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * At most five steps of one dye, cut so that each holds a fifth of the values; values that read alike share a step.
 *
 * @param floors the lowest value of each step, ascending; empty where there is no value
 * @param top the highest value
 */
public record Steps(List<Long> floors, long top, long grain) {
    private static final int MOST = 5;

    /** @param grain the smallest difference that is shown, so that a step's bounds read as the tiles do */
    public static Steps of(Collection<Long> values, long grain) {
        List<Long> sorted = values.stream().map(v -> rounded(v, grain)).sorted().toList();
        List<Long> floors = new ArrayList<>();
        for (int step = 0; step < MOST && !sorted.isEmpty(); step++) {
            Long floor = sorted.get(step * sorted.size() / MOST);
            if (!floors.contains(floor)) floors.add(floor);
        }
        return new Steps(List.copyOf(floors), sorted.isEmpty() ? 0 : sorted.getLast(), grain);
    }

    /** The colour of a value: 1 the lightest to 5 the darkest, 0 for none. */
    public int colour(@Nullable Long value) {
        if (value == null || floors.isEmpty()) return 0;
        int step = 0;
        for (int i = 1; i < floors.size(); i++) if (rounded(value, grain) >= floors.get(i)) step = i;
        return colourOf(step);
    }

    /** Few steps are spread over the whole scale. */
    public int colourOf(int step) {
        return floors.size() == 1 ? (MOST + 1) / 2 : 1 + step * (MOST - 1) / (floors.size() - 1);
    }

    /** The highest value that still reads as in the step. */
    public long ceiling(int step) {
        return step == floors.size() - 1 ? top : floors.get(step + 1) - grain;
    }

    /** The values of a step. */
    public Within within(int step) {
        return new Within(floors.get(step), ceiling(step));
    }

    /** Half up, as figures are written. */
    public static long rounded(long value, long grain) {
        return Math.floorDiv(value + grain / 2, grain) * grain;
    }
}
