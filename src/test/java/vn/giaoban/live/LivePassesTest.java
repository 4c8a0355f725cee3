package vn.giaoban.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.giaoban.TestClock;
import vn.giaoban.run.TestDatabase;

class LivePassesTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final LiveStream CONFERENCE = new LiveStream("conference", "7");

    private final TestClock clock = new TestClock(LocalDate.of(2026, 9, 22));
    private final LivePasses passes = node();

    @BeforeEach
    void withoutKeys() {
        JdbcClient.create(DATABASE.dataSource()).sql("delete from live.key").update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aPassSaysWhatItWasGivenForOnEveryNode() {
        LivePass pass = passes.sign(CONFERENCE, "secretary", 42);
        assertThat(passes.read(pass.token())).contains(pass);
        assertThat(node().read(pass.token())).contains(pass);
        assertThat(node().sign(CONFERENCE, "secretary", 42).token())
                .as("both sign by one key")
                .isEqualTo(pass.token());
    }

    @Test
    void afterAStartAllWhoComeAtOnceAreKnown() {
        String token = passes.sign(CONFERENCE, "hall", 0).token();
        LivePasses again = node();
        Queue<Boolean> known = new ConcurrentLinkedQueue<>();
        try (ExecutorService comers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 100; n++)
                comers.submit(() -> known.add(again.read(token).isPresent()));
        }
        assertThat(known).hasSize(100).containsOnly(true);
    }

    @Test
    void aPassIsOverSoon() {
        LivePass pass = passes.sign(CONFERENCE, "hall", 0);
        clock.forward(LivePass.VALID.minusSeconds(5));
        assertThat(passes.read(pass.token())).isPresent();
        clock.forward(Duration.ofSeconds(6));
        assertThat(passes.read(pass.token())).isEmpty();
    }

    @Test
    void aPassThatWasChangedIsNone() {
        String token = passes.sign(CONFERENCE, "hall", 0).token();
        assertThat(passes.read(forged(token, "\nhall\n", "\nchair\n"))).isEmpty();
        assertThat(passes.read(forged(token, "\n7\n", "\n8\n"))).isEmpty();
        assertThat(passes.read(token.substring(0, token.length() - 2))).isEmpty();
        assertThat(passes.read(token.substring(0, token.indexOf('.') + 1))).isEmpty();
    }

    @Test
    void whatIsNoPassIsNone() {
        passes.sign(CONFERENCE, "hall", 0);
        for (String none : new String[] {"", ".", "a.b", "%%.%%", "YQ.YQ", "x".repeat(5000) + ".a"})
            assertThat(passes.read(none)).as(none).isEmpty();
        String unknown = Base64.getUrlEncoder()
                .encodeToString(
                        "0000000000000000\nconference\n7\nchair\n1\n99999999999".getBytes(StandardCharsets.UTF_8));
        assertThat(passes.read(unknown + ".YQ")).isEmpty();
    }

    @Test
    void aNewKeySignsEachDayAndOldOnesGo() {
        passes.sign(CONFERENCE, "hall", 0);
        clock.forward(Duration.ofDays(1));
        LivePass pass = passes.sign(CONFERENCE, "hall", 0);
        assertThat(keys()).isEqualTo(2);
        assertThat(node().read(pass.token())).contains(pass);
        clock.forward(Duration.ofDays(3));
        passes.sign(CONFERENCE, "hall", 0);
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void whatStandsInAPassIsAWord() {
        assertThatThrownBy(() -> passes.sign(CONFERENCE, "hall\nchair", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LiveStream("conference", "7 8")).isInstanceOf(IllegalArgumentException.class);
    }

    private LivePasses node() {
        return new LivePasses(
                JdbcClient.create(DATABASE.dataSource()), new JdbcTransactionManager(DATABASE.dataSource()), clock);
    }

    private static String forged(String token, String what, String by) {
        String[] parts = token.split("\\.");
        String said = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        assertThat(said).contains(what);
        return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(said.replace(what, by).getBytes(StandardCharsets.UTF_8))
                + "."
                + parts[1];
    }

    private static long keys() {
        return JdbcClient.create(DATABASE.dataSource())
                .sql("select count(*) from live.key")
                .query(Long.class)
                .single();
    }
}
