package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** The third quarters of 2022 to 2026: Quảng Bình and the old Quảng Trị, then the one that carries both on. */
class OverTimeTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final String DIALOGUES = "32";

    private final Units units = Office.HOUSE.bean(Units.class);
    private final TestBrowser browser = TestBrowser.open();
    private final List<Office> offices = new ArrayList<>();

    @AfterEach
    void leaveNothing() {
        offices.forEach(Office::close);
    }

    @Test
    void quangTriIsReadAsThenAndAsNowAndACorrectionOf2025ChangesTheNationsComparison() {
        Unit quangBinh = district("44");
        Unit oldQuangTri = district("45");
        Unit province = units.byCode("44", TestHouse.TODAY).orElseThrow();
        Unit commune = units.children(province.id(), TestHouse.TODAY).getFirst();
        for (int year = 2022; year <= 2024; year++) {
            Office office = office(year);
            office.accepted(quangBinh, DIALOGUES, 10_000 + 2_000L * (year - 2022));
            office.accepted(oldQuangTri, DIALOGUES, 4_000 + 1_000L * (year - 2022));
        }
        Office of2025 = office(2025);
        of2025.accepted(commune, DIALOGUES, 21_000);
        Report mauSon = of2025.accepted(Office.HOUSE.unit(Cast.COMMUNE), DIALOGUES, 8_000);
        office(2026).accepted(commune, DIALOGUES, 24_000);

        // Chị Mai opens Quảng Trị and sees what is behind it.
        Page mai = browser.signedIn(Office.HOUSE, "mai", 1280);
        mai.navigate("/units/" + province.id());
        assertThat(mai.locator("#behind")).containsText("Quảng Bình");
        assertThat(mai.locator("#behind")).containsText("Ban Tuyên giáo và Dân vận Tỉnh ủy Quảng Trị");
        assertThat(mai.locator("#behind")).containsText("đến hết 30/6/2025");
        browser.screenshot(mai, "over-time-unit");

        // As now and as then, in one chart.
        mai.navigate("/figures/" + province.id() + "/2026-Q3?indicator=" + DIALOGUES);
        mai.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xem qua các năm"))
                .click();
        mai.getByLabel("Kỳ", new Page.GetByLabelOptions().setExact(true)).selectOption("QUARTER-3");
        mai.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Xem").setExact(true))
                .click();
        assertThat(mai.locator(".gb-lines .l0 circle")).hasCount(5);
        assertThat(mai.locator(".gb-lines .l1 circle")).hasCount(3);
        assertThat(mai.locator("#years tbody tr").nth(0)).containsText("14");
        assertThat(rows(mai))
                .containsExactly(
                        List.of("14", "10", "4"),
                        List.of("17", "12", "5"),
                        List.of("20", "14", "6"),
                        List.of("21", "–", "–"),
                        List.of("24", "–", "–"));
        assertThat(mai.locator("#years thead")).containsText("Quảng Bình (đến 30/6/2025)");
        browser.screenshot(mai, "over-time-history");
        assertThat(TestBrowser.faults(mai)).isEmpty();
        assertThat(TestBrowser.overflows(mai)).isFalse();

        // The old period, by the unit of today: a figure that opens.
        mai.locator("#years tbody tr").nth(2).getByRole(AriaRole.LINK).first().click();
        assertThat(mai.locator("#as-now")).containsText("Quảng Bình, Quảng Trị");
        assertThat(mai.locator(".gb-fig-one .v")).hasText("20");

        // The same by the units of then: 63 provinces.
        String nation = "/figures/" + Office.HOUSE.unit(Cast.CENTRE).id() + "/";
        mai.navigate(nation + "2024-Q3/" + DIALOGUES);
        assertThat(mai.locator(".gb-fig-one .v")).hasText("20");
        assertThat(mai.locator("#units")).containsText("Quảng Bình");
        mai.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Theo đơn vị hiện nay"))
                .click();
        assertThat(mai.locator("#units tbody tr")).hasCount(1);
        assertThat(mai.locator("#units tbody tr")).containsText("20");

        // The nation of 2025 is compared across the break; then a figure of 2025 is corrected.
        mai.navigate(nation + "2025-Q3/" + DIALOGUES);
        assertThat(mai.locator(".gb-opened")).containsText("+45,0%"); // 29 against 20
        correct(mauSon);
        mai.reload();
        assertThat(mai.locator(".gb-fig-one .v")).hasText("39");
        assertThat(mai.locator(".gb-opened")).containsText("+95,0%"); // 39 against 20
        mai.navigate(nation + "2026-Q3/" + DIALOGUES);
        assertThat(mai.locator(".gb-opened")).containsText("−38,5%"); // 24 against 39
        mai.context().close();
    }

    /** Chị Hoa corrects eight dialogues to eighteen, ông Páo sends, anh Dũng accepts. */
    private void correct(Report report) {
        Page hoa = browser.signedIn(Office.HOUSE, "hoa", 360);
        hoa.navigate("/reports/" + report.id());
        hoa.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Đính chính").setExact(true))
                .click();
        hoa.locator("#reason").fill("Sót mười cuộc của tháng Tám.");
        button(hoa, "Mở để đính chính").click();
        Locator cell = hoa.locator("input[name='v.32']");
        assertThat(cell).hasValue("8");
        cell.focus();
        hoa.keyboard().press("ControlOrMeta+A");
        hoa.keyboard().type("18");
        hoa.keyboard().press("Tab");
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        button(hoa, "Trình duyệt").click();
        assertThat(hoa.locator(".rp-status").first()).containsText("chờ duyệt");
        Page pao = browser.signedIn(Office.HOUSE, "pao", 360);
        pao.navigate("/reports/" + report.id());
        button(pao, "Gửi").click();
        button(pao, "Gửi").click();
        assertThat(pao.locator(".rp-status").first()).containsText("chờ tiếp nhận");
        Page dung = browser.signedIn(Office.HOUSE, "dung", 1280);
        dung.navigate("/reports/" + report.id() + "/correction");
        assertThat(dung.locator(".rp-edits")).containsText("+10");
        button(dung, "Tiếp nhận").click();
        assertThat(dung.locator(".rp-status").first()).containsText("Đã tiếp nhận");
        for (Page page : List.of(hoa, pao, dung)) page.context().close();
    }

    private static Locator button(Page page, String name) {
        return page.locator("a, button")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$")))
                .and(page.locator(":visible"))
                .last();
    }

    private static List<List<String>> rows(Page page) {
        List<List<String>> rows = new ArrayList<>();
        for (Locator row : page.locator("#years tbody tr").all())
            rows.add(row.locator("td").allInnerTexts().stream()
                    .map(String::strip)
                    .toList());
        return rows;
    }

    private Office office(int year) {
        Office office = new Office(PeriodKind.QUARTER, year, 3);
        offices.add(office);
        return office;
    }

    /** Some district of a province of before July 2025. */
    private Unit district(String province) {
        long id = units.byCode(province, BEFORE).orElseThrow().id();
        return units.children(id, BEFORE).getFirst();
    }
}
