package vn.giaoban.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what was announced on any node once it is committed, on one connection of its own. Where that is lost it connects again,
 * and says that something may have been missed.
 */
final class LiveAnnouncements implements Runnable {
    static final String CHANNEL = "live";

    private static final Logger LOG = LoggerFactory.getLogger(LiveAnnouncements.class);
    private static final int LISTEN = Math.toIntExact(Duration.ofSeconds(2).toMillis());
    private static final int ANSWER_SECONDS = 3;
    private static final long AGAIN = 300;

    private final Opening opening;
    private final Consumer<String> heard;
    private final Runnable missed;
    private volatile boolean sure;
    private volatile boolean closed;
    private volatile @Nullable Connection listening;

    /** Opens a connection to the database. */
    interface Opening {
        Connection open() throws SQLException;
    }

    /** @param missed called whenever it listens anew, after it does */
    LiveAnnouncements(Opening opening, Consumer<String> heard, Runnable missed) {
        this.opening = opening;
        this.heard = heard;
        this.missed = missed;
    }

    /** Whether a change would be heard of. */
    boolean isSure() {
        return sure;
    }

    @Override
    public void run() {
        while (!closed) {
            try (Connection connection = opening.open()) {
                listening = connection;
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (!closed && sure) LOG.warn("Changes are not heard of: {}", e.getMessage());
            } finally {
                sure = false;
            }
            if (!closed) rest();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        missed.run();
        sure = true;
        while (!closed) {
            PGNotification[] all = postgres.getNotifications(LISTEN);
            for (PGNotification one : all) heard.accept(one.getParameter());
            // A line that was cut somewhere is as silent as one on which nothing happens.
            if (all.length == 0 && !connection.isValid(ANSWER_SECONDS)) throw new SQLException("no answer");
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        closed = true;
        Connection connection = listening;
        if (connection == null) return;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("it was closed already", e);
        }
    }
}
