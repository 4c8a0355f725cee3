package vn.giaoban.reporting;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.figures.Amounts;

/** Keeps what was sent, and what was objected to. A submission is written once. */
@Component
public class Submissions {
    private static final String COLUMNS =
            "id, report_id, number, sent_by, sent_at, own, override, rolled, rolled_reports, remarks, passages";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    public Submissions(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /** Freezes a content as the report's next edition, in the caller's transaction, under the report's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Submission freeze(Actor actor, Report report, Content content, Checking checking) {
        Instant now = clock.instant();
        Map<Integer, Submission.Remark> remarks = new HashMap<>();
        content.cells().values().forEach(cell -> {
            if (!cell.note().isEmpty() || !cell.overrideReason().isEmpty())
                remarks.put(cell.slot(), new Submission.Remark(cell.note(), cell.overrideReason()));
        });
        Map<String, String> passages = new HashMap<>();
        content.passages().values().forEach(p -> {
            if (!p.body().isBlank()) passages.put(p.heading(), p.body());
        });
        Map<Integer, Long> rolled = new HashMap<>();
        for (int slot = 1; slot <= content.below().given().length; slot++) {
            Long amount = content.below().rolledUp(slot);
            if (amount != null) rolled.put(slot, amount);
        }
        int rolledReports = content.below().reports() - (content.below().reportId() == null ? 0 : 1);
        Submission sent = jdbc.sql("""
                insert into reporting.submission (report_id, number, sent_by, sent_at, own, override, rolled, rolled_reports, remarks, passages)
                values (:report, :number, :by, :at, :own::bigint[], :override::bigint[], :rolled::bigint[], :rolledReports, :remarks::jsonb, :passages::jsonb)
                returning %s
                """.formatted(COLUMNS))
                .param("report", report.id())
                .param("number", report.submissions() + 1)
                .param("by", actor.accountId())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("own", content.own().array())
                .param("override", content.override().array())
                .param("rolled", Amounts.of(rolled).array())
                .param("rolledReports", rolledReports)
                .param("remarks", json.writeValueAsString(remarks))
                .param("passages", json.writeValueAsString(passages))
                .query(this::submission)
                .single();
        jdbc.sql("""
                update reporting.report
                set submissions = :number, last_submission_id = :submission, sent_at = :at,
                    first_sent_at = coalesce(first_sent_at, :at), filled = :filled, required = :required
                where id = :id
                """)
                .param("number", sent.number())
                .param("submission", sent.id())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("filled", checking.filled())
                .param("required", checking.required())
                .param("id", report.id())
                .update();
        return sent;
    }

    public Submission get(long id) {
        return jdbc.sql("select %s from reporting.submission where id = :id".formatted(COLUMNS))
                .param("id", id)
                .query(this::submission)
                .single();
    }

    /** Many at once, by id. */
    public Map<Long, Submission> get(Collection<Long> ids) {
        Map<Long, Submission> found = new HashMap<>();
        jdbc.sql("select %s from reporting.submission where id = any(:ids)".formatted(COLUMNS))
                .param("ids", ids.toArray(Long[]::new))
                .query(this::submission)
                .list()
                .forEach(s -> found.put(s.id(), s));
        return found;
    }

    /** An edition of a report by its number; the caller has found the report through the actor. */
    public Optional<Submission> find(long reportId, int number) {
        return jdbc.sql("select %s from reporting.submission where report_id = :report and number = :number"
                        .formatted(COLUMNS))
                .param("report", reportId)
                .param("number", number)
                .query(this::submission)
                .optional();
    }

    public List<Objection> objections(long submissionId) {
        return jdbc.sql(
                        "select slot, heading, reason from reporting.objection where submission_id = :id order by slot, heading")
                .param("id", submissionId)
                .query((rs, n) -> new Objection(
                        rs.getObject("slot", Integer.class), rs.getString("heading"), rs.getString("reason")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void object(long submissionId, List<Objection> objections) {
        for (Objection objection : objections)
            jdbc.sql(
                            "insert into reporting.objection (submission_id, slot, heading, reason) values (:submission, :slot, :heading, :reason)")
                    .param("submission", submissionId)
                    .param("slot", objection.slot())
                    .param("heading", objection.heading())
                    .param("reason", objection.reason())
                    .update();
    }

    private Submission submission(ResultSet rs, int n) throws SQLException {
        return new Submission(
                rs.getLong("id"),
                rs.getLong("report_id"),
                rs.getInt("number"),
                rs.getLong("sent_by"),
                rs.getObject("sent_at", OffsetDateTime.class).toInstant(),
                amounts(rs.getArray("own")),
                amounts(rs.getArray("override")),
                amounts(rs.getArray("rolled")),
                rs.getInt("rolled_reports"),
                json.readValue(rs.getString("remarks"), new TypeReference<Map<Integer, Submission.Remark>>() {}),
                json.readValue(rs.getString("passages"), new TypeReference<Map<String, String>>() {}));
    }

    private static Amounts amounts(@Nullable Array array) throws SQLException {
        return array == null ? Amounts.NONE : Amounts.of((Long[]) array.getArray());
    }
}
