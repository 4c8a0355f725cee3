package vn.giaoban.run.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.HomeDatabase;
import vn.giaoban.run.Main;
import vn.giaoban.run.Options;
import vn.giaoban.run.Refusal;
import vn.giaoban.run.TestDatabase;
import vn.giaoban.run.TestProcess;
import vn.giaoban.run.Trees;
import vn.giaoban.run.doctor.DoctorCommand;

/** A backup comes back whole into an empty place, or not at all. */
class RestoreTest {
    private static final Path HOME = Path.of("target", "restored-home").toAbsolutePath();

    @TempDir
    Path directory;

    private final TestDatabase source = TestDatabase.migrated();

    @AfterEach
    void close() throws IOException {
        source.close();
        Trees.delete(HOME);
    }

    /** The test's server has counted further than one that is new; what was not sealed when the backup was made is sealed there. */
    @Test
    void aBackupIsRestoredIntoAHomeOfItsOwnAndTheTrailGoesOn() throws Exception {
        Operator here = Operator.of(source, directory);
        act(6);
        assertThat(here.calls(new SealCommand()).exitCode()).isZero();
        act(3);
        Path file = directory.resolve("giaoban.zip");
        assertThat(here.calls(new BackupCommand(), file.toString()).text())
                .contains("Backed up ", "SHA-256 of the file: ", "Head of the audit trail in it: 1:");

        Trees.delete(HOME);
        Operator there = Operator.of(HOME);
        Operator.Said restored = there.calls(new RestoreCommand(), file.toString());
        assertThat(restored.text())
                .contains(
                        "are as they were written.",
                        "Restored: each table gives back byte by byte what the backup holds.",
                        "Everything agrees (",
                        "10 of 10 entries are as they were sealed; 2 seals hold, each behind the one before.",
                        "The head given is held.",
                        "The restored Giaoban is ready; everybody signs in again.")
                .doesNotContain("Brought up to date");
        assertThat(restored.exitCode()).isZero();

        assertThatThrownBy(() -> there.calls(new RestoreCommand(), file.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(HOME + " is not empty.");
        Path again = directory.resolve("again.zip");
        there.calls(new BackupCommand(), again.toString());
        assertThat(sums(again, "audit.personal", "public.flyway_schema_history", "run.own_data"))
                .isEqualTo(sums(file, "audit.personal", "public.flyway_schema_history", "run.own_data"));
        Operator.Said doctor = there.calls(new DoctorCommand());
        assertThat(doctor.text()).contains("sealed until now", again.toString());
        assertThat(doctor.text().lines()).noneMatch(line -> line.startsWith("wrong"));
    }

    /** Of a cluster far ahead of this one, entries that no seal has come to: they stand above every transaction here. */
    @Test
    void whatAClusterFarAheadHadNotSealedIsSealedInOrder() throws Exception {
        act(4);
        Operator.of(source, directory).calls(new SealCommand());
        act(3);
        source(
                "update audit.entry set transaction = ((transaction::text)::bigint + 1000000000000)::text::xid8 where id > 4");
        Path file = backUp("ahead.zip");
        try (TestDatabase target = TestDatabase.empty()) {
            Operator there = Operator.of(target, directory);
            Operator.Said restored = there.calls(new RestoreCommand(), file.toString());
            assertThat(restored.text()).contains("8 of 8 entries are as they were sealed; 2 seals hold");
            write(target, 5);
            there.calls(new SealCommand());
            JdbcClient jdbc = JdbcClient.create(target.dataSource());
            assertThat(jdbc.sql("select era from audit.seal order by number")
                            .query(Integer.class)
                            .list())
                    .containsExactly(1, 2, 2);
            assertThat(jdbc.sql("select sum(count) from audit.seal")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(13);
        }
    }

    @Test
    void whatIsNotEmptyIsRefusedAndLeftAsItIs() throws Exception {
        act(2);
        Path file = backUp("two.zip");
        act(1);
        assertThatThrownBy(() -> Operator.of(source, directory).calls(new RestoreCommand(), file.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "The database is not empty. A backup is restored into an empty one only; nothing was changed.");
        assertThat(JdbcClient.create(source.dataSource())
                        .sql("select count(*) from audit.entry")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aDamagedFileIsRefusedBeforeAnythingIsTouched() throws Exception {
        Path file = BackupFileTest.rewritten(backUp("good.zip"), "public.flyway_schema_history", "");
        assertThatThrownBy(() -> Operator.of(HOME).calls(new RestoreCommand(), file.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is damaged; nothing was changed:\n  The table public.flyway_schema_history");
        assertThat(HOME).doesNotExist();
    }

    @Test
    void aBackupOfANewerProgramIsRefusedInOneSentence() throws Exception {
        try (BackupFile file = BackupFile.open(backUp("newer.zip"))) {
            List<Migration> fewer = new ArrayList<>(Migrations.ofProgram().among(Migrations.applied(connection())));
            Migration last = fewer.removeLast();
            assertThatThrownBy(() -> Restoration.mustBeKnown(file.manifest(), new Migrations(fewer)))
                    .isInstanceOf(Refusal.class)
                    .hasMessage(
                            "The backup was made by Giaoban 7.8.9, which is newer than this one: restore it with that one"
                                    + " or a later.");
            fewer.add(new Migration(last.version(), last.name(), last.sql() + "\n-- another"));
            assertThatThrownBy(() -> Restoration.mustBeKnown(file.manifest(), new Migrations(fewer)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(last.name());
        }
    }

    @Test
    void aRestorationThatWasKilledIsBegunAnewAsIfNothingHadBeen() throws Exception {
        Trees.delete(HOME);
        String file = Path.of("src", "test", "resources", "homes", "0.1.0.zip").toString();
        try (TestProcess killed = TestProcess.start(Main.class, "restore", file, "--home", HOME.toString())) {
            killed.await("rows to come in", () -> killed.output().contains("Making the database") && areRowsComingIn());
            killed.kill();
        }
        Operator.Said restored = Operator.of(HOME).calls(new RestoreCommand(), file);
        assertThat(restored.text()).contains("The restored Giaoban is ready");
        assertThat(restored.exitCode()).isZero();
    }

    /** Asks the database of the restoration that runs in another process. */
    private static boolean areRowsComingIn() {
        Options options = Options.of(new Arguments(List.of(), Map.of("--home", HOME.toString())));
        try (HomeDatabase database = HomeDatabase.existing(options, System.out);
                Connection connection = database.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select exists (select 1 from pg_stat_activity where state = 'active' and query like 'copy %')")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException | Refusal e) {
            return false; // it is still starting
        }
    }

    /** A row that refers to nothing: no check sum shows it, and the database refuses it at the very end. */
    @Test
    void whatFailsOnTheWayLeavesTheDatabaseEmpty() throws Exception {
        source("alter table identity.role drop constraint role_account_id_fkey");
        source(
                "insert into identity.role (account_id, unit_id, role, acting, valid_from) values (77, 1, 'OFFICER', false, '2026-01-01')");
        Path path = backUp("broken.zip");
        try (TestDatabase target = TestDatabase.empty();
                Connection connection = target.dataSource().getConnection();
                BackupFile file = BackupFile.open(path)) {
            assertThat(file.flaws()).isEmpty();
            assertThatThrownBy(() -> new Restoration(file, connection, Migrations.ofProgram()).load())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("role_account_id_fkey");
            assertThat(Restoration.isEmpty(connection)).isTrue();
        }
    }

    private void act(int times) {
        write(source, times);
    }

    /** Acts, each in a transaction of its own. */
    private static void write(TestDatabase database, int times) {
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
        Audit audit = new Audit(JdbcClient.create(database.dataSource()), Clock.systemUTC(), JsonMapper.shared());
        for (int i = 0; i < times; i++) {
            Map<String, Integer> detail = Map.of("n", i);
            transaction.executeWithoutResult(status ->
                    audit.record(Actor.anonymous(LocalDate.of(2026, 9, 22)), "thing.done", "thing", 1, 0, detail));
        }
    }

    private Connection connection() throws SQLException {
        return source.dataSource().getConnection();
    }

    private void source(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path backUp(String name) throws SQLException {
        try (Connection connection = connection()) {
            return Backup.make(connection, directory.resolve(name), "7.8.9", Clock.systemUTC())
                    .file();
        }
    }

    private static Map<String, Sum> sums(Path path, String... tables) {
        try (BackupFile file = BackupFile.open(path)) {
            Map<String, Sum> sums = new HashMap<>();
            file.manifest().tables().forEach(table -> sums.put(table.name(), table.sum()));
            sums.keySet().retainAll(List.of(tables));
            return sums;
        }
    }
}
