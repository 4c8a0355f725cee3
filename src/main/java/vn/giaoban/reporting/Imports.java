package vn.giaoban.reporting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.FigureImport;
import vn.giaoban.figures.Posting;
import vn.giaoban.organization.Unit;

/**
 * Takes in whole reports that were made, sent and accepted elsewhere, a level of a period at once. What was done there is one act
 * here, the import: each report has its step and its entry in the trail, which names the file.
 */
@Component
class Imports {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final EditionDigests digests;
    private final FigureImport figures;
    private final Clock clock;

    Imports(JdbcClient jdbc, Audit audit, EditionDigests digests, FigureImport figures, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.digests = digests;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * A report as it is told, found right.
     *
     * @param formId the form of the unit's level in the period's time
     * @param own what the unit counts of itself
     * @param rolled what has come up from the units below, from so many reports
     */
    record Imported(
            Unit unit,
            long formId,
            Amounts own,
            Amounts rolled,
            int rolledReports,
            int filled,
            int required,
            Instant sent,
            @Nullable Instant accepted) {}

    /** From which file, by whom. */
    record Origin(Actor actor, String file, String digest) {}

    /** What a unit has said of a period so far. */
    record Known(ReportState state, Amounts own, Amounts override) {
        boolean isSame(Amounts told) {
            return state == ReportState.ACCEPTED && own.equals(told) && override.equals(Amounts.NONE);
        }
    }

    /** The reports of a period that are there already, by unit. */
    Map<Long, Known> known(long periodId, Collection<Long> unitIds) {
        Map<Long, Known> known = new HashMap<>();
        jdbc.sql("""
                select r.unit_id, r.state, s.own, s.override
                from reporting.report r
                left join reporting.submission s on s.id = r.accepted_submission_id
                where r.period_id = :period and r.unit_id = any(:units)
                """)
                .param("period", periodId)
                .param("units", unitIds.toArray(Long[]::new))
                .query(rs -> {
                    known.put(
                            rs.getLong("unit_id"),
                            new Known(
                                    ReportState.valueOf(rs.getString("state")),
                                    Submissions.amounts(rs.getArray("own")),
                                    Submissions.amounts(rs.getArray("override"))));
                });
        return known;
    }

    /**
     * Takes in reports of one level of a period, in the caller's transaction; lower levels come first.
     *
     * @throws org.springframework.dao.DuplicateKeyException if one was begun meanwhile: the transaction is to be tried again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void take(Origin origin, Period period, List<Imported> reports) {
        if (reports.isEmpty()) return;
        Instant now = clock.instant();
        // 1. Numbers for all: a report names its edition and the edition its report.
        List<Long> ids = next("select nextval(pg_get_serial_sequence('reporting.report', 'id'))", reports.size());
        List<Long> editions =
                next("select nextval(pg_get_serial_sequence('reporting.submission', 'id'))", reports.size());
        Long[] reportIds = ids.toArray(Long[]::new);
        Long[] submissionIds = editions.toArray(Long[]::new);
        String[] sent = texts(reports, r -> r.sent().toString());

        // 2. The reports.
        jdbc.sql("""
                insert into reporting.report
                    (id, period_id, unit_id, superior_id, form_id, state, submissions, last_submission_id, accepted_submission_id,
                     begun_at, first_sent_at, sent_at, accepted_at, filled, required)
                overriding system value
                select r.id, :period, r.unit_id, r.superior_id, r.form_id, :state, 1, r.submission_id, r.submission_id,
                       r.sent, r.sent, r.sent, r.accepted, r.filled, r.required
                from unnest(
                    :ids::bigint[], :units::bigint[], :superiors::bigint[], :forms::bigint[], :submissions::bigint[],
                    :sent::timestamptz[], :accepted::timestamptz[], :filled::int[], :required::int[])
                  with ordinality as r(id, unit_id, superior_id, form_id, submission_id, sent, accepted, filled, required, n)
                order by r.n
                """)
                .param("period", period.id())
                .param("state", Lifecycle.IMPORTED.name())
                .param("ids", reportIds)
                .param("units", longs(reports, r -> r.unit().id()))
                .param("superiors", longs(reports, r -> r.unit().parentId()))
                .param("forms", longs(reports, Imported::formId))
                .param("submissions", submissionIds)
                .param("sent", sent)
                .param("accepted", texts(reports, r -> {
                    Instant accepted = r.accepted();
                    return (accepted == null ? now : accepted).toString();
                }))
                .param("filled", reports.stream().map(Imported::filled).toArray(Integer[]::new))
                .param("required", reports.stream().map(Imported::required).toArray(Integer[]::new))
                .update();

        // 3. What they say.
        jdbc.sql("""
                insert into reporting.submission
                    (id, report_id, number, sent_by, sent_at, own, rolled, rolled_reports)
                overriding system value
                select s.id, s.report_id, 1, :by, s.at, s.own::bigint[], s.rolled::bigint[], s.rolled_reports
                from unnest(
                    :ids::bigint[], :reports::bigint[], :at::timestamptz[], :own::text[], :rolled::text[], :rolledReports::int[])
                  with ordinality as s(id, report_id, at, own, rolled, rolled_reports, n)
                order by s.n
                """)
                .param("by", origin.actor().accountId())
                .param("ids", submissionIds)
                .param("reports", reportIds)
                .param("at", sent)
                .param("own", texts(reports, r -> r.own().text()))
                .param("rolled", texts(reports, r -> r.rolled().text()))
                .param(
                        "rolledReports",
                        reports.stream().map(Imported::rolledReports).toArray(Integer[]::new))
                .update();

        // 4. The step, and its entry in the trail.
        jdbc.sql("""
                insert into reporting.step (report_id, act, to_state, account_id, at, reason, submission_id)
                select s.report_id, :act, :state, :by, :at::timestamptz, :file, s.submission_id
                from unnest(:reports::bigint[], :submissions::bigint[]) with ordinality as s(report_id, submission_id, n)
                order by s.n
                """)
                .param("act", ReportAct.IMPORT.name())
                .param("state", Lifecycle.IMPORTED.name())
                .param("by", origin.actor().accountId())
                .param("at", now.toString())
                .param("file", origin.file())
                .param("reports", reportIds)
                .param("submissions", submissionIds)
                .update();
        Map<Long, EditionDigest> said = digests.of(editions);
        List<Audit.Entry> entries = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            Map<String, Object> detail = new HashMap<>(
                    Objects.requireNonNull(said.get(editions.get(i))).detail());
            detail.putAll(Map.of("period", period.code(), "file", origin.file(), "sha256", origin.digest()));
            long unitId = reports.get(i).unit().id();
            entries.add(new Audit.Entry(
                    now, origin.actor(), ReportAct.IMPORT.auditName(), "report", ids.get(i), unitId, detail));
        }
        audit.record(entries);

        // 5. The figures count, at every level above.
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            Imported report = reports.get(i);
            postings.add(new Posting(report.unit().id(), report.own(), Amounts.NONE, ids.get(i), editions.get(i)));
        }
        figures.post(period, postings);
    }

    /** The planner learns what there is, as it would by itself some minutes later. */
    void analyze() {
        jdbc.sql("analyze figures.sheet, reporting.report, reporting.submission, reporting.step")
                .update();
    }

    private List<Long> next(String sequence, int many) {
        return jdbc.sql(sequence + " from generate_series(1, :many)")
                .param("many", many)
                .query(Long.class)
                .list();
    }

    private static @Nullable Long[] longs(List<Imported> reports, Function<Imported, @Nullable Long> value) {
        List<@Nullable Long> values = new ArrayList<>(reports.size());
        for (Imported report : reports) values.add(value.apply(report));
        return values.toArray(Long[]::new);
    }

    private static String[] texts(List<Imported> reports, Function<Imported, String> value) {
        return reports.stream().map(value).toArray(String[]::new);
    }
}
