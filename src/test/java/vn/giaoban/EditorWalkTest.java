package vn.giaoban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An administrator changes what the whole network counts, on a phone, by keyboard: sees what it touches, saves, takes it back. */
class EditorWalkTest {
    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();

    @Test
    void anIndicatorIsRenamedFromADayOnAndTheChangeTakenBack() {
        house.clock().set(TestHouse.TODAY);
        Page tuan = browser.signedIn(house, "tuan", 360);
        press(tuan, AriaRole.LINK, "Danh mục");
        press(tuan, AriaRole.LINK, "Chỉ tiêu");
        press(tuan, AriaRole.LINK, "13. Lượt tiếp công dân");
        assertThat(tuan.locator("main")).containsText("Đang có hiệu lực, từ 01/01/2021");
        browser.screenshot(tuan, "editor-rule-360");
        press(tuan, AriaRole.LINK, "Sửa");

        // Nothing typed is lost where something is missing.
        type(tuan, "#nameVi", "Lượt tiếp công dân tại trụ sở");
        press(tuan, AriaRole.BUTTON, "Xem lại");
        assertThat(tuan.locator("#errors")).isFocused();
        assertThat(tuan.locator("#errors")).containsText("Nhập ngày bắt đầu có hiệu lực");
        assertThat(tuan.locator("#nameVi")).hasValue("Lượt tiếp công dân tại trụ sở");
        browser.screenshot(tuan, "editor-errors-360");
        type(tuan, "#from", "01/01/2027");
        type(tuan, "#legalBasis", "QĐ 12-QĐ/TW");
        tuan.keyboard().press("Enter");

        // What changes, and how much it touches.
        assertThat(tuan.locator("h1")).hasText("Xem lại trước khi lưu");
        assertThat(tuan.locator("tbody tr")).hasCount(1);
        assertThat(tuan.locator("tbody tr")).containsText("Lượt tiếp công dân tại trụ sở");
        String units = tuan.locator("[data-units]").innerText();
        assertThat(Integer.parseInt(units.replace(".", ""))).isGreaterThan(3_300);
        assertThat(TestBrowser.faults(tuan)).isEmpty();
        assertThat(TestBrowser.overflows(tuan)).isFalse();
        browser.screenshot(tuan, "editor-review-360");
        press(tuan, AriaRole.BUTTON, "Lưu, hiệu lực từ 01/01/2027");
        assertThat(tuan.locator("[role=status]")).hasText("Đã lưu.");
        assertThat(tuan.locator("#main")).containsText("Sắp có hiệu lực");
        assertThat(TestBrowser.faults(tuan)).isEmpty();
        assertThat(TestBrowser.overflows(tuan)).isFalse();

        press(tuan, AriaRole.LINK, "Thu lại 01/01/2027");
        browser.screenshot(tuan, "editor-withdrawal-360");
        press(tuan, AriaRole.BUTTON, "Thu lại");
        assertThat(tuan.locator("[role=status]")).hasText("Đã thu lại.");
        assertThat(tuan.locator("div[aria-labelledby=editions] tbody tr")).hasCount(1);
        tuan.context().close();
    }

    @Test
    void theSameInEnglish() {
        house.clock().set(TestHouse.TODAY);
        Page tuan = browser.signedIn(house, "tuan", 360);
        tuan.context().addCookies(List.of(new Cookie("giaoban-language", "en").setUrl(house.address())));
        tuan.navigate("/catalogue/indicators/16");
        press(tuan, AriaRole.LINK, "Edit");
        type(tuan, "#nameEn", "Receptions of large groups");
        type(tuan, "#from", "1 Jan 2027");
        type(tuan, "#legalBasis", "QĐ 12-QĐ/TW");
        press(tuan, AriaRole.BUTTON, "Review");
        assertThat(tuan.locator("h1")).hasText("Review before saving");
        press(tuan, AriaRole.BUTTON, "Change it");
        assertThat(tuan.locator("#nameEn")).hasValue("Receptions of large groups");
        press(tuan, AriaRole.BUTTON, "Review");
        assertThat(TestBrowser.overflows(tuan)).isFalse();
        press(tuan, AriaRole.BUTTON, "Save, in force from 1 Jan 2027");
        assertThat(tuan.locator("[role=status]")).hasText("Saved.");
        press(tuan, AriaRole.LINK, "Take back 1 Jan 2027");
        press(tuan, AriaRole.BUTTON, "Take back");
        assertThat(tuan.locator("[role=status]")).hasText("The edition is taken back.");
        tuan.context().close();
    }

    private static void press(Page page, AriaRole role, String name) {
        TestBrowser.turn(
                page,
                () -> page.getByRole(
                                role, new Page.GetByRoleOptions().setName(name).setExact(true))
                        .first()
                        .press("Enter"));
    }

    private static void type(Page page, String field, String text) {
        page.locator(field).focus();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type(text);
    }
}
