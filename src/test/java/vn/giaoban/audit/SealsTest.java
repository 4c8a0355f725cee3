package vn.giaoban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every entry is sealed exactly once, whoever writes beside the sealers, and what is sealed holds. */
class SealsTest {
    private final TestTrail trail = new TestTrail();

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void whatWasWrittenIsSealedOnceAndHolds() {
        assertThat(trail.seals.head()).isEmpty();
        trail.act(5);
        assertThat(trail.seals.seal()).isEqualTo(5);
        Head first = trail.seals.head().orElseThrow();
        assertThat(first.number()).isEqualTo(1);
        assertThat(trail.seals.seal()).as("nothing new").isZero();
        trail.act(3);
        assertThat(trail.seals.seal()).isEqualTo(3);
        Head second = trail.seals.head().orElseThrow();
        SealVerification.Found found = trail.verify(first, second);
        assertThat(found.differences()).isEmpty();
        assertThat(found.entries()).isEqualTo(8);
        assertThat(found.sealed()).isEqualTo(8);
        assertThat(found.seals()).isEqualTo(2);
        assertThat(found.head()).isEqualTo(second);
    }

    @Test
    void anActThatEndsLateIsSealedOnceAndLater() throws Exception {
        try (Connection late = trail.dataSource.getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("insert into audit.entry (at, account_id, act, thing, thing_id, detail)"
                    + " values (now(), 0, 'thing.done', 'thing', 1, '{}')");
            trail.act(4);
            assertThat(trail.seals.seal())
                    .as("an earlier transaction is under way")
                    .isZero();
            late.commit();
        }
        assertThat(trail.seals.seal()).isEqualTo(5);
        assertThat(trail.verify().differences()).isEmpty();
    }

    @Test
    void ofAnActThatWasTakenBackNothingIsMissed() {
        trail.act(2);
        trail.transaction.executeWithoutResult(status -> {
            trail.write(1);
            status.setRollbackOnly();
        });
        trail.act(2);
        trail.seals.seal();
        SealVerification.Found found = trail.verify();
        assertThat(found.differences()).isEmpty();
        assertThat(found.sealed()).isEqualTo(4);
    }

