package vn.giaoban.run.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.TestHouse;
import vn.giaoban.audit.Seals;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Office;
import vn.giaoban.run.Cast;
import vn.giaoban.run.TestDatabase;

/** As in earnest: people send and accept reports while the backup is made; it is restored elsewhere, verified, and worked with. */
class BackupDrillTest {
    private static final int WRITERS = 3;
    private static final int BEFORE = 6;
    private static final int MEANWHILE = 6;

    /** What goes on after the restoration, or is of the database itself. */
    private static final Set<String> GO_ON = Set.of("audit.entry", "audit.seal", "run.program", "run.backup");

    /** Of its own: where other tests clear away what they sent, the trail rightly says that it is missing. */
    private final TestHouse house = TestHouse.apart(made -> {});

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatWasAcknowledgedBeforeTheBackupIsThereAndEverythingAgrees() throws Exception {
        Path path = directory.resolve("drill.zip");
        try (Office office = Office.in(house, 7);
                TestDatabase target = TestDatabase.empty()) {
            Set<Long> before = backUpWhileReportsComeIn(office, path);

            Operator there = Operator.of(target, directory);
            Operator.Said restored = there.calls(new RestoreCommand(), path.toString());
            assertThat(restored.text()).contains("Everything agrees (", "The head given is held.");
            assertThat(restored.exitCode()).isZero();

            Set<Long> accepted = Set.copyOf(accepted(JdbcClient.create(target.dataSource()), office));
            assertThat(accepted).as("acknowledged before the backup began").containsAll(before);
            assertThat(accepted(house.jdbc(), office)).containsAll(accepted).hasSizeGreaterThan(before.size());
            assertThat(digests(target)).containsAll(digests(path)).isNotEmpty();

            TestHouse opened = TestHouse.on(target, directory);
            try {
                assertThat(opened.signedIn("mai").get("/work").status()).isEqualTo(200);
            } finally {
                opened.close();
            }
        }
    }

    /** Gives the units whose reports had been accepted, and their acceptance answered, before the backup began. */
    private Set<Long> backUpWhileReportsComeIn(Office office, Path path) throws Exception {
        Queue<Unit> communes = new ConcurrentLinkedQueue<>(
                house.bean(Units.class).children(house.unit(Cast.PROVINCE).id(), office.period.lastDay()));
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        Semaphore done = new Semaphore(0);
        AtomicBoolean working = new AtomicBoolean(true);
        try (ExecutorService people = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = Stream.<Runnable>generate(() -> () -> {
                        for (Unit unit = communes.poll(); unit != null && working.get(); unit = communes.poll()) {
                            office.accepted(unit);
                            acknowledged.add(unit.id());
                            done.release();
                        }
                    })
                    .limit(WRITERS)
                    .<Future<?>>map(people::submit)
                    .toList();
            done.acquire(BEFORE);
            Set<Long> before = Set.copyOf(acknowledged);
            beSealed();
            operator().calls(new BackupCommand(), path.toString());
            done.acquire(MEANWHILE);
            working.set(false);
            for (Future<?> writer : writers) writer.get();
            return before;
        }
    }

    /** Otherwise the backup has no head: the first second may not be over, and what is open elsewhere in the cluster holds seals up. */
    private void beSealed() {
        Seals seals = house.bean(Seals.class);
        while (seals.head().isEmpty()) seals.seal();
    }

    private Operator operator() {
        Environment environment = house.bean(Environment.class);
        return Operator.of(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"),
                directory);
    }

    private static List<Long> accepted(JdbcClient jdbc, Office office) {
        return jdbc.sql("select unit_id from reporting.report where period_id = :period and state = 'ACCEPTED'")
                .param("period", office.period.id())
                .query(Long.class)
                .list();
    }

    /** Of every table that nobody has written since. */
    private static List<Manifest.Content> digests(Path path) {
        try (BackupFile file = BackupFile.open(path)) {
            return file.manifest().tables().stream()
                    .filter(table -> !GO_ON.contains(table.name()))
                    .toList();
        }
    }

    private List<Manifest.Content> digests(TestDatabase target) throws Exception {
        Path again = directory.resolve("again.zip");
        try (Connection connection = target.dataSource().getConnection()) {
            Backup.make(connection, again, "7.8.9", Clock.systemUTC());
        }
        return digests(again);
    }
}
