package vn.giaoban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two communes become one from a future day, in a real browser: looked at beforehand, done, and undone. */
class ReorganizationTest {
    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();

    @Test
    void anAdministratorMergesTwoCommunesFromAFutureDayLooksAtItBeforehandAndUndoesIt() {
        house.clock().set(TestHouse.TODAY);
        long province = house.unit("20").id();
        Page tuan = browser.signedIn(house, "tuan", 1280);
        tuan.navigate("/units/" + province);
        tuan.getByRole(AriaRole.LINK, named("Sắp xếp đơn vị trực thuộc")).click();

        // What is missing is said, and nothing is lost.
        tuan.getByLabel("Ngày có hiệu lực").fill("31/2/2027");
        tuan.getByLabel("Xã Mẫu Sơn", exactly()).check();
        press(tuan, "Tiếp tục");
        assertThat(tuan).hasTitle(Pattern.compile("^Lỗi:.*"));
        assertThat(tuan.locator("#errors")).containsText("Chọn việc cần làm");
        assertThat(tuan.locator("#errors")).containsText("Nhập ngày có hiệu lực theo mẫu");
        assertThat(tuan.getByLabel("Ngày có hiệu lực")).hasValue("31/2/2027");
        assertThat(tuan.getByLabel("Xã Mẫu Sơn", exactly())).isChecked();
        look(tuan, "reorganize-choose");

        tuan.getByLabel("Sáp nhập thành một").check();
        tuan.getByLabel("Ngày có hiệu lực").fill("01/01/2027");
        tuan.getByLabel("Xã Công Sơn", exactly()).check();
        press(tuan, "Tiếp tục");

        // The details: a code that is another's is refused, what was typed stays, also on the way back from the review.
        tuan.getByLabel("Tên địa bàn").fill("Xã Mẫu Công");
        tuan.getByLabel("Mã").fill("05977");
        press(tuan, "Xem trước");
        assertThat(tuan.locator("#errors")).containsText("Mã 05977 đang là của đơn vị khác");
        assertThat(tuan.locator("#errors")).containsText("Nhập căn cứ");
        look(tuan, "reorganize-details");
        tuan.getByLabel("Mã").fill("06541");
        tuan.getByLabel("Căn cứ").fill("Nghị quyết thử 01");
        press(tuan, "Xem trước");
        assertThat(tuan.locator("#effects")).containsText("2 tài khoản ở đơn vị kết thúc giữ vai trò như cũ");
        look(tuan, "reorganize-review");
        press(tuan, "Sửa lại");
        assertThat(tuan.getByLabel("Tên địa bàn")).hasValue("Xã Mẫu Công");
        press(tuan, "Xem trước");

        // Done, it stands in the tree of that day, not in today's.
        press(tuan, "Thực hiện, hiệu lực từ 01/01/2027");
        tuan.waitForURL(Pattern.compile(".*/reorganizations/\\d+"));
        String reorganization = tuan.url();
        assertThat(tuan.locator("table")).containsText("Xã Mẫu Công");
        look(tuan, "reorganization-done");
        tuan.navigate("/units/" + province + "?day=01/01/2027");
        assertThat(tuan.locator("main")).containsText("Xã Mẫu Công");
        assertThat(tuan.locator("main")).not().containsText("Xã Công Sơn");
        tuan.getByRole(AriaRole.LINK, named("Xã Mẫu Công")).click();
        assertThat(tuan.locator("#behind")).containsText("Xã Mẫu Sơn");
        assertThat(tuan.locator("#behind")).containsText("Xã Công Sơn");
        tuan.navigate("/units/" + province);
        assertThat(tuan.locator("main")).not().containsText("Xã Mẫu Công");
        assertThat(tuan.locator("main")).containsText("Xã Công Sơn");

        // Undone by the keyboard, it never was; the list keeps it.
        tuan.navigate(reorganization);
        tuan.getByRole(AriaRole.BUTTON, named("Hoàn tác việc sắp xếp")).press("Enter");
        assertThat(tuan.locator("main")).containsText("Đã hoàn tác");
        tuan.navigate("/units/" + province + "?day=01/01/2027");
        assertThat(tuan.locator("main")).not().containsText("Xã Mẫu Công");
        tuan.context().close();
    }

    @Test
    void theOldTreeAndTheOldUnitsAreThere() {
        house.clock().set(TestHouse.TODAY);
        Page mai = browser.signedIn(house, "mai", 360);
        mai.navigate("/units/" + house.unit("44").id());
        assertThat(mai.locator("#behind")).containsText("Quảng Bình");
        assertThat(mai.locator("#behind")).containsText("Quảng Trị");
        look(mai, "unit-quang-tri");
        mai.locator("#behind a:text-is('Quảng Bình')").click();
        assertThat(mai.locator("#ahead")).containsText("Quảng Trị");
        mai.navigate("/units?day=29/9/2022&open=20");
        mai.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Thành phố Lạng Sơn"))
                .first()
                .click();
        look(mai, "tree-2022");
        mai.navigate("/clusters?day=26/6/2020");
        assertThat(mai.locator("main")).containsText("Quảng Bình");
        look(mai, "clusters-2020");
        mai.context().close();
    }

    private void look(Page page, String name) {
        browser.screenshot(page, name);
        assertThat(TestBrowser.faults(page)).isEmpty();
        assertThat(TestBrowser.overflows(page)).as(name).isFalse();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
