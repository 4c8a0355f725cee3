package vn.giaoban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Anh Dũng, on a phone and by keyboard alone, compares two communes and pins the comparison to his province's page. */
class OverviewsWalkTest {
    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();

    @Test
    void twoCommunesAreComparedAndPinnedByKeyboardOnAPhone() {
        house.clock().set(TestHouse.TODAY);
        Page dung = browser.signedIn(house, "dung", 360);
        dung.navigate("/compare?period=2026-9T");
        for (String name : new String[] {"mau son", "ky lua"}) {
            dung.locator("#q").focus();
            dung.keyboard().type(name);
            dung.keyboard().press("Enter");
            Locator hit = dung.locator("#hits a").first();
            assertThat(hit).isVisible();
            hit.focus();
            dung.keyboard().press("Enter");
            assertThat(dung.locator("#q")).hasValue("");
        }
        assertThat(dung.locator("#comparison tbody tr")).hasCount(2);
        assertThat(TestBrowser.overflows(dung)).isFalse();
        browser.screenshot(dung, "compare-360");
        Locator pin = dung.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ghim lên trang đơn vị"));
        pin.focus();
        dung.keyboard().press("Enter");
        assertThat(dung.locator("#pins h3")).containsText("So sánh các đơn vị");
        browser.screenshot(dung, "pins-360");
        assertThat(TestBrowser.overflows(dung)).isFalse();
        assertThat(TestBrowser.faults(dung)).isEmpty();
        dung.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bỏ ghim"))
                .focus();
        dung.keyboard().press("Enter");
        assertThat(dung.locator("#pins")).hasCount(0);
        dung.context().close();
    }
}