    @Test
    void muchIsSealedInBatchesAndATransactionAsAWhole() {
        trail.act(25);
        trail.transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 30; i++) trail.write(i);
        });
        trail.act(7);
        assertThat(trail.node(10).seal()).isEqualTo(62);
        assertThat(trail.jdbc
                        .sql("select count from audit.seal order by number")
                        .query(Long.class)
                        .list())
                .containsExactly(10L, 10L, 5L, 30L, 7L);
        assertThat(trail.verify().differences()).isEmpty();
    }

    @Test
    void twoSealersAtOnceAndOneThatStartsAnewSealEachEntryOnce() throws Exception {
        long seed = new Random().nextLong();
        List<Seals> nodes = List.of(trail.node(50), trail.node(50));
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sealers = new ArrayList<>();
            for (Seals node : nodes)
                sealers.add(people.submit(() -> {
                    while (writing.get()) node.seal();
                }));
            sealers.add(people.submit(() -> {
                while (writing.get()) trail.node(20).seal(); // as after a restart, again and again
            }));
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                Random random = new Random(seed + w);
                writers.add(people.submit(() -> {
                    for (int i = 0; i < 150; i++)
                        trail.transaction.executeWithoutResult(status -> {
                            int entries = random.nextInt(4);
                            for (int e = 0; e < entries; e++) {
                                trail.write(random.nextInt(100));
                                if (random.nextInt(3) == 0) Thread.yield();
                            }
                            if (random.nextInt(10) == 0) status.setRollbackOnly();
                        });
                }));
            }
            for (Future<?> writer : writers) writer.get();
            writing.set(false);
            for (Future<?> sealer : sealers) sealer.get();
        }
        trail.seals.seal();
        SealVerification.Found found = trail.verify();
        assertThat(found.differences()).as("seed %d", seed).isEmpty();
        assertThat(found.sealed()).isEqualTo(trail.count("entry")).isPositive();
        assertThat(trail.jdbc
                        .sql("select max(era) from audit.seal")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(trail.jdbc
                        .sql("select sum(count) from audit.seal")
                        .query(Long.class)
                        .single())
                .isEqualTo(trail.count("entry"));
    }

    @Test
    void howFarTheSealsAreBehindIsToldAndAnHourStopsAcceptances() throws Exception {
        assertThat(trail.seals.behind()).isEqualTo(Duration.ZERO);
        try (Connection late = trail.dataSource.getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            trail.act(1);
            trail.seals.seal();
            trail.clock.forward(Duration.ofMinutes(5));
            assertThat(trail.seals.behind()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
            trail.seals.mustKeepUp();
            assertThat(trail.verify().differences())
                    .singleElement()
                    .asString()
                    .contains("1 entries have not been sealed for up to 5 minutes");
            trail.clock.forward(Duration.ofMinutes(56));
            assertThatThrownBy(trail.seals::mustKeepUp).isInstanceOf(SealsBehind.class);
            late.rollback();
        }
        trail.seals.mustKeepUp();
        assertThat(trail.seals.behind()).isEqualTo(Duration.ZERO);
        assertThat(trail.verify().differences()).isEmpty();
    }

    @Test
    void personalTextIsKeptBesideAndErasingItLeavesTheChainWhole() {
        trail.transaction.executeWithoutResult(status -> trail.audit.record(
                TestTrail.SOMEBODY,
                "thing.done",
                "thing",
                7,
                0,
                Map.of("name", new Personal("Hoàng Thị Hoa"), "to", "DONE")));
        trail.seals.seal();
        long id = trail.jdbc.sql("select id from audit.entry").query(Long.class).single();
        assertThat(detail("entry", id)).doesNotContain("Hoa").contains("personal", "DONE");
        assertThat(detail("trail", id)).isEqualTo("{\"to\": \"DONE\", \"name\": \"Hoàng Thị Hoa\"}");

        trail.transaction.executeWithoutResult(
                status -> trail.audit.erase(TestTrail.SOMEBODY, id, "name", "retention has ended"));
        trail.seals.seal();
        assertThat(detail("trail", id)).contains("erased").doesNotContain("Hoa");
        assertThat(trail.jdbc
                        .sql("select count(*) from audit.personal where text is not null or salt is not null")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(trail.verify().differences()).isEmpty();

        trail.jdbc.sql("delete from audit.personal").update();
        assertThat(trail.verify().differences())
                .singleElement()
                .isEqualTo("Entry " + id + ": its text \"name\" is missing.");
    }

    @Test
    void aPersonalTextThatWasChangedOrErasedWithoutAnActIsFound() {
        trail.transaction.executeWithoutResult(status -> {
            for (String reason : List.of("sai số", "thiếu bảng"))
                trail.audit.record(
                        TestTrail.SOMEBODY, "thing.done", "thing", 7, 0, Map.of("reason", new Personal(reason)));
        });
        trail.seals.seal();
        trail.jdbc
                .sql("update audit.personal set text = 'đủ' where text = 'sai số'")
                .update();
        trail.jdbc
                .sql("update audit.personal set text = null, salt = null, erased_at = now() where text = 'thiếu bảng'")
                .update();
        assertThat(trail.verify().differences())
                .containsExactlyInAnyOrder(
                        "Entry 1: its text \"reason\" is another than when the entry was written.",
                        "Entry 2: its text \"reason\" was erased without an act that says so.");
    }

    @Test
    void whetherActsUponAThingAreSealedAndTheLastSealOfEachDayAreTold() {
        trail.act(1);
        trail.seals.seal();
        Head first = trail.seals.head().orElseThrow();
        trail.act(1);
        trail.seals.seal();
        Head second = trail.seals.head().orElseThrow();
        LocalDate day = trail.clock.today();
        trail.clock.set(day.plusDays(2));
        trail.act(1);
        trail.seals.seal();
        Head third = trail.seals.head().orElseThrow();
        assertThat(trail.seals.firstDay()).contains(day);
        assertThat(trail.seals.daysHeads(day.minusDays(3), day.plusDays(5)))
                .containsExactly(new Seals.DaysHead(day.plusDays(2), third), new Seals.DaysHead(day, second));
        assertThat(trail.seals.holding("thing", 0)).contains(new Seals.Holding(third, true));
        trail.act(2);
        assertThat(trail.seals.holding("thing", 0)).contains(new Seals.Holding(third, false));
        assertThat(trail.seals.holding("thing", 7)).as("never acted upon").contains(new Seals.Holding(third, true));
        trail.seals.seal();
        assertThat(trail.seals.holding("thing", 0).orElseThrow().all()).isTrue();
    }

    /** As an export does that is read into a new cluster: what was written keeps its transactions' numbers, the cluster counts anew. */
    @Test
    void aTrailBroughtIntoAnotherClusterGoesOnInANewEra() {
        trail.act(6);
        trail.seals.seal();
        Head printed = trail.seals.head().orElseThrow();
        trail.act(2); // not sealed when it was exported
        try (TestTrail elsewhere = new TestTrail()) {
            long ahead = 1_000_000_000_000L;
            // The numbers of a cluster that has counted further than this one ever will; its seals are made as there.
            trail.jdbc.sql("select * from audit.entry order by id").query(rs -> {
                elsewhere
                        .jdbc
                        .sql("""
                        insert into audit.entry (id, at, written_at, transaction, account_id, unit_id, act, thing, thing_id, detail)
                        overriding system value
                        values (:id, :at, :written, cast(:transaction as xid8), :account, :unit, :act, :thing, :thingId, cast(:detail as jsonb))
                        """)
                        .param("id", rs.getLong("id"))
                        .param("at", rs.getObject("at"))
                        .param("written", rs.getObject("written_at"))
                        .param("transaction", Long.toString(ahead + rs.getLong("id")))
                        .param("account", rs.getLong("account_id"))
                        .param("unit", rs.getObject("unit_id"))
                        .param("act", rs.getString("act"))
                        .param("thing", rs.getString("thing"))
                        .param("thingId", rs.getLong("thing_id"))
                        .param("detail", rs.getString("detail"))
                        .update();
            });
            elsewhere
                    .jdbc
                    .sql("select setval('audit.entry_id_seq', (select max(id) from audit.entry))")
                    .query(Long.class)
                    .single();
            Head there = sealedThere(elsewhere, 6, ahead);
            assertThat(there.number()).isEqualTo(printed.number());

            elsewhere.act(3);
            elsewhere.seals.seal();
            elsewhere.act(1);
            elsewhere.seals.seal();
            SealVerification.Found found = elsewhere.verify(there);
            assertThat(found.differences()).isEmpty();
            assertThat(found.sealed()).isEqualTo(12);
            assertThat(elsewhere
                            .jdbc
                            .sql("select era from audit.seal order by number")
                            .query(Integer.class)
                            .list())
                    .startsWith(1, 2)
                    .endsWith(2);
        }
    }

    /** Seals the first entries as the cluster that counted so far would have. */
    private static Head sealedThere(TestTrail trail, int entries, long ahead) {
        Seal.Making making = Seal.BEGINNING.next(
                1, 0, ahead + entries + 1, trail.clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
        trail.jdbc
                .sql("select %s from audit.entry where id <= :last order by id".formatted(WrittenEntry.COLUMNS))
                .param("last", entries)
                .query(WrittenEntry::of)
                .list()
                .forEach(entry -> making.add(entry.id(), entry.digest()));
        Seal seal = making.seal();
        new Sealing(trail.jdbc, trail.transactions, trail.clock, 10).write(seal);
        return seal.head();
    }

    @Test
    void aDatabaseMadeBeforeThereWereSealsIsSealedFromItsFirstEntry() {
        trail.jdbc.sql("""
                insert into audit.entry (at, account_id, act, thing, thing_id, detail)
                select timestamptz '2026-01-01 00:00:00Z' + n * interval '1 minute', 1, 'thing.done', 'thing', n, '{}'
                from generate_series(1, 100) as n
                """).update();
        assertThat(trail.seals.seal()).isEqualTo(100);
        assertThat(trail.verify().differences()).isEmpty();
    }

    private String detail(String from, long id) {
        return trail.jdbc
                .sql("select detail::text from audit." + from + " where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
