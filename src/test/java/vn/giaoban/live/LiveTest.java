package vn.giaoban.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.TestClock;
import vn.giaoban.run.TestDatabase;

class LiveTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    private final TestClock clock = new TestClock(LocalDate.of(2026, 9, 22));
    private LiveNode node;

    @BeforeEach
    void open() {
        node = new LiveNode(DATABASE, clock);
        node.board.clear();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void aScreenIsShownEverythingAndThenEachChange() {
        node.put("floor", "\"hoa\"");
        try (SseLine hall = node.line("hall")) {
            SseLine.Event hello = hall.next("hello");
            assertThat(hello).isNotNull();
            assertThat(hello.data()).matches("\\{\"at\":\\d{13},\"left\":(599|600)\\d{3}}");
            assertThat(hall.shown()).contains("\"seq\":1,\"whole\":true", "\"floor\":\"hoa\"");
            node.put("floor", "\"pao\"");
            assertThat(hall.shown()).contains("\"seq\":2,\"whole\":false,\"topics\":{\"floor\":\"pao\"}}");
        }
    }

    @Test
    void whatIsRolledBackIsNeverShown() {
        try (SseLine hall = node.line("hall")) {
            assertThat(hall.shown()).contains("\"seq\":0,\"whole\":true,\"topics\":{}");
            node.board.put(node.live, "floor", "\"dung\"", true);
            node.put("floor", "\"pao\"");
            assertThat(hall.shown()).contains("\"seq\":1", "\"floor\":\"pao\"");
            assertThat(node.board.reads).as("nothing was announced").hasValue(2);
        }
        assertThatThrownBy(() -> node.live.changed(Noticeboard.STREAM, 9)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eachAudienceIsShownItsOwn() {
        node.put("floor", "\"hoa\"");
        node.put("staff:notes", "\"khoan\"");
        try (SseLine hall = node.line("hall");
                SseLine staff = node.line("staff")) {
            assertThat(staff.shown()).contains("khoan");
            assertThat(hall.shown()).doesNotContain("khoan");
            node.put("staff:notes", "\"mời\"");
            node.put("floor", "\"pao\"");
            assertThat(staff.shown("pao")).isNotEmpty();
            assertThat(hall.shown()).contains("pao").doesNotContain("staff");
        }
    }

    @Test
    void whoComesBackIsToldWhatTheyMissed() {
        node.put("floor", "\"hoa\"");
        node.put("agenda", "[1]");
        String last;
        try (SseLine hall = node.line("hall");
                SseLine stays = node.line("hall")) {
            SseLine.Event seen = hall.next("live");
            assertThat(seen).isNotNull();
            last = seen.id();
            assertThat(last).isEqualTo("2@hall");
            hall.close();
            node.put("floor", "\"pao\"");
            node.put("floor", "\"dung\"");
            stays.shown("dung");
            try (SseLine back = node.line(node.pass("hall"), last);
                    SseLine other = node.line(node.pass("staff"), last)) {
                assertThat(back.shown())
                        .contains("\"whole\":false", "\"floor\":\"dung\"")
                        .doesNotContain("agenda");
                assertThat(other.shown())
                        .as("what another audience saw is not what this one knows")
                        .contains("\"whole\":true", "agenda");
            }
            try (SseLine back = node.line(node.pass("hall"), "4@hall")) {
                assertThat(back.shown()).as("nothing was missed").contains("\"whole\":false,\"topics\":{}");
            }
        }
    }

    @Test
    void manyChangesMeanwhileAreReadAndSentOnce() throws InterruptedException {
        try (SseLine hall = node.line("hall")) {
            hall.shown();
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            node.board.beforeReading = () -> {
                reading.countDown();
                await(go);
            };
            node.put("floor", "0");
            reading.await();
            for (int n = 1; n <= 30; n++) node.put("floor", Integer.toString(n));
            node.board.beforeReading = () -> {};
            go.countDown();
            assertThat(hall.shown("\"floor\":30")).isNotEmpty();
            assertThat(node.board.reads.get()).isLessThan(8);
        }
    }

    @Test
    void aLineThatIsSlowMissesStepsAndNeverTheEnd() {
        try (SseLine slow = node.line("hall");
                SseLine quick = node.line("hall")) {
            int steps = fill(quick);
            node.put("floor", "\"cuối\"");
            int events = 0;
            for (String shown = slow.shown(); !shown.contains("cuối"); shown = slow.shown()) events++;
            assertThat(events).isLessThan(steps);
        }
    }

    @Test
    void aLineThatTakesNothingIsGivenUp() {
        try (SseLine slow = node.line("hall");
                SseLine quick = node.line("hall")) {
            fill(quick);
            assertThat(node.rooms.screens()).isEqualTo(2);
            node.rooms.pulse(clock.instant(), System.nanoTime() + LiveScreen.BLOCKED.toNanos() + 1_000_000_000);
            assertThat(node.rooms.screens()).isEqualTo(1);
            node.put("floor", "\"cuối\"");
            assertThat(quick.shown("cuối")).isNotEmpty();
            SseLine.Event event = slow.next("live");
            while (event != null && !event.data().contains("cuối")) event = slow.next("live");
            assertThat(event).as("it was cut").isNull();
        }
    }

    /** Shows more than any buffer on the way to a line takes that does not read. */
    private int fill(SseLine quick) {
        String much = "\"" + "đ".repeat(400_000) + "\"";
        int steps = 16;
        for (int n = 1; n <= steps; n++) {
            node.put("much", n % 2 == 0 ? much : "0");
            node.put("step", Integer.toString(n));
            quick.shown("\"step\":" + n);
        }
        return 2 * steps;
    }

    @Test
    void aLineEndsWithItsPassAndGoesOnWithTheNext() {
        node.put("floor", "\"hoa\"");
        LivePass pass = node.pass("hall");
        try (SseLine hall = node.line(pass, "")) {
            hall.shown();
            clock.forward(LivePass.VALID.minusMinutes(1));
            try (SseLine renewed = node.line(node.pass("hall"), "1@hall")) {
                assertThat(renewed.shown()).contains("\"topics\":{}");
                clock.forward(Duration.ofMinutes(2));
                SseLine.Event end = hall.next("end");
                assertThat(end).isNotNull();
                assertThat(end.data()).contains("\"why\":\"over\"");
                assertThat(hall.next("live")).as("the line has ended").isNull();
                node.put("floor", "\"pao\"");
                assertThat(renewed.shown()).contains("pao");
            }
        }
        assertThat(node.status("GET", "/live?pass=" + pass.token())).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void nothingButAPassOpensALineAndEveryOtherPageIsServedBehind() {
        String token = node.pass("hall").token();
        assertThat(node.status("GET", "/live")).startsWith("HTTP/1.1 403 ").contains("nosniff");
        assertThat(node.status("GET", "/live?pass=" + token + "x")).startsWith("HTTP/1.1 403 ");
        assertThat(node.status("GET", "/live?pass=%E0%A4%A")).startsWith("HTTP/1.1 400 ");
        assertThat(node.status("POST", "/live?pass=" + token)).startsWith("HTTP/1.1 405 ");
        assertThat(node.status("GET", "/lives")).startsWith("HTTP/1.1 200 ").contains("a page");
        assertThat(node.rooms.screens()).isZero();
    }

    @Test
    void whatIsChangedOnOneNodeIsShownOnAll() {
        try (LiveNode other = new LiveNode(DATABASE, clock);
                SseLine here = node.line("hall");
                SseLine there = other.line("hall")) {
            here.shown();
            there.shown();
            node.put("floor", "\"hoa\"");
            assertThat(there.shown()).contains("hoa");
            assertThat(here.shown()).contains("hoa");
            other.put("floor", "\"pao\"");
            assertThat(here.shown()).contains("pao");
        }
    }

    @Test
    void whereChangesAreNotHeardOfNothingIsShownAsLiveAndAfterwardsNothingIsMissing() {
        try (SseLine hall = node.line("hall")) {
            hall.shown();
            SseLine.Event beat = hall.next("beat");
            assertThat(beat).isNotNull();
            assertThat(beat.data()).contains("\"sure\":true");
            node.cut = true;
            hangUp();
            for (beat = hall.next("beat"); !beat.data().contains("\"sure\":false"); beat = hall.next("beat"))
                assertThat(beat).isNotNull();
            node.put("floor", "\"hoa\"");
            try (SseLine comes = node.line("hall")) {
                assertThat(comes.next("beat").data()).contains("\"sure\":false");
                node.cut = false;
                assertThat(hall.shown("hoa")).contains("hoa");
                assertThat(comes.shown("hoa")).contains("hoa");
            }
        }
    }

    @Test
    void aConnectionThatIsCutOrTalksNonsenseIsOpenedAgain() {
        try (SseLine hall = node.line("hall")) {
            hall.shown();
            for (int n = 1; n <= 3; n++) {
                if (n == 2) say("live", "what we never say");
                else hangUp();
                node.put("floor", Integer.toString(n));
                assertThat(hall.shown()).contains("\"floor\":" + n);
            }
        }
    }

    private void say(String channel, String what) {
        JdbcClient.create(DATABASE.dataSource())
                .sql("select pg_notify(:channel, :what)")
                .param("channel", channel)
                .param("what", what)
                .query((rs, n) -> n)
                .single();
    }

    /** Ends the connection on which announcements are heard. */
    private void hangUp() {
        JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
        int ended = 0;
        while (ended == 0) ended = jdbc.sql("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where application_name = 'live' and datname = current_database()
                    """).query(Integer.class).single();
    }

    @Test
    void whatCannotBeReadIsReadLater() {
        try (SseLine hall = node.line("hall")) {
            hall.shown();
            node.board.beforeReading = () -> {
                node.board.beforeReading = () -> {};
                throw new IllegalStateException("for the test");
            };
            node.put("floor", "\"hoa\"");
            assertThat(hall.shown()).contains("hoa");
        }
    }

    @Test
    void beforeTheServerStopsEveryLineIsEndedAndNoneIsOpened() {
        try (SseLine hall = node.line("hall")) {
            hall.shown();
            node.rooms.stop();
            SseLine.Event end = hall.next("end");
            assertThat(end).isNotNull();
            assertThat(end.data()).contains("\"why\":\"later\"");
            assertThat(hall.next("live")).isNull();
            assertThat(node.status("GET", "/live?pass=" + node.pass("hall").token()))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Retry-After: 3");
        }
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
