package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is killed while it writes: every commit that was acknowledged is there afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {
    private static final int ROUNDS = 3;
    private static final Path HOME = Path.of("target", "crash-test").toAbsolutePath();
    private static final Path ACKNOWLEDGED = HOME.resolve("acknowledged");

    private final Random random = new Random(20261122);

    enum Killed {
        APPLICATION,
        POSTMASTER,
        BOTH
    }

    @BeforeAll
    void empty() throws IOException {
        Trees.delete(HOME);
        Files.createDirectories(HOME);
    }

    @AfterAll
    void tidy() throws IOException {
        Trees.delete(HOME);
    }

    @ParameterizedTest
    @EnumSource
    void everyAcknowledgedCommitOutlivesKill9(Killed killed) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int before = acknowledged().size();
            int enough = before + 20 + random.nextInt(200);
            try (TestProcess writer = TestProcess.start(CrashWriter.class, HOME.toString(), ACKNOWLEDGED.toString())) {
                writer.await("enough rows", () -> acknowledged().size() >= enough);
                ProcessHandle postmaster = postmaster();
                List<ProcessHandle> backends = postmaster.children().toList();
                if (killed != Killed.POSTMASTER) {
                    writer.kill();
                }
                if (killed != Killed.APPLICATION) {
                    postmaster.destroyForcibly();
                }
                if (killed == Killed.BOTH) {
                    backends.forEach(ProcessHandle::destroyForcibly);
                }
                writer.exitCode();
            }
            List<Long> kept = kept();
            assertThat(kept).as("after round %d of %s", round, killed).containsAll(acknowledged());
            assertThat(kept.getLast())
                    .as("without holes, and at most one more than was acknowledged")
                    .isEqualTo(kept.size())
                    .isBetween((long) before, (long) acknowledged().size() + ROUNDS * Killed.values().length);
        }
    }

    private static List<Long> acknowledged() {
        if (!Files.exists(ACKNOWLEDGED)) {
            return List.of();
        }
        try {
            String text = Files.readString(ACKNOWLEDGED);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessHandle postmaster() throws IOException {
        try (Stream<String> lines = Files.lines(HOME.resolve("database/data/postmaster.pid"))) {
            return ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
        }
    }

    /** As the next start finds it: the home is free at once, the database recovers. */
    private static List<Long> kept() throws SQLException {
        try (HomeLock lock = HomeLock.take(HOME).orElseThrow();
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(lock, TestDatabase.binaries(), Map.of(), line -> {});
                Connection connection = postgres.database().connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT number FROM written ORDER BY number")) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }
}
