package vn.giaoban.run.bench;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.SealVerification;
import vn.giaoban.audit.Seals;

/** Acts of one row each, by some clients as fast as they can: alone, with their entries, with a sealer beside, chained under a lock. */
final class SealLoad {
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final long BACKLOG = 100_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Seals seals;
    private final SealVerification verification;
    private final Actor somebody;
    private final int clients;
    private final Duration each;
    private final PrintStream progress;

    SealLoad(ApplicationContext house, int clients, Duration each, PrintStream progress) {
        this.jdbc = house.getBean(JdbcClient.class);
        this.transaction = house.getBean(TransactionTemplate.class);
        this.audit = house.getBean(Audit.class);
        this.seals = house.getBean(Seals.class);
        this.verification = house.getBean(SealVerification.class);
        this.somebody = Actor.anonymous(LocalDate.now(house.getBean(Clock.class)));
        this.clients = clients;
        this.each = each;
        this.progress = progress;
    }

    Map<String, Object> measure() {
        jdbc.sql("create schema bench").update();
        jdbc.sql("create table bench.act (id bigint generated always as identity primary key, n bigint not null)")
                .update();
        jdbc.sql("create table bench.link (id bigint generated always as identity primary key, hash bytea not null)")
                .update();
        jdbc.sql("insert into bench.link (hash) values (sha256(''))").update();
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("bench", "seals");
        measured.put("processors", Runtime.getRuntime().availableProcessors());
        measured.put("clients", clients);
        rate(WARM_UP, this::actWithEntry, false);
        measured.put("actAlone", told("Acts alone", rate(each, this::act, false)));
        measured.put("actAndEntry", told("Acts and entries", rate(each, this::actWithEntry, false)));
        seals.seal();
        measured.put("sealedBeside", told("Sealed beside", rate(each, this::actWithEntry, true)));
        measured.put("chainedUnderALock", told("Chained under a lock", rate(each, this::actChained, false)));
        seals.seal();
        measured.putAll(backlog());
        return measured;
    }

    /** What comes of many entries at once, and whether each was sealed exactly once. */
    private Map<String, Object> backlog() {
        jdbc.sql("""
                insert into audit.entry (at, written_at, account_id, act, thing, thing_id, detail)
                select now(), now(), 0, 'bench.acted', 'bench', n, '{"to": "DONE"}' from generate_series(1, :many) as n
                """).param("many", BACKLOG).update();
        long began = System.nanoTime();
        long sealed = seals.seal();
        long took = System.nanoTime() - began;
        began = System.nanoTime();
        SealVerification.Found found = verification.verify(List.of());
        long verified = System.nanoTime() - began;
        if (!found.differences().isEmpty())
            throw new IllegalStateException(found.differences().toString());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("backlogEntries", sealed);
        told.put("backlogSeconds", Math.round(took / 1e7) / 100.0);
        told.put("entries", found.entries());
        told.put("sealed", found.sealed());
        told.put("seals", found.seals());
        told.put("verifySeconds", Math.round(verified / 1e7) / 100.0);
        return told;
    }

    private long told(String what, long perSecond) {
        progress.printf(Locale.ROOT, "  %s: %,d transactions a second%n", what, perSecond);
        return perSecond;
    }

    /** Transactions a second. */
    private long rate(Duration during, Runnable act, boolean sealing) {
        AtomicBoolean done = new AtomicBoolean();
        long began = System.nanoTime();
        long acts = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> all = new ArrayList<>();
            for (int client = 0; client < clients; client++)
                all.add(threads.submit(() -> {
                    long count = 0;
                    while (!done.get()) {
                        transaction.executeWithoutResult(status -> act.run());
                        count++;
                    }
                    return count;
                }));
            Future<?> sealer = threads.submit(() -> {
                while (sealing && !done.get()) {
                    seals.seal();
                    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                }
            });
            LockSupport.parkNanos(during.toNanos());
            done.set(true);
            for (Future<Long> one : all) acts += one.get();
            sealer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Math.round(acts / ((System.nanoTime() - began) / 1e9));
    }

    private void act() {
        jdbc.sql("insert into bench.act (n) values (1)").update();
    }

    private void actWithEntry() {
        act();
        audit.record(somebody, "bench.acted", "bench", 1, 0, Map.of("to", "DONE"));
    }

    /** What was not built: each entry takes the one before into its hash, so acts wait for one another until each is on disk. */
    private void actChained() {
        act();
        jdbc.sql("select pg_advisory_xact_lock(1)").query(rs -> {});
        audit.record(somebody, "bench.acted", "bench", 1, 0, Map.of("to", "DONE"));
        jdbc.sql("""
                insert into bench.link (hash)
                select sha256(hash || int8send(pg_current_xact_id()::text::bigint)) from bench.link order by id desc limit 1
                """).update();
    }
}
