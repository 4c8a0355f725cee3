package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestBrowser;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** A figure of last year is corrected from the commune's phone to the national page. */
class CorrectionWalkTest {
    private final Office office = new Office(2025, 10);
    private final TestBrowser browser = TestBrowser.open();

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void hoaCorrectsPaoSendsDungSeesTheDifferenceAndAcceptsAndTheNationChangesByJustThat() {
        Unit home = Office.HOUSE.unit(Cast.COMMUNE);
        Report report = office.accepted(home);
        Unit other = Office.HOUSE
                .bean(Units.class)
                .children(Office.HOUSE.unit(Cast.PROVINCE).id(), office.period.lastDay())
                .stream()
                .filter(unit -> !unit.equals(home))
                .findFirst()
                .orElseThrow();
        office.accepted(other);
        Page mai = browser.signedIn(Office.HOUSE, "mai", 1280);
        String national = "/figures/" + Office.HOUSE.unit(Cast.CENTRE).id() + "/" + office.period.code() + "/37";
        mai.navigate(national);
        assertThat(mai.locator(".gb-fig-one .v")).hasText("10");

        // Chị Hoa, on a phone with a keyboard: no pointer is needed anywhere.
        Page hoa = browser.signedIn(Office.HOUSE, "hoa", 360);
        hoa.navigate("/reports/" + report.id());
        press(
                hoa,
                hoa.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Đính chính").setExact(true)));
        press(hoa, button(hoa, "Mở để đính chính"));
        assertThat(hoa.locator("#errors, .gb-errors").first()).containsText("Nhập lý do đính chính");
        hoa.locator("#reason").focus();
        hoa.keyboard().type("Sót bảy tổ hòa giải của thôn Co Loi.");
        hoa.keyboard().press("Tab");
        assertThat(button(hoa, "Mở để đính chính")).isFocused();
        look(hoa, "correction-begin-360");
        hoa.keyboard().press("Enter");
        assertThat(hoa.locator(".gb-say").first()).containsText("Đang đính chính");
        Locator cell = hoa.locator("input[name='v.37']");
        assertThat(cell).hasValue("5");
        cell.focus();
        hoa.keyboard().press("ControlOrMeta+A");
        hoa.keyboard().type("12");
        hoa.keyboard().press("Tab");
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        hoa.locator("textarea[data-heading]").first().focus();
        hoa.keyboard().press("ControlOrMeta+End");
        hoa.keyboard().type(" Bổ sung bảy tổ.");
        look(hoa, "correction-report-360");
        press(hoa, button(hoa, "Trình duyệt"));
        assertThat(hoa.locator(".rp-status").first()).containsText("Đã tiếp nhận, đính chính chờ duyệt");
        press(
                hoa,
                hoa.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xem đính chính"))
                        .first());
        assertThat(hoa.locator(".rp-edits")).containsText("+7");
        look(hoa, "correction-unit-360");

        // Ông Páo looks once more and sends.
        Page pao = browser.signedIn(Office.HOUSE, "pao", 1280);
        pao.navigate("/work");
        pao.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xem và duyệt"))
                .first()
                .click();
        button(pao, "Gửi").click();
        assertThat(pao.locator(".rp-edits")).containsText("+7");
        look(pao, "correction-review-1280");
        button(pao, "Gửi").click();
        assertThat(pao.locator(".rp-status").first()).containsText("đính chính chờ tiếp nhận");
        mai.reload();
        assertThat(mai.locator(".gb-fig-one .v")).hasText("10");

        // Anh Dũng finds it in his work, sees old and new, and accepts.
        Page dung = browser.signedIn(Office.HOUSE, "dung", 1280);
        dung.navigate("/work");
        Locator work = dung.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("1 đính chính báo cáo Tháng 10 năm 2025 chờ tiếp nhận"));
        work.getByRole(AriaRole.LINK).first().click();
        look(dung, "correction-board-1280");
        dung.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xem đính chính"))
                .first()
                .click();
        assertThat(dung.locator("main")).containsText("Sót bảy tổ hòa giải của thôn Co Loi.");
        assertThat(dung.locator(".rp-edits")).containsText("+7");
        assertThat(dung.locator("ins")).containsText("Bổ sung bảy tổ.");
        look(dung, "correction-diff-1280");
        button(dung, "Tiếp nhận").click();
        assertThat(dung.locator(".rp-status").first()).containsText("Đã tiếp nhận");

        mai.reload();
        assertThat(mai.locator(".gb-fig-one .v")).hasText("17");
        for (Page page : new Page[] {mai, hoa, pao, dung}) page.context().close();
    }

    private static Locator button(Page page, String name) {
        return page.locator("a, button")
                .filter(new Locator.FilterOptions()
                        .setHasText(java.util.regex.Pattern.compile("^\\s*" + name + "\\s*$")))
                .and(page.locator(":visible"))
                .last();
    }

    private static void press(Page page, Locator control) {
        control.focus();
        page.keyboard().press("Enter");
    }

    private void look(Page page, String name) {
        assertThat(TestBrowser.faults(page)).as(name).isEmpty();
        assertThat(TestBrowser.overflows(page)).as(name + " overflows").isFalse();
        browser.screenshot(page, name);
    }
}
