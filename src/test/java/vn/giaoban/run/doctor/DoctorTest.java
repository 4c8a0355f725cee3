package vn.giaoban.run.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.run.TestDatabase;
import vn.giaoban.run.backup.Backups;
import vn.giaoban.run.backup.Migrations;
import vn.giaoban.run.backup.Operator;

/** What an operator answers for, a line each, and an exit code for those who watch by program. */
class DoctorTest {
    private static final long MEGABYTE = 1L << 20;
    private static final Instant NOW = Instant.parse("2026-09-22T02:00:00Z");

    @TempDir
    Path home;

    @Test
    void eachThingIsSaidInItsOwnLineAndTheWorstIsTheExitCode() {
        try (TestDatabase database = TestDatabase.migrated()) {
            Operator operator = Operator.of(database, home);
            Operator.Said said = operator.calls(new DoctorCommand());
            assertThat(said.text().lines())
                    .extracting(line -> line.substring(11, 22).strip())
                    .containsExactly(
                            "java", "home", "database", "version", "clock", "audit trail", "key file", "backup");
            assertThat(said.text()).contains("attention  backup       none was ever made: giaoban backup FILE");
            assertThat(said.exitCode()).isEqualTo(1);

            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            jdbc.sql("insert into run.backup (made_at, program, file, bytes, sha256)"
                            + " values (now() - interval '3 hours', '1', '/safe/giaoban.zip', 1, '0')")
                    .update();
            said = operator.calls(new DoctorCommand());
            assertThat(said.text())
                    .containsPattern("ok         backup       the last one is of .*, 3 hours ago, /safe/giaoban.zip");

            jdbc.sql("insert into audit.entry (at, written_at, account_id, act, thing, thing_id, detail)"
                            + " values (now(), now() - interval '2 hours', 0, 'thing.done', 'thing', 1, '{}')")
                    .update();
            said = operator.calls(new DoctorCommand());
            assertThat(said.text()).contains("wrong      audit trail  not sealed for 2 hours: ");
            assertThat(said.exitCode()).isEqualTo(2);

            jdbc.sql("insert into factors.authenticator values (7, 'lost', '\\x00', now(), 1)")
                    .update();
            said = operator.calls(new DoctorCommand());
            assertThat(said.text())
                    .contains("wrong      key file     the second factors of 1 people cannot be checked");

            jdbc.sql(
                            "insert into flyway_schema_history select 9999, '9999', 'x', type, 'x', 1, installed_by, now(), 0, true"
                                    + " from flyway_schema_history limit 1")
                    .update();
            said = operator.calls(new DoctorCommand());
            assertThat(said.text())
                    .contains("wrong      version      the database is of a newer Giaoban than this one");
        }
    }

    @Test
    void aHomeThatIsNotThereIsSaidAndNotMade() {
        Path nowhere = home.resolve("nowhere");
        Operator.Said said = Operator.of(nowhere).calls(new DoctorCommand());
        assertThat(said.text())
                .contains("wrong      home         there is no directory " + nowhere)
                .contains("wrong      database     There is no Giaoban in " + nowhere + ".");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void spaceRunsOutInTwoSteps() {
        assertThat(level(Diagnosis.space("/h", 4_000 * MEGABYTE))).isEqualTo(Finding.Level.OK);
        assertThat(level(Diagnosis.space("/h", 2_047 * MEGABYTE))).isEqualTo(Finding.Level.ATTENTION);
        assertThat(level(Diagnosis.space("/h", 255 * MEGABYTE))).isEqualTo(Finding.Level.WRONG);
        assertThat(level(Diagnosis.java(Runtime.version(), 200 * MEGABYTE))).isEqualTo(Finding.Level.ATTENTION);
    }

    @Test
    void clocksMayDifferALittleInEitherDirection() {
        assertThat(level(Diagnosis.clocks(Duration.ofSeconds(-2)))).isEqualTo(Finding.Level.OK);
        assertThat(level(Diagnosis.clocks(Duration.ofSeconds(-3)))).isEqualTo(Finding.Level.ATTENTION);
        assertThat(level(Diagnosis.clocks(Duration.ofSeconds(61)))).isEqualTo(Finding.Level.WRONG);
    }

    @Test
    void anEarlierDatabaseIsNoFaultAndALaterOneIs() {
        assertThat(Diagnosis.schema(
                        new Migrations.Standing(30, List.of("V1__a.sql", "V2__b.sql"), List.of(), List.of())))
                .isEqualTo(Finding.attention(
                        "version",
                        "the database is of an earlier Giaoban: the next start backs it up and makes 2 changes."));
        assertThat(level(Diagnosis.schema(new Migrations.Standing(30, List.of("V1__a.sql"), List.of(7), List.of()))))
                .isEqualTo(Finding.Level.WRONG);
        assertThat(level(Diagnosis.schema(new Migrations.Standing(30, List.of(), List.of(), List.of("V1__a.sql")))))
                .isEqualTo(Finding.Level.WRONG);
    }

    @Test
    void unsealedIsAnAlarmAfterAMinuteAndAStopAfterAnHour() {
        assertThat(level(Diagnosis.seals(Duration.ofSeconds(59), true))).isEqualTo(Finding.Level.OK);
        assertThat(level(Diagnosis.seals(Duration.ofMinutes(1), true))).isEqualTo(Finding.Level.ATTENTION);
        assertThat(level(Diagnosis.seals(Duration.ofHours(1), true))).isEqualTo(Finding.Level.WRONG);
        assertThat(Diagnosis.seals(Duration.ofDays(3), false))
                .isEqualTo(Finding.attention(
                        "audit trail", "not sealed for 3 days: it is sealed as soon as Giaoban runs."));
    }

    @Test
    void aBackupGrowsOldInADayAndTooOldInAWeek() {
        assertThat(level(backup(Duration.ofHours(26)))).isEqualTo(Finding.Level.OK);
        assertThat(level(backup(Duration.ofHours(27)))).isEqualTo(Finding.Level.ATTENTION);
        assertThat(level(backup(Duration.ofDays(8)))).isEqualTo(Finding.Level.WRONG);
    }

    private static Finding backup(Duration age) {
        return Diagnosis.backup(Optional.of(new Backups.Made(NOW.minus(age), "/safe/giaoban.zip", 5)), NOW);
    }

    private static Finding.Level level(Finding finding) {
        return finding.level();
    }
}
