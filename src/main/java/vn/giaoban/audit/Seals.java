package vn.giaoban.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the seals say: the head of the chain, how far behind they are, and which of them holds what. */
@Component
public class Seals {
    /** The operator is told (trust.md, section 5). */
    public static final Duration ALARM = Duration.ofMinutes(1);

    /** Nothing is accepted any more (trust.md, section 5). */
    public static final Duration STOP = Duration.ofHours(1);

    private static final long STALE_NANOS = Duration.ofSeconds(5).toNanos();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Sealing sealing;
    private volatile @Nullable Look look;

    Seals(JdbcClient jdbc, Clock clock, Sealing sealing) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sealing = sealing;
    }

    /** How it stood. A look costs a question to the database; while the sealer runs, each second brings a new one. */
    private record Look(
            long nanos, @Nullable Head head, @Nullable Instant waitingSince) {}

    /**
     * The latest seal as one who asks for a thing is told it.
     *
     * @param all every act upon the thing is sealed; false for a second or two after the last one
     */
    public record Holding(Head head, boolean all) {}

    /** The last seal of a day. */
    public record DaysHead(LocalDate day, Head head) {}

    /** The latest seal, or one of a few seconds ago; empty before anything was sealed. */
    public Optional<Head> head() {
        return Optional.ofNullable(recent().head());
    }

    /** For how long the oldest entry that is not sealed yet has been waiting; zero where none is. */
    public Duration behind() {
        Instant since = recent().waitingSince();
        if (since == null) return Duration.ZERO;
        Duration behind = Duration.between(since, clock.instant());
        return behind.isNegative() ? Duration.ZERO : behind;
    }

    /** Refuses to go on once the trail has not been sealed for an hour, and cannot be now. */
    public void mustKeepUp() {
        if (behind().compareTo(STOP) < 0) return;
        seal();
        Duration behind = behind();
        if (behind.compareTo(STOP) >= 0) throw new SealsBehind(behind);
    }

    /** Seals what is ripe, as happens each second while the application runs; gives how many entries that were. */
    public long seal() {
        long sealed = sealing.seal();
        look = look();
        return sealed;
    }

    private Look recent() {
        Look last = look;
        if (last == null || System.nanoTime() - last.nanos() > STALE_NANOS) look = last = look();
        return last;
    }

    private Look look() {
        return jdbc.sql("""
                with last as (select number, hash, above, before from audit.seal order by number desc limit 1)
                select l.number, l.hash, w.since
                from (values (1)) as one
                left join last l on true
                left join lateral (
                    select coalesce(e.written_at, e.at) as since
                    from audit.entry e
                    where e.transaction >= coalesce(l.before, '0'::xid8)
                      and e.transaction < pg_snapshot_xmax(pg_current_snapshot())
                      and e.id > coalesce(l.above, 0)
                    order by e.transaction
                    limit 1) as w on true
                """)
                .query((rs, n) -> {
                    byte[] hash = rs.getBytes("hash");
                    OffsetDateTime since = rs.getObject("since", OffsetDateTime.class);
                    return new Look(
                            System.nanoTime(),
                            hash == null ? null : Head.of(rs.getLong("number"), hash),
                            since == null ? null : since.toInstant());
                })
                .single();
    }

    /** The latest seal, and whether it or one before holds every act upon a thing; empty before anything was sealed. */
    public Optional<Holding> holding(String thing, long thingId) {
        return jdbc.sql("""
                select s.number, s.hash,
                       not exists (
                           select 1 from audit.entry e
                           where e.thing = :thing and e.thing_id = :thingId
                             and e.transaction >= s.before and e.id > s.above) as all
                from (select number, hash, above, before from audit.seal order by number desc limit 1) as s
                """)
                .param("thing", thing)
                .param("thingId", thingId)
                .query((rs, n) -> new Holding(Head.of(rs.getLong("number"), rs.getBytes("hash")), rs.getBoolean("all")))
                .optional();
    }

    /** The day of the first seal; empty before anything was sealed. */
    public Optional<LocalDate> firstDay() {
        return jdbc.sql("select sealed_at from audit.seal order by sealed_at limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> at.toInstant().atZone(clock.getZone()).toLocalDate());
    }

    /** The last seal of each day that has one, from a day to a day, the latest first. */
    public List<DaysHead> daysHeads(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select d.day::date as day, s.number, s.hash
                from generate_series(:from::timestamp, :to::timestamp, interval '1 day') as d(day)
                cross join lateral (
                    select number, hash from audit.seal
                    where sealed_at >= d.day at time zone :zone and sealed_at < (d.day + interval '1 day') at time zone :zone
                    order by sealed_at desc, number desc
                    limit 1) as s
                order by d.day desc
                """)
                .param("from", from)
                .param("to", to)
                .param("zone", clock.getZone().getId())
                .query((rs, n) -> new DaysHead(
                        rs.getObject("day", LocalDate.class), Head.of(rs.getLong("number"), rs.getBytes("hash"))))
                .list();
    }
}
