package vn.giaoban.run.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.giaoban.run.HomeDatabase.Upgrading;
import vn.giaoban.run.Main;
import vn.giaoban.run.Progress;
import vn.giaoban.run.Refusal;

/**
 * What happens before a database is used: one that a newer program has changed is refused and left as it is; one of an earlier program
 * is backed up into the home, then brought up to date; what is up to date is only noted.
 */
@Component
final class Upgrade implements FlywayMigrationStrategy {
    private final Migrations migrations;
    private final @Nullable Path backups;
    private final String program;
    private final Clock clock;
    private final Progress progress;

    @Autowired
    Upgrade(Environment environment, Clock clock, ObjectProvider<Progress> progress) {
        this(
                Migrations.ofProgram(),
                environment.getProperty("giaoban.upgrade", Upgrading.class, Upgrading.BACKED_UP)
                                == Upgrading.WITHOUT_BACKUP
                        ? null
                        : Path.of(environment.getProperty("giaoban.home", "var"), "backups"),
                Main.version(),
                clock,
                progress.getIfAvailable(() -> new Progress(line -> {})));
    }

    /** @param backups the directory for the backup, made where it is missing; null where none is wanted */
    Upgrade(Migrations migrations, @Nullable Path backups, String program, Clock clock, Progress progress) {
        this.migrations = migrations;
        this.backups = backups;
        this.program = program;
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public void migrate(Flyway flyway) {
        DataSource database = flyway.getConfiguration().getDataSource();
        Migrations.Standing standing = standing(database);
        Backup before = null;
        if (!standing.isNew() && !standing.pending().isEmpty()) {
            if (backups != null && isUsed(database)) before = backUp(database, backups);
            progress.tell("Making the " + standing.pending().size() + " changes since the version of this database");
        }
        flyway.migrate();
        note(database, before);
    }

    private Migrations.Standing standing(DataSource database) {
        try (Connection connection = database.getConnection()) {
            Migrations.Standing standing = migrations.against(Migrations.applied(connection));
            if (!standing.unknown().isEmpty())
                throw Refusal.because("This database was brought up to date by " + newest(connection)
                        + " and cannot be opened by Giaoban " + program
                        + ", which is older; nothing was changed. Start the newer one, or restore a backup from before into an"
                        + " empty home.");
            if (!standing.altered().isEmpty())
                throw Refusal.because(
                        "This database was made by another Giaoban than this line of versions; its tables differ: "
                                + String.join(", ", standing.altered()) + ". Nothing was changed.");
            return standing;
        } catch (SQLException e) {
            throw Refusal.because("The database cannot be reached: " + e.getMessage());
        }
    }

    /** Whether anybody was ever let in: a first start that was cut short has left nothing to be backed up, and may lack any table. */
    private static boolean isUsed(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (!StoredTable.exists(connection, "identity.account")) return false;
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select exists (select 1 from identity.account)")) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw Refusal.because("The database cannot be reached: " + e.getMessage());
        }
    }

    private static String newest(Connection connection) throws SQLException {
        if (!StoredTable.exists(connection, "run.program")) return "another Giaoban";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select version from run.program order by since desc limit 1")) {
            return "Giaoban " + (row.next() ? row.getString(1) : "of a later version");
        }
    }

    private Backup backUp(DataSource database, Path backups) {
        Path file = backups.resolve(Backups.name("before-" + program.replaceAll("[^0-9A-Za-z.]", ""), clock));
        progress.tell("This is of an earlier Giaoban: backing it up into " + file);
        try (Connection connection = database.getConnection()) {
            Files.createDirectories(backups);
            return Backup.make(connection, file, program, clock);
        } catch (IOException | SQLException e) {
            throw Refusal.because(
                    "The backup before the upgrade could not be made, so nothing was changed: " + e.getMessage());
        }
    }

    private void note(DataSource database, @Nullable Backup before) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into run.program (version, since) values (?, ?) on conflict do nothing")) {
            insert.setString(1, program);
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            if (before != null) new Backups(connection).record(before);
        } catch (SQLException e) {
            throw Refusal.because("The database cannot be written: " + e.getMessage());
        }
    }
}
