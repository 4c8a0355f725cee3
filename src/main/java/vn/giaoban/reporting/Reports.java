package vn.giaoban.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.activities.Counts;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Keeps the reports and their lifecycle; everything is found through the actor. */
@Component
public class Reports {
    private static final String COLUMNS = """
            r.id, r.period_id, r.unit_id, r.superior_id,
            -- who acts for the unit on the day, and who accepts from whoever does
            coalesce(
              (select k.keeper_id from organization.keeper k
               where k.unit_id = r.unit_id and %1$s between k.valid_from and coalesce(k.valid_to, 'infinity')),
              r.unit_id) as keeper_id,
            (select case when above.keeper_id <> k.keeper_id then above.keeper_id
                    else (select v.parent_id from organization.unit_version v
                          where v.unit_id = k.keeper_id
                            and %1$s between v.valid_from and coalesce(v.valid_to, 'infinity')) end
             from organization.keeper k
             join organization.keeper above
               on above.unit_id = r.superior_id
              and %1$s between above.valid_from and coalesce(above.valid_to, 'infinity')
             where k.unit_id = r.unit_id and %1$s between k.valid_from and coalesce(k.valid_to, 'infinity')) as judge_id,
            r.form_id, r.state, r.presented_from, r.revision, r.submissions, r.last_submission_id, r.accepted_submission_id,
            r.begun_at, r.first_sent_at, r.sent_at, r.accepted_at, r.filled, r.required, r.counted""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Units units;
    private final Forms forms;
    private final Periods periods;
    private final ReportSteps steps;
    private final Counts counts;

    public Reports(
            JdbcClient jdbc, Clock clock, Units units, Forms forms, Periods periods, ReportSteps steps, Counts counts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.units = units;
        this.forms = forms;
        this.periods = periods;
        this.steps = steps;
        this.counts = counts;
    }

    /** What {@link #report} reads, of a report r; {@code day} says on which day people act. */
    static String columns(String day) {
        return COLUMNS.formatted(day);
    }

    /**
     * A report that the actor may see: the unit's own people always (of one that has ended, its keeper's), those above (officers, leaders, auditors) once something was
     * sent. To everybody else it does not exist.
     */
    public Optional<Report> find(Actor actor, long id) {
        return find(actor, id, "");
    }

    private Optional<Report> find(Actor actor, long id, String lock) {
        Optional<LocalDate> then = jdbc.sql("select period_id from reporting.report where id = :id")
                .param("id", id)
                .query(Long.class)
                .optional()
                .flatMap(periods::find)
                .map(Period::lastDay);
        if (then.isEmpty()) return Optional.empty();
        return jdbc.sql("""
                select %s
                from reporting.report r
                where r.id = :id
                  and (exists (
                      select 1 from organization.keeper k
                      where k.unit_id = r.unit_id and k.keeper_id = any(:own)
                        and :day between k.valid_from and coalesce(k.valid_to, 'infinity'))
                    or r.submissions > 0 and (exists (
                      -- 1. who stands above it today
                      select 1 from organization.line l
                      where l.unit_id = r.unit_id and l.ancestor_id = any(:above)
                        and :day between l.valid_from and coalesce(l.valid_to, 'infinity'))
                    or exists (
                      -- 2. who stood above it in the period's time, or carries on who did
                      select 1 from organization.line l
                      join organization.heir h on h.unit_id = l.ancestor_id
                       and (h.until is null or h.until >= :then and h.until < :day)
                      join organization.line t on t.unit_id = h.heir_id and t.ancestor_id = any(:above)
                       and :day between t.valid_from and coalesce(t.valid_to, 'infinity')
                      where l.unit_id = r.unit_id
                        and :then between l.valid_from and coalesce(l.valid_to, 'infinity'))))
                %s
                """.formatted(columns(":day"), lock))
                .param("id", id)
                .param("own", actor.rootsAs(Role.OFFICER, Role.LEADER))
                .param("above", actor.rootsAs(Role.OFFICER, Role.LEADER, Role.AUDITOR))
                .param("then", then.get())
                .param("day", actor.day())
                .query(Reports::report)
                .optional();
    }

    /** A unit's reports by period id; for the unit's own people only. */
    public Map<Long, Report> of(Actor actor, long unitId) {
        NotFound.unless(actor.holdsAnyIn(unitId, Role.OFFICER, Role.LEADER));
        return jdbc
                .sql("select %s from reporting.report r where r.unit_id = :unit".formatted(columns(":day")))
                .param("unit", unitId)
                .param("day", actor.day())
                .query(Reports::report)
                .list()
                .stream()
                .collect(Collectors.toMap(Report::periodId, r -> r));
    }

    /** Corrections under way of reports of units that have ended, for which one of the actor's units acts or judges. */
    List<Report> kept(Actor actor) {
        Long[] own = actor.rootsAs(Role.OFFICER, Role.LEADER);
        if (own.length == 0) return List.of();
        return jdbc.sql("""
                select * from (
                  select %s from reporting.report r where r.state <> 'ACCEPTED' and r.accepted_submission_id is not null) r
                where r.keeper_id <> r.unit_id and (r.keeper_id = any(:own) or r.judge_id = any(:own))
                order by r.period_id, r.unit_id
                """.formatted(columns(":day")))
                .param("own", own)
                .param("day", actor.day())
                .query(Reports::report)
                .list();
    }

    /** The accepted or sent report of a unit and period, where the actor may see it. */
    public Optional<Report> find(Actor actor, long unitId, Period period) {
        return jdbc.sql("select id from reporting.report where unit_id = :unit and period_id = :period")
                .param("unit", unitId)
                .param("period", period.id())
                .query(Long.class)
                .optional()
                .flatMap(id -> find(actor, id));
    }

    /** Whoever asks: for what somebody who may read it has put before others. */
    Optional<Report> whoever(long id) {
        return jdbc.sql("select %s from reporting.report r where r.id = :id".formatted(columns(":day")))
                .param("id", id)
                .param("day", LocalDate.now(clock))
                .query(Reports::report)
                .optional();
    }

    /** Begins the unit's report of an open period, or finds the one begun. The form is that of the period's last day. */
    @Transactional
    public Report begin(Actor actor, long unitId, Period period) {
        NotFound.unless(actor.holdsAnyIn(unitId, Role.OFFICER, Role.LEADER) && period.opened());
        units.hold(false);
        Unit unit = units.find(unitId, period.lastDay()).orElseThrow(NotFound::new);
        Map<Long, Report> begun = begin(period, List.of(new Beginning(actor, unit, clock.instant(), false)));
        // Who keeps a log begins with what it counts.
        if (!begun.isEmpty() && counts.isLogged(unitId, period.firstDay(), period.lastDay()))
            jdbc.sql("update reporting.report set counted = true where unit_id = :unit and period_id = :period")
                    .param("unit", unitId)
                    .param("period", period.id())
                    .update();
        return find(actor, unitId, period).orElseThrow(NotFound::new);
    }

    /** A report to be begun by somebody of the unit, when, and whether the log counts in it. */
    record Beginning(Actor actor, Unit unit, Instant at, boolean counted) {}

    /** Begins reports that are not begun yet, many in one statement; gives those, by unit id. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<Long, Report> begin(Period period, List<Beginning> beginnings) {
        for (Beginning one : beginnings)
            NotFound.unless(period.opened() && one.actor().holdsAnyIn(one.unit().id(), Role.OFFICER, Role.LEADER));
        Map<Integer, Long> formIds = new HashMap<>();
        for (Beginning one : beginnings)
            formIds.computeIfAbsent(
                    one.unit().level(),
                    level -> forms.forLevel(level, period.lastDay()).id());
        Map<Long, Report> begun = jdbc
                .sql("""
                insert into reporting.report as r (period_id, unit_id, superior_id, form_id, state, begun_at, counted)
                select :period, b.unit_id, b.superior_id, b.form_id, 'DRAFT', b.at, b.counted
                from unnest(:units::bigint[], :superiors::bigint[], :forms::bigint[], :at::timestamptz[], :counted::boolean[])
                  with ordinality as b(unit_id, superior_id, form_id, at, counted, n)
                order by b.n
                on conflict (period_id, unit_id) do nothing
                returning %s
                """.formatted(columns(":day")))
                .param("day", period.lastDay())
                .param("period", period.id())
                .param("units", ids(beginnings, b -> b.unit().id()))
                .param("superiors", ids(beginnings, b -> b.unit().parentId()))
                .param("forms", ids(beginnings, b -> formIds.get(b.unit().level())))
                .param("at", texts(beginnings, b -> b.at().toString()))
                .param("counted", beginnings.stream().map(Beginning::counted).toArray(Boolean[]::new))
                .query(Reports::report)
                .list()
                .stream()
                .collect(Collectors.toMap(Report::unitId, r -> r));
        List<Stride.Taken> taken = new ArrayList<>();
        for (Beginning one : beginnings) {
            Report report = begun.get(one.unit().id());
            if (report == null) continue;
            Stride stride = new Stride(one.actor(), report, ReportAct.BEGIN, one.at(), "", null);
            taken.add(new Stride.Taken(stride, null, ReportState.DRAFT, Map.of("period", period.code())));
        }
        steps.write(taken);
        return begun;
    }

    /**
     * Locks a report for a step. A revision that is no longer the report's means that somebody was there first.
     *
     * @throws StaleReport if the report has moved on since the actor's page was made
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Report lock(Actor actor, long id, int revision) {
        Report report = find(actor, id, "for update of r").orElseThrow(NotFound::new);
        if (report.revision() != revision) throw new StaleReport(id);
        return report;
    }

    /** Locks a report that was found through the actor. */
    Report locked(Actor actor, long id) {
        return jdbc.sql("select %s from reporting.report r where r.id = :id for update of r".formatted(columns(":day")))
                .param("id", id)
                .param("day", actor.day())
                .query(Reports::report)
                .single();
    }

    /** Takes a locked report one step on, by the lifecycle, with its step and audit entry. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ReportState advance(Actor actor, Report report, ReportAct act, String reason, @Nullable Long submissionId) {
        return advance(List.of(new Stride(actor, report, act, clock.instant(), reason, submissionId)))
                .getFirst()
                .state();
    }

    /**
     * Takes locked reports on, many in one statement; where a report takes several steps, they follow one another as they are given.
     * Gives the reports as they stand then, by stride.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Report> advance(List<Stride> strides) {
        List<Stride.Taken> taken = Stride.taken(strides);
        List<Stride.Taken> last = Stride.last(taken);
        Map<Long, Report> advanced = jdbc
                .sql("""
                update reporting.report r
                set state = s.to_state,
                    presented_from = s.presented_from,
                    revision = s.revision,
                    accepted_at = case s.act when 'ACCEPT' then s.at when 'REVOKE' then null else r.accepted_at end,
                    accepted_submission_id =
                        case s.act when 'ACCEPT' then s.submission_id when 'REVOKE' then null else r.accepted_submission_id end
                from unnest(
                    :ids::bigint[], :to::text[], :presentedFrom::text[], :revisions::int[], :acts::text[], :at::timestamptz[],
                    :submissions::bigint[], :days::date[])
                  as s(report_id, to_state, presented_from, revision, act, at, submission_id, day)
                where r.id = s.report_id
                returning %s
                """.formatted(columns("s.day")))
                .param("days", texts(last, t -> t.stride().actor().day().toString()))
                .param("ids", ids(last, t -> t.stride().report().id()))
                .param("to", texts(last, t -> t.to().name()))
                .param("presentedFrom", texts(last, t -> name(t.after().presentedFrom())))
                .param("revisions", last.stream().map(t -> t.after().revision()).toArray(Integer[]::new))
                .param("acts", texts(last, t -> t.stride().act().name()))
                .param("at", texts(last, t -> t.stride().at().toString()))
                .param("submissions", ids(last, t -> t.stride().submissionId()))
                .query(Reports::report)
                .list()
                .stream()
                .collect(Collectors.toMap(Report::id, r -> r));
        steps.write(taken);
        return strides.stream()
                .map(s -> Objects.requireNonNull(advanced.get(s.report().id())))
                .toList();
    }

    static @Nullable String name(@Nullable ReportState state) {
        return state == null ? null : state.name();
    }

    static <T> @Nullable Long[] ids(List<T> rows, Function<T, @Nullable Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    static Report report(ResultSet rs, int row) throws SQLException {
        String presentedFrom = rs.getString("presented_from");
        return new Report(
                rs.getLong("id"),
                rs.getLong("period_id"),
                rs.getLong("unit_id"),
                rs.getObject("superior_id", Long.class),
                rs.getLong("keeper_id"),
                rs.getObject("judge_id", Long.class),
                rs.getLong("form_id"),
                ReportState.valueOf(rs.getString("state")),
                presentedFrom == null ? null : ReportState.valueOf(presentedFrom),
                rs.getInt("revision"),
                rs.getInt("submissions"),
                rs.getObject("last_submission_id", Long.class),
                rs.getObject("accepted_submission_id", Long.class),
                rs.getObject("begun_at", OffsetDateTime.class).toInstant(),
                instant(rs, "first_sent_at"),
                instant(rs, "sent_at"),
                instant(rs, "accepted_at"),
                rs.getInt("filled"),
                rs.getInt("required"),
                rs.getBoolean("counted"));
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
