package vn.giaoban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.catalogue.FormWorkshop;
import vn.giaoban.run.Cast;

/** Both texts as an administrator meets them, on a screen and on a phone: told first, read side by side, decided in the boxes. */
class StaleFormsLooksTest {
    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();
    private final FormWorkshop workshop = new FormWorkshop();

    @AfterEach
    void leaveNothing() {
        workshop.close();
    }

    @Test
    void bothTextsStandSideBySideAndTheBoxesKeepWhatWasTyped() {
        house.clock().set(TestHouse.TODAY);
        int level = house.unit(Cast.COMMUNE).level();
        String headings = "/forms/drafts/"
                + workshop.drafts()
                        .begin(house.actor("tuan"), workshop.today(level).id(), level)
                        .id()
                + "/headings";
        Client faster = house.signedIn("tuan");
        for (int width : new int[] {1280, 360})
            for (String language : List.of("vi", "en")) {
                Page tuan = browser.signedIn(house, "tuan", width);
                tuan.context().addCookies(List.of(new Cookie("giaoban-language", language).setUrl(house.address())));
                tuan.navigate(headings);
                String mark = language + width;
                Map<String, String> theirs = PageForm.of(faster.get(headings), headings);
                String key = theirs.keySet().stream()
                        .filter(name -> name.startsWith("vi."))
                        .findFirst()
                        .orElseThrow();
                theirs.put(key, "Tình hình Nhân dân và công tác dân vận, bản của người khác " + mark);
                theirs.put("newVi", "Phần do người khác thêm " + mark);
                theirs.put("act", "add");
                assertThat(faster.post(headings, theirs).status()).isEqualTo(302);
                tuan.locator("[id='" + key + "']").fill("Tình hình Nhân dân, bản của tôi " + mark);
                tuan.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions()
                                        .setName(language.equals("vi") ? "Lưu bản đang soạn" : "Save the draft"))
                        .last()
                        .click();
                assertThat(tuan.locator("[role=alert]")).isFocused();
                assertThat(tuan.locator(".gb-both")).containsText("bản của người khác " + mark);
                assertThat(tuan.locator(".gb-both")).containsText("bản của tôi " + mark);
                assertThat(tuan.locator("[id='" + key + "']")).hasValue("Tình hình Nhân dân, bản của tôi " + mark);
                browser.screenshot(tuan, "stale-form-" + width + "-" + language);
                assertThat(TestBrowser.faults(tuan)).isEmpty();
                assertThat(TestBrowser.overflows(tuan)).isFalse();
                tuan.context().close();
            }
    }
}
