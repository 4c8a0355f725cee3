package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.ballots.SecretTally;

class CourseTest {
    private static final Instant EIGHT = Instant.parse("2026-09-29T01:00:00Z");
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 15);

    private final List<ConferenceEvent> events = new ArrayList<>();
    private Course course = Course.blank();
    private Instant now = EIGHT;

    @Test
    void aConferenceIsCalledOpenedInterruptedClosedAndConcluded() {
        take(new Happening.Called());
        assertThat(course.refusal(new Happening.Closed())).contains(Refused.STATE);
        take(new Happening.Opened());
        take(new Happening.Paused());
        assertThat(course.refusal(new Happening.ItemBegun(1))).contains(Refused.NOT_RUNNING);
        take(new Happening.Resumed());
        take(new Happening.Closed());
        assertThat(course.refusal(new Happening.Opened())).contains(Refused.STATE);
        take(new Happening.Concluded());
        assertThat(course.state()).isEqualTo(ConferenceState.CONCLUDED);
        assertThat(course.refusal(new Happening.Concluded())).contains(Refused.STATE);
    }

    @Test
    void whoeverWasPutOffIsCalledAgainAndWhoeverWasCancelledIsNot() {
        take(new Happening.Called());
        take(new Happening.Postponed("Bão số 9"));
        take(new Happening.Moved(EIGHT, EIGHT.plusSeconds(3600), "Hội trường B", "Bão đã qua"));
        assertThat(course.state()).isEqualTo(ConferenceState.CALLED);
        take(new Happening.Cancelled("Không đủ thành phần"));
        assertThat(course.refusal(new Happening.Called())).contains(Refused.STATE);
    }

    @Test
    void aClosedListTakesNobodyButAPointOfOrder() {
        open();
        assertThat(course.refusal(raised(1, "Bà Lan", HandKind.RAISED))).contains(Refused.LIST_CLOSED);
        take(raised(1, "Bà Lan", HandKind.ORDER));
        take(new Happening.QueueOpened());
        take(raised(2, "Ông Páo", HandKind.RAISED));
        assertThat(course.refusal(raised(2, "Ông Páo", HandKind.RAISED))).contains(Refused.WAITING_ALREADY);
        take(raised(3, "Anh Dũng", HandKind.ORDER));
        assertThat(course.floor().waiting()).extracting(Hand::speaker).containsExactly("Bà Lan", "Anh Dũng", "Ông Páo");
    }

    @Test
    void theClockBelongsToTheSpeechAndNotToTheList() {
        open();
        take(new Happening.QueueOpened());
        int lan = take(raised(1, "Bà Lan", HandKind.RAISED));
        int pao = take(raised(2, "Ông Páo", HandKind.RAISED));
        int dung = take(raised(3, "Anh Dũng", HandKind.RAISED));
        take(new Happening.FloorGiven(lan));
        later(60);
        take(new Happening.HandLowered(pao));
        take(new Happening.HandPlaced(dung, null));
        take(new Happening.QueueClosed());
        assertThat(speaking().left(now)).isEqualTo(5 * 60 - 60);
        take(new Happening.FloorExtended(2));
        assertThat(speaking().left(now)).isEqualTo(7 * 60 - 60);
    }

    @Test
    void timeStandsStillWhileTheConferenceDoes() {
        open();
        take(new Happening.QueueOpened());
        int lan = take(raised(1, "Bà Lan", HandKind.RAISED));
        take(new Happening.FloorGiven(lan));
        later(30);
        take(new Happening.Paused());
        later(600);
        assertThat(speaking().left(now)).isEqualTo(270);
        take(new Happening.Resumed());
        later(10);
        assertThat(speaking().spoken(now)).isEqualTo(Duration.ofSeconds(40));
        take(new Happening.FloorEnded());
        later(100);
        assertThat(course.floor().held().getFirst().spoken(now)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void whoeverIsCalledEndsTheSpeechBefore() {
        open();
        take(new Happening.QueueOpened());
        int lan = take(raised(1, "Bà Lan", HandKind.RAISED));
        int pao = take(raised(2, "Ông Páo", HandKind.ORDER));
        take(new Happening.FloorGiven(lan));
        later(90);
        take(new Happening.FloorGiven(pao));
        assertThat(course.floor().held()).hasSize(1);
        assertThat(speaking().hand().speaker()).isEqualTo("Ông Páo");
        assertThat(speaking().number()).isEqualTo(2);
        assertThat(course.floor().contributions()).isEqualTo(1);
        assertThat(course.refusal(new Happening.FloorGiven(lan))).contains(Refused.HAND_GONE);
    }

    @Test
    void theAgendaIsAmendedOnlyWhereNothingWasHeldOrNotedYet() {
        take(new Happening.Called());
        Happening more = new Happening.ItemAdded(AgendaItem.Kind.OTHER, "Trao đổi thêm", 10, 0);
        assertThat(course.refusal(more)).contains(Refused.NOT_RUNNING);
        take(new Happening.Opened());
        take(new Happening.ItemBegun(1));
        take(new Happening.Noted("item:3", "Gợi ý thảo luận.", 0));
        take(more);
        assertThat(course.refusal(new Happening.ItemAdded(AgendaItem.Kind.OTHER, "Chen vào", 5, 1)))
                .contains(Refused.ITEM_HELD);
        assertThat(course.refusal(new Happening.ItemMoved(1, "Khai mạc", 0))).contains(Refused.ITEM_HELD);
        assertThat(course.refusal(new Happening.ItemDropped(3, "Thảo luận"))).contains(Refused.ITEM_HELD);
        take(new Happening.ItemMoved(2, "Báo cáo", 4));
        take(new Happening.ItemDropped(2, "Báo cáo"));
        take(new Happening.Closed());
        assertThat(course.refusal(more)).contains(Refused.NOT_RUNNING);
    }

    @Test
    void aBallotStandsUnderTheItemThatRunsOrTheOneThatWasChosen() {
        open();
        take(new Happening.ItemBegun(2));
        take(new Happening.BallotOpened("Thông qua chương trình", List.of("Có", "Không"), true, true));
        take(new Happening.BallotClosed(1));
        take(new Happening.BallotOpened("Thông qua dự thảo", List.of("Có", "Không"), true, true, 5L));
        assertThat(course.ballots()).extracting(Ballot::item).containsExactly(2L, 5L);
        assertThat(course.isHeld(5)).as("a ballot under it").isTrue();
        JsonMapper json = JsonMapper.builder().build();
        String before = "{\"question\":\"Hỏi\",\"choices\":[\"A\",\"B\"],\"byPoint\":true,\"named\":false}";
        assertThat(json.readValue(before, Happening.BallotOpened.class).item())
                .as("as it was written before ballots could be placed")
                .isNull();
    }

    @Test
    void aSecretBallotStandsUnderTheItemThatWasChosenAndHoldsIt() {
        open();
        take(new Happening.ItemBegun(2));
        take(new Happening.SecretOpened(41, "Bầu tổ thư ký", List.of("A", "B"), 6L));
        assertThat(course.secrets()).extracting(SecretVote::item).containsExactly(6L);
        assertThat(course.refusal(new Happening.ItemDropped(6, "Bầu cử"))).contains(Refused.ITEM_HELD);
    }

    @Test
    void aReportIsOnTheScreensAPageAtATimeUntilSomethingElseIsOrItIsCleared() {
        open();
        take(new Happening.ReportShown("Báo cáo: Lạng Sơn", "/reports/7?edition=1", 7, 1, 1));
        take(new Happening.ReportShown("Báo cáo: Lạng Sơn", "/reports/7?edition=1", 7, 1, 2));
        assertThat(course.shownReport()).map(Happening.ReportShown::page).contains(2);
        assertThat(course.shown()).isEmpty();
        assertThat(course.shownTitle()).isEqualTo("Báo cáo: Lạng Sơn");
        take(new Happening.Shown("Đối thoại", "/figures/1/2026-9T", "32", 1, "2026-9T"));
        assertThat(course.shownReport()).isEmpty();
        take(new Happening.ChartShown("So sánh", "/compare?below=1&indicator=32&period=2026-9T"));
        assertThat(course.shown()).isEmpty();
        assertThat(course.shownChart()).map(Happening.ChartShown::title).contains("So sánh");
        assertThat(course.shownTitle()).isEqualTo("So sánh");
        take(new Happening.Hidden());
        assertThat(course.shownBy()).isZero();
        assertThat(course.isShowing()).isFalse();
        assertThat(course.refusal(new Happening.Hidden())).contains(Refused.NOTHING_SHOWN);
    }

    @Test
    void theLastVoteOfAVoterBeforeTheCloseCounts() {
        open();
        take(new Happening.BallotOpened("Thông qua chương trình", List.of("Tán thành", "Không"), true, true));
        assertThat(course.refusal(new Happening.BallotOpened("Khác", List.of("A", "B"), true, false)))
                .contains(Refused.BALLOT_RUNNING);
        take(new Happening.Voted(1, 7, 0));
        take(new Happening.Voted(1, 8, 0));
        take(new Happening.Voted(1, 7, 1));
        assertThat(course.refusal(new Happening.Voted(1, 7, 2))).contains(Refused.NO_SUCH_CHOICE);
        take(new Happening.BallotClosed(1));
        assertThat(course.refusal(new Happening.Voted(1, 9, 0))).contains(Refused.BALLOT_CLOSED);
        assertThat(course.ballots().getFirst().count(0)).isEqualTo(1);
        assertThat(course.ballots().getFirst().count(1)).isEqualTo(1);
    }

    @Test
    void oneBallotRunsAtATimeOpenOrSecretAndNoConferenceIsClosedOverAnOpenBox() {
        take(new Happening.Called());
        Happening secret = new Happening.SecretOpened(41, "Bầu chủ tịch đoàn", List.of("A", "B"));
        Happening open = new Happening.BallotOpened("Khác", List.of("A", "B"), true, false);
        assertThat(course.refusal(secret)).contains(Refused.NOT_RUNNING);
        take(new Happening.Opened());
        take(open);
        assertThat(course.refusal(secret)).contains(Refused.BALLOT_RUNNING);
        take(new Happening.BallotClosed(1));
        take(secret);
        assertThat(course.refusal(open)).contains(Refused.BALLOT_RUNNING);
        assertThat(course.refusal(new Happening.Closed())).contains(Refused.SECRET_RUNNING);
        take(new Happening.Paused());
        assertThat(course.refusal(new Happening.Closed())).contains(Refused.SECRET_RUNNING);
        assertThat(course.refusal(closed(42))).contains(Refused.BALLOT_CLOSED);
        take(closed(41));
        assertThat(course.refusal(closed(41))).contains(Refused.BALLOT_CLOSED);
        take(new Happening.Resumed());
        assertThat(course.refusal(secret)).as("a box opens once").contains(Refused.BALLOT_CLOSED);
        take(new Happening.Closed());
        assertThat(course.secrets()).singleElement().satisfies(one -> {
            assertThat(one.isOpen()).isFalse();
            assertThat(one.tally()).isEqualTo(TALLY);
        });
        assertThat(Course.blank().after(stored())).usingRecursiveComparison().isEqualTo(course);
    }

    @Test
    void onlyChairAndSecretariesAreTellers() {
        for (Seat.Part part : Seat.Part.values()) {
            Seat seat = new Seat(1, part, Actor.anonymous(OCTOBER), 7, 0, "", "");
            boolean teller = part == Seat.Part.CHAIR || part == Seat.Part.SECRETARY;
            assertThat(seat.may(new Happening.SecretOpened(41, "Câu hỏi", List.of("A", "B"))))
                    .as(part.name())
                    .isEqualTo(teller);
            assertThat(seat.may(closed(41))).as(part.name()).isEqualTo(teller);
        }
    }

    private static final SecretTally TALLY = new SecretTally(SecretTally.Outcome.COUNTED, 6, 6, List.of(4, 2));

    private static Happening closed(long ballot) {
        return new Happening.SecretClosed(ballot, TALLY, "");
    }

    @Test
    void ofTwoWhoWriteAtOnceTheLaterIsTold() {
        open();
        int first = take(new Happening.Noted("item:1", "Khai mạc lúc 8 giờ.", 0));
        assertThat(course.refusal(new Happening.Noted("item:1", "Bắt đầu.", 0))).contains(Refused.WRITTEN_MEANWHILE);
        take(new Happening.Noted("item:1", "Khai mạc lúc 8 giờ, đủ điểm cầu.", first));
        int line = take(conclusion(0, 0));
        assertThat(course.refusal(conclusion(1, line - 1))).contains(Refused.WRITTEN_MEANWHILE);
        take(conclusion(1, line));
        take(conclusion(0, 0));
        take(new Happening.ConclusionRemoved(1, course.conclusions().getFirst().seq()));
        assertThat(course.conclusions()).extracting(Conclusion::number).containsExactly(2);
        assertThat(course.refusal(conclusion(1, line))).contains(Refused.CONCLUSION_GONE);
        take(conclusion(0, 0));
        assertThat(course.conclusions()).extracting(Conclusion::number).containsExactly(2, 3);
    }

    @Test
    void nothingIsWrittenAfterTheChairHasConfirmed() {
        open();
        take(conclusion(0, 0));
        take(new Happening.Closed());
        take(new Happening.Noted("item:1", "Bổ sung sau bế mạc.", 0));
        take(new Happening.Concluded());
        assertThat(course.refusal(new Happening.Noted("item:1", "Thêm.", course.seq())))
                .contains(Refused.CONFIRMED);
        assertThat(course.refusal(conclusion(0, 0))).contains(Refused.CONFIRMED);
    }

    @Test
    void anEventThatIsMissingIsNoticed() {
        assertThatThrownBy(() -> Course.blank()
                        .after(List.of(new ConferenceEvent(2, now, 1, "Chị Mai", new Happening.Called()))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Two thousand acts at a time by whoever comes, with whatever they wish, of which many are refused. */
    @Test
    void whateverHappensTheCourseIsWhatItsEventsSay() {
        for (int seed = 1; seed <= 12; seed++) {
            events.clear();
            course = Course.blank();
            now = EIGHT;
            Random random = new Random(seed);
            int refused = 0;
            Set<Refused> why = new HashSet<>();
            for (int i = 0; i < 2_000; i++) {
                later(random.nextInt(20));
                Happening wish = wish(random);
                Optional<Refused> no = course.refusal(wish);
                if (no.isPresent()) {
                    refused++;
                    why.add(no.get());
                } else take(wish);
                standsToReason();
            }
            assertThat(refused).as("seed %d", seed).isBetween(100, 1_990);
            assertThat(why).as("seed %d", seed).hasSizeGreaterThan(3);
            Course again = Course.blank().after(stored());
            assertThat(again).usingRecursiveComparison().as("seed %d", seed).isEqualTo(course);
        }
    }

    private void standsToReason() {
        Floor floor = course.floor();
        List<Integer> hands = new ArrayList<>();
        floor.waiting().forEach(hand -> hands.add(hand.number()));
        floor.speeches().forEach(speech -> hands.add(speech.hand().number()));
        assertThat(hands).doesNotHaveDuplicates();
        for (int i = 0; i < floor.speeches().size(); i++)
            assertThat(floor.speeches().get(i).number()).isEqualTo(i + 1);
        assertThat(floor.held()).allSatisfy(speech -> assertThat(speech.until()).isNotNull());
        assertThat(floor.spoken(now, speech -> true))
                .isLessThanOrEqualTo(Duration.between(course.openedAt().orElse(now), now));
        if (!course.state().isRunning()) assertThat(floor.speaking()).isNull();
        assertThat(course.ballots().stream().filter(Ballot::isOpen).count()).isLessThanOrEqualTo(1);
        assertThat(course.seq()).isEqualTo(events.size());
    }

    private Happening wish(Random random) {
        int point = 1 + random.nextInt(5);
        int hand = course.floor().waiting().isEmpty() || random.nextInt(5) == 0
                ? 1 + random.nextInt(400)
                : course.floor()
                        .waiting()
                        .get(random.nextInt(course.floor().waiting().size()))
                        .number();
        return switch (random.nextInt(course.state() == ConferenceState.OPEN ? 60 : 20)) {
            case 0 -> random.nextInt(4) == 0 ? new Happening.Closed() : new Happening.Paused();
            case 1 -> new Happening.Resumed();
            case 2 -> random.nextInt(6) == 0 ? new Happening.Concluded() : new Happening.Called();
            case 3 -> new Happening.Opened();
            case 4 -> random.nextInt(40) == 0 ? new Happening.Cancelled("Lý do") : new Happening.Postponed("Lý do");
            case 5 -> new Happening.Moved(now, now.plusSeconds(60), "Nơi khác", "Lý do");
            case 6, 7 -> new Happening.PointSeen(point, random.nextBoolean(), random.nextInt(50), "");
            case 8 -> new Happening.Rehearsed(point, random.nextBoolean(), "Tiếng nhỏ");
            case 9 -> new Happening.Attended(point, Presence.values()[random.nextInt(3)], "");
            case 10, 11 -> new Happening.QueueOpened();
            case 12 -> new Happening.QueueClosed();
            case 13 -> new Happening.ItemBegun(1 + random.nextInt(6));
            case 14 -> new Happening.Noted("item:" + point, "Ghi", noteSeen("item:" + point, random));
            case 15 -> conclusion(random.nextInt(4), random.nextInt(Math.max(1, course.seq() + 1)));
            case 16 -> new Happening.BallotOpened("Hỏi", List.of("A", "B", "C"), true, false);
            case 17, 18 -> new Happening.Voted(course.ballots().size(), point, random.nextInt(4));
            case 19 -> new Happening.BallotClosed(course.ballots().size());
            case 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31 ->
                raised(point, "Người " + random.nextInt(9), HandKind.values()[random.nextInt(3)]);
            case 32, 33, 34, 35, 36, 37, 38 -> new Happening.FloorGiven(hand);
            case 39, 40 -> new Happening.FloorEnded();
            case 41 -> new Happening.FloorExtended(1 + random.nextInt(3));
            case 42, 43 -> new Happening.HandLowered(hand);
            case 48 -> new Happening.ReportShown("Báo cáo", "/reports/7?edition=1", 7, 1, point);
            case 49 -> new Happening.ItemAdded(AgendaItem.Kind.OTHER, "Mục thêm", 10, random.nextInt(7));
            case 50 -> new Happening.ItemMoved(1 + random.nextInt(6), "Mục", random.nextInt(7));
            case 51 -> new Happening.ItemDropped(1 + random.nextInt(6), "Mục");
            case 52 -> new Happening.BallotOpened("Hỏi về một mục", List.of("A", "B"), true, false, (long) point);
            case 44 -> new Happening.Shown("Số liệu", "/figures/1/2026-9T", "51", 1, "2026-9T");
            case 53 -> new Happening.ChartShown("Biểu đồ", "/figures/1/history?indicator=32&period=NINE_MONTHS");
            case 45 -> new Happening.Hidden();
            case 46 -> new Happening.SecretOpened(1 + random.nextInt(9), "Câu hỏi", List.of("A", "B"));
            case 47 -> closed(course.secret().map(SecretVote::ballot).orElse(1L));
            default -> new Happening.HandPlaced(hand, random.nextBoolean() ? null : hand + 1);
        };
    }

    private int noteSeen(String about, Random random) {
        Note stands = course.notes().get(about);
        return stands == null || random.nextInt(4) == 0 ? 0 : stands.seq();
    }

    /** The events as they come back from the database. */
    private List<ConferenceEvent> stored() {
        JsonMapper json = JsonMapper.builder().build();
        return events.stream()
                .map(event -> new ConferenceEvent(
                        event.seq(), event.at(), event.accountId(), event.by(), (Happening) json.readValue(
                                json.writeValueAsString(event.what()),
                                Happening.KINDS.get(event.what().kind()))))
                .toList();
    }

    private void open() {
        take(new Happening.Called());
        take(new Happening.Opened());
    }

    private int take(Happening what) {
        assertThat(course.refusal(what)).as(what.toString()).isEmpty();
        ConferenceEvent event = new ConferenceEvent(course.seq() + 1, now, 1, "Chị Mai", what);
        events.add(event);
        course = course.after(List.of(event));
        return event.seq();
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private Speech speaking() {
        return Optional.ofNullable(course.floor().speaking()).orElseThrow();
    }

    private static Happening raised(long point, String speaker, HandKind kind) {
        return new Happening.HandRaised(point, 0, speaker, "", "Giữ lời hứa sau đối thoại", 5, kind, 0);
    }

    private static Happening conclusion(int number, int seen) {
        return new Happening.ConclusionWritten(
                number, "Rà đơn quá hạn.", List.of(2L, 3L), OCTOBER, "Báo cáo số còn lại", seen);
    }
}
