package vn.giaoban.run.drill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audit.Head;
import vn.giaoban.run.Database;

/** Looks at the audit trail's latest head again and again, as thousands of readers do, until the database is gone. */
final class HeadWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(30);

    private final Database database;
    private final Thread thread;
    private volatile boolean over;
    private volatile @Nullable Head seen;

    HeadWatch(Database database) {
        this.database = database;
        this.thread = Thread.ofVirtual().start(this::watch);
    }

    private void watch() {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                PreparedStatement statement = connection.prepareStatement(
                        "select number, encode(hash, 'hex') from audit.seal order by number desc limit 1")) {
            while (!over) {
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) seen = new Head(row.getLong(1), row.getString(2));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (SQLException e) {
            // The database was killed: what was seen was seen.
        }
    }

    /** Ends, and gives the last head that anybody saw. */
    Optional<Head> end() {
        close();
        return Optional.ofNullable(seen);
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
