package vn.giaoban.reporting;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Digests of sent editions as they stand in their table. */
@Component
class EditionDigests {
    /**
     * Of a submission s: SHA-256 of "giaoban edition 1", of the report, the number, by whom and when it was sent (microseconds
     * since 1970), of its vectors as PostgreSQL sends them, which tell their own length, and of remarks and passages as it writes
     * jsonb, the former's length before it. An edition of these rules is never changed: entries of years hold digests made by it.
     */
    static final String DIGEST = """
            encode(sha256(
                convert_to('giaoban edition 1', 'UTF8') || int8send(s.report_id) || int4send(s.number) || int8send(s.sent_by)
                || int8send((extract(epoch from s.sent_at) * 1000000)::bigint)
                || array_send(s.own) || array_send(s.override) || array_send(s.rolled) || int4send(s.rolled_reports)
                || int4send(octet_length(s.remarks::text)) || convert_to(s.remarks::text, 'UTF8')
                || convert_to(s.passages::text, 'UTF8')), 'hex')""";

    private final JdbcClient jdbc;

    EditionDigests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By submission id. */
    Map<Long, EditionDigest> of(Collection<Long> submissionIds) {
        Map<Long, EditionDigest> digests = new HashMap<>();
        if (submissionIds.isEmpty()) return digests;
        jdbc.sql("select s.id, s.number, %s as digest from reporting.submission s where s.id = any(:ids)"
                        .formatted(DIGEST))
                .param("ids", submissionIds.toArray(Long[]::new))
                .query(rs -> {
                    digests.put(rs.getLong("id"), new EditionDigest(rs.getInt("number"), rs.getString("digest")));
                });
        return digests;
    }
}
