package vn.giaoban.run.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.run.Refusal;
import vn.giaoban.run.TestDatabase;

/** What a backup's file holds, what it never is, and how damage shows. */
class BackupFileTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path directory;

    @BeforeAll
    static void write() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into run.own_data (laid_at, digest) values ('2026-09-22 02:00Z', E'a\\tb\\nc\\\\ Lũng Cú')");
            statement.execute(
                    "insert into identity.spring_session values ('a', 'a', 1, 1, 1, 1, 'hoa') on conflict do nothing");
        }
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aBackupSaysWhatItHoldsAndIsWhole() throws SQLException {
        Backup backup = make("whole.zip");
        try (BackupFile file = BackupFile.open(backup.file())) {
            assertThat(file.flaws()).isEmpty();
            Manifest manifest = file.manifest();
            assertThat(manifest).isEqualTo(backup.manifest());
            assertThat(manifest.program()).isEqualTo("7.8.9");
            assertThat(manifest.migrations()).hasSizeGreaterThan(20);
            assertThat(manifest.head()).as("nothing was sealed").isNull();
            Manifest.Content own = content(manifest, "run.own_data");
            assertThat(own.sum().rows())
                    .as("a line's end within a value is none of a row")
                    .isEqualTo(1);
            assertThat(manifest.tables())
                    .extracting(Manifest.Content::name)
                    .contains("audit.entry", "figures.sheet", "public.flyway_schema_history")
                    .doesNotContain("identity.spring_session", "identity.spring_session_attributes", "live.key");
            assertThat(manifest.sequences())
                    .extracting(Manifest.Sequence::name)
                    .contains("audit.entry_id_seq", "catalogue.revision_number");
        }
    }

    @Test
    void theKeyOfABallotBoxGoesIntoNoBackup() throws IOException {
        Path key = Files.createDirectories(directory.resolve("ballots")).resolve("0123456789abcdef0123456789abcdef");
        Files.writeString(key, "the-key-without-which-a-box-says-nothing");
        Path file = directory.resolve("with-a-box.zip");
        Operator here = Operator.of(DATABASE, directory);
        assertThat(here.calls(new BackupCommand(), file.toString()).exitCode()).isZero();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream()).allSatisfy(entry -> {
                assertThat(entry.getName()).doesNotContain(key.getFileName().toString());
                try (InputStream content = zip.getInputStream(entry)) {
                    assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                            .doesNotContain("the-key-without-which");
                }
            });
        }
    }

    @Test
    void theSameRowsAreTheSameBytes() throws SQLException {
        assertThat(make("one.zip").manifest().tables())
                .isEqualTo(make("two.zip").manifest().tables());
    }

    @Test
    void onlyItsOwnerReadsAFileAndNothingIsOverwritten() throws Exception {
        Backup backup = make("mine.zip");
        assertThat(Files.getPosixFilePermissions(backup.file())).hasSize(2);
        assertThatThrownBy(() -> make("mine.zip"))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith("mine.zip is there already and is not overwritten.");
    }

    @Test
    void ofABackupThatFailsNothingIsLeft() throws Exception {
        try (TestDatabase empty = TestDatabase.empty();
                Connection connection = empty.dataSource().getConnection()) {
            assertThatThrownBy(() -> Backup.make(connection, directory.resolve("none.zip"), "7.8.9", Clock.systemUTC()))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("There is nothing to back up: the database is empty.");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whateverIsOtherThanItWasWrittenIsNamed() throws Exception {
        Path file = make("good.zip").file();
        assertThat(flaws(rewritten(file, "run.own_data", "2026-09-22 02:00:00+00\tother\n")))
                .containsExactly("The table run.own_data is not as it was written: 1 rows of 1, or others.");
        assertThat(flaws(rewritten(file, "run.own_data", "")))
                .containsExactly("The table run.own_data is not as it was written: 0 rows of 1, or others.");
        assertThat(flaws(rewritten(file, "run.own_data", null))).containsExactly("The table run.own_data is missing.");
        assertThat(flaws(rewritten(file, "run.stowaway", "1\n")))
                .containsExactly("There is something in it that it does not speak of: tables/run.stowaway.copy.");
    }

    @Test
    void aByteThatTurnedIsFound() throws Exception {
        Path file = make("rotten.zip").file();
        byte[] bytes = Files.readAllBytes(file);
        int entry = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tables/run.own_data.copy");
        bytes[entry + "tables/run.own_data.copy".length() + 20] ^= 0x10;
        Files.write(file, bytes);
        assertThat(flaws(file)).singleElement().asString().startsWith("The table run.own_data ");
    }

    @Test
    void aByteThatTurnedInWhatItSaysOfItselfIsFoundWhereverItIs() throws Exception {
        Backup backup = make("manifest.zip");
        Path file = backup.file();
        byte[] good = Files.readAllBytes(file);
        int begin = new String(good, StandardCharsets.ISO_8859_1).indexOf("manifest.json") + "manifest.json".length();
        int refused = 0;
        for (int at = begin; at < begin + 2_000; at += 40) {
            byte[] turned = good.clone();
            turned[at] ^= 0x04;
            Files.write(file, turned);
            // Packed, the same words can be written in more than one way: then nothing is altered.
            try (BackupFile opened = BackupFile.open(file)) {
                assertThat(opened.manifest()).as("byte %d", at).isEqualTo(backup.manifest());
            } catch (Refusal refusal) {
                assertThat(refusal).hasMessageStartingWith(file + " is not a whole backup: ");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(40);
    }

    @Test
    void aFileThatWasCutOffOrIsNoneIsRefused() throws Exception {
        Path file = make("long.zip").file();
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(directory.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, bytes.length - 5_000));
        Path letter = Files.writeString(directory.resolve("letter.txt"), "Kính gửi");
        for (Path wrong : new Path[] {cut, letter})
            assertThatThrownBy(() -> BackupFile.open(wrong))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith(wrong + " is not a whole backup: ");
        Path missing = directory.resolve("missing.zip");
        assertThatThrownBy(() -> BackupFile.open(missing))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no file " + missing + ".");
    }

    private Backup make(String name) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            return Backup.make(connection, directory.resolve(name), "7.8.9", Clock.systemUTC());
        }
    }

    private static Manifest.Content content(Manifest manifest, String table) {
        return manifest.tables().stream()
                .filter(one -> one.name().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static java.util.List<String> flaws(Path file) {
        try (BackupFile opened = BackupFile.open(file)) {
            return opened.flaws();
        }
    }

    /** The same file with other rows of one table; null: without them. */
    static Path rewritten(Path file, String table, String rows) throws IOException {
        Path other = Files.createTempFile(file.getParent(), "rewritten-", ".zip");
        String entry = "tables/" + table + ".copy";
        try (ZipFile from = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(other);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry each : (Iterable<ZipEntry>) from.stream().map(ZipEntry.class::cast)::iterator) {
                if (each.getName().equals(entry)) continue;
                to.putNextEntry(new ZipEntry(each.getName()));
                try (InputStream in = from.getInputStream(each)) {
                    in.transferTo(to);
                }
            }
            for (String written : Stream.ofNullable(rows).toList()) {
                to.putNextEntry(new ZipEntry(entry));
                to.write(written.getBytes(StandardCharsets.UTF_8));
            }
        }
        return other;
    }
}
