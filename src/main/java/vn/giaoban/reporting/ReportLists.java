package vn.giaoban.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Deadlines;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** The reports of a period that stand below a unit, one by one: what {@link Completion} counts. */
@Component
public class ReportLists {
    private final JdbcClient jdbc;
    private final Units units;
    private final Periods periods;
    private final Forms forms;

    ReportLists(JdbcClient jdbc, Units units, Periods periods, Forms forms) {
        this.jdbc = jdbc;
        this.units = units;
        this.periods = periods;
        this.forms = forms;
    }

    /** A unit that owes a report, to whom, and what became of it. */
    public record Row(Unit unit, Unit superior, Owed report) {}

    /**
     * A report that is owed, begun or not.
     *
     * @param state null: not begun
     * @param readable the report's id where something was sent, null otherwise
     * @param delivered with the superior: waiting or accepted
     * @param late first sent after the last day
     * @param accepted one that is being corrected stays accepted
     * @param returned given back with reasons and not sent again yet
     * @param past the last day is over
     */
    public record Owed(
            @Nullable ReportState state,
            @Nullable Long readable,
            @Nullable Instant sentAt,
            boolean delivered,
            boolean late,
            boolean accepted,
            boolean returned,
            boolean past) {
        public boolean isCorrecting() {
            return accepted && state != ReportState.ACCEPTED;
        }
    }

    /** As the database has it, before the units have their names. */
    private record Found(long unitId, long superiorId, Owed report) {}

    /** Whoever may open the reports below a unit, now or in the period's time; by superior and name. A unit with none has no list. */
    List<Row> below(Actor actor, long unitId, Period period, Instant now) {
        Role[] readers = {Role.OFFICER, Role.LEADER, Role.AUDITOR};
        NotFound.unless(units.seesAs(actor, unitId, readers) || units.seesAs(actor, unitId, period.lastDay(), readers));
        int lowest = forms.lowest(period.lastDay());
        Unit unit = units.find(unitId, period.lastDay()).orElseThrow(NotFound::new);
        NotFound.unless(unit.level() < lowest);
        List<Unit> superiors = Completion.superiors(unit, units.children(unitId, period.lastDay()), lowest);
        Deadlines deadlines = periods.deadlines(period);
        List<Found> found = jdbc.sql("""
                select u.unit_id, u.parent_id, r.id, r.state, r.submissions, r.sent_at,
                       r.state = 'SUBMITTED' or r.accepted_submission_id is not null as delivered,
                       r.first_sent_at >= d.due as late,
                       r.accepted_submission_id is not null as accepted,
                       r.accepted_submission_id is null
                         and (r.state = 'RETURNED' or r.state = 'PRESENTED' and r.presented_from = 'RETURNED') as returned,
                       d.due <= :now::timestamptz as past
                from unnest(:superiors::bigint[], :dues::timestamptz[]) as d (superior_id, due)
                join organization.unit_version u
                  on u.parent_id = d.superior_id and u.level <= :lowest
                 and :day between u.valid_from and coalesce(u.valid_to, 'infinity')
                left join reporting.report r on r.unit_id = u.unit_id and r.period_id = :period
                """)
                .param("now", now.toString())
                .param("superiors", superiors.stream().map(Unit::id).toArray(Long[]::new))
                .param(
                        "dues",
                        superiors.stream()
                                .map(superior -> VietnamTime.endOf(deadlines.due(superior.id(), superior.level())))
                                .map(Instant::toString)
                                .toArray(String[]::new))
                .param("lowest", lowest)
                .param("day", period.lastDay())
                .param("period", period.id())
                .query((rs, n) -> {
                    String state = rs.getString("state");
                    Owed report = new Owed(
                            state == null ? null : ReportState.valueOf(state),
                            rs.getInt("submissions") > 0 ? rs.getLong("id") : null,
                            Reports.instant(rs, "sent_at"),
                            rs.getBoolean("delivered"),
                            rs.getBoolean("late"),
                            rs.getBoolean("accepted"),
                            rs.getBoolean("returned"),
                            rs.getBoolean("past"));
                    return new Found(rs.getLong("unit_id"), rs.getLong("parent_id"), report);
                })
                .list();
        NotFound.unless(!found.isEmpty());
        return named(found, period);
    }

    private List<Row> named(List<Found> found, Period period) {
        Set<Long> ids = new HashSet<>();
        for (Found one : found) ids.addAll(List.of(one.unitId(), one.superiorId()));
        Map<Long, Unit> byId = units.those(ids, period.lastDay());
        List<Row> rows = new ArrayList<>();
        for (Found one : found) {
            Unit unit = byId.get(one.unitId());
            Unit superior = byId.get(one.superiorId());
            if (unit != null && superior != null) rows.add(new Row(unit, superior, one.report()));
        }
        rows.sort(Comparator.comparing((Row row) -> row.unit().level())
                .thenComparing(Row::superior, Unit.BY_NAME)
                .thenComparing(Row::unit, Unit.BY_NAME));
        return rows;
    }
}
