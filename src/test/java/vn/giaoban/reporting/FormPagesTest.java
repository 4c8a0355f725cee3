package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.catalogue.FormWorkshop;
import vn.giaoban.run.Cast;

/** A form from its making on screen to a report filled in by it, in a real browser. */
class FormPagesTest {
    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();
    private final FormWorkshop workshop = new FormWorkshop();

    @BeforeEach
    void today() {
        house.clock().set(TestHouse.TODAY);
    }

    @AfterEach
    void leaveNothing() {
        workshop.close();
    }

    @Test
    void aFormIsMadeByKeyboardPreviewedAsACommuneLaidDownAndTakenBack() {
        Page tuan = browser.signedIn(house, "tuan", 1280);
        tuan.navigate(
                "/forms/" + workshop.today(house.unit(Cast.COMMUNE).level()).id());
        press(tuan, "Soạn bản mới từ bản này");

        // 1. From a day, by an act.
        tuan.locator("#validFrom").fill("01/01/2027");
        tuan.locator("#legalBasis").fill("Hướng dẫn 05-HD/BTGDVTW");
        tuan.locator("#newVi").fill("Kiểm tra và giám sát");
        press(tuan, "Thêm mục");
        assertThat(tuan.locator("#legalBasis")).hasValue("Hướng dẫn 05-HD/BTGDVTW");

        // 2. The four figures of inspections leave their section.
        link(tuan, Pattern.compile("^A\\. "));
        for (String code : new String[] {"6", "7", "8", "9"})
            enter(tuan.locator("button[value='remove:" + code + "']"));
        assertThat(TestBrowser.faults(tuan)).isEmpty();
        link(tuan, Pattern.compile("Báo cáo công tác dân vận"));

        // 3. They make a matrix.
        link(tuan, Pattern.compile("Kiểm tra và giám sát"));
        tuan.locator("input[name=layout][value=matrix]").focus();
        tuan.keyboard().press("Space");
        tuan.locator("fieldset summary").first().press("Enter");
        tuan.locator("#rowsVi").fill("Kiểm tra\nGiám sát");
        tuan.locator("#columnsVi").fill("Số cuộc\nTổ chức");
        tuan.locator("input[name=columnTotals]").focus();
        tuan.keyboard().press("Space");
        for (String code : new String[] {"6", "8", "7", "9"}) {
            tuan.locator("#q").fill(code);
            TestBrowser.turn(tuan, () -> tuan.locator("#q").press("Enter"));
            enter(tuan.locator("button[value='add:" + code + "']"));
            assertThat(tuan.locator("#line-" + code)).isVisible();
        }
        assertThat(tuan.locator("#line-9")).isVisible();
        assertThat(tuan.locator("[id='row.9']")).hasValue("2");
        assertThat(tuan.locator("[id='column.9']")).hasValue("2");
        assertThat(TestBrowser.faults(tuan)).isEmpty();
        link(tuan, Pattern.compile("Báo cáo công tác dân vận"));

        // 4. A worked-out line and a condition among the dialogues.
        link(tuan, Pattern.compile("Đối thoại"));
        press(tuan, "Thêm dòng tính");
        tuan.locator("[id^='vi.n']").fill("Tổng số cuộc đối thoại");
        tuan.locator("[id^='plus.n']").fill("31 32");
        Locator attendance = tuan.locator("#line-33");
        attendance.locator("summary").press("Enter");
        tuan.locator("[id='code.33']").selectOption("31");
        tuan.locator("[id='operator.33']").selectOption("ABOVE");
        tuan.locator("[id='amount.33']").fill("không");
        press(tuan, "Lưu bản đang soạn");
        assertThat(tuan.locator("#errors")).containsText("Nhập số để so sánh");
        assertThat(tuan.locator("[id='amount.33']")).hasValue("không");
        tuan.locator("[id='amount.33']").fill("0");
        press(tuan, "Lưu bản đang soạn");
        assertThat(tuan.locator(".gb-say.warn")).hasCount(0);

        // 5. As Xã Mẫu Sơn would meet it, with figures tried out.
        enter(tuan.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xem thử")));
        tuan.locator("#q").fill("mau son");
        tuan.locator("#q").press("Enter");
        enter(tuan.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xã Mẫu Sơn")));
        assertThat(tuan.locator("h1")).hasText("Xem thử biểu mẫu");
        assertThat(tuan.locator("#c-33")).hasClass(Pattern.compile("rp-skipped"));
        tuan.locator("input[name='v.6']").fill("3");
        tuan.locator("input[name='v.7']").fill("4");
        tuan.locator("input[name='v.31']").fill("2");
        tuan.locator("input[name='v.32']").fill("5");
        press(tuan, "Tính thử");
        assertThat(tuan.locator("[data-sum$='.c1']")).hasText("7");
        assertThat(tuan.locator(".rp-sum [data-sum^='n']")).hasText("7");
        assertThat(tuan.locator("#c-33")).not().hasClass(Pattern.compile("rp-skipped"));
        assertThat(TestBrowser.faults(tuan)).isEmpty();
        browser.screenshot(tuan, "form-preview-1280");
        enter(tuan.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xem bản in")));
        assertThat(tuan.locator(".pp")).containsText("ĐẢNG CỘNG SẢN VIỆT NAM");
        assertThat(TestBrowser.faults(tuan)).isEmpty();
        browser.screenshot(tuan, "form-paper-1280");
        link(tuan, Pattern.compile("Báo cáo công tác dân vận"));

        // 6. The last look, and the act.
        enter(tuan.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xem lại và lưu")));
        assertThat(tuan.locator("#main")).containsText("Tổng số cuộc đối thoại");
        assertThat(tuan.locator("#main")).containsText("đơn vị");
        assertThat(TestBrowser.faults(tuan)).isEmpty();
        browser.screenshot(tuan, "form-review-1280");
        press(tuan, "Lưu, hiệu lực từ 01/01/2027");
        assertThat(tuan.locator("#main")).containsText("Sắp hiệu lực");

        // 7. Taken back while nobody has begun a report in it.
        enter(tuan.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rút bản này")));
        press(tuan, "Rút bản này");
        assertThat(tuan.locator("#legalBasis")).hasValue("Hướng dẫn 05-HD/BTGDVTW");
        tuan.context().close();
    }

    @Test
    void aMatrixIsFilledInOnAPhoneItsTotalsFollowAndWhatIsNotAskedIsDimmed() {
        int level = house.unit(Cast.COMMUNE).level();
        workshop.keep(
                house.actor("tuan"),
                workshop.draft(house.actor("tuan"), level, form -> workshop.rich(form, LocalDate.of(2026, 12, 1))));
        try (Office office = new Office(12)) {
            Report report = office.reports.begin(
                    house.actor("hoa"), house.unit(Cast.COMMUNE).id(), office.period);
            Page hoa = browser.signedIn(house, "hoa", 360);
            hoa.navigate("/reports/" + report.id());
            assertThat(TestBrowser.overflows(hoa)).isFalse();
            assertThat(hoa.locator("#c-33")).hasClass(Pattern.compile("rp-skipped"));
            hoa.locator("input[name='v.6']").fill("3");
            hoa.locator("input[name='v.6']").press("Enter");
            assertThat(hoa.locator("input[name='v.7']")).isFocused();
            hoa.keyboard().type("4");
            hoa.locator("input[name='v.7']").press("Tab");
            assertThat(hoa.locator("[data-sum$='.c1']")).hasText("7");
            hoa.locator("input[name='v.31']").fill("2");
            hoa.locator("input[name='v.31']").blur();
            assertThat(hoa.locator("#c-33")).not().hasClass(Pattern.compile("rp-skipped"));
            hoa.locator("input[name='v.33']").fill("40");
            hoa.locator("input[name='v.31']").fill("0");
            hoa.locator("input[name='v.31']").blur();
            assertThat(hoa.locator("[data-skip='33']")).containsText("Không hỏi");
            assertThat(hoa.locator("input[name='v.33']")).hasValue("40");
            assertThat(TestBrowser.overflows(hoa)).isFalse();
            assertThat(TestBrowser.faults(hoa)).isEmpty();
            browser.screenshot(hoa, "form-matrix-360");
            hoa.navigate("/reports/" + report.id() + "/print");
            assertThat(TestBrowser.overflows(hoa)).isFalse();
            assertThat(TestBrowser.faults(hoa)).isEmpty();
            browser.screenshot(hoa, "form-paper-360");
            hoa.context().close();
            assertThat(office.drafts.content(report).cell(office.slot("33")).own())
                    .isEqualTo(40_000L);
            assertThat(house.bean(Filing.class)
                            .checking(report)
                            .asSent()
                            .content()
                            .cell(office.slot("33"))
                            .own())
                    .isNull();
        }
    }

    private static void press(Page page, String name) {
        enter(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .last());
    }

    private static void link(Page page, Pattern name) {
        enter(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first());
    }

    private static void enter(Locator what) {
        TestBrowser.turn(what.page(), () -> what.press("Enter"));
    }
}
