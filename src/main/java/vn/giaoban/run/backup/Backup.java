package vn.giaoban.run.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audit.Head;
import vn.giaoban.run.Refusal;

/**
 * Everything in a database, written into one file while people go on working: one transaction sees all tables as they were when it
 * began, waits for nobody and lets nobody wait.
 *
 * @param file where it lies
 * @param whole size and digest of that file
 */
record Backup(Path file, Manifest manifest, Sum whole) {

    /** Refuses, in one sentence, what cannot be read or written; nothing is left behind then. */
    static Backup make(Connection connection, Path file, String program, Clock clock) {
        try (BackupDraft draft = BackupDraft.at(file)) {
            connection.setAutoCommit(false);
            try {
                Manifest manifest = write(connection, draft, program, clock);
                return new Backup(file.toAbsolutePath().normalize(), manifest, draft.finish(manifest));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (IOException e) {
            throw Refusal.because("The backup could not be written, and nothing is left of it: " + e.getMessage());
        } catch (SQLException e) {
            throw Refusal.because("The database could not be read for the backup: " + e.getMessage());
        }
    }

    private static Manifest write(Connection connection, BackupDraft draft, String program, Clock clock)
            throws SQLException, IOException {
        // 1. The snapshot: taken by the first question after the rules.
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
        Wording.set(connection);
        Instant madeAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Migrations.Applied> migrations = Migrations.applied(connection);
        if (migrations.isEmpty()) throw Refusal.because("There is nothing to back up: the database is empty.");
        Head head = head(connection);

        // 2. The rows.
        List<Manifest.Content> tables = new ArrayList<>();
        for (StoredTable table : StoredTable.all(connection).values()) {
            String entry = new Manifest.Content(table.name(), table.columns(), new Sum(0, 0, "")).entry();
            Sum sum = table.copyOut(connection, draft.entry(entry));
            tables.add(new Manifest.Content(table.name(), table.columns(), sum));
        }

        // 3. Sequences know no snapshot: read last, they are never behind the rows.
        return new Manifest(
                Manifest.FORMAT,
                program,
                madeAt,
                connection.getMetaData().getDatabaseProductVersion(),
                migrations,
                head,
                tables,
                sequences(connection));
    }

    private static @Nullable Head head(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select number, encode(hash, 'hex') as hash from audit.seal order by number desc limit 1")) {
            return row.next() ? new Head(row.getLong("number"), row.getString("hash")) : null;
        }
    }

    private static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value, start_value) as last,
                               last_value is not null as called
                        from pg_sequences
                        where schemaname !~ '^pg_'
                        order by 1
                        """)) {
            while (rows.next())
                sequences.add(
                        new Manifest.Sequence(rows.getString("name"), rows.getLong("last"), rows.getBoolean("called")));
        }
        return sequences;
    }
}
