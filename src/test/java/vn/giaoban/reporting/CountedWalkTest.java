package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.Client;
import vn.giaoban.PageForm;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;

/** Chị Hoa opens a report that has filled itself. */
class CountedWalkTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(8);
        Client hoa = HOUSE.signedIn("hoa");
        for (String people : new String[] {"84", "16"}) {
            Map<String, String> typed = PageForm.of(hoa.get("/activities/new?type=doi-thoai"), "/activities");
            typed.putAll(Map.of(
                    "f.chu-tri", "chinh-quyen", "f.nguoi-du", people, "f.y-kien", "12", "place", "Thôn " + people));
            typed.put("day", office.period.firstDay().plusDays(9).toString());
            assertThat(hoa.post("/activities", typed).status()).isEqualTo(302);
        }
    }

    @AfterEach
    void close() {
        office.close();
        HOUSE.jdbc()
                .sql("delete from activities.revision; delete from activities.activity")
                .update();
    }

    @ParameterizedTest
    @CsvSource({"1280", "360"})
    void aCountedFigureOpensToItsActivitiesAndIsReplacedWithAReason(int width) {
        Client client = HOUSE.signedIn("hoa");
        client.get("/reports");
        String report =
                client.post("/reports", Map.of("period", office.period.code())).location();
        Page hoa = TestBrowser.open().signedIn(HOUSE, "hoa", width);
        try {
            hoa.navigate(report);
            assertThat(hoa.locator("[name='v.33']")).hasValue("100");
            assertThat(hoa.locator("[name='v.33']")).hasAttribute("readonly", "");
            assertThat(TestBrowser.faults(hoa)).isEmpty();
            assertThat(TestBrowser.overflows(hoa)).isFalse();
            assertThat(TestBrowser.open().screenshot(hoa, "counted-report-" + width))
                    .as("nothing sticks out of the page")
                    .isEqualTo(width);

            hoa.locator("#c-33 .rp-over summary").click();
            hoa.locator("[name='o.33']").fill("106");
            hoa.locator("[name='r.33']").fill("Sáu người đến muộn.");
            hoa.locator("[name='r.33']").blur();
            assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
            hoa.reload();
            assertThat(hoa.locator("#m-33")).containsText("Nhật ký đếm được 100; điều chỉnh thành 106");
            assertThat(hoa.locator("[name='v.33']")).hasValue("100");
            TestBrowser.open().screenshot(hoa, "counted-override-" + width);

            hoa.locator(width < 700 ? "#c-33 th a.gb-from" : "#c-33 td a.gb-from")
                    .click();
            assertThat(hoa.locator("tfoot")).containsText("100");
            assertThat(hoa.getByRole(AriaRole.ROW)).hasCount(4);
            assertThat(TestBrowser.faults(hoa)).isEmpty();
            assertThat(TestBrowser.overflows(hoa)).isFalse();
            TestBrowser.open().screenshot(hoa, "counted-figure-" + width);
        } finally {
            hoa.context().close();
        }
    }

    @Test
    void whoTypesIsShownWhatTheLogWouldSay() {
        Client hoa = HOUSE.signedIn("hoa");
        hoa.get("/reports");
        String report =
                hoa.post("/reports", Map.of("period", office.period.code())).location();
        Map<String, String> stop = new HashMap<>(PageForm.of(hoa.get(report + "/counting"), report + "/counting"));
        assertThat(hoa.post(report + "/counting", stop).status()).isEqualTo(302);
        assertThat(hoa.get(report).body()).contains("Nhật ký có việc trong kỳ này mà báo cáo đang nhập tay.");
        Map<String, String> start = PageForm.of(hoa.get(report + "/counting"), report + "/counting");
        assertThat(start).containsEntry("counted", "true");
        assertThat(hoa.post(report + "/counting", start).status()).isEqualTo(302);
        assertThat(hoa.get(report).body()).contains("Từ nhật ký").doesNotContain("đang nhập tay");
    }
}
