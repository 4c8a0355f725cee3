package vn.giaoban.activitytypes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;

/** Anh Tuấn makes a type of activity on a phone's screen without ever touching a mouse. */
class TypesWalkTest {
    private static final TestHouse HOUSE = TestHouse.open();

    @Test
    void aTypeIsMadeByKeyboardOnANarrowScreen() {
        Page tuan = TestBrowser.open().signedIn(HOUSE, "tuan", 360);
        try (TypeWorkshop workshop = new TypeWorkshop()) {
            tuan.navigate("/activity-types");
            fits(tuan, "types-list");
            press(button(tuan, "Soạn loại mới"));
            type(tuan.getByLabel("Tên loại việc"), "Thăm hỏi");
            type(tuan.getByLabel("Tên bằng tiếng Anh"), "Visits");
            press(button(tuan, "Thêm trường"));
            type(tuan.locator("#labelVi\\.1"), "Số hộ");
            tuan.locator("#kind\\.1").focus();
            tuan.locator("#kind\\.1").selectOption("TIMES");
            press(button(tuan, "Thêm trường"));
            type(tuan.locator("#labelVi\\.2"), "Tôn giáo của chủ hộ");
            tuan.locator("#kind\\.2").selectOption("TEXT");
            press(button(tuan, "Thêm cách tính"));
            assertThat(tuan.locator(".gb-say.warn")).containsText("hỏi về tôn giáo");
            fits(tuan, "types-draft");

            // What may not be asked is made a count, and stands first.
            type(tuan.locator("#labelVi\\.2"), "Số hộ đồng bào dân tộc thiểu số");
            tuan.locator("#kind\\.2").selectOption("NUMBER");
            tuan.locator("#indicator\\.1").selectOption("12");
            tuan.locator("#how\\.1").selectOption("SUM");
            tuan.locator("#of\\.1").selectOption("1");
            type(tuan.locator("#legalBasis"), "KH 7");
            press(button(tuan, "Lên Tôn giáo của chủ hộ"));
            assertThat(tuan.locator(".gb-say.warn")).hasCount(0);
            assertThat(tuan.locator("[name='fields']")).hasValue("2,1");
            assertThat(tuan.locator(".ac-preview label").first()).containsText("Số hộ đồng bào dân tộc thiểu số");

            press(tuan.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xem lại và lưu")));
            fits(tuan, "types-review");
            press(tuan.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lưu, hiệu lực từ 23/9/2026")));
            assertThat(tuan.locator("h1")).containsText("Thăm hỏi");
            fits(tuan, "types-one");
        } finally {
            tuan.context().close();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Locator button) {
        TestBrowser.turn(button.page(), () -> button.press("Enter"));
    }

    private static void type(Locator box, String words) {
        box.press("Control+A");
        box.pressSequentially(words);
    }

    private static void fits(Page page, String name) {
        TestBrowser.open().screenshot(page, name + "-360");
        assertThat(TestBrowser.faults(page)).isEmpty();
        assertThat(TestBrowser.overflows(page)).isFalse();
    }
}
