package vn.giaoban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The main job, end to end, in a real browser: a commune's report, accepted, is in the nation's figures at that moment. */
class WalkTest {
    private static final String PERIOD = "2026-9T";
    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();

    @Test
    void aCommunesReportAcceptedIsInTheNationsFiguresAndTheyOpenDownToIt() {
        house.clock().set(TestHouse.TODAY);
        long centre = house.unit("TW").id();

        // Chị Mai has the national page open.
        Page mai = browser.signedIn(house, "mai", 1280);
        mai.navigate("/figures/" + centre + "/" + PERIOD);
        Locator dialogues = mai.locator("#fresh .gb-fig").first();
        assertThat(dialogues).containsText("Cuộc đối thoại của chính quyền");
        String before = dialogues.innerText();

        // Chị Hoa writes the report of nine months, on her phone; it saves as she types.
        Page hoa = browser.signedIn(house, "hoa", 360);
        hoa.navigate("/reports");
        hoa.getByRole(AriaRole.BUTTON, named("Bắt đầu 9 tháng năm 2026")).click();
        hoa.waitForURL(Pattern.compile(".*/reports/\\d+.*")); // wholly loaded: what follows counts its boxes
        String report = hoa.url().replaceAll(".*/reports/(\\d+).*", "$1");
        Locator required = hoa.locator("tr:has(.rp-must) input[data-code]");
        assertThat(required.count()).isGreaterThan(20);
        for (int i = 0; i < required.count(); i++) required.nth(i).fill("5");
        hoa.locator("input[name='v.24']").fill("20"); // at least what 27, 28 and 29 come to
        hoa.locator("input[name='v.32']").fill("7");
        hoa.locator("input[name='v.14']").fill("4");
        Locator passages = hoa.locator("textarea");
        for (int i = 0; i < passages.count(); i++) passages.nth(i).fill("Số liệu minh họa cho mục này.");
        passages.last().blur();
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        hoa.reload();
        assertThat(hoa.locator("input[name='v.32']")).hasValue("7");
        browser.screenshot(hoa, "walk-hoa-360");
        hoa.getByRole(AriaRole.BUTTON, named("Trình duyệt")).click();
        assertThat(hoa.locator(".gb-dock .gb-tag").first()).containsText("Chờ duyệt");

        // Ông Páo reads, looks once more, sends.
        Page pao = browser.signedIn(house, "pao", 1280);
        pao.navigate("/reports/" + report);
        pao.getByRole(AriaRole.BUTTON, named("Gửi")).click();
        assertThat(pao.getByRole(AriaRole.HEADING, named("Xem lại trước khi gửi")))
                .isVisible();
        browser.screenshot(pao, "walk-pao-review");
        pao.getByRole(AriaRole.BUTTON, named("Gửi")).click();
        assertThat(pao.locator(".gb-dock .gb-tag").first()).containsText("Đã gửi");

        // Nothing counts before it is accepted.
        mai.reload();
        assertThat(dialogues.innerText()).isEqualTo(before);

        // Anh Dũng finds it on his board and accepts it.
        Page dung = browser.signedIn(house, "dung", 1280);
        dung.navigate("/boards/" + PERIOD);
        dung.getByRole(AriaRole.LINK, named("Xã Mẫu Sơn")).click();
        browser.screenshot(dung, "walk-dung-report");
        dung.getByRole(AriaRole.BUTTON, named("Tiếp nhận")).click();
        assertThat(dung.locator(".gb-dock .gb-tag").first()).containsText("Đã tiếp nhận");

        // On the page she has open, untouched, chị Mai sees the nation's figure change and opens it down to the report.
        assertThat(before).doesNotContain("7");
        assertThat(dialogues).containsText("7", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        browser.screenshot(mai, "walk-mai-nation");
        dialogues.click();
        mai.waitForURL("**/" + PERIOD + "/32");
        mai.getByRole(AriaRole.LINK, named("Lạng Sơn")).last().click();
        mai.getByRole(AriaRole.LINK, named("Xã Mẫu Sơn")).last().click();
        assertThat(mai.locator("main")).containsText("7");
        mai.locator("a[href*='/reports/" + report + "']").first().click();
        assertThat(mai).hasURL(house.address() + "/reports/" + report + "#c-32");
        assertThat(mai.locator("#c-32")).containsText("7");
        for (Page page : List.of(mai, hoa, pao, dung)) page.context().close();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
