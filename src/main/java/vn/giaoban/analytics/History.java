package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;

/**
 * One indicator of one unit over the years, in the same period of each: carried forward to the unit as it is now, and as the units
 * of each time said it.
 *
 * @param periods the same one of each year, earliest first
 * @param lines the unit as now first, then those that it carries on, each over its own time
 * @param shared years in which the unit had no ground of its own
 */
public record History(Unit unit, Indicator indicator, List<Period> periods, List<Line> lines, List<Period> shared) {

    /**
     * One unit's figures.
     *
     * @param asNow carried forward; otherwise as the unit itself said it then
     * @param amounts by period id, in thousandths; a period without a figure is missing
     */
    public record Line(Unit unit, boolean asNow, Map<Long, Long> amounts) {
        public @Nullable Long at(Period period) {
            return amounts.get(period.id());
        }
    }

    /** Every amount on the page. */
    Stream<Long> amounts() {
        return lines.stream().flatMap(line -> line.amounts().values().stream());
    }

    public boolean isEmpty() {
        return amounts().findAny().isEmpty();
    }

    /** What the unit says as now in the first and the last year that has a figure: for the sentence of meaning. */
    public List<Period> span() {
        List<Period> given =
                periods.stream().filter(p -> lines.getFirst().at(p) != null).toList();
        return given.isEmpty() ? List.of() : List.of(given.getFirst(), given.getLast());
    }

    /** Gathers lines period by period. */
    static final class Gathering {
        private final Unit unit;
        private final Map<Long, Long> now = new HashMap<>();
        private final Map<Long, Unit> units = new HashMap<>();
        private final Map<Long, Map<Long, Long>> then = new HashMap<>();
        private final List<Period> periods = new ArrayList<>();
        private final List<Period> shared = new ArrayList<>();

        Gathering(Unit unit) {
            this.unit = unit;
        }

        void period(Period period) {
            periods.add(period);
        }

        void now(Period period, @Nullable Long amount) {
            if (amount != null) now.put(period.id(), amount);
        }

        void shared(Period period) {
            shared.add(period);
        }

        void then(Unit of, Period period, @Nullable Long amount) {
            units.put(of.id(), of);
            if (amount != null)
                then.computeIfAbsent(of.id(), id -> new HashMap<>()).put(period.id(), amount);
        }

        History made(Indicator indicator) {
            List<Line> lines = new ArrayList<>();
            lines.add(new Line(unit, true, Map.copyOf(now)));
            then.keySet().stream()
                    .map(id -> Objects.requireNonNull(units.get(id)))
                    .sorted(Unit.BY_NAME)
                    .forEach(of ->
                            lines.add(new Line(of, false, Map.copyOf(Objects.requireNonNull(then.get(of.id()))))));
            return new History(unit, indicator, List.copyOf(periods), lines, List.copyOf(shared));
        }
    }
}
