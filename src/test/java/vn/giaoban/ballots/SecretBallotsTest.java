package vn.giaoban.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;

/** A box into which papers fall, which is counted, and which tells nobody more. */
class SecretBallotsTest {
    private static final List<String> CHOICES = List.of("Tán thành", "Không tán thành", "Ý kiến khác");

    private final TestHouse house = TestHouse.open();
    private final SecretBallots ballots = house.bean(SecretBallots.class);
    private final JdbcClient jdbc = house.jdbc();

    @Test
    void theFirstPaperOfACodeCountsAndSayingItAgainIsAnsweredAlike() {
        SecretBallots.Printed printed = opened(8, true);
        long id = printed.ballot().id();
        Client voter = house.visitor();
        Client.Answer first =
                cast(voter, printed.ballot(), printed.codes().getFirst().printed(), 0);
        Client.Answer again =
                cast(voter, printed.ballot(), printed.codes().getFirst().signs().toLowerCase(java.util.Locale.ROOT), 2);
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        for (DrawnCode code : printed.codes().subList(1, 6)) cast(voter, printed.ballot(), code.signs(), 1);

        assertThat(counted(id, 6)).isEqualTo(new SecretTally(SecretTally.Outcome.COUNTED, 6, 6, List.of(1, 5, 0)));
        assertThat(ballots.count(id, 6)).isEqualTo(new SecretBallots.Count.Left(SecretBallot.Uncounted.NOT_OPEN));
        assertThat(cast(voter, printed.ballot(), printed.codes().getLast().signs(), 1)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void everybodyFindsTheirOwnVoteInTheListAndWhoeverCountsAgainComesToTheTotals() {
        SecretBallots.Printed printed = opened(12, true);
        long id = printed.ballot().id();
        Map<String, String> voted = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            ballots.put(id, printed.codes().get(i), 1 << i % 3);
            voted.put(printed.codes().get(i).mark(id), CHOICES.get(i % 3));
        }
        SecretTally tally = counted(id, 10);
        List<String> lines = house.visitor()
                .get(printed.ballot().address() + "/papers.csv")
                .body()
                .lines()
                .skip(1)
                .toList();
        assertThat(lines).hasSize(10).isSorted();
        for (String line : lines)
            assertThat(line).endsWith(",\"" + voted.remove(line.substring(0, line.indexOf(','))) + "\"");
        assertThat(voted).isEmpty();
        for (int choice = 0; choice < 3; choice++) {
            String end = ",\"" + CHOICES.get(choice) + "\"";
            assertThat(lines.stream().filter(line -> line.endsWith(end)))
                    .hasSize(tally.totals().get(choice));
        }
        assertThat(house.visitor().get(printed.ballot().address()).body())
                .contains(printed.codes().getFirst().mark(id))
                .doesNotContain(
                        printed.codes().getFirst().signs(),
                        printed.codes().getFirst().printed());
    }

    @Test
    void whatIsNoCodeOfTheBallotIsAnsweredAlikeAndGuessesAreLimited() {
        SecretBallots.Printed printed = opened(8, true);
        SecretBallots.Printed other = opened(8, true);
        long id = printed.ballot().id();
        Client voter = house.visitor();
        Client.Answer foreign =
                cast(voter, printed.ballot(), other.codes().getFirst().signs(), 0);
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(cast(voter, printed.ballot(), "không phải mã", 0).body()).isEqualTo(foreign.body());
        assertThat(cast(voter, printed.ballot(), "0000 0000 0000 0000", 0).body())
                .isEqualTo(foreign.body());
        house.clock().set(Instant.parse("2026-09-22T02:00:00Z")); // ten seconds begin
        for (int i = 1; i < WrongCodes.MOST; i++) house.bean(WrongCodes.class).count(id);
        cast(voter, printed.ballot(), "0000", 0);
        assertThat(cast(voter, printed.ballot(), printed.codes().getFirst().signs(), 0)
                        .status())
                .isEqualTo(429);
        assertThat(boxed(id)).isZero();
        assertThat(cast(voter, other.ballot(), other.codes().getFirst().signs(), 0)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void underFiveVotesTheBoxStaysClosedAndLosesNothing() {
        SecretBallots.Printed printed = opened(8, true);
        long id = printed.ballot().id();
        for (DrawnCode code : printed.codes().subList(0, 4)) ballots.put(id, code, 1);
        assertThat(ballots.count(id, 8)).isEqualTo(new SecretBallots.Count.Left(SecretBallot.Uncounted.FEW_CAST));
        assertThat(ballots.count(id, 4)).isEqualTo(new SecretBallots.Count.Left(SecretBallot.Uncounted.FEW_DRAWN));
        assertThat(boxed(id)).isEqualTo(4);

        ballots.put(id, printed.codes().get(4), 2);
        assertThat(counted(id, 8)).isEqualTo(new SecretTally(SecretTally.Outcome.COUNTED, 8, 5, List.of(4, 1, 0)));
    }

    @Test
    void aBallotThatIsGivenUpOrWasNeverOpenedLeavesNoKey() {
        SecretBallots.Printed given = opened(8, true);
        for (DrawnCode code : given.codes()) ballots.put(given.ballot().id(), code, 1);
        assertThat(ballots.giveUp(given.ballot().id())).isTrue();
        assertThat(ballots.giveUp(given.ballot().id())).isFalse();
        SecretBallots.Printed unused =
                ballots.print("test-over", "Hội nghị", "Hội trường", "Chưa mở", CHOICES, 1, 8, false);
        assertThat(hasKey(unused.ballot().id())).isTrue();
        assertThat(ballots.putAway("test-over")).hasSize(1);
        assertThat(ballots.putAway("test-over")).isEmpty();
        assertThat(ballots.open(unused.ballot().id())).isFalse();
        for (SecretBallots.Printed over : List.of(given, unused)) {
            assertThat(hasKey(over.ballot().id())).isFalse();
            assertThat(boxed(over.ballot().id())).isZero();
            assertThat(ballots.papers(ballots.find(over.ballot().id()).orElseThrow()))
                    .isEmpty();
        }
        assertThat(ballots.find(unused.ballot().id()).map(SecretBallot::tally).map(SecretTally::outcome))
                .contains(SecretTally.Outcome.UNUSED);
    }

    @Test
    void nobodyFindsABallotByItsNumber() {
        SecretBallots.Printed printed = opened(8, true);
        Client anybody = house.visitor();
        String address = printed.ballot().address();
        assertThat(address).matches("/ballot/([0-9a-z]{4}-){3}[0-9a-z]{4}");
        Client.Answer nothing = anybody.get("/ballot/0000-0000-0000-0000");
        assertThat(nothing.status()).isEqualTo(404);
        for (String guessed : List.of("/ballot/" + printed.ballot().id(), "/ballot/1", address + "0")) {
            assertThat(anybody.get(guessed).status()).isEqualTo(404);
            assertThat(anybody.get(guessed).body()).isEqualTo(nothing.body());
            assertThat(anybody.get(guessed + "/papers.csv").status()).isEqualTo(404);
        }
        assertThat(anybody.get(address.replace("-", "")
                                .toUpperCase(java.util.Locale.ROOT)
                                .replace("BALLOT", "ballot"))
                        .body())
                .as("typed from a slip")
                .contains("Thông qua nghị quyết?");
    }

    @Test
    void morePapersThanDrawnSlipsAreToldAndAForeignPaperSpoilsTheBox() {
        SecretBallots.Printed stuffed = opened(8, false);
        for (DrawnCode code : stuffed.codes()) ballots.put(stuffed.ballot().id(), code, 1);
        assertThat(counted(stuffed.ballot().id(), 7).outcome()).isEqualTo(SecretTally.Outcome.UNEQUAL);
        assertThat(ballots.papers(ballots.find(stuffed.ballot().id()).orElseThrow()))
                .isEmpty();

        SecretBallots.Printed spoiled = opened(8, true);
        for (DrawnCode code : spoiled.codes()) ballots.put(spoiled.ballot().id(), code, 1);
        jdbc.sql(
                        "update ballots.box set sealed = decode('00', 'hex') where ballot_id = :id and tag = (select min(tag) from ballots.box where ballot_id = :id)")
                .param("id", spoiled.ballot().id())
                .update();
        assertThat(counted(spoiled.ballot().id(), 8).outcome()).isEqualTo(SecretTally.Outcome.UNREADABLE);
    }

    @Test
    void theBoxKnowsNoTimeAndNoOrderAndItsRoleCanOnlyAdd() {
        assertThat(jdbc.sql("""
                select table_name || '.' || column_name || ' ' || data_type from information_schema.columns
                where table_schema = 'ballots' and table_name in ('code', 'box', 'paper') order by table_name, ordinal_position
                """).query(String.class).list())
                .containsExactly(
                        "box.ballot_id bigint",
                        "box.tag bytea",
                        "box.sealed bytea",
                        "code.ballot_id bigint",
                        "code.code_sha256 bytea",
                        "paper.ballot_id bigint",
                        "paper.code_sha256 bytea",
                        "paper.chosen integer");
        opened(8, true);
        for (String act : List.of(
                "select count(*) from ballots.box",
                "update ballots.box set sealed = tag",
                "delete from ballots.box",
                "select count(*) from ballots.paper",
                "select count(*) from identity.account",
                "select count(*) from audit.entry"))
            assertThatThrownBy(() -> house.transaction().executeWithoutResult(begun -> {
                        house.bean(BoxRole.class).take();
                        jdbc.sql(act).query((rs, n) -> 1).list();
                    }))
                    .as(act)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
    }

    /**
     * A thousand known voters, one after the other. Whoever has everything that is kept, while the box is open and after the close,
     * matches votes to voters by place in the table, by transaction, by name and by order no better than by drawing lots.
     */
    @Test
    void ballotsJoinedAboveChance() {
        int voters = 1000;
        SecretBallots.Printed printed = opened(voters, true);
        long id = printed.ballot().id();
        Random lots = new Random(20260922);
        List<DrawnCode> drawn = new java.util.ArrayList<>(printed.codes());
        Collections.shuffle(drawn, lots);
        List<String> arrival = drawn.stream()
                .map(code -> HexFormat.of().formatHex(code.hash(id)))
                .toList();
        Map<String, Long> before = counts();
        Client voter = house.signedIn("hoa");
        before.putAll(counts());
        Map<String, String> cookies = Map.copyOf(voter.cookies());
        for (DrawnCode code : drawn) {
            Client.Answer answer = cast(voter, printed.ballot(), code.signs(), lots.nextInt(3));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).doesNotContainKeys("set-cookie", "x-request-id");
        }
        assertThat(voter.cookies()).isEqualTo(cookies);
        assertThat(counts()).as("no entry, no session, no event").isEqualTo(before);

        // While it is open the order shows, and leads to no code: names in the box against hashes of codes, by every
        // order and by key.
        List<String> inBox =
                hexes("select encode(tag, 'hex') from ballots.box where ballot_id = :id order by ctid", id);
        List<String> codes =
                hexes("select encode(code_sha256, 'hex') from ballots.code where ballot_id = :id order by ctid", id);
        assertThat(inBox).hasSize(voters).doesNotContainAnyElementsOf(codes);
        List<String> named = new java.util.ArrayList<>(inBox);
        Collections.sort(named);
        assertThat(codes).isSorted();
        List<String> guessed =
                inBox.stream().map(tag -> codes.get(named.indexOf(tag))).toList();
        Lots.assertNoBetter(guessed, arrival);
        Lots.assertNoBetter(codes, arrival);

        counted(id, voters);
        List<String> byPlace =
                hexes("select encode(code_sha256, 'hex') from ballots.paper where ballot_id = :id order by ctid", id);
        assertThat(byPlace).isSorted().hasSize(voters);
        Lots.assertNoBetter(byPlace, arrival);
        Lots.assertNoBetter(byPlace.reversed(), arrival);
        assertThat(hexes("select distinct xmin::text from ballots.paper where ballot_id = :id", id))
                .hasSize(1);
        assertThat(hexes("select distinct cmin::text from ballots.paper where ballot_id = :id", id))
                .hasSize(1);
        assertThat(boxed(id)).isZero();
        assertThat(hexes("select 1::text from ballots.code where ballot_id = :id", id))
                .isEmpty();
        assertThat(hasKey(id)).as("the key is destroyed").isFalse();
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        for (String table : jdbc.sql("""
                select schemaname || '.' || tablename from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema', 'ballots') and tablename <> 'seal'
                """).query(String.class).list())
            counts.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        return counts;
    }

    private SecretBallots.Printed opened(int codes, boolean listed) {
        SecretBallots.Printed printed =
                ballots.print("test", "Hội nghị", "Hội trường", "Thông qua nghị quyết?", CHOICES, 1, codes, listed);
        assertThat(ballots.open(printed.ballot().id())).isTrue();
        return printed;
    }

    private SecretTally counted(long id, int drawn) {
        return ballots.count(id, drawn) instanceof SecretBallots.Count.Done(SecretTally tally)
                ? tally
                : org.assertj.core.api.Assertions.fail("not counted");
    }

    private boolean hasKey(long id) {
        return house.bean(BoxKeys.class)
                .find(hexes("select key_name from ballots.ballot where id = :id", id)
                        .getFirst())
                .isPresent();
    }

    private static Client.Answer cast(Client voter, SecretBallot ballot, String code, int choice) {
        return voter.post(ballot.address(), Map.of("code", code, "choice", "0" + choice, "_csrf", "-"));
    }

    private long boxed(long id) {
        return jdbc.sql("select count(*) from ballots.box where ballot_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private List<String> hexes(String sql, long id) {
        return jdbc.sql(sql).param("id", id).query(String.class).list();
    }
}
