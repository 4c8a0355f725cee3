package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When one period's reports are due, for every superior. */
public final class Deadlines {
    private final Period period;
    private final List<Deadline> rows;

    Deadlines(Period period, List<Deadline> rows) {
        this.period = period;
        this.rows = rows.stream().filter(row -> row.holdsFor(period)).toList();
    }

    /**
     * The last day on which a report to that superior is in time: by the superior's own rule, else by that of its level; a
     * rule for this kind of period before one for all.
     *
     * @param superiorId 0 for a report that goes to nobody, the centre's own
     * @param superiorLevel 0 likewise
     */
    public LocalDate due(long superiorId, int superiorLevel) {
        return due(superiorId, superiorLevel, Deadline.CLOSEST)
                .orElseThrow(() -> new IllegalStateException(
                        "no deadline for reports of " + period.code() + " to level " + superiorLevel));
    }

    /** The day by those rules alone that are no closer than that. */
    Optional<LocalDate> due(long superiorId, int superiorLevel, int closeness) {
        return rule(superiorId, superiorLevel, closeness)
                .map(row -> period.lastDay().plusDays(row.daysAfter()));
    }

    /** The closest rule for that superior, but none closer than that. */
    Optional<Deadline> rule(long superiorId, int superiorLevel, int closeness) {
        return rows.stream()
                .filter(row -> row.closeness() <= closeness)
                .filter(row -> row.superiorId() != null
                        ? row.superiorId() == superiorId
                        : row.superiorLevel() != null && row.superiorLevel() == superiorLevel)
                .max(Comparator.comparing(Deadline::closeness));
    }
}
