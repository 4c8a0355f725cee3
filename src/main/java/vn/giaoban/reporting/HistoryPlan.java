package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;

/** What is to be taken in from a history file, period by period. */
public final class HistoryPlan {
    private final HistoryFile file;
    private final HistoryColumns columns;
    private final HistoryFlaws flaws;
    private final Map<String, Batch> byPeriod = new HashMap<>();
    private int known;
    private long figures;

    HistoryPlan(HistoryFile file, HistoryColumns columns, HistoryFlaws flaws) {
        this.file = file;
        this.columns = columns;
        this.flaws = flaws;
    }

    /** A line whose unit is known. */
    record Line(HistoryFile.Place place, Unit unit) {}

    /** The lines of a period by the level of their units, deepest first. */
    static final class Batch {
        private final Period period;
        private final SortedMap<Integer, List<Line>> levels = new TreeMap<>(Comparator.reverseOrder());

        Batch(Period period) {
            this.period = period;
        }

        void add(Line line) {
            levels.computeIfAbsent(line.unit().level(), level -> new ArrayList<>())
                    .add(line);
        }

        Period period() {
            return period;
        }

        SortedMap<Integer, List<Line>> levels() {
            return levels;
        }

        int size() {
            return levels.values().stream().mapToInt(List::size).sum();
        }
    }

    HistoryFile file() {
        return file;
    }

    HistoryColumns columns() {
        return columns;
    }

    public HistoryFlaws flaws() {
        return flaws;
    }

    Batch batch(Period period) {
        return byPeriod.computeIfAbsent(period.code(), code -> new Batch(period));
    }

    /** In the order of time. */
    List<Batch> batches() {
        return byPeriod.values().stream()
                .sorted(Comparator.comparing((Batch batch) -> batch.period().lastDay())
                        .thenComparing(batch -> batch.period().firstDay()))
                .toList();
    }

    /** Lines that say what is there already are not taken in again; the others state so many figures. */
    void settle(Batch batch, Set<Line> there, long stated) {
        known += there.size();
        figures += stated;
        batch.levels.values().forEach(lines -> lines.removeAll(there));
        batch.levels.values().removeIf(List::isEmpty);
        if (batch.levels.isEmpty()) byPeriod.remove(batch.period.code());
    }

    /** How many reports are to be taken in. */
    public int reports() {
        return byPeriod.values().stream().mapToInt(Batch::size).sum();
    }

    public int periods() {
        return byPeriod.size();
    }

    /** How many figures they state. */
    public long figures() {
        return figures;
    }

    /** Lines that say what is there already. */
    public int known() {
        return known;
    }
}
