package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MinutesTest {
    private final Minutes minutes = new Scripted().held().minutes();

    @Test
    void everySpeechStandsUnderItsItemWithItsTextItsFileAndItsNote() {
        assertThat(minutes.parts())
                .extracting(part -> part.item() == null ? 0 : part.item().id())
                .containsExactly(11L, 12L, 13L);
        assertThat(minutes.parts().getFirst().note()).isEqualTo("Đồng chí chủ tọa nêu mục đích.");
        assertThat(minutes.parts().get(1).speeches())
                .extracting(Minutes.Speaking::speaker)
                .containsExactly("Vi Thị Hoa", "Bà Lan", "Nông Văn Dũng");
        Minutes.Speaking first = minutes.speeches().getFirst();
        assertThat(first.text()).isEqualTo("Bài đã gửi: Giữ lời hứa sau đối thoại");
        assertThat(first.file()).isEqualTo("tham-luan.docx");
        assertThat(first.note()).isEqualTo("Xã đã trả lời 12 kiến nghị.");
        assertThat(first.spoken().toMinutes()).isEqualTo(4);
    }

    @Test
    void aPointOfOrderIsNoContribution() {
        assertThat(minutes.speeches()).hasSize(3);
        assertThat(minutes.contributions()).isEqualTo(2);
    }

    @Test
    void whatWasRegisteredAndNotSpokenIsNotLost() {
        assertThat(minutes.sent()).extracting(Minutes.Sent::topic).containsExactly("Dân vận ở khu công nghiệp");
    }

    @Test
    void everyBallotIsThereWithItsResultAndNamesOnlyWhereTheVoteWasNamed() {
        assertThat(minutes.parts().get(1).ballots()).hasSize(2);
        Minutes.Voting named = minutes.ballots().getFirst();
        assertThat(named.choices()).extracting(Minutes.Chosen::count).containsExactly(1, 1);
        assertThat(named.choices().getFirst().who()).isEqualTo("Điểm cầu Trung ương");
        Minutes.Voting secretly = minutes.ballots().getLast();
        assertThat(secretly.choices()).extracting(Minutes.Chosen::who).containsOnly("");
        assertThat(secretly.closedAt()).isEqualTo(minutes.closedAt());
        assertThat(secretly.silent()).as("of three points one has voted").isEqualTo(2);
    }

    @Test
    void whoVotesAsADelegateMightVoteAndWhoCameAfterTheCloseMightNot() {
        Instant at = Instant.parse("2026-09-29T02:00:00Z");
        List<ConferenceEvent> events = new ArrayList<>();
        for (Happening what : List.of(
                new Happening.Called(),
                new Happening.Opened(),
                new Happening.Attended(70, Presence.PRESENT, ""),
                new Happening.Attended(71, Presence.ABSENT, "Ốm"),
                new Happening.BallotOpened("Họp lại?", List.of("Có", "Không"), false, true),
                new Happening.Voted(1, 72, 0),
                new Happening.Voted(1, 72, 1),
                new Happening.BallotClosed(1),
                new Happening.Attended(73, Presence.PRESENT, "")))
            events.add(new ConferenceEvent(events.size() + 1, at.plusSeconds(events.size()), 0, "Ai đó", what));
        Course course = Course.blank().after(events);
        Hall hall =
                new Hall(new Scripted().held().hall().preparation(), course, at, Map.of(), Map.of(), BigScreen.DARK);
        Minutes.Voting vote = Minutes.of(
                        hall,
                        Map.of(),
                        Map.of(),
                        List.of(new Delegate(72, 101, "Hà Văn Tú", "", null, false, true)),
                        Map.of())
                .ballots()
                .getFirst();
        assertThat(vote.voters()).isEqualTo(2);
        assertThat(vote.silent()).isEqualTo(1);
        assertThat(vote.choices()).extracting(Minutes.Chosen::count).containsExactly(0, 1);
        assertThat(vote.choices().getLast().who()).isEqualTo("Hà Văn Tú");
    }

    @Test
    void conclusionsAreCountedAnewAndTellWhoseTheyAre() {
        assertThat(minutes.conclusions()).extracting(Minutes.Concluded::number).containsExactly(1, 2);
        assertThat(minutes.conclusions())
                .extracting(Minutes.Concluded::conclusion)
                .containsExactly(1, 3);
        assertThat(minutes.conclusions().getFirst().owners().kind()).isEqualTo(Minutes.Owned.Kind.PROVINCES);
        assertThat(minutes.conclusions().getFirst().owners().count()).isEqualTo(2);
        assertThat(minutes.conclusions().getLast().owners().names()).containsExactly("Lạng Sơn");
    }

    @Test
    void thoseWhoWereThereAreCounted() {
        assertThat(minutes.attending()).isEqualTo(new Minutes.Attending(2, 2, 3, 66, 110, 3, 1, 0, 1, 1));
    }

    @Test
    void aPointThatLeftIsCountedAmongThoseThatWereThereAndNotAmongThoseAtTheEnd() {
        Scripted held = new Scripted();
        held.take(new Happening.Called());
        held.take(new Happening.PointSeen(100, true, 18, ""));
        held.take(new Happening.PointSeen(101, true, 48, ""));
        held.take(new Happening.PointSeen(101, false, 0, "Mất điện"));
        held.take(new Happening.Opened());
        held.take(new Happening.PointSeen(102, true, 30, ""));
        held.take(new Happening.PointSeen(102, false, 0, "Mất đường truyền"));
        held.take(new Happening.Closed());
        Minutes.Attending there = held.minutes().attending();
        assertThat(there.pointsEver())
                .as("the one that was gone before the opening took no part")
                .isEqualTo(2);
        assertThat(there.pointsUp()).isEqualTo(1);
        assertThat(there.persons()).isEqualTo(48);
        AttendanceList list = AttendanceList.of(held.hall(), there, java.util.List.of());
        assertThat(list.groups()).extracting(AttendanceList.Group::there).containsExactly(1, 1, 0);
        assertThat(list.groups()).extracting(AttendanceList.Group::up).containsExactly(1, 0, 0);
        assertThat(list.groups()).extracting(AttendanceList.Group::persons).containsExactly(18, 30, 0);
    }

    @Test
    void aListOfAttendanceTellsOfPointsBesideTheTreeFirst() {
        Hall hall = new Scripted().held().hall();
        AttendanceList list = AttendanceList.of(
                hall, minutes.attending(), List.of(new Delegate(72, 101, "Hà Văn Tú", "", null, false, true)));
        assertThat(list.groups()).extracting(AttendanceList.Group::id).containsExactly(0L, 4L, 20L);
        assertThat(list.groups()).extracting(AttendanceList.Group::up).containsExactly(1, 0, 1);
        assertThat(list.groups().getLast().absent()).isEqualTo(1);
    }
}
