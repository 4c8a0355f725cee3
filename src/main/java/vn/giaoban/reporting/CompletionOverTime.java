package vn.giaoban.reporting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Deadlines;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;

/**
 * How far the reports of several periods have come below units, each by the tree of its period's last day. The caller has found
 * the units through the actor.
 */
@Component
public class CompletionOverTime {
    private static final String ASKED = """
            with asked as materialized (
                select * from unnest(:periods::bigint[], :days::date[], :lowest::int[]) as a (period_id, day, lowest)
            ),
            -- every unit below that reports, once, by the tree of each period
            unit as materialized (
                select distinct a.period_id, a.day, l.unit_id, v.parent_id
                from asked a
                join unnest(:rootPeriods::bigint[], :roots::bigint[]) as o (period_id, unit_id) on o.period_id = a.period_id
                join organization.line l
                  on l.ancestor_id = o.unit_id and a.day between l.valid_from and coalesce(l.valid_to, 'infinity')
                 and (:own or l.depth > 0)
                join organization.unit_version v
                  on v.unit_id = l.unit_id and a.day between v.valid_from and coalesce(v.valid_to, 'infinity')
                 and v.level <= a.lowest
            )
            """;

    private final JdbcClient jdbc;
    private final Periods periods;
    private final Forms forms;

    CompletionOverTime(JdbcClient jdbc, Periods periods, Forms forms) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.forms = forms;
    }

    /** Who receives reports of a period, and until when they are in time. */
    private record Due(long periodId, long superiorId, Instant end) {}

    /**
     * All below some units, by period id; a period in whose time nothing stood below them is missing.
     *
     * @param roots the ids of the units in each period's time
     * @param own the reports of these units themselves count as well
     */
    public Map<Long, Completion.Counts> below(Map<Period, ? extends Collection<Long>> roots, boolean own, Instant now) {
        List<Due> dues = dues(roots, own);
        Map<Long, Completion.Counts> counts = new HashMap<>();
        of(roots, own, ASKED + """
                        select u.period_id, count(*) as expected,
                               count(*) filter (where r.delivered and r.first_sent_at < d.due) as in_time,
                               count(*) filter (where r.delivered and r.first_sent_at >= d.due) as late,
                               count(*) filter (where r.accepted) as accepted,
                               count(*) filter (where not r.accepted
                                                  and (r.state = 'RETURNED'
                                                       or r.state = 'PRESENTED' and r.presented_from = 'RETURNED')) as returned,
                               count(*) filter (where r.delivered is not true and d.due <= :now::timestamptz) as overdue
                        from unit u
                        join unnest(:duePeriods::bigint[], :superiors::bigint[], :dues::timestamptz[])
                               as d (period_id, superior_id, due)
                          on d.period_id = u.period_id and d.superior_id = u.parent_id
                        left join (
                            select period_id, unit_id, state, presented_from, first_sent_at,
                                   accepted_submission_id is not null as accepted,
                                   state = 'SUBMITTED' or accepted_submission_id is not null as delivered
                            from reporting.report where period_id = any(:periods)) r
                          on r.period_id = u.period_id and r.unit_id = u.unit_id
                        group by u.period_id
                        """)
                .param("now", now.toString())
                .param("duePeriods", dues.stream().map(Due::periodId).toArray(Long[]::new))
                .param("superiors", dues.stream().map(Due::superiorId).toArray(Long[]::new))
                .param("dues", dues.stream().map(due -> due.end().toString()).toArray(String[]::new))
                .query((rs, n) -> counts.put(
                        rs.getLong("period_id"),
                        new Completion.Counts(
                                rs.getInt("expected"),
                                rs.getInt("in_time"),
                                rs.getInt("late"),
                                rs.getInt("accepted"),
                                rs.getInt("returned"),
                                rs.getInt("overdue"))))
                .list();
        return counts;
    }

    /** When a report of one of these periods was last accepted, a correction included; empty while none is. */
    public Optional<Instant> lastAccepted(Collection<Period> asked) {
        return jdbc.sql("select max(accepted_at) from reporting.report where period_id = any(:periods)")
                .param("periods", asked.stream().map(Period::id).toArray(Long[]::new))
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /** For every superior of these units, in the time of each period. */
    private List<Due> dues(Map<Period, ? extends Collection<Long>> roots, boolean own) {
        Map<Long, Deadlines> deadlines = new HashMap<>();
        roots.keySet().forEach(period -> deadlines.put(period.id(), periods.deadlines(period)));
        return new ArrayList<>(of(roots, own, ASKED + """
                        select distinct u.period_id, u.parent_id, p.level
                        from unit u
                        join organization.unit_version p
                          on p.unit_id = u.parent_id and u.day between p.valid_from and coalesce(p.valid_to, 'infinity')
                        """)
                .query((rs, n) -> new Due(
                        rs.getLong(1),
                        rs.getLong(2),
                        VietnamTime.endOf(Objects.requireNonNull(deadlines.get(rs.getLong(1)))
                                .due(rs.getLong(2), rs.getInt(3)))))
                .list());
    }

    private JdbcClient.StatementSpec of(Map<Period, ? extends Collection<Long>> roots, boolean own, String sql) {
        List<Period> list = List.copyOf(roots.keySet());
        List<Long> rootPeriods = new ArrayList<>();
        List<Long> rootUnits = new ArrayList<>();
        roots.forEach((period, ids) -> ids.forEach(id -> {
            rootPeriods.add(period.id());
            rootUnits.add(id);
        }));
        return jdbc.sql(sql)
                .param("own", own)
                .param("rootPeriods", rootPeriods.toArray(Long[]::new))
                .param("roots", rootUnits.toArray(Long[]::new))
                .param("periods", list.stream().map(Period::id).toArray(Long[]::new))
                .param("days", list.stream().map(p -> p.lastDay().toString()).toArray(String[]::new))
                .param(
                        "lowest",
                        list.stream().map(p -> forms.lowest(p.lastDay())).toArray(Integer[]::new));
    }
}
