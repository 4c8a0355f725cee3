package vn.giaoban.live;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;

/** A page that is left open, in a browser, before the house as it runs. */
class LiveWalkTest {
    private static final TestHouse HOUSE = TestHouse.apart(made -> {
        made.registerBean("noticeboard", Noticeboard.class, () -> new Noticeboard(made.getBean(DataSource.class)));
        made.registerBean("noticeboardPages", NoticeboardPages.class);
    });

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void aPageStaysTrueSaysWhenItDoesNotAndCatchesUp() {
        put("floor", "\"Hoa\"");
        put("minute:1", "\"Khai mạc\"");
        Page page = TestBrowser.open().visitor(HOUSE, 360);
        try {
            page.navigate("/public/noticeboard");
            Locator line = page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS);
            Locator floor = page.locator("#floor");
            shows(line, "Đang trực tiếp");
            shows(floor, "Hoa");
            shows(page.locator("#minute-1"), "Khai mạc giờ máy chủ");

            put("floor", "\"Páo\"");
            shows(floor, "Páo");
            put("floor", "\"hỏng\"");
            put("floor", "null");
            shows(floor, "không ai");
            TestBrowser.open().screenshot(page, "live-on-360");

            page.context().setOffline(true);
            shows(line, "Mất đường truyền. Trang này như lúc");
            TestBrowser.open().screenshot(page, "live-lost-360");
            put("floor", "\"Dũng\"");
            put("minute:2", "\"Thảo luận\"");
            page.context().setOffline(false);
            shows(floor, "Dũng");
            shows(page.locator("#minute-2"), "Thảo luận");
            shows(line, "Đang trực tiếp");

            HOUSE.clock().forward(LivePass.VALID.plusSeconds(1));
            page.waitForResponse(answer -> answer.url().endsWith("/noticeboard/pass") && answer.ok(), () -> {});
            put("floor", "\"Lan\"");
            shows(floor, "Lan");
            shows(line, "Đang trực tiếp");

            NoticeboardPages.closed = true;
            HOUSE.clock().forward(LivePass.VALID.plusSeconds(1));
            shows(line, "Không còn theo dõi trực tiếp được trang này");
            put("floor", "\"Mai\"");
            shows(floor, "Lan");
        } finally {
            NoticeboardPages.closed = false;
            page.context().close();
        }
    }

    @Test
    void manyPagesFollowOneReading() {
        put("floor", "\"Hoa\"");
        Page one = TestBrowser.open().visitor(HOUSE, 1280);
        Page two = TestBrowser.open().visitor(HOUSE, 1280);
        try {
            one.navigate("/public/noticeboard");
            two.navigate("/public/noticeboard");
            shows(one.locator("#floor"), "Hoa");
            shows(two.locator("#floor"), "Hoa");
            int before = HOUSE.bean(Noticeboard.class).reads.get();
            put("floor", "\"Páo\"");
            shows(one.locator("#floor"), "Páo");
            shows(two.locator("#floor"), "Páo");
            org.assertj.core.api.Assertions.assertThat(HOUSE.bean(Noticeboard.class).reads)
                    .hasValue(before + 1);
        } finally {
            one.context().close();
            two.context().close();
        }
    }

    private static void put(String topic, String json) {
        HOUSE.bean(Noticeboard.class).put(HOUSE.bean(Live.class), topic, json);
    }

    /** Sooner or later: on a busy machine later. */
    private static void shows(Locator where, String text) {
        assertThat(where)
                .containsText(
                        text,
                        new LocatorAssertions.ContainsTextOptions()
                                .setTimeout(Duration.ofSeconds(30).toMillis()));
    }
}
