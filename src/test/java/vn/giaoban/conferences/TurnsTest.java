package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import vn.giaoban.TestHouse;
import vn.giaoban.access.NotFound;

/** Many act at once upon one conference: each learns what became of their own act, and all that was told is kept. */
class TurnsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final int HANDS = 24;

    private final ProvinceConference conference = new ProvinceConference(HOUSE, TestHouse.TODAY.plusDays(40)).called();
    private final Courses courses = HOUSE.bean(Courses.class);
    private final long id = conference.id();
    private final Seat chair = new Seat(id, Seat.Part.CHAIR, HOUSE.actor("lan"), 0, 0, "Lan", "");
    private final List<Long> points =
            List.copyOf(HOUSE.bean(Preparations.class).of(id).points().keySet());

    @BeforeEach
    void open() {
        courses.take(chair, new Happening.Opened());
    }

    @AfterEach
    void over() {
        conference.close();
    }

    @Test
    void aRushOfVotesIsCountedToTheLastAndAfterTheCloseNoneIs() throws Exception {
        Random random = new Random(20261127);
        courses.take(chair, new Happening.BallotOpened("Thông qua?", List.of("Có", "Không"), true, false));
        List<Callable<String>> acts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            long point = points.get(random.nextInt(points.size()));
            long own = random.nextInt(20) == 0 ? points.getFirst() : point;
            int choice = random.nextInt(12) == 0 ? 9 : random.nextInt(2);
            acts.add(() -> did(seat(own), new Happening.Voted(1, point, choice)));
        }
        acts.add(450, () -> did(chair, new Happening.BallotClosed(1)));
        acts.add(300, () -> did(chair, new Happening.QueueOpened()));
        Map<String, Integer> told = new HashMap<>();
        for (String one : atOnce(acts)) told.merge(one, 1, Integer::sum);

        List<ConferenceEvent> events = courses.events(id);
        for (int i = 0; i < events.size(); i++) assertThat(events.get(i).seq()).isEqualTo(i + 1);
        List<Integer> votes = seqs(events, "Voted");
        int done = told.getOrDefault("done", 0);
        assertThat(votes)
                .as("as many as were told so; beside them the close and the list")
                .hasSize(done - 2);
        assertThat(votes).allMatch(seq -> seq < seqs(events, "BallotClosed").getFirst());
        assertThat(told).containsKeys("BALLOT_CLOSED", "NO_SUCH_CHOICE", "not found");
        Set<Long> voters = new HashSet<>();
        events.forEach(event -> {
            if (event.what() instanceof Happening.Voted voted) voters.add(voted.voter());
        });
        assertThat(courses.of(id).ballots().getFirst().votes().keySet()).isEqualTo(voters);
        assertThat(Course.blank().after(events).ballots())
                .isEqualTo(courses.of(id).ballots());
        assertThat(HOUSE.jdbc().sql("""
                                select count(distinct detail ->> 'seq') from audit.entry
                                where act = 'conference.happened' and thing_id = :id and detail ->> 'what' = 'Voted'
                                """).param("id", id).query(Integer.class).single())
                .isEqualTo(votes.size());
    }

    /** A text that no database keeps, among others that are sound. */
    @Test
    void whatCannotBeWrittenTakesNoneOfTheOthersWithIt() throws Exception {
        courses.take(chair, new Happening.QueueOpened());
        List<Callable<String>> acts = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            long point = points.get(i % points.size());
            String topic = i % 40 == 7 ? "Nước\u0000sạch" : "Nước sạch " + i;
            acts.add(() -> did(
                    seat(point),
                    new Happening.HandRaised(point, 0, "Người " + topic, "", topic, 5, HandKind.RAISED, 0)));
        }
        List<String> told = atOnce(acts);
        assertThat(told).filteredOn("not kept"::equals).hasSize(3);
        assertThat(seqs(courses.events(id), "HandRaised"))
                .hasSize((int) told.stream().filter("done"::equals).count())
                .hasSizeGreaterThan(points.size() / 2);
    }

    @Test
    void whatIsNotTheirsIsNotFoundAndLeavesNothing() {
        int before = courses.of(id).seq();
        assertThatThrownBy(() -> courses.take(seat(points.getFirst()), new Happening.Closed()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> courses.take(chair, new Happening.ItemBegun(999_999_999)))
                .isInstanceOf(NotFound.class);
        assertThat(courses.take(chair, new Happening.Opened())).isPresent();
        assertThat(courses.of(id).seq()).isEqualTo(before);
    }

    private String did(Seat seat, Happening what) {
        try {
            Optional<Refused> refused = courses.take(seat, what);
            return refused.map(Enum::name).orElse("done");
        } catch (NotFound e) {
            return "not found";
        } catch (DataAccessException e) {
            return "not kept";
        }
    }

    private Seat seat(long point) {
        return new Seat(id, Seat.Part.OPERATOR, HOUSE.actor("dung"), point, 0, "Điểm " + point, "");
    }

    private static List<Integer> seqs(List<ConferenceEvent> events, String kind) {
        return events.stream()
                .filter(event -> event.what().kind().equals(kind))
                .map(ConferenceEvent::seq)
                .toList();
    }

    private static List<String> atOnce(List<Callable<String>> acts) throws InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(HANDS);
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            for (int i = 0; i < HANDS; i++)
                hands.execute(() -> {
                    ready.countDown();
                    try {
                        ready.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            List<Future<String>> all = new ArrayList<>();
            for (Callable<String> act : acts) all.add(hands.submit(act));
            List<String> told = new ArrayList<>();
            for (Future<String> one : all) told.add(one.get());
            return told;
        }
    }
}
