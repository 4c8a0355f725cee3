package vn.giaoban.reporting;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
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
    private static final String COLUMNS = """
            id, report_id, number, sent_by, sent_at, array_send(own) as own, array_send(override) as override,
            array_send(rolled) as rolled, rolled_reports, remarks, passages""";

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
    public Submission freeze(Actor actor, Report report, Checking checking) {
        return freeze(List.of(new Sending(report, actor.accountId(), clock.instant(), checking)))
                .getFirst();
    }

    /** A content to be sent as the report's next edition: by whom, when. */
    record Sending(Report report, long by, Instant at, Checking checking) {
        private Submission submission(long id) {
            Content content = checking.content();
            return new Submission(
                    id,
                    report.id(),
                    report.submissions() + 1,
                    by,
                    at,
                    content.own(),
                    content.override(),
                    content.rolled(),
                    content.rolledReports(),
                    content.remarks(),
                    content.texts());
        }
    }

    /** Freezes many contents in one statement; gives the editions in the same order. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Submission> freeze(List<Sending> sendings) {
        // 1. The editions.
        Map<Long, Long> ids = new HashMap<>();
        jdbc.sql("""
                insert into reporting.submission
                    (report_id, number, sent_by, sent_at, own, override, rolled, rolled_reports, remarks, passages)
                select s.report_id, s.number, s.by, s.at, s.own::bigint[], s.override::bigint[], s.rolled::bigint[],
                       s.rolled_reports, s.remarks, s.passages
                from unnest(
                    :reports::bigint[], :numbers::int[], :by::bigint[], :at::timestamptz[], :own::text[],
                    :override::text[], :rolled::text[], :rolledReports::int[], :remarks::jsonb[], :passages::jsonb[])
                  with ordinality as s(report_id, number, by, at, own, override, rolled, rolled_reports, remarks, passages, n)
                order by s.n
                returning report_id, id
                """)
                .param("reports", column(sendings, Long[]::new, s -> s.report().id()))
                .param(
                        "numbers",
                        column(sendings, Integer[]::new, s -> s.report().submissions() + 1))
                .param("by", column(sendings, Long[]::new, Sending::by))
                .param("at", column(sendings, String[]::new, s -> s.at().toString()))
                .param(
                        "own",
                        column(
                                sendings,
                                String[]::new,
                                s -> s.checking().content().own().text()))
                .param(
                        "override",
                        column(
                                sendings,
                                String[]::new,
                                s -> s.checking().content().override().text()))
                .param(
                        "rolled",
                        column(
                                sendings,
                                String[]::new,
                                s -> s.checking().content().rolled().text()))
                .param(
                        "rolledReports",
                        column(
                                sendings,
                                Integer[]::new,
                                s -> s.checking().content().rolledReports()))
                .param(
                        "remarks",
                        column(
                                sendings,
                                String[]::new,
                                s -> json.writeValueAsString(
                                        s.checking().content().remarks())))
                .param(
                        "passages",
                        column(
                                sendings,
                                String[]::new,
                                s -> json.writeValueAsString(
                                        s.checking().content().texts())))
                .query(rs -> {
                    ids.put(rs.getLong("report_id"), rs.getLong("id"));
                });
        List<Submission> inOrder = sendings.stream()
                .map(s -> s.submission(Objects.requireNonNull(ids.get(s.report().id()))))
                .toList();

        // 2. The reports know their last one.
        jdbc.sql("""
                update reporting.report r
                set submissions = s.number, last_submission_id = s.submission_id, sent_at = s.at,
                    first_sent_at = coalesce(r.first_sent_at, s.at), filled = s.filled, required = s.required
                from unnest(
                    :reports::bigint[], :numbers::int[], :submissions::bigint[], :at::timestamptz[], :filled::int[], :required::int[])
                  as s(report_id, number, submission_id, at, filled, required)
                where r.id = s.report_id
                """)
                .param("reports", column(inOrder, Long[]::new, Submission::reportId))
                .param("numbers", column(inOrder, Integer[]::new, Submission::number))
                .param("submissions", column(inOrder, Long[]::new, Submission::id))
                .param("at", column(inOrder, String[]::new, s -> s.sentAt().toString()))
                .param(
                        "filled",
                        column(sendings, Integer[]::new, s -> s.checking().filled()))
                .param(
                        "required",
                        column(sendings, Integer[]::new, s -> s.checking().required()))
                .update();
        return inOrder;
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
                Amounts.sent(rs.getBytes("own")),
                Amounts.sent(rs.getBytes("override")),
                Amounts.sent(rs.getBytes("rolled")),
                rs.getInt("rolled_reports"),
                json.readValue(rs.getString("remarks"), new TypeReference<Map<Integer, Submission.Remark>>() {}),
                json.readValue(rs.getString("passages"), new TypeReference<Map<String, String>>() {}));
    }

    private static <S, T> T[] column(List<S> rows, IntFunction<T[]> maker, Function<S, T> value) {
        return rows.stream().map(value).toArray(maker);
    }

    static Amounts amounts(@Nullable Array array) throws SQLException {
        return array == null ? Amounts.NONE : Amounts.of((Long[]) array.getArray());
    }
}
