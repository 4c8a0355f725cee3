package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.catalogue.Indicators;

/** The report's grid in a real browser: what is typed is never lost and never overwrites silently. */
class GridTest {
    private static final String PERIOD = "2026-6T";
    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();

    @Test
    void whatIsTypedWithoutALineIsKeptOnTheDeviceAndGoesUpWhenTheLineIsBack() {
        Page hoa = report("hoa", 1280);
        hoa.context().setOffline(true);
        hoa.locator("input[name='v.45']").fill("17");
        hoa.locator("input[name='v.45']").blur();
        assertThat(hoa.locator("#line")).containsText("giữ trên máy này");
        hoa.context().setOffline(false);
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        hoa.reload();
        assertThat(hoa.locator("input[name='v.45']")).hasValue("17");
        hoa.context().close();
    }

    @Test
    void whatIsTypedAfterTheSessionEndedIsThereAfterSigningInAgain() {
        Page hoa = report("hoa", 1280);
        hoa.context().clearCookies();
        hoa.locator("input[name='v.46']").fill("250");
        hoa.locator("input[name='v.46']").blur();
        assertThat(hoa.locator("#line")).containsText("đăng nhập lại");
        hoa.locator("#line a").click();
        browser.signIn(hoa, "hoa");
        // It goes up behind the page that comes first, or else from the report itself.
        report(hoa);
        hoa.waitForCondition(() -> Long.valueOf(250_000).equals(stored("46")));
        hoa.reload();
        assertThat(hoa.locator("input[name='v.46']")).hasValue("250");
        hoa.context().close();
    }

    @Test
    void twoPeopleInOneCellAreShownBothValues() {
        Page hoa = report("hoa", 1280);
        Page pao = report("pao", 1280);
        type(hoa, "43", "3");
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        type(pao, "43", "4");
        Locator conflict = pao.locator("[data-conflict='43']");
        assertThat(conflict).containsText("3");
        assertThat(conflict).containsText("4");
        conflict.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Giữ của tôi 4"))
                .click();
        assertThat(pao.locator("input[name='v.43']")).hasAttribute("data-was", "4");
        hoa.reload();
        assertThat(hoa.locator("input[name='v.43']")).hasValue("4");
        hoa.context().close();
        pao.context().close();
    }

    @Test
    void aBrokenRelationIsSaidAsOneTypesAndKeptWithANote() {
        Page hoa = report("hoa", 1280);
        type(hoa, "39", "21");
        type(hoa, "40", "24");
        assertThat(hoa.locator("[data-relation-faults]")).containsText("1 lỗi quan hệ");
        hoa.locator("input[name='n.40']").fill("Gồm vụ của kỳ trước");
        hoa.locator("input[name='n.40']").blur();
        assertThat(hoa.locator("[data-relation-faults]")).isHidden();
        type(hoa, "40", "20");
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        hoa.context().close();
    }

    @Test
    void aNumberThatCouldBeReadTwoWaysIsRefusedAndStays() {
        Page hoa = report("hoa", 360);
        type(hoa, "47", "1.5");
        assertThat(hoa.locator("[data-faults='47']")).containsText("Dùng dấu phẩy");
        assertThat(hoa.locator("input[name='v.47']")).hasValue("1.5");
        type(hoa, "47", "KAD");
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        hoa.reload();
        assertThat(hoa.locator("input[name='v.47']")).hasValue("Không áp dụng");
        type(hoa, "47", "0");
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        hoa.reload();
        assertThat(hoa.locator("input[name='v.47']")).hasValue("0");
        hoa.context().close();
    }

    @Test
    void onAPhoneEveryBoxIsInSightAndNotApplicableIsOnePress() {
        Page hoa = report("hoa", 360);
        assertThat((boolean) hoa.evaluate("document.querySelector('.rp-grid').getBoundingClientRect().right <= 361"))
                .isTrue();
        hoa.locator("#c-48 .rp-na").click();
        assertThat(hoa.locator("input[name='v.48']")).hasValue("Không áp dụng");
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        assertThat(TestBrowser.faults(hoa)).isEmpty();
        hoa.context().close();
    }

    @Test
    void theKeyboardGoesDownTheColumnAndEscapeRestores() {
        Page hoa = report("hoa", 1280);
        Locator first = hoa.locator("input[name='v.1']");
        first.focus();
        hoa.keyboard().press("Enter");
        assertThat(hoa.locator("input[name='v.3']")).isFocused();
        hoa.keyboard().press("ArrowUp");
        assertThat(first).isFocused();
        String before = first.inputValue();
        hoa.keyboard().type("99");
        hoa.keyboard().press("Escape");
        assertThat(first).hasValue(before);
        hoa.context().close();
    }

    @Test
    void aColumnPastedFromASpreadsheetIsPreviewedAppliedAndUndone() {
        Page hoa = report("hoa", 1280);
        hoa.locator("input[name='v.8']").focus();
        hoa.evaluate("""
                () => {
                  const data = new DataTransfer();
                  data.setData("text/plain", "12\\n34\\nxyz");
                  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
                }""");
        Locator dialog = hoa.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("2 ô thay đổi");
        assertThat(dialog).containsText("1 ô không nhận");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Áp dụng"))
                .click();
        assertThat(hoa.locator("input[name='v.9']")).hasValue("34");
        hoa.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hoàn tác"))
                .click();
        assertThat(hoa.locator("input[name='v.9']")).hasValue("");
        assertThat(hoa.locator("input[name='v.9']")).hasAttribute("data-was", "");
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        hoa.context().close();
    }

    @Test
    void anUnsavedFormIsPointedOutCellByCell() {
        Page hoa = report("hoa", 1280);
        type(hoa, "13", "");
        hoa.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Trình duyệt").setExact(true))
                .click();
        assertThat(hoa.locator("#errors")).isFocused();
        assertThat(hoa.title()).startsWith("Lỗi:");
        assertThat(hoa.locator("#errors")).containsText("13. Lượt tiếp công dân");
        assertThat(TestBrowser.faults(hoa)).isEmpty();
        hoa.context().close();
    }

    private Page report(String username, int width) {
        house.clock().set(TestHouse.TODAY);
        Page page = browser.signedIn(house, username, width);
        report(page);
        return page;
    }

    private void report(Page page) {
        page.navigate("/reports/" + begun().id());
    }

    private Report begun() {
        return house.bean(Reports.class)
                .begin(
                        house.actor("hoa"),
                        house.unit(vn.giaoban.run.Cast.COMMUNE).id(),
                        house.bean(vn.giaoban.catalogue.Periods.class)
                                .find(PERIOD)
                                .orElseThrow());
    }

    /** What the commune's own box holds in the house, in thousandths; null when nothing. */
    private @Nullable Long stored(String code) {
        int slot = house.bean(Indicators.class)
                .of(TestHouse.TODAY)
                .byCode()
                .get(code)
                .slot();
        return house.jdbc()
                .sql("select own from reporting.cell where report_id = :report and slot = :slot")
                .param("report", begun().id())
                .param("slot", slot)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private static void type(Page page, String code, String text) {
        page.locator("input[name='v." + code + "']").fill(text);
        page.locator("input[name='v." + code + "']").blur();
    }
}
