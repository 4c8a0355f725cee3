package vn.giaoban.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Commits numbered rows, one by one, and writes down each that the database has acknowledged, until it is killed. */
final class CrashWriter {
    private CrashWriter() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        Path acknowledged = Path.of(args[1]);
        HomeLock lock = HomeLock.take(home).orElseThrow();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(lock, TestDatabase.binaries(), Map.of(), line -> {});
        try (Connection connection = postgres.database().connect();
                var acknowledgements =
                        Files.newOutputStream(acknowledged, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO written VALUES (?)")) {
                for (long number = next(connection); ; number++) {
                    insert.setLong(1, number);
                    insert.executeUpdate();
                    acknowledgements.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }

    private static long next(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS written (number bigint PRIMARY KEY)");
            try (var last = statement.executeQuery("SELECT coalesce(max(number), 0) FROM written")) {
                last.next();
                return last.getLong(1) + 1;
            }
        }
    }
}
