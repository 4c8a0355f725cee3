package vn.giaoban.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Posted;

/**
 * Keeps the corrections of accepted reports. A correction is written, presented, sent, returned and accepted as any report is, as
 * its next edition; here stand only its beginning, its end, and what it did to the figures.
 */
@Component
public class Corrections {
    private static final String COLUMNS = """
            c.id, c.report_id, c.from_submission_id, c.reason, c.requested_by, c.requested_at, c.to_submission_id, c.accepted_by,
            c.accepted_at, c.published""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Reports reports;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Periods periods;
    private final Indicators indicators;

    Corrections(
            JdbcClient jdbc,
            Clock clock,
            Reports reports,
            Drafts drafts,
            Submissions submissions,
            Periods periods,
            Indicators indicators) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.reports = reports;
        this.drafts = drafts;
        this.submissions = submissions;
        this.periods = periods;
        this.indicators = indicators;
    }

    /** Opens an accepted report for writing, from the edition that counts; that one counts on until the correction is accepted. */
    @Transactional
    public void begin(Actor actor, long reportId, int revision, String reason) {
        Report report = reports.lock(actor, reportId, revision);
        reports.advance(actor, report, ReportAct.CORRECT, reason, report.acceptedSubmissionId());
        Submission accepted = accepted(report);
        jdbc.sql("""
                insert into reporting.correction (report_id, from_submission_id, reason, requested_by, requested_at)
                values (:report, :from, :reason, :by, :at)
                """)
                .param("report", reportId)
                .param("from", accepted.id())
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        drafts.reopen(report, accepted);
    }

    /** Gives a correction up: the report stands accepted as it was, and says so where it is written in. */
    @Transactional
    public void drop(Actor actor, long reportId, int revision) {
        Report report = reports.lock(actor, reportId, revision);
        reports.advance(actor, report, ReportAct.DROP_CORRECTION, "", report.acceptedSubmissionId());
        jdbc.sql("""
                update reporting.correction set dropped_at = :at
                where report_id = :report and accepted_at is null and dropped_at is null
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("report", reportId)
                .update();
        // What was sent and not accepted stays among the editions, but is no longer the one in hand.
        jdbc.sql("""
                update reporting.report r set last_submission_id = s.id, sent_at = s.sent_at
                from reporting.submission s
                where r.id = :report and s.id = r.accepted_submission_id
                """).param("report", reportId).update();
        drafts.restore(report, accepted(report));
    }

    /** Ends the correction of a report that was just accepted, with what its posting did to the figures on the way up. */
    @Transactional(propagation = Propagation.MANDATORY)
    void accept(Stride stride, Period period, List<Posted> posted) {
        boolean published = periods.find(period.id()).orElseThrow(NotFound::new).isPublished();
        long id = jdbc.sql("""
                update reporting.correction
                set to_submission_id = :to, accepted_by = :by, accepted_at = :at, published = :published
                where report_id = :report and accepted_at is null and dropped_at is null
                returning id
                """)
                .param("to", stride.submissionId())
                .param("by", stride.actor().accountId())
                .param("at", stride.at().atOffset(ZoneOffset.UTC))
                .param("published", published)
                .param("report", stride.report().id())
                .query(Long.class)
                .single();
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        List<Long> unitIds = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        List<Long> old = new ArrayList<>();
        List<Long> now = new ArrayList<>();
        for (Posted one : posted)
            for (Indicator indicator : ofDay.all()) {
                // What is compared with last year's is worked out from two periods; its base is here.
                if (indicator.acrossUnits() == AcrossUnits.CHANGE) continue;
                Long before =
                        one.before().figure(indicator, key -> byId(ofDay, key)).amount();
                Long after =
                        one.after().figure(indicator, key -> byId(ofDay, key)).amount();
                if (Objects.equals(before, after)) continue;
                unitIds.add(one.after().unitId());
                slots.add(indicator.slot());
                old.add(before);
                now.add(after);
            }
        jdbc.sql("""
                insert into reporting.correction_figure (correction_id, unit_id, slot, old_amount, new_amount)
                select :id, f.unit_id, f.slot, f.old, f.now
                from unnest(:units::bigint[], :slots::int[], :old::bigint[], :now::bigint[]) as f(unit_id, slot, old, now)
                """)
                .param("id", id)
                .param("units", unitIds.toArray(Long[]::new))
                .param("slots", slots.toArray(Integer[]::new))
                .param("old", old.toArray(Long[]::new))
                .param("now", now.toArray(Long[]::new))
                .update();
    }

    private static Indicator byId(IndicatorsOfDay ofDay, long id) {
        return Objects.requireNonNull(ofDay.byId().get(id));
    }

    /** The correction that is being written, sent or judged; the caller has found the report through the actor. */
    public Optional<Correction> underWay(Report report) {
        if (!report.isCorrecting()) return Optional.empty();
        return jdbc.sql("""
                select %s from reporting.correction c
                where c.report_id = :report and c.accepted_at is null and c.dropped_at is null
                """.formatted(COLUMNS))
                .param("report", report.id())
                .query(Corrections::correction)
                .optional();
    }

    /** Accepted corrections by the number of the edition that corrected, earliest first; the report was found through the actor. */
    public Map<Integer, Correction> of(Report report) {
        Map<Integer, Correction> byEdition = new TreeMap<>();
        if (report.submissions() < 2) return byEdition;
        jdbc.sql("""
                select s.number, %s from reporting.correction c
                join reporting.submission s on s.id = c.to_submission_id
                where c.report_id = :report
                """.formatted(COLUMNS))
                .param("report", report.id())
                .query((rs, n) -> {
                    byEdition.put(rs.getInt("number"), correction(rs, n));
                    return n;
                })
                .list();
        return byEdition;
    }

    /**
     * The figures of a unit that corrections changed after the period's totals had been made public, by slot, earliest first; those
     * of a report whose acceptance was taken back have gone with it. Whose figures they are was found through the actor, or is the
     * public's.
     *
     * <p>What counts is what the posting did at that moment, not who stands above whom: a superior that had replaced its total by
     * hand was not changed, and is not marked.
     */
    public Map<Integer, List<FigureCorrection>> afterPublication(long unitId, long periodId) {
        Map<Integer, List<FigureCorrection>> bySlot = new HashMap<>();
        figures(
                        "where f.unit_id = :unit and c.published and r.period_id = :period and r.accepted_submission_id is not null")
                .param("period", periodId)
                .param("unit", unitId)
                .query(Corrections::figure)
                .list()
                .forEach(one -> bySlot.computeIfAbsent(one.slot(), slot -> new ArrayList<>())
                        .add(one));
        return bySlot;
    }

    /** What a correction did to the figures of its own unit, by slot. */
    Map<Integer, FigureCorrection> done(Correction correction) {
        Map<Integer, FigureCorrection> bySlot = new HashMap<>();
        figures("where f.correction_id = :id and f.unit_id = r.unit_id")
                .param("id", correction.id())
                .query(Corrections::figure)
                .list()
                .forEach(one -> bySlot.put(one.slot(), one));
        return bySlot;
    }

    private JdbcClient.StatementSpec figures(String which) {
        return jdbc.sql("""
                select f.slot, c.accepted_at, f.old_amount, f.new_amount, r.unit_id, r.id as report_id, s.number
                from reporting.correction_figure f
                join reporting.correction c on c.id = f.correction_id
                join reporting.report r on r.id = c.report_id
                join reporting.submission s on s.id = c.to_submission_id
                %s
                order by c.accepted_at, c.id, f.slot
                """.formatted(which));
    }

    private static FigureCorrection figure(ResultSet rs, int row) throws SQLException {
        return new FigureCorrection(
                rs.getInt("slot"),
                Objects.requireNonNull(Reports.instant(rs, "accepted_at")),
                rs.getObject("old_amount", Long.class),
                rs.getObject("new_amount", Long.class),
                rs.getLong("unit_id"),
                rs.getLong("report_id"),
                rs.getInt("number"));
    }

    private Submission accepted(Report report) {
        return submissions.get(Objects.requireNonNull(report.acceptedSubmissionId()));
    }

    static Correction correction(ResultSet rs, int row) throws SQLException {
        return new Correction(
                rs.getLong("id"),
                rs.getLong("report_id"),
                rs.getLong("from_submission_id"),
                rs.getString("reason"),
                rs.getLong("requested_by"),
                Objects.requireNonNull(Reports.instant(rs, "requested_at")),
                rs.getObject("to_submission_id", Long.class),
                rs.getObject("accepted_by", Long.class),
                Reports.instant(rs, "accepted_at"),
                rs.getBoolean("published"));
    }
}
