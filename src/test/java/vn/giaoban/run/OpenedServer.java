package vn.giaoban.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A PostgreSQL of one's own whose files lie open, as before whoever holds the disk or its copies: the log of changes and the tables' own
 * files. It is set as in earnest, but that nothing is compressed, that the log is kept whole, and that it cleans up only when told to.
 */
public final class OpenedServer implements AutoCloseable {
    private static final int PAGE = 8192;
    private static final int SEGMENT = 16 << 20;
    /** Before what a page of the log carries; longer on the first one of a file. */
    private static final int HEADER = 24;

    private static final int LONG_HEADER = 40;

    private final Path data;
    private final HomeLock lock;
    private final EmbeddedPostgres postgres;
    private final HikariDataSource dataSource;

    /** @param schema whose migrations run alone */
    public OpenedServer(String schema) {
        Path home = Path.of("target", "opened-server" + System.getProperty("giaoban.test.fork", ""))
                .toAbsolutePath();
        try {
            Trees.delete(home.resolve("database"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        lock = HomeLock.take(home).orElseThrow(() -> new IllegalStateException("Other tests are running on " + home));
        postgres = EmbeddedPostgres.start(
                lock,
                TestDatabase.binaries(),
                Map.of("wal_compression", "off", "wal_keep_size", "1GB", "autovacuum", "off"),
                line -> {});
        data = home.resolve("database").resolve("data");
        Database database = postgres.database();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(4);
        dataSource = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + schema)
                .load()
                .migrate();
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Everything goes to disk; a page that is changed next is written to the log as a whole. */
    public void checkpoint() {
        asked("checkpoint");
    }

    /** Where the log has come to. */
    public long position() {
        String at = asked("select pg_current_wal_insert_lsn()");
        int slash = at.indexOf('/');
        return (Long.parseLong(at.substring(0, slash), 16) << 32) + Long.parseLong(at.substring(slash + 1), 16);
    }

    /** What the log says from one position to another, without the headers of its pages. */
    public byte[] log(long from, long to) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        for (long begin = from / SEGMENT * SEGMENT; begin < to; begin += SEGMENT) {
            byte[] segment = segment(begin / SEGMENT);
            for (int page = 0; page < SEGMENT; page += PAGE) {
                long first = Math.max(begin + page + (page == 0 ? LONG_HEADER : HEADER), from);
                long end = Math.min(begin + page + PAGE, to);
                if (end > first) said.write(segment, (int) (first - begin), (int) (end - first));
            }
        }
        return said.toByteArray();
    }

    private byte[] segment(long number) throws IOException {
        return Files.readAllBytes(
                data.resolve("pg_wal").resolve(String.format("%08X%08X%08X", 1, number >> 8, number & 0xff)));
    }

    /** A table or an index as it lies on the disk. */
    public byte[] file(String relation) throws IOException {
        checkpoint();
        String path;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_relation_filepath('" + relation + "')")) {
            rows.next();
            path = rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Files.readAllBytes(data.resolve(path));
    }

    private String asked(String sql) {
        try (Connection connection = postgres.superuser().connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) return "";
            statement.getResultSet().next();
            return statement.getResultSet().getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        dataSource.close();
        postgres.close();
        lock.close();
    }
}
