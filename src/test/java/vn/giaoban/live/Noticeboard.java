package vn.giaoban.live;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A stream of the tests' own: topics with a text, each change a row; "staff" sees all, everybody else no topic that begins with "staff". */
final class Noticeboard implements LiveSource {
    static final LiveStream STREAM = new LiveStream("noticeboard", "1");

    final AtomicInteger reads = new AtomicInteger();
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    volatile Runnable beforeReading = () -> {};

    Noticeboard(DataSource database) {
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        jdbc.sql("create schema if not exists noticeboard").update();
        // Whoever cleans up behind great rows would still be at it when the database is dropped.
        jdbc.sql("""
                create table if not exists noticeboard.notice (seq bigint primary key, topic text, json text)
                with (autovacuum_enabled = false, toast.autovacuum_enabled = false)
                """).update();
    }

    void clear() {
        jdbc.sql("truncate noticeboard.notice").update();
    }

    /** Puts a text up, and takes it back at once where it is rolled back. */
    void put(Live live, String topic, String json, boolean rolledBack) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table noticeboard.notice in exclusive mode").update();
            long seq = jdbc.sql("""
                    insert into noticeboard.notice
                    select coalesce(max(seq), 0) + 1, :topic, :json from noticeboard.notice returning seq
                    """)
                    .param("topic", topic)
                    .param("json", json)
                    .query(Long.class)
                    .single();
            live.changed(STREAM, seq);
            if (rolledBack) status.setRollbackOnly();
        });
    }

    void put(Live live, String topic, String json) {
        put(live, topic, json, false);
    }

    @Override
    public String kind() {
        return STREAM.kind();
    }

    @Override
    public LiveState read(String key, String audience, long after) {
        reads.incrementAndGet();
        beforeReading.run();
        Map<String, String> topics = new HashMap<>();
        long[] seq = {after};
        jdbc.sql("select seq, topic, json from noticeboard.notice where seq > :after order by seq")
                .param("after", after)
                .query(row -> {
                    seq[0] = row.getLong(1);
                    if (audience.equals("staff") || !row.getString(2).startsWith("staff"))
                        topics.put(row.getString(2), row.getString(3));
                });
        return new LiveState(seq[0], topics);
    }
}
