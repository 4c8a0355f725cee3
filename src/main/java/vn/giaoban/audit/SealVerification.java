package vn.giaoban.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Works every seal out again from the entries, on one snapshot of the database, and holds printed heads against them. */
@Component
public class SealVerification implements Verification {
    private static final int AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SealVerification(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param entries how many there are, {@code sealed} of which are as they were sealed
     * @param seals how many hold, each behind the one before
     * @param waiting sealed in a moment, or not for long
     * @param head the last seal's; null where there is none
     */
    public record Found(
            long entries, long sealed, long seals, @Nullable Head head, List<String> differences) {
        public long waiting() {
            return entries - sealed;
        }
    }

    @Override
    public String subject() {
        return "audit trail against its seals";
    }

    @Override
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public List<String> differences() {
        return verify(List.of()).differences();
    }

    /** @param heads as they were printed, any number of them */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Found verify(List<Head> heads) {
        try (Stream<WrittenEntry> entries = jdbc
                        .sql("select %s from audit.entry order by id".formatted(WrittenEntry.COLUMNS))
                        .withFetchSize(AT_ONCE)
                        .query(WrittenEntry::of)
                        .stream();
                Stream<Seal> seals = jdbc
                        .sql("select %s from audit.seal order by number".formatted(Seal.COLUMNS))
                        .withFetchSize(AT_ONCE)
                        .query(Seal::of)
                        .stream()) {
            ChainWalk walk = new ChainWalk(entries.iterator(), heads, clock.instant());
            seals.forEachOrdered(walk::along);
            walk.end();
            List<String> differences = new ArrayList<>(walk.differences());
            differences.addAll(personal());
            Seal last = walk.last();
            return new Found(
                    walk.entries(),
                    walk.agreeing(),
                    walk.seals(),
                    last.number() == 0 ? null : last.head(),
                    List.copyOf(differences));
        }
    }

    /** The personal texts beside the entries: each is the one whose digest its entry holds, or was erased by an act of its own. */
    private List<String> personal() {
        return jdbc.sql("""
                with held as materialized (
                    -- 1. what the entries hold
                    select e.id, d.key, decode(d.value ->> 'personal', 'hex') as digest
                    from audit.entry e
                    cross join lateral jsonb_each(e.detail) as d
                    where jsonb_path_exists(e.detail, '$.*.personal') and jsonb_exists(d.value, 'personal')
                ), erased as materialized (
                    -- 2. what was erased
                    select decode(detail ->> 'digest', 'hex') as digest from audit.entry where act = 'entry.textErased'
                )
                select 'Entry ' || h.id || ': its text "' || h.key || '" '
                       || case when p.digest is null then 'is missing'
                               when p.text is null then 'was erased without an act that says so'
                               else 'is another than when the entry was written' end || '.'
                from held h
                left join audit.personal p on p.digest = h.digest
                where p.digest is null
                   or p.text is null and p.digest not in (select digest from erased)
                   or p.text is not null and sha256(p.salt || convert_to(p.text, 'UTF8')) <> p.digest
                order by h.id, h.key
                """).query(String.class).list();
    }
}
