package vn.giaoban.run.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import vn.giaoban.calendar.VietnamTime;

/** Keeps which backups were made of a database, in that database: an operator is told how old the last one is. */
public final class Backups {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Connection connection;

    public Backups(Connection connection) {
        this.connection = connection;
    }

    /** One that was made. */
    public record Made(Instant madeAt, String file, long bytes) {}

    /** Of a database that is older than this table nothing is kept. */
    void record(Backup backup) throws SQLException {
        if (!isKept()) return;
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into run.backup (made_at, program, file, bytes, sha256) values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, backup.manifest().madeAt().atOffset(ZoneOffset.UTC));
            insert.setString(2, backup.manifest().program());
            insert.setString(3, backup.file().toString());
            insert.setLong(4, backup.whole().bytes());
            insert.setString(5, backup.whole().sha256());
            insert.executeUpdate();
        }
    }

    /** The latest. */
    public Optional<Made> last() throws SQLException {
        if (!isKept()) return Optional.empty();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select made_at, file, bytes from run.backup order by made_at desc limit 1")) {
            return row.next()
                    ? Optional.of(new Made(
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            row.getString("file"),
                            row.getLong("bytes")))
                    : Optional.empty();
        }
    }

    private boolean isKept() throws SQLException {
        return StoredTable.exists(connection, "run.backup");
    }

    /** For people, by Vietnam's time: 2026-11-26 02:00. */
    public static String moment(Instant at) {
        return MOMENT.format(at.atZone(VietnamTime.ZONE));
    }

    /** A file's name that says when it was made. */
    static String name(String kind, Clock clock) {
        return kind + "-" + TIME.format(LocalDateTime.now(clock)) + ".zip";
    }
}
