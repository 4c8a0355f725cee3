package vn.giaoban.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Deadlines;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;

/**
 * How far a period's reports have come below a unit, derived from the reports' states and times alone. The caller has found the
 * unit through the actor.
 */
@Component
public class Completion {
    private final JdbcClient jdbc;
    private final Periods periods;
    private final Forms forms;

    Completion(JdbcClient jdbc, Periods periods, Forms forms) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.forms = forms;
    }

    /**
     * Units that owe a report, and what became of it.
     *
     * @param inTime with the superior, first sent by the last day
     * @param late with the superior, first sent afterwards
     * @param accepted of those with the superior; one that is being corrected stays accepted
     * @param returned given back with reasons and not sent again yet
     * @param overdue not with the superior though the last day is over
     */
    public record Counts(int expected, int inTime, int late, int accepted, int returned, int overdue) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        /** With the superior: waiting or accepted. */
        public int sent() {
            return inTime + late;
        }

        /** Never begun, being written, withdrawn or returned. */
        public int missing() {
            return expected - sent();
        }

        Counts plus(Counts other) {
            return new Counts(
                    expected + other.expected,
                    inTime + other.inTime,
                    late + other.late,
                    accepted + other.accepted,
                    returned + other.returned,
                    overdue + other.overdue);
        }
    }

    /**
     * What stands below a unit.
     *
     * @param byLevel all units of a level
     * @param byChild for each direct child the units of the lowest level at or below it
     */
    public record Below(Map<Integer, Counts> byLevel, Map<Long, Counts> byChild) {
        public Counts level(int level) {
            return byLevel.getOrDefault(level, Counts.NONE);
        }

        /** The lowest level that reports: the leaves'. */
        public int leafLevel() {
            return byLevel.keySet().stream().max(Integer::compare).orElse(Outcome.EVERY_LEVEL);
        }

        /** Units of the lowest level that reports: communes, until 30 June 2025 districts. */
        public Counts leaves() {
            return byLevel.entrySet().stream()
                    .max(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse(Counts.NONE);
        }

        public Counts child(long unitId) {
            return byChild.getOrDefault(unitId, Counts.NONE);
        }

        /** Everything below, whatever the level. */
        public Counts all() {
            return byLevel.values().stream().reduce(Counts.NONE, Counts::plus);
        }
    }

    /** The counts below a unit by the tree of the period's last day; {@code children} are its direct children on that day. */
    public Below below(Period period, Unit unit, List<Unit> children, Instant now) {
        LocalDate day = period.lastDay();
        int lowest = forms.lowest(day);
        List<Unit> superiors = superiors(unit, children, lowest);
        Deadlines deadlines = periods.deadlines(period);
        TreeMap<Integer, Map<Long, Counts>> rows = new TreeMap<>();
        jdbc.sql("""
                -- 1. The period's reports
                with report as materialized (
                    select unit_id, state, presented_from, first_sent_at,
                           accepted_submission_id is not null as accepted,
                           state = 'SUBMITTED' or accepted_submission_id is not null as delivered
                    from reporting.report
                    where period_id = :period
                ),
                -- 2. every unit below that reports, and the direct child that it stands below or is
                unit as materialized (
                    select unit_id, level, parent_id, case parent_id when :unit then unit_id else parent_id end as child
                    from organization.unit_version
                    where parent_id = any(:superiors) and level <= :lowest
                      and :day between valid_from and coalesce(valid_to, 'infinity')
                )
                -- 3. counted by child and level, against the day on which the superior expects the report; joined fully, so that it
                --    is hashed: of a period that has only begun the planner expects no reports, and would go through all for each unit
                select u.child, u.level, count(*) as expected,
                       count(*) filter (where r.delivered and r.first_sent_at < d.due) as in_time,
                       count(*) filter (where r.delivered and r.first_sent_at >= d.due) as late,
                       count(*) filter (where r.accepted) as accepted,
                       count(*) filter (where not r.accepted
                                          and (r.state = 'RETURNED'
                                               or r.state = 'PRESENTED' and r.presented_from = 'RETURNED')) as returned,
                       count(*) filter (where r.delivered is not true and d.due <= :now::timestamptz) as overdue
                from unit u
                full join report r on r.unit_id = u.unit_id
                join unnest(:superiors::bigint[], :dues::timestamptz[]) as d (superior_id, due)
                  on d.superior_id = coalesce(u.parent_id, 0)
                group by u.child, u.level
                """)
                .param("now", now.toString())
                .param("day", day)
                .param("lowest", lowest)
                .param("superiors", superiors.stream().map(Unit::id).toArray(Long[]::new))
                .param(
                        "dues",
                        superiors.stream()
                                .map(superior -> VietnamTime.endOf(deadlines.due(superior.id(), superior.level())))
                                .map(Instant::toString)
                                .toArray(String[]::new))
                .param("period", period.id())
                .param("unit", unit.id())
                .query((rs, n) -> rows.computeIfAbsent(rs.getInt("level"), level -> new HashMap<>())
                        .put(
                                rs.getLong("child"),
                                new Counts(
                                        rs.getInt("expected"),
                                        rs.getInt("in_time"),
                                        rs.getInt("late"),
                                        rs.getInt("accepted"),
                                        rs.getInt("returned"),
                                        rs.getInt("overdue"))))
                .list();
        Map<Integer, Counts> byLevel = new TreeMap<>();
        rows.forEach(
                (level, counts) -> byLevel.put(level, counts.values().stream().reduce(Counts.NONE, Counts::plus)));
        return new Below(byLevel, rows.isEmpty() ? Map.of() : rows.lastEntry().getValue());
    }

    /** Who receives reports at or below a unit: itself, and those of its children that have units below them. */
    static List<Unit> superiors(Unit unit, List<Unit> children, int lowest) {
        return Stream.concat(Stream.of(unit), children.stream())
                .filter(superior -> superior.level() < lowest)
                .toList();
    }
}
