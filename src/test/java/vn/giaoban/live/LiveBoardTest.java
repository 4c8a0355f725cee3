package vn.giaoban.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveBoardTest {
    private static final long NOW = 1_790_000_000_000L;

    private final LiveBoard first = LiveBoard.of("hall", new LiveState(5, Map.of("floor", "\"hoa\"", "queue", "[]")));
    private final LiveBoard third = first.next(new LiveState(6, Map.of("floor", "\"pao\"")))
            .next(new LiveState(7, Map.of("floor", "\"dung\"", "queue", "[]", "ballot", "{\"yes\":1}")));

    @Test
    void whoKnowsNothingIsToldEverything() {
        String told = told(first, -1);
        assertThat(told)
                .startsWith(
                        "id: 5@hall\nevent: live\ndata: {\"at\":1790000000000,\"seq\":5,\"whole\":true,\"topics\":{")
                .contains("\"floor\":\"hoa\"", "\"queue\":[]")
                .endsWith("}}\n\n");
    }

    @Test
    void whoWasAwayIsToldEachTopicOnceAndAsItIsNow() {
        assertThat(told(third, 5))
                .startsWith("id: 7@hall\n")
                .contains("\"whole\":false", "\"floor\":\"dung\"", "\"ballot\":{\"yes\":1}")
                .doesNotContain("pao", "queue");
    }

    @Test
    void whatIsToldAgainUnchangedIsNotSentAgain() {
        LiveBoard again = third.next(new LiveState(8, Map.of("floor", "\"dung\"", "queue", "[]")));
        assertThat(again.since(7, NOW).isEmpty()).isTrue();
        assertThat(again.since(5, NOW).isEmpty()).isFalse();
        assertThat(told(again, 7)).startsWith("id: 8@hall\n").contains("\"topics\":{}");
    }

    @Test
    void whoKnowsLessOrMoreThanIsKnownHereIsToldEverything() {
        assertThat(told(third, 4)).contains("\"whole\":true", "queue");
        assertThat(told(third, 99)).contains("\"whole\":true", "queue");
        assertThat(third.since(7, NOW).isEmpty()).isTrue();
    }

    @Test
    void whatIsGoneIsToldToThoseWhoKnewItAndIsNoPartOfTheWhole() {
        LiveBoard without = third.next(new LiveState(8, Map.of("ballot", "null")));
        assertThat(told(without, 7)).contains("\"topics\":{\"ballot\":null}");
        assertThat(told(without, -1)).doesNotContain("ballot");
    }

    @Test
    void whatIsOlderThanWhatIsKnownIsLeftAlone() {
        assertThat(third.next(new LiveState(6, Map.of("floor", "\"pao\"")))).isSameAs(third);
    }

    @Test
    void theSameBytesGoToAllAndSayTheTimeAnewToThoseWhoComeLater() {
        assertThat(third.since(5, NOW + 50)).isSameAs(third.since(5, NOW));
        assertThat(third.since(5, NOW + 5000).at()).isEqualTo(NOW + 5000);
    }

    @Test
    void anEventIsOneLineWhateverTheTextLooksLike() {
        LiveBoard broken = first.next(new LiveState(6, Map.of("floor", "{\n \"a\":\r\n1}")));
        assertThat(told(broken, 5).trim().lines()).hasSize(3);
        assertThatThrownBy(() -> new LiveState(6, Map.of("a\nid: 9", "1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String told(LiveBoard board, long after) {
        return StandardCharsets.UTF_8
                .decode(board.since(after, NOW).bytes().slice())
                .toString();
    }
}
