package vn.giaoban.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.run.OpenedServer;

/**
 * What a vote leaves on the disk: in the database's log of changes, which tells the time of each, and in the tables' own files. Whoever
 * has all of it, and saw in which order the voters came, joins a vote to a voter no better than by drawing lots.
 */
class BoxTracesTest {
    private static final int VOTERS = 1000;
    private static final List<String> CHOICES = List.of("Tán thành", "Không tán thành", "Ý kiến khác");

    private static OpenedServer server;

    @TempDir
    Path home;

    private final JdbcClient jdbc = JdbcClient.create(server.dataSource());
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(server.dataSource()));

    @BeforeAll
    static void start() {
        server = new OpenedServer("ballots");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void ballotsJoinedAboveChanceByTheLogOfChangesAndTheFiles() throws IOException {
        BoxKeys keys = new BoxKeys(home.toString());
        SecretBallots ballots = new SecretBallots(jdbc, keys, new BoxRole(jdbc));
        long beginning = server.position();
        SecretBallots.Printed printed =
                done(() -> ballots.print("test", "Hội nghị", "Hội trường", "Câu hỏi", CHOICES, 1, VOTERS, true));
        long id = printed.ballot().id();
        done(() -> ballots.open(id));
        DrawnCode nobodys = new DrawnCode("0000000000000000");
        assertThat(done(() -> ballots.put(id, nobodys, 1))).isEqualTo(SecretBallots.Put.NO_SUCH_CODE);

        // A thousand known voters, one after the other. Now and then everything goes to disk, so that the next change
        // of a page writes
        // the whole of it to the log: what reading has marked there would show.
        Random lots = new Random(20261127);
        List<DrawnCode> drawn = new ArrayList<>(printed.codes());
        Collections.shuffle(drawn, lots);
        byte[] codes = server.file("ballots.code");
        byte[] index = server.file("ballots.code_pkey");
        long opened = server.position();
        for (int i = 0; i < VOTERS; i++) {
            DrawnCode code = drawn.get(i);
            int paper = 1 << lots.nextInt(3);
            assertThat(done(() -> ballots.put(id, code, paper))).isEqualTo(SecretBallots.Put.IN_BOX);
            if (i % 97 == 0) {
                server.checkpoint();
                done(() -> ballots.put(id, code, 1)); // cast again
            }
        }
        long voted = server.position();
        assertThat(server.file("ballots.code")).as("no vote marks a code").isEqualTo(codes);
        assertThat(server.file("ballots.code_pkey")).isEqualTo(index);

        // What the key tells, as long as there is one.
        String keyName = jdbc.sql("select key_name from ballots.ballot where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        byte[] secret = Files.readAllBytes(home.resolve("ballots").resolve(keyName));
        List<String> arrival = drawn.stream().map(code -> hex(code.hash(id))).toList();
        List<String> names = drawn.stream()
                .map(code -> hex(new BoxKey(secret).tag(code.hash(id))))
                .toList();

        done(() -> ballots.count(id, VOTERS));
        server.checkpoint();
        long closed = server.position();
        byte[] voting = server.log(opened, voted);
        byte[] counting = server.log(voted, closed);
        byte[] all = server.log(beginning, closed);

        // 1. The search finds what there is: the names under which votes lie in the box, in the order in which they
        // came.
        assertThat(new ArrayList<>(new LinkedHashSet<>(found(voting, names)))).isEqualTo(names);
        // 2. While there is voting no code is named at all; before and after, in the order of the hashes.
        assertThat(found(voting, arrival)).isEmpty();
        List<String> published = new ArrayList<>(new LinkedHashSet<>(found(counting, arrival)));
        assertThat(published).hasSize(VOTERS);
        Lots.assertNoBetter(published, arrival);
        Lots.assertNoBetter(published.reversed(), arrival);
        Lots.assertNoBetter(new ArrayList<>(new LinkedHashSet<>(found(all, arrival))), arrival);
        List<String> last =
                new ArrayList<>(new LinkedHashSet<>(found(all, arrival).reversed()));
        Lots.assertNoBetter(last, arrival);
        Lots.assertNoBetter(last.reversed(), arrival);
        // 3. Names and codes do not run together, in whatever order they are laid beside one another.
        List<String> sortedNames = names.stream().sorted().toList();
        List<String> sortedCodes = arrival.stream().sorted().toList();
        Lots.assertNoBetter(
                names.stream()
                        .map(name -> sortedCodes.get(sortedNames.indexOf(name)))
                        .toList(),
                arrival);
        // 4. The key, and the codes as they are printed, were never there.
        String whole = new String(all, StandardCharsets.ISO_8859_1);
        assertThat(whole.contains(latin(Arrays.copyOf(secret, 32)))).isFalse();
        assertThat(whole.contains(latin(Arrays.copyOfRange(secret, 32, BoxKey.LENGTH))))
                .isFalse();
        assertThat(printed.codes()).noneMatch(code -> whole.contains(code.signs()) || whole.contains(code.printed()));
        assertThat(keys.find(keyName)).as("nor is it anywhere else any more").isEmpty();
        assertThat(jdbc.sql("select sum(chosen) from ballots.paper where ballot_id = :id and chosen in (1, 2, 4)")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isGreaterThan(VOTERS);
    }

    /** The test of the test. */
    @Test
    void aCodeThatIsLookedForAloneWouldBeMarkedAndFound() throws IOException {
        SecretBallots ballots = new SecretBallots(jdbc, new BoxKeys(home.toString()), new BoxRole(jdbc));
        SecretBallots.Printed printed =
                done(() -> ballots.print("test", "Hội nghị", "Hội trường", "Câu hỏi", CHOICES, 1, 8, true));
        byte[] before = server.file("ballots.code");
        long from = server.position();
        byte[] hash = printed.codes().getFirst().hash(printed.ballot().id());
        jdbc.sql("select true from ballots.code where ballot_id = :id and code_sha256 = :hash")
                .param("id", printed.ballot().id())
                .param("hash", hash)
                .query(Boolean.class)
                .single();
        assertThat(server.file("ballots.code")).isNotEqualTo(before);
        assertThat(found(server.log(from, server.position()), List.of(hex(hash))))
                .isNotEmpty();
    }

    private <T> T done(Supplier<T> act) {
        return transaction.execute(begun -> act.get());
    }

    /** Which of these stand in a stretch of bytes, as often as they do, in order. */
    private static List<String> found(byte[] bytes, List<String> sought) {
        Map<Long, String> beginnings = new HashMap<>();
        for (String one : sought)
            beginnings.put(ByteBuffer.wrap(HexFormat.of().parseHex(one)).getLong(), one);
        List<String> found = new ArrayList<>();
        ByteBuffer all = ByteBuffer.wrap(bytes);
        for (int at = 0; at + 32 <= bytes.length; at++) {
            String begun = beginnings.get(all.getLong(at));
            if (begun != null && hex(Arrays.copyOfRange(bytes, at, at + 32)).equals(begun)) found.add(begun);
        }
        return found;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
