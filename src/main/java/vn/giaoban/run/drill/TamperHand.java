package vn.giaoban.run.drill;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.Seals;

/** The hand that tampers: an operator's, with all rights upon the tables and the product's own sealer; it keeps a copy to undo by. */
final class TamperHand {
    private static final String ENTRY = "id, at, written_at, account_id, unit_id, act, thing, thing_id, detail";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Seals seals;
    private final Actor somebody;

    TamperHand(JdbcClient jdbc, TransactionTemplate transaction, Audit audit, Seals seals, Actor somebody) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.seals = seals;
        this.somebody = somebody;
    }

    /** So many acts in a transaction of their own, under a seal of their own. */
    void act(int acts) {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < acts; i++) audit.record(somebody, "drill.acted", "drill", i, 0, Map.of("n", i));
        });
        seals.seal();
    }

    /** Copies the trail and the editions under a name. */
    void copy(String name) {
        jdbc.sql("create schema " + name).update();
        for (String table : List.of("audit.entry", "audit.seal", "reporting.submission"))
            jdbc.sql("create table " + name + "." + table.substring(table.indexOf('.') + 1) + " as table " + table)
                    .update();
    }

    /** Puts everything back as it was copied. */
    void undo(String name) {
        jdbc.sql("truncate audit.entry, audit.seal").update();
        jdbc.sql(
                        "insert into audit.entry (%1$s, transaction) overriding system value select %1$s, transaction from %2$s.entry"
                                .formatted(ENTRY, name))
                .update();
        jdbc.sql("insert into audit.seal table " + name + ".seal").update();
        jdbc.sql("update reporting.submission s set own = c.own from " + name + ".submission c where c.id = s.id")
                .update();
        jdbc.sql("select setval('audit.entry_id_seq', (select max(id) from audit.entry))")
                .query(Long.class)
                .single();
    }

    void forget(String name) {
        jdbc.sql("drop schema " + name + " cascade").update();
    }

    /**
     * Changes the past.
     *
     * @param now a copy of how all stands
     * @param old a copy of how it stood earlier
     */
    void tamper(Tampering way, String now, String old) {
        switch (way) {
            case UPDATE -> alter(victim());
            case DELETE ->
                jdbc.sql("delete from audit.entry where id = :id")
                        .param("id", victim())
                        .update();
            case INSERT -> jdbc.sql("""
                    insert into audit.entry (at, written_at, account_id, unit_id, act, thing, thing_id, detail, transaction)
                    select at, written_at, account_id, unit_id, act, thing, thing_id + 1, detail, transaction
                    from audit.entry where id = :id
                    """).param("id", victim()).update();
            case REORDER -> jdbc.sql("""
                    update audit.entry e
                    set at = o.at, written_at = o.written_at, transaction = o.transaction, account_id = o.account_id,
                        unit_id = o.unit_id, act = o.act, thing = o.thing, thing_id = o.thing_id, detail = o.detail
                    from audit.entry o
                    where e.id in (:id, :id + 1) and o.id = 2 * :id + 1 - e.id
                    """).param("id", victim()).update();
            case TRUNCATE -> truncate();
            case REHASH -> rehash(now);
            case RESTORE -> {
                long seals = count("audit.seal");
                undo(old);
                while (count("audit.seal") <= seals) act(3);
            }
            case POLISH ->
                jdbc.sql("update reporting.submission set own[1] = coalesce(own[1], 0) + 1000")
                        .update();
        }
    }

    /** The first of two neighbours that one seal in the middle holds. */
    private long victim() {
        return jdbc.sql("""
                select lower(entries) from audit.seal where count > 1
                order by abs(number - (select max(number) / 2 from audit.seal)) limit 1
                """).query(Long.class).single();
    }

    private void alter(long id) {
        jdbc.sql("update audit.entry set detail = detail || '{\"n\": 4711}' where id = :id")
                .param("id", id)
                .update();
    }

    private void truncate() {
        jdbc.sql("delete from audit.seal where number > (select max(number) - 3 from audit.seal)")
                .update();
        jdbc.sql("delete from audit.entry where id > (select max(upper(entries)) - 1 from audit.seal)")
                .update();
    }

    /** Seals the altered entries anew in the portions of the seals that were. */
    private void rehash(String now) {
        long victim = victim();
        List<Long> numbers = jdbc.sql("select number from " + now + ".seal order by number")
                .query(Long.class)
                .list();
        jdbc.sql("truncate audit.entry, audit.seal").update();
        for (long number : numbers) {
            jdbc.sql("""
                    insert into audit.entry (%1$s) overriding system value
                    select %1$s from %2$s.entry where id <@ any (select entries from %2$s.seal where number = :number)
                    """.formatted(ENTRY, now)).param("number", number).update();
            alter(victim);
            seals.seal();
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
