package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.reporting.Office;
import vn.giaoban.run.Cast;

/** A unit's report is read from the big screens, page by page, as somebody put it there who may read it. */
class ReportShowingTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final String LONG =
            "Cán bộ dân vận xã đã đến từng hộ ở các thôn vùng cao, ghi lại từng việc dân nêu và hẹn ngày trả lời. ";
    private static final int FIGURES = 20;

    private final TestBrowser browser = TestBrowser.open();
    private final Office office = new Office(5);
    private final ProvinceConference conference = new ProvinceConference(HOUSE, TestHouse.TODAY.plusDays(40)).called();
    private final String report = conference.at() + "/screen/report";
    private final Map<String, String> commune = Map.of("unit", "Xã Mẫu Sơn", "period", office.period.code());

    @AfterEach
    void over() {
        conference.close();
        office.close();
    }

    @Test
    void itIsReadPageByPageAndByItsHeadingsOnEveryScreen() {
        office.accepted(HOUSE.unit(Cast.COMMUNE));
        open();
        assertThat(conference.lan.post(report, commune).status()).isEqualTo(302);
        String screen = conference.dung.get(conference.at() + "/screen").body();
        assertThat(screen).contains("hall shows reads", "Báo cáo: Xã Mẫu Sơn", "trang 1/", "Vài câu.");
        String desk = conference.lan.get(conference.at() + "/chair").body();
        assertThat(desk).contains("Trang sau", "Đến mục", "Thôi chiếu");
        assertThat(conference.lan.post(report + "/page", Map.of("page", "999")).status())
                .isEqualTo(302);
        assertThat(conference.dung.get(conference.at() + "/screen").body())
                .contains("sl-figures")
                .doesNotContain("Vài câu.");
        assertThat(HOUSE.signedIn("hoa").get(conference.commune() + "/desk").body())
                .contains("sl-room", "sl-figures");
        assertThat(conference.dung.get(conference.at() + "/events").body())
                .contains("Đưa lên màn hình: Báo cáo: Xã Mẫu Sơn");
        conference.lan.post(conference.at() + "/screen/clearing", Map.of());
        assertThat(conference.dung.get(conference.at() + "/screen").body()).doesNotContain("hall shows");
        assertThat(conference.lan.post(report + "/page", Map.of("page", "2")).location())
                .contains("refused=NOTHING_SHOWN");
    }

    @Test
    void whatWasNotSentOrIsNotTheirsToReadIsNotShown() {
        office.drafted(HOUSE.actor("hoa"), HOUSE.unit(Cast.COMMUNE));
        open();
        Client.Answer refused = conference.lan.post(report, commune);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Không có báo cáo nào", "value=\"Xã Mẫu Sơn\"");
        assertThat(conference.lan.post(report, Map.of("unit", "Nơi nào đó")).body())
                .contains("Ghi tên một đơn vị");
        assertThat(HOUSE.signedIn("hoa").post(report, commune).status()).isEqualTo(404);
        assertThat(HOUSE.signedIn("hoa").get(report).status()).isEqualTo(404);
        assertThat(conference.lan.get(report).body()).contains("Chiếu báo cáo này");
    }

    @Test
    void whereThePublicMayLookOnNoReportIsRead() {
        office.accepted(HOUSE.unit(Cast.COMMUNE));
        open();
        conference.lan.post(report, commune);
        HOUSE.jdbc()
                .sql("update conferences.conference set public = true, version = version + 1 where id = :id")
                .param("id", conference.id())
                .update();
        assertThat(HOUSE.visitor().get("/public" + conference.at()).body())
                .contains("Báo cáo: Xã Mẫu Sơn")
                .doesNotContain("Vài câu.", "sl-figures");
        assertThat(conference.lan.post(report, commune).body()).contains("báo cáo thì không công bố cả bản");
    }

    @Test
    void itLooksAsItShouldFromTheLastRowAndOnAPhone() {
        long id = office.accepted(HOUSE.unit(Cast.COMMUNE)).id();
        HOUSE.jdbc()
                .sql(
                        "update reporting.submission set passages = replace(passages::text, 'Vài câu.', :long)::jsonb where report_id = :id")
                .param("long", LONG.repeat(9).strip())
                .param("id", id)
                .update();
        open();
        conference.lan.post(conference.at() + "/list/opening", Map.of());
        HOUSE.signedIn("hoa")
                .post(conference.commune() + "/hands", Map.of("topic", "Giữ lời hứa sau đối thoại", "minutes", "5"));
        conference.lan.post(
                conference.at() + "/hands/"
                        + HOUSE.bean(Courses.class).of(conference.id()).seq() + "/floor",
                Map.of());
        conference.lan.post(report, commune);
        Page screen = browser.signedIn(HOUSE, "dung", 1920);
        Page phone = browser.signedIn(HOUSE, "hoa", 360);
        for (String what : new String[] {"text", "figures"}) {
            screen.navigate(conference.at() + "/screen");
            phone.navigate(conference.commune() + "/desk");
            browser.screenshot(screen, "conference-report-" + what + "-1920");
            browser.screenshot(phone, "conference-report-" + what + "-360");
            for (Page page : new Page[] {screen, phone}) {
                assertThat(TestBrowser.faults(page)).isEmpty();
                assertThat(TestBrowser.overflows(page)).isFalse();
            }
            assertThat((boolean) screen.evaluate("document.documentElement.scrollHeight <= innerHeight"))
                    .as("a page fits on the screen, with whoever speaks")
                    .isTrue();
            conference.lan.post(report + "/page", Map.of("page", String.valueOf(FIGURES)));
        }
        Page chair = browser.signedIn(HOUSE, "lan", 1280);
        chair.navigate(conference.at() + "/chair");
        browser.screenshot(chair, "conference-report-chair-1280");
        assertThat(TestBrowser.faults(chair)).isEmpty();
        chair.setViewportSize(360, 800);
        assertThat(TestBrowser.overflows(chair)).isFalse();
    }

    private void open() {
        assertThat(conference.lan.post(conference.at() + "/opening", Map.of()).status())
                .isEqualTo(302);
    }
}
