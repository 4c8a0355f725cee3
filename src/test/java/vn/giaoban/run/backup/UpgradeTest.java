package vn.giaoban.run.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.audit.SealVerification;
import vn.giaoban.audit.Seals;
import vn.giaoban.run.Cast;
import vn.giaoban.run.Progress;
import vn.giaoban.run.Refusal;
import vn.giaoban.run.TestDatabase;
import vn.giaoban.run.VerifyCommand;

/** A home of any earlier release is opened by this program, backed up first; one of a later release is left alone. */
class UpgradeTest {
    /** A small home of each release: the cast, one accepted report, one that was sent, an act that was not sealed yet. */
    static Stream<Path> homes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "homes"))) {
            return files.sorted().toList().stream();
        }
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("homes")
    void aHomeOfEachReleaseIsBackedUpAndOpened(Path home) throws Exception {
        TestDatabase database = TestDatabase.empty();
        Manifest then = restoredAsItWas(home, database);
        TestHouse house = TestHouse.on(database, directory);
        try {
            try (Stream<Path> kept = Files.list(directory.resolve("backups"));
                    BackupFile before = BackupFile.open(kept.toList().getFirst())) {
                assertThat(before.flaws()).isEmpty();
                assertThat(before.manifest().migrations()).isEqualTo(then.migrations());
                assertThat(before.manifest().tables()).isEqualTo(then.tables());
            }
            house.bean(Seals.class).seal();
            SealVerification.Found trail = house.bean(SealVerification.class)
                    .verify(Stream.ofNullable(then.head()).toList());
            assertThat(trail.differences()).isEmpty();
            assertThat(Operator.of(database, directory)
                            .calls(new VerifyCommand())
                            .text())
                    .contains("Everything agrees (");
            for (Cast.Member member : Cast.MEMBERS) {
                Client client = house.signedIn(member.username());
                assertThat(client.get("/work").status()).as(member.username()).isEqualTo(200);
            }
            assertThat(Migrations.standing(connection(house.bean(DataSource.class)))
                            .isCurrent())
                    .isTrue();
            assertThat(house.jdbc()
                            .sql("select file from run.backup")
                            .query(String.class)
                            .single())
                    .contains("before-");
        } finally {
            house.close();
            database.close();
        }
    }

    /** The database as it stood when the file was made: nothing has been brought up to date yet. */
    private static Manifest restoredAsItWas(Path home, TestDatabase database) throws SQLException, IOException {
        try (BackupFile file = BackupFile.open(home);
                Connection connection = database.dataSource().getConnection()) {
            file.mustBeWhole();
            new Restoration(file, connection, Migrations.ofProgram()).load();
            assertThat(Migrations.standing(connection).pending())
                    .as("the release is older")
                    .isNotEmpty();
            return file.manifest();
        }
    }

    @Test
    void whatIsUpToDateIsOnlyNoted() throws Exception {
        try (TestDatabase database = TestDatabase.migrated()) {
            open(database, Migrations.ofProgram());
            open(database, Migrations.ofProgram());
            assertThat(directory).isEmptyDirectory();
            assertThat(JdbcClient.create(database.dataSource())
                            .sql("select version from run.program")
                            .query(String.class)
                            .list())
                    .containsExactly("7.8.9");
        }
    }

    @Test
    void anEmptyDatabaseIsMadeWithoutABackup() throws Exception {
        try (TestDatabase database = TestDatabase.empty()) {
            open(database, Migrations.ofProgram());
            assertThat(directory).isEmptyDirectory();
            assertThat(Migrations.standing(connection(database.dataSource())).isCurrent())
                    .isTrue();
        }
    }

    @Test
    void aFirstStartThatWasCutShortGoesOnWithoutABackup() throws Exception {
        try (TestDatabase database = TestDatabase.empty()) {
            Flyway.configure()
                    .configuration(flyway(database).getConfiguration())
                    .target("101")
                    .load()
                    .migrate();
            open(database, Migrations.ofProgram());
            assertThat(directory).isEmptyDirectory();
            assertThat(Migrations.standing(connection(database.dataSource())).isCurrent())
                    .isTrue();
        }
    }

    @Test
    void aDatabaseOfANewerProgramIsRefusedInOneSentenceAndLeftAsItIs() throws Exception {
        try (TestDatabase database = TestDatabase.migrated()) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            List<Migration> known = new ArrayList<>(
                    Migrations.ofProgram().among(Migrations.applied(connection(database.dataSource()))));
            Migration last = known.removeLast();
            jdbc.sql("insert into run.program (version, since) values ('9.0.0', now())")
                    .update();
            assertThatThrownBy(() -> open(database, new Migrations(known)))
                    .isInstanceOf(Refusal.class)
                    .hasMessage(
                            "This database was brought up to date by Giaoban 9.0.0 and cannot be opened by Giaoban 7.8.9,"
                                    + " which is older; nothing was changed. Start the newer one, or restore a backup from before"
                                    + " into an empty home.");
            known.add(new Migration(last.version(), last.name(), "select 1"));
            assertThatThrownBy(() -> open(database, new Migrations(known)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(last.name());
            assertThat(jdbc.sql("select version from run.program")
                            .query(String.class)
                            .list())
                    .containsExactly("9.0.0");
        }
    }

    @Test
    void withoutRoomForTheBackupNothingIsChanged() throws Exception {
        try (TestDatabase database = TestDatabase.empty()) {
            Path home = homes().findFirst().orElseThrow();
            Manifest then = restoredAsItWas(home, database);
            Path taken = Files.writeString(directory.resolve("taken"), "a file where the directory would be");
            Upgrade upgrade = new Upgrade(
                    Migrations.ofProgram(), taken, "7.8.9", Clock.system(ZoneOffset.UTC), new Progress(line -> {}));
            assertThatThrownBy(() -> upgrade.migrate(flyway(database)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith(
                            "The backup before the upgrade could not be made, so nothing was changed: ");
            assertThat(Migrations.applied(connection(database.dataSource()))).isEqualTo(then.migrations());
        }
    }

    private void open(TestDatabase database, Migrations migrations) {
        new Upgrade(
                        migrations,
                        directory.resolve("backups"),
                        "7.8.9",
                        Clock.system(ZoneOffset.UTC),
                        new Progress(line -> {}))
                .migrate(flyway(database));
    }

    private static Flyway flyway(TestDatabase database) {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load();
    }

    private static Connection connection(DataSource database) throws SQLException {
        return database.getConnection();
    }
}
