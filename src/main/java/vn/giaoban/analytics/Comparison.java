package vn.giaoban.analytics;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Figure;
import vn.giaoban.organization.Cluster;
import vn.giaoban.organization.Unit;

/**
 * One indicator of several units beside each other, in one period or in the same one of every year.
 *
 * @param chosen as it was asked for, with indicator and period filled in
 * @param redrawn units were carried on by others since the period, so that there are two ways to read it
 * @param before the same period of last year
 * @param years the same period of each year, earliest first; only the one where the years are not asked for
 * @param rows the largest first, those without a figure last
 * @param named units named one by one, as chips
 * @param total of all together; null where it would say nothing
 */
public record Comparison(
        Chosen chosen,
        Indicator indicator,
        Period period,
        boolean redrawn,
        @Nullable Period before,
        List<Period> years,
        List<Row> rows,
        List<Unit> named,
        @Nullable Cluster cluster,
        @Nullable Unit below,
        @Nullable Total total) {
    /** Four lines are told apart; more are a table. */
    public static final int MOST_LINES = 4;
    /** Units on one page; further ones are left out, and the page says so. */
    public static final int MOST = 100;

    /**
     * @param rank 0 without a figure
     * @param shared no figure of its own: others stand on the ground of then as well
     * @param amounts by period id, where the years are asked for
     */
    public record Row(Unit unit, int rank, Reading reading, boolean shared, Map<Long, Long> amounts) {
        public @Nullable Long at(Period period) {
            return amounts.get(period.id());
        }

        Row ranked(int place) {
            return new Row(unit, place, reading, shared, amounts);
        }
    }

    /** @param amounts by period id */
    public record Total(Figure figure, Map<Long, Long> amounts) {
        public @Nullable Long at(Period period) {
            return amounts.get(period.id());
        }
    }

    /** The largest amount: what the longest bar stands for. */
    public long most() {
        return rows.stream()
                .map(row -> row.reading().now().amount())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public boolean isDrawn() {
        return chosen.overYears() && rows.size() <= MOST_LINES && !history().isEmpty();
    }

    /** As lines, to be drawn. */
    public History history() {
        return new History(
                rows.getFirst().unit(),
                indicator,
                years,
                rows.stream()
                        .map(row -> new History.Line(row.unit(), true, row.amounts()))
                        .toList(),
                List.of());
    }

    public @Nullable Row highest() {
        return rows.stream().filter(row -> row.rank() == 1).findFirst().orElse(null);
    }

    public @Nullable Row lowest() {
        return rows.stream()
                .filter(row -> row.rank() > 1)
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
