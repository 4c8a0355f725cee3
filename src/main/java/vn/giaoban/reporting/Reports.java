package vn.giaoban.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Keeps the reports and their lifecycle; everything is found through the actor. */
@Component
public class Reports {
    static final String COLUMNS = """
            r.id, r.period_id, r.unit_id, r.superior_id, r.form_id, r.state, r.presented_from, r.revision, r.submissions,
            r.last_submission_id, r.begun_at, r.first_sent_at, r.sent_at, r.accepted_at, r.filled, r.required""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Units units;
    private final Forms forms;
    private final Audit audit;

    public Reports(JdbcClient jdbc, Clock clock, Units units, Forms forms, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.units = units;
        this.forms = forms;
        this.audit = audit;
    }

    /**
     * A report that the actor may see: the unit's own people always, those above (officers, leaders, auditors) once something was
     * sent. To everybody else it does not exist.
     */
    public Optional<Report> find(Actor actor, long id) {
        return jdbc.sql("""
                select %s
                from reporting.report r
                where r.id = :id
                  and (r.unit_id = any(:own)
                    or r.submissions > 0 and exists (
                      select 1 from organization.line l
                      where l.unit_id = r.unit_id and l.ancestor_id = any(:above)
                        and :day between l.valid_from and coalesce(l.valid_to, 'infinity')))
                """.formatted(COLUMNS))
                .param("id", id)
                .param("own", actor.rootsAs(Role.OFFICER, Role.LEADER))
                .param("above", actor.rootsAs(Role.OFFICER, Role.LEADER, Role.AUDITOR))
                .param("day", actor.day())
                .query(Reports::report)
                .optional();
    }

    /** A unit's reports by period id; for the unit's own people only. */
    public Map<Long, Report> of(Actor actor, long unitId) {
        NotFound.unless(actor.holdsAnyIn(unitId, Role.OFFICER, Role.LEADER));
        return jdbc
                .sql("select %s from reporting.report r where r.unit_id = :unit".formatted(COLUMNS))
                .param("unit", unitId)
                .query(Reports::report)
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Report::periodId, r -> r));
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

    /** Begins the unit's report of an open period, or finds the one begun. The form is that of the period's last day. */
    @Transactional
    public Report begin(Actor actor, long unitId, Period period) {
        NotFound.unless(actor.holdsAnyIn(unitId, Role.OFFICER, Role.LEADER) && period.opened());
        Unit unit = units.find(unitId, period.lastDay()).orElseThrow(NotFound::new);
        Form form = forms.forLevel(unit.level(), period.lastDay());
        Instant now = clock.instant();
        Optional<Long> begun = jdbc.sql("""
                insert into reporting.report (period_id, unit_id, superior_id, form_id, state, begun_at)
                values (:period, :unit, :superior, :form, 'DRAFT', :now)
                on conflict (period_id, unit_id) do nothing
                returning id
                """)
                .param("period", period.id())
                .param("unit", unitId)
                .param("superior", unit.parentId())
                .param("form", form.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
        if (begun.isPresent()) {
            step(begun.get(), ReportAct.BEGIN, null, ReportState.DRAFT, actor, now, "", null);
            audit.record(
                    actor, ReportAct.BEGIN.auditName(), "report", begun.get(), unitId, Map.of("period", period.code()));
        }
        return find(actor, unitId, period).orElseThrow(NotFound::new);
    }

    /**
     * Locks a report for a step. A revision that is no longer the report's means that somebody was there first.
     *
     * @throws StaleReport if the report has moved on since the actor's page was made
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Report lock(Actor actor, long id, int revision) {
        NotFound.unless(find(actor, id).isPresent());
        Report report = jdbc.sql("select %s from reporting.report r where r.id = :id for update".formatted(COLUMNS))
                .param("id", id)
                .query(Reports::report)
                .single();
        if (report.revision() != revision) throw new StaleReport(id);
        return report;
    }

    /** Takes a locked report one step on, by the lifecycle, with its step and audit entry. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ReportState advance(Actor actor, Report report, ReportAct act, String reason, @Nullable Long submissionId) {
        NotFound.unless(report.may(actor, act));
        ReportState to = Lifecycle.next(report.state(), act, report.presentedFrom())
                .orElseThrow(() -> new StaleReport(report.id()));
        Instant now = clock.instant();
        jdbc.sql("""
                update reporting.report
                set state = :to,
                    presented_from = case when :act = 'PRESENT' then state end,
                    revision = revision + 1,
                    accepted_at = case when :act = 'ACCEPT' then :now end
                where id = :id
                """)
                .param("to", to.name())
                .param("act", act.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", report.id())
                .update();
        step(report.id(), act, report.state(), to, actor, now, reason, submissionId);
        audit.record(
                actor,
                act.auditName(),
                "report",
                report.id(),
                report.unitId(),
                reason.isEmpty() ? Map.of("to", to.name()) : Map.of("to", to.name(), "reason", reason));
        return to;
    }

    /** Everything that was done to a report, latest first; the caller has found the report through the actor. */
    public List<Step> steps(long reportId) {
        return jdbc.sql("""
                select act, to_state, account_id, at, reason, submission_id
                from reporting.step where report_id = :report order by id desc
                """)
                .param("report", reportId)
                .query((rs, n) -> new Step(
                        ReportAct.valueOf(rs.getString("act")),
                        ReportState.valueOf(rs.getString("to_state")),
                        rs.getLong("account_id"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getString("reason"),
                        rs.getObject("submission_id", Long.class)))
                .list();
    }

    private void step(
            long reportId,
            ReportAct act,
            @Nullable ReportState from,
            ReportState to,
            Actor actor,
            Instant at,
            String reason,
            @Nullable Long submissionId) {
        jdbc.sql("""
                insert into reporting.step (report_id, act, from_state, to_state, account_id, at, reason, submission_id)
                values (:report, :act, :from, :to, :account, :at, :reason, :submission)
                """)
                .param("report", reportId)
                .param("act", act.name())
                .param("from", from == null ? null : from.name())
                .param("to", to.name())
                .param("account", actor.accountId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("submission", submissionId)
                .update();
    }

    static Report report(ResultSet rs, int row) throws SQLException {
        String presentedFrom = rs.getString("presented_from");
        return new Report(
                rs.getLong("id"),
                rs.getLong("period_id"),
                rs.getLong("unit_id"),
                rs.getObject("superior_id", Long.class),
                rs.getLong("form_id"),
                ReportState.valueOf(rs.getString("state")),
                presentedFrom == null ? null : ReportState.valueOf(presentedFrom),
                rs.getInt("revision"),
                rs.getInt("submissions"),
                rs.getObject("last_submission_id", Long.class),
                rs.getObject("begun_at", OffsetDateTime.class).toInstant(),
                instant(rs, "first_sent_at"),
                instant(rs, "sent_at"),
                instant(rs, "accepted_at"),
                rs.getInt("filled"),
                rs.getInt("required"));
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
