package vn.giaoban.run.drill;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.audit.Verification;
import vn.giaoban.run.bench.Crew;
import vn.giaoban.run.bench.Instance;

/**
 * Many clients send, accept, return, take back, correct and revoke the same few reports at once, while readers look at the nation's
 * figures: what each saw is noted, and must be what one after the other could have seen.
 */
final class HistoryDrill {
    /** Few reports for many clients: they meet often. */
    static final SmallCountry COUNTRY = new SmallCountry(2, 16, 4);

    private static final int READERS = 2;

    private final Stage stage;
    private final ApplicationContext house;
    private final Crew crew;
    private final PrintStream progress;
    private final Anomalies anomalies;

    /** What is not as it must be; the first few in words. */
    static final class Anomalies {
        private static final int TOLD = 20;
        private final PrintStream progress;
        private final List<String> told = new ArrayList<>();
        private int count;

        Anomalies(PrintStream progress) {
            this.progress = progress;
        }

        synchronized void add(String what) {
            count++;
            if (told.size() >= TOLD) return;
            told.add(what);
            progress.println("  " + what);
        }

        synchronized int count() {
            return count;
        }

        synchronized List<String> told() {
            return List.copyOf(told);
        }
    }

    private HistoryDrill(Stage stage, ApplicationContext house, PrintStream progress) {
        this.stage = stage;
        this.house = house;
        this.crew = Crew.hire(house);
        this.progress = progress;
        this.anomalies = new Anomalies(progress);
    }

    /** Does the drill on a stage that is started for the first time; tells what was seen. */
    static Map<String, Object> on(Stage stage, int clients, int operations, PrintStream progress) {
        stage.alone();
        return stage.inHouse((Function<ApplicationContext, Map<String, Object>>)
                house -> new HistoryDrill(stage, house, progress).run(clients, operations));
    }

    private Map<String, Object> run(int clients, int operations) {
        Instance instance = stage.alone();
        Map<String, Chronicle> chronicles = new ConcurrentHashMap<>();
        AtomicInteger left = new AtomicInteger(operations);
        List<Contender> contenders = new ArrayList<>();
        List<SnapshotReader> readers = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(20261126);
        try (Program program = new Program(instance.address())) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Contender contender = new Contender(
                        i,
                        stage.country(),
                        crew,
                        program,
                        new Hands(house),
                        chronicles,
                        left,
                        random.split(),
                        anomalies);
                contenders.add(contender);
                threads.add(Thread.ofVirtual().start(contender));
            }
            for (int i = 0; i < READERS; i++) readers.add(new SnapshotReader(stage.database(), anomalies));
            CountDownLatch over = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> tell(left, operations, over));
            threads.forEach(Load::join);
            over.countDown();
        } finally {
            readers.forEach(SnapshotReader::close);
        }
        for (Chronicle chronicle : chronicles.values())
            chronicle.faults(revision(chronicle)).forEach(anomalies::add);
        house.getBeanProvider(Verification.class)
                .forEach(one -> one.differences().forEach(anomalies::add));

        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("drill", "history");
        seen.put("clients", clients);
        seen.put(
                "operations",
                contenders.stream().mapToInt(Contender::operations).sum());
        seen.put("done", contenders.stream().mapToInt(Contender::done).sum());
        seen.put(
                "refusedAsStale",
                contenders.stream().mapToInt(Contender::refused).sum());
        seen.put(
                "toldToComeLater",
                contenders.stream().mapToInt(Contender::later).sum());
        seen.put(
                "snapshots",
                readers.stream().mapToInt(SnapshotReader::snapshots).sum());
        seen.put("anomalies", anomalies.count());
        if (anomalies.count() > 0) seen.put("told", anomalies.told());
        return seen;
    }

    private void tell(AtomicInteger left, int operations, CountDownLatch over) {
        try {
            while (!over.await(10, TimeUnit.SECONDS))
                progress.println(Math.min(operations, operations - left.get()) + " operations, " + anomalies.count()
                        + " anomalies");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int revision(Chronicle chronicle) {
        return house.getBean(JdbcClient.class)
                .sql("select revision from reporting.report where id = :id")
                .param("id", chronicle.id())
                .query(Integer.class)
                .single();
    }
}
