package vn.giaoban.run.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.run.OwnHome;

/** A conference before a few screens, as thousands are measured: every act reaches each of them, and all come back after a kill. */
class ConferenceLoadTest {
    @Test
    void everyActReachesEveryScreenAndAllComeBackAfterTheServerIsKilled() {
        try (OwnHome own = OwnHome.make("bench", false, System.err)) {
            Map<String, Object> measured =
                    BenchConferenceCommand.measure(own, 60, Duration.ofSeconds(1), Duration.ofSeconds(3), System.err);
            assertThat(measured)
                    .as(measured.toString())
                    .containsEntry("points", 3606)
                    .containsEntry("acts", 3)
                    .containsEntry("lost", 0L)
                    .containsEntry("lostAfterwards", 0L)
                    .containsEntry("votes", 3606);
            // One of the three is a point's report, which points and delegates are not shown.
            assertThat((long) measured.get("expected")).isBetween(2 * 60L, 3 * 60L - 1);
        }
    }

    @Test
    void aScreenReadsTheChangeOfEachEventHoweverItsBytesCome() {
        String stream = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk("retry: 4000\nevent: hello\ndata: {\"at\":1,\"left\":2}\n\n")
                + chunk("id: 41@room.vi\nevent: live\ndata: {\"topics\":{\"now\":\"<b id=\\\"x\\\">\"}}\n\n")
                + chunk("event: beat\ndata: {\"at\":1,\"sure\":true}\n\n")
                + chunk("id: 1042@room.vi\nevent: live\ndata: {\"topics\":{}}\n\n");
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (int step : new int[] {1, 2, 7, 64, bytes.length}) {
            List<Long> heard = new ArrayList<>();
            Watcher watcher = new Watcher(new Watcher.Following(Gathering.Audience.ROOM, "vi", "p"));
            watcher.begin();
            for (int at = 0; at < bytes.length; at += step)
                watcher.take(
                        ByteBuffer.wrap(bytes, at, Math.min(step, bytes.length - at)), (same, seq) -> heard.add(seq));
            assertThat(watcher.status()).isEqualTo(200);
            assertThat(heard).as("in steps of " + step).containsExactly(41L, 1042L);
        }
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
    }
}
