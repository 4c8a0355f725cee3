package vn.giaoban.reporting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.audit.Audit;

/** Keeps every step that was taken with a report. */
@Component
public class ReportSteps {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final EditionDigests digests;

    ReportSteps(JdbcClient jdbc, Audit audit, EditionDigests digests) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.digests = digests;
    }

    /** Keeps steps in the order in which they were taken, each in the audit trail as well, in the transaction that takes them. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(List<Stride.Taken> taken) {
        jdbc.sql("""
                insert into reporting.step (report_id, act, from_state, to_state, account_id, at, reason, submission_id)
                select s.report_id, s.act, s.from_state, s.to_state, s.account_id, s.at, s.reason, s.submission_id
                from unnest(
                    :ids::bigint[], :acts::text[], :from::text[], :to::text[], :accounts::bigint[], :at::timestamptz[],
                    :reasons::text[], :submissions::bigint[])
                  with ordinality as s(report_id, act, from_state, to_state, account_id, at, reason, submission_id, n)
                order by s.n
                """)
                .param("ids", Reports.ids(taken, t -> t.stride().report().id()))
                .param("acts", Reports.texts(taken, t -> t.stride().act().name()))
                .param("from", Reports.texts(taken, t -> Reports.name(t.from())))
                .param("to", Reports.texts(taken, t -> t.to().name()))
                .param("accounts", Reports.ids(taken, t -> t.stride().actor().accountId()))
                .param("at", Reports.texts(taken, t -> t.stride().at().toString()))
                .param("reasons", Reports.texts(taken, t -> t.stride().reason()))
                .param("submissions", Reports.ids(taken, t -> t.stride().submissionId()))
                .update();
        Map<Long, EditionDigest> sent = digests.of(taken.stream()
                .map(Stride.Taken::stride)
                .filter(stride -> stride.act() == ReportAct.SUBMIT)
                .map(stride -> Objects.requireNonNull(stride.submissionId()))
                .toList());
        audit.record(taken.stream()
                .map(t -> new Audit.Entry(
                        t.stride().at(),
                        t.stride().actor(),
                        t.stride().act().auditName(),
                        "report",
                        t.stride().report().id(),
                        t.stride().report().unitId(),
                        detail(t, sent)))
                .toList());
    }

    /** The trail holds what was sent, and which edition of it was accepted: see {@link EditionVerification}. */
    private static Map<String, ?> detail(Stride.Taken taken, Map<Long, EditionDigest> sent) {
        Map<String, Object> detail = new TreeMap<>(taken.detail());
        Stride stride = taken.stride();
        switch (stride.act()) {
            case SUBMIT ->
                detail.putAll(
                        Objects.requireNonNull(sent.get(stride.submissionId())).detail());
            case ACCEPT -> detail.put("edition", stride.report().submissions());
            default -> {}
        }
        return detail;
    }

    /** Everything that was done to a report, latest first; the caller has found the report through the actor. */
    public List<Step> of(long reportId) {
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
}
