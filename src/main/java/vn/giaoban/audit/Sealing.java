package vn.giaoban.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals what is ripe (see {@link Seal}). Any number of nodes may try: one at a time does it, the others have nothing to do. */
@Component
class Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    /** So many entries a seal, or as many as one transaction wrote: an alteration is found within that many. */
    private static final int BATCH = 10_000;

    private static final int AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int batch;
    private volatile boolean looked;

    @org.springframework.beans.factory.annotation.Autowired
    Sealing(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this(jdbc, transactions, clock, BATCH);
    }

    Sealing(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, int batch) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.batch = batch;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** The transactions under way: {@code lowest} of them, and {@code next} to be counted. */
    private record Horizon(long lowest, long next) {}

    /** What one step came to, and whether another is due at once. */
    private record Step(long sealed, boolean more) {}

    /** Seals everything that is ripe, a batch in a transaction of its own each; gives how many entries that were. */
    long seal() {
        long sealed = 0;
        while (true) {
            Step step = Objects.requireNonNull(transaction.execute(status -> step()));
            sealed += step.sealed();
            if (!step.more()) return sealed;
        }
    }

    private Step step() {
        // 1. Who holds the lock sees every seal: it is given back only after the seal is there.
        boolean ours = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('audit.seal', 0))")
                .query(Boolean.class)
                .single();
        if (!ours) return new Step(0, false);
        Seal last = last();
        Horizon horizon = jdbc.sql("""
                select pg_snapshot_xmin(pg_current_snapshot())::text, pg_snapshot_xmax(pg_current_snapshot())::text
                """)
                .query((rs, n) -> new Horizon(Long.parseLong(rs.getString(1)), Long.parseLong(rs.getString(2))))
                .single();
        if (isElsewhere(last, horizon)) return beginEra();
        looked = true;

        // 2. What has ended since; of much, a part that ends between two transactions.
        Optional<Long> cut = cut(last, horizon.lowest());
        Seal.Making making = take(last, cut.orElse(horizon.lowest()));
        if (making.isEmpty() && cut.isPresent()) {
            cut = Optional.of(cut.get() + 1); // one transaction wrote more than a batch: it goes as a whole
            making = take(last, cut.get());
        }
        if (making.isEmpty()) return new Step(0, false);
        return new Step(write(making.seal()), cut.isPresent());
    }

    /**
     * Whether the trail came from another cluster: it knows of transactions that this one has not counted yet. What stands behind
     * the last seal is looked at once, when the application has started: it comes in while nobody else is there.
     */
    private boolean isElsewhere(Seal last, Horizon horizon) {
        if (last.before() > horizon.next()) return true;
        if (looked) return false;
        return jdbc.sql("""
                select exists (
                           select 1 from audit.entry
                           where transaction >= pg_snapshot_xmax(pg_current_snapshot()) and id > :above)
                    or exists (select 1 from audit.entry where transaction < cast(:before as xid8) and id > :last)
                """)
                .param("above", last.above())
                .param("before", Long.toString(last.before()))
                .param("last", lastSealed())
                .query(Boolean.class)
                .single();
    }

    /** Writers wait for a moment, so that nothing is under way: what is not sealed is sealed, and what comes has higher ids. */
    private Step beginEra() {
        jdbc.sql("lock table audit.entry in share mode").update();
        Seal last = last();
        String lowest = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
        long above = jdbc.sql("select greatest(coalesce(max(id), 0), :last) from audit.entry")
                .param("last", lastSealed())
                .query(Long.class)
                .single();
        LOG.warn(
                "The audit trail was brought into another database cluster: era {} of its seals begins.",
                last.era() + 1);
        Seal.Making making = last.next(last.era() + 1, above, Long.parseLong(lowest), now());
        jdbc.sql("""
                select %s from audit.entry
                where transaction >= cast(:before as xid8) and id > :above or id > :last
                order by id
                """.formatted(WrittenEntry.COLUMNS))
                .param("before", Long.toString(last.before()))
                .param("above", last.above())
                .param("last", lastSealed())
                .withFetchSize(AT_ONCE)
                .query(rs -> {
                    WrittenEntry entry = WrittenEntry.of(rs, 0);
                    making.add(entry.id(), entry.digest());
                });
        looked = true;
        return new Step(write(making.seal()), true);
    }

    private Seal last() {
        return jdbc.sql("select %s from audit.seal order by number desc limit 1".formatted(Seal.COLUMNS))
                .query(Seal::of)
                .optional()
                .orElse(Seal.BEGINNING);
    }

    /** The highest id that is sealed. */
    private long lastSealed() {
        return jdbc.sql("select coalesce(max(upper(entries)) - 1, 0) from audit.seal")
                .query(Long.class)
                .single();
    }

    /** The transaction before which a batch ends; empty where all that is ripe is no more than that. */
    private Optional<Long> cut(Seal last, long to) {
        return jdbc.sql("""
                select transaction::text from audit.entry
                where transaction >= cast(:from as xid8) and transaction < cast(:to as xid8) and id > :above
                order by transaction
                offset :batch limit 1
                """)
                .param("from", Long.toString(last.before()))
                .param("to", Long.toString(to))
                .param("above", last.above())
                .param("batch", batch)
                .query(String.class)
                .optional()
                .map(Long::parseLong);
    }

    private Seal.Making take(Seal last, long to) {
        Seal.Making making = last.next(last.era(), last.above(), to, now());
        // Materialized, so that they are looked up by their transaction: by id, every entry would be passed.
        jdbc.sql("""
                with ripe as materialized (
                    select * from audit.entry where transaction >= cast(:from as xid8) and transaction < cast(:to as xid8))
                select %s from ripe where id > :above order by id
                """.formatted(WrittenEntry.COLUMNS))
                .param("from", Long.toString(last.before()))
                .param("to", Long.toString(to))
                .param("above", last.above())
                .withFetchSize(AT_ONCE)
                .query(rs -> {
                    WrittenEntry entry = WrittenEntry.of(rs, 0);
                    making.add(entry.id(), entry.digest());
                });
        return making;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    long write(Seal seal) {
        jdbc.sql("""
                insert into audit.seal (number, era, above, before, sealed_at, count, entries, previous, hash)
                values (:number, :era, :above, cast(:before as xid8), :at, :count, cast(:entries as int8multirange), :previous, :hash)
                """)
                .param("number", seal.number())
                .param("era", seal.era())
                .param("above", seal.above())
                .param("before", Long.toString(seal.before()))
                .param("at", seal.sealedAt().atOffset(ZoneOffset.UTC))
                .param("count", seal.count())
                .param("entries", seal.entries().toString())
                .param("previous", seal.previous())
                .param("hash", seal.hash())
                .update();
        return seal.count();
    }
}
