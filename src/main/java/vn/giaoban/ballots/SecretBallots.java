package vn.giaoban.ballots;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Prints codes, keeps the box, and counts it. */
@Component
public class SecretBallots {
    private static final String COLUMNS =
            "id, entrance, occasion, title, room, question, choices, most, codes, listed, key_name, state, outcome, drawn, cast_, totals";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final BoxKeys keys;
    private final BoxRole role;

    SecretBallots(JdbcClient jdbc, BoxKeys keys, BoxRole role) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.role = role;
    }

    /** A ballot and its codes, which are known nowhere but here. */
    public record Printed(SecretBallot ballot, List<DrawnCode> codes) {}

    /** One line of what is published. */
    public record PublishedPaper(String mark, String hash, List<String> chosen) {}

    /** What becomes of a paper that is put in. */
    public enum Put {
        /** It lies in the box, or one with the same code lay there before. */
        IN_BOX,
        /** No slip has such a code. */
        NO_SUCH_CODE,
        NOT_OPEN
    }

    /** What comes of asking for the count. */
    public sealed interface Count {
        record Done(SecretTally tally) implements Count {}

        /** The box is as it was. */
        record Left(SecretBallot.Uncounted why) implements Count {}
    }

    private record Row(SecretBallot ballot, String keyName) {}

    // ---------- for those who hold it

    public Optional<SecretBallot> find(long id) {
        return row(id, "").map(Row::ballot);
    }

    /** The one that is voted at an address. */
    Optional<SecretBallot> at(String entrance) {
        return jdbc.sql("select " + COLUMNS + " from ballots.ballot where entrance = :entrance")
                .param("entrance", entrance)
                .query((rs, n) -> row(rs).ballot())
                .optional();
    }

    /** All of an occasion, in order. */
    public List<SecretBallot> of(String occasion) {
        return jdbc.sql("select " + COLUMNS + " from ballots.ballot where occasion = :occasion order by id")
                .param("occasion", occasion)
                .query((rs, n) -> row(rs).ballot())
                .list();
    }

    /** Prints the codes: they are returned once, and only their hashes are kept. */
    @Transactional
    public Printed print(
            String occasion,
            String title,
            String room,
            String question,
            List<String> choices,
            int most,
            int codes,
            boolean listed) {
        String keyName = keys.make();
        afterEnd(committed -> !committed, keyName);
        long id = jdbc.sql("""
                insert into ballots.ballot (entrance, occasion, title, room, question, choices, most, codes, listed, key_name, state)
                values (:entrance, :occasion, :title, :room, :question, :choices::text[], :most, :codes, :listed, :key, 'PRINTED')
                returning id
                """)
                .param("entrance", DrawnCode.random(random).signs().toLowerCase(Locale.ROOT))
                .param("occasion", occasion)
                .param("title", title)
                .param("room", room)
                .param("question", question)
                .param("choices", choices.toArray(String[]::new))
                .param("most", most)
                .param("codes", codes)
                .param("listed", listed)
                .param("key", keyName)
                .query(Long.class)
                .single();
        List<DrawnCode> drawn = Stream.generate(() -> DrawnCode.random(random))
                .distinct()
                .limit(codes)
                .toList();
        jdbc.sql("""
                insert into ballots.code (ballot_id, code_sha256)
                select :id, decode(hash, 'hex') from unnest(:hashes::text[]) hash order by 2
                """)
                .param("id", id)
                .param("hashes", drawn.stream().map(code -> hex(code.hash(id))).toArray(String[]::new))
                .update();
        return new Printed(find(id).orElseThrow(), drawn);
    }

    /** From now on papers are taken; false where it was opened, or ended, before. */
    @Transactional
    public boolean open(long id) {
        role.allow();
        return jdbc.sql("update ballots.ballot set state = 'OPEN' where id = :id and state = 'PRINTED'")
                        .param("id", id)
                        .update()
                == 1;
    }

    /**
     * Counts the box, publishes what it held in the order of the hashes, and destroys what could tell more. Where too few have voted the
     * box is left as it is: it may be waited for more, or be given up.
     *
     * @param drawn slips drawn, as the tellers declare
     */
    @Transactional
    public Count count(long id, int drawn) {
        lock(id, "pg_advisory_xact_lock");
        Row row = row(id, "").orElseThrow();
        SecretBallot ballot = row.ballot();
        Optional<SecretBallot.Uncounted> uncounted = ballot.uncounted(cast(id), drawn);
        if (uncounted.isPresent()) return new Count.Left(uncounted.get());
        Optional<Map<String, Integer>> papers = keys.find(row.keyName()).flatMap(key -> unsealed(ballot, key));
        SecretTally tally = papers.map(all -> SecretTally.of(
                        List.copyOf(all.values()), ballot.choices().size(), drawn))
                .orElse(SecretTally.nothing(SecretTally.Outcome.UNREADABLE, drawn));
        if (ballot.listed() && tally.outcome().isTold()) publish(id, papers.orElseThrow());
        end(row, tally);
        return new Count.Done(tally);
    }

    /** Given up before the count: nothing is told; false where it had ended before. */
    @Transactional
    public boolean giveUp(long id) {
        lock(id, "pg_advisory_xact_lock");
        Optional<Row> found = row(id, "and state <> 'CLOSED'");
        found.ifPresent(row -> end(row, SecretTally.nothing(SecretTally.Outcome.VOID, 0)));
        return found.isPresent();
    }

    /**
     * What an occasion was over before anybody opened it: the keys are destroyed, and the slips are worth nothing any more.
     *
     * @return those that were
     */
    @Transactional
    public List<SecretBallot> putAway(String occasion) {
        return of(occasion).stream()
                .filter(ballot -> ballot.state() == SecretBallot.State.PRINTED)
                .filter(ballot -> {
                    lock(ballot.id(), "pg_advisory_xact_lock");
                    Optional<Row> found = row(ballot.id(), "and state = 'PRINTED'");
                    found.ifPresent(row -> end(row, SecretTally.nothing(SecretTally.Outcome.UNUSED, 0)));
                    return found.isPresent();
                })
                .toList();
    }

    /** Each vote that was published, in the order of the hashes. */
    public List<PublishedPaper> papers(SecretBallot ballot) {
        return jdbc.sql("select code_sha256, chosen from ballots.paper where ballot_id = :id order by code_sha256")
                .param("id", ballot.id())
                .query((rs, n) -> new PublishedPaper(
                        DrawnCode.mark(rs.getBytes("code_sha256")),
                        hex(rs.getBytes("code_sha256")),
                        ballot.chosen(rs.getInt("chosen"))))
                .list();
    }

    // ---------- for those who vote

    /** A paper is put in: in the box's own role, which can look for a code and add a paper, and nothing else. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Put put(long id, DrawnCode code, int chosen) {
        role.take();
        // Shared by all who vote, held alone by who closes; it leaves no trace on any row.
        lock(id, "pg_advisory_xact_lock_shared");
        Optional<String> keyName = jdbc.sql("select key_name from ballots.ballot where id = :id and state = 'OPEN'")
                .param("id", id)
                .query(String.class)
                .optional();
        Optional<BoxKey> key = keyName.flatMap(keys::find);
        if (key.isEmpty()) return Put.NOT_OPEN;
        byte[] hash = code.hash(id);
        // All of the ballot's codes are read, whichever was drawn: a row that is looked at for the first time is marked
        // by the database
        // as known to be committed, and a mark on one row alone would tell from the files, or from the log of changes,
        // who voted when.
        boolean printed = jdbc.sql(
                        "select coalesce(bool_or(code_sha256 = :hash), false) from ballots.code where ballot_id = :id")
                .param("id", id)
                .param("hash", hash)
                .query(Boolean.class)
                .single();
        if (!printed) return Put.NO_SUCH_CODE;
        byte[] tag = key.get().tag(hash);
        jdbc.sql("insert into ballots.box (ballot_id, tag, sealed) values (:id, :tag, :sealed) on conflict do nothing")
                .param("id", id)
                .param("tag", tag)
                .param("sealed", key.get().seal(tag, chosen, random))
                .update();
        return Put.IN_BOX;
    }

    // ---------- the box

    /** What each code chose, in the order of the hashes; empty where something else than sealed papers lies in the box. */
    private Optional<Map<String, Integer>> unsealed(SecretBallot ballot, BoxKey key) {
        Map<String, byte[]> box = new LinkedHashMap<>();
        jdbc.sql("select tag, sealed from ballots.box where ballot_id = :id")
                .param("id", ballot.id())
                .query(rs -> {
                    box.put(hex(rs.getBytes("tag")), rs.getBytes("sealed"));
                });
        Map<String, Integer> papers = new LinkedHashMap<>();
        List<byte[]> codes = jdbc.sql("select code_sha256 from ballots.code where ballot_id = :id order by code_sha256")
                .param("id", ballot.id())
                .query((rs, n) -> rs.getBytes("code_sha256"))
                .list();
        for (byte[] code : codes) {
            byte[] tag = key.tag(code);
            byte[] sealed = box.remove(hex(tag));
            if (sealed == null) continue;
            OptionalInt chosen = key.unseal(tag, sealed);
            if (chosen.isEmpty()) return Optional.empty();
            papers.put(hex(code), chosen.getAsInt());
        }
        return box.isEmpty() ? Optional.of(papers) : Optional.empty();
    }

    private int cast(long id) {
        return jdbc.sql("select count(*) from ballots.box where ballot_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private void publish(long id, Map<String, Integer> papers) {
        jdbc.sql("""
                insert into ballots.paper (ballot_id, code_sha256, chosen)
                select :id, decode(hash, 'hex'), chosen from unnest(:hashes::text[], :chosen::int[]) as one (hash, chosen) order by 2
                """)
                .param("id", id)
                .param("hashes", papers.keySet().toArray(String[]::new))
                .param("chosen", papers.values().toArray(Integer[]::new))
                .update();
    }

    private void end(Row row, SecretTally tally) {
        jdbc.sql("delete from ballots.box where ballot_id = :id")
                .param("id", row.ballot().id())
                .update();
        jdbc.sql("delete from ballots.code where ballot_id = :id")
                .param("id", row.ballot().id())
                .update();
        jdbc.sql("""
                update ballots.ballot
                set state = 'CLOSED', outcome = :outcome, drawn = :drawn, cast_ = :cast, totals = :totals::int[]
                where id = :id
                """)
                .param("id", row.ballot().id())
                .param("outcome", tally.outcome().name())
                .param("drawn", tally.drawn())
                .param("cast", tally.cast())
                .param("totals", tally.totals().toArray(Integer[]::new))
                .update();
        afterEnd(committed -> committed, row.keyName());
    }

    /** The key goes with the transaction that ends its ballot, or with the one that could not begin it. */
    private void afterEnd(Predicate<Boolean> when, String keyName) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_UNKNOWN && when.test(status == STATUS_COMMITTED)) keys.destroy(keyName);
            }
        });
    }

    /** Keys that outlived their ballot because the program was killed right after the close. */
    @EventListener(ApplicationReadyEvent.class)
    void destroyLeftKeys() {
        jdbc.sql("select key_name from ballots.ballot where state = 'CLOSED'")
                .query(String.class)
                .list()
                .forEach(keys::destroy);
    }

    private void lock(long id, String how) {
        jdbc.sql("select true from " + how + "(hashtext('ballots.box'), :id::int)")
                .param("id", (int) id)
                .query((rs, n) -> true)
                .list();
    }

    private Optional<Row> row(long id, String more) {
        return jdbc.sql("select " + COLUMNS + " from ballots.ballot where id = :id " + more)
                .param("id", id)
                .query((rs, n) -> row(rs))
                .optional();
    }

    private static Row row(ResultSet rs) throws SQLException {
        String outcome = rs.getString("outcome");
        SecretTally tally = outcome == null
                ? null
                : new SecretTally(
                        SecretTally.Outcome.valueOf(outcome),
                        rs.getInt("drawn"),
                        rs.getInt("cast_"),
                        list(rs.getArray("totals"), Integer[].class));
        return new Row(
                new SecretBallot(
                        rs.getLong("id"),
                        rs.getString("entrance"),
                        rs.getString("occasion"),
                        rs.getString("title"),
                        rs.getString("room"),
                        rs.getString("question"),
                        list(rs.getArray("choices"), String[].class),
                        rs.getInt("most"),
                        rs.getInt("codes"),
                        rs.getBoolean("listed"),
                        SecretBallot.State.valueOf(rs.getString("state")),
                        tally),
                rs.getString("key_name"));
    }

    private static <T> List<T> list(Array array, Class<T[]> type) throws SQLException {
        return new ArrayList<>(Arrays.asList(type.cast(array.getArray())));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
