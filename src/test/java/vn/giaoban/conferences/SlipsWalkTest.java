package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;

/** The slips on paper: fourteen to a page of A4, none across two pages, nothing cut off, and code and mark under the square when it is folded. */
class SlipsWalkTest {
    private static final Pattern A_PAGE = Pattern.compile("/Type\\s*/Page\\b");
    /** What @page of slips.css leaves of A4, in CSS pixels, and a hair. */
    private static final double HEIGHT = 275 * 96 / 25.4 + 0.5;

    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();

    @ParameterizedTest
    @CsvSource({"30, 3", "2000, 143"})
    @SuppressWarnings("unchecked")
    void slipsArePrintedWholeOnSoManyPages(int slips, int pages) {
        house.clock().set(TestHouse.TODAY);
        try (ProvinceConference conference = new ProvinceConference(house, LocalDate.of(2026, 12, 16))) {
            conference.called();
            Page dung = browser.signedIn(house, "dung", 1280);
            dung.navigate(conference.at() + "/secret-ballots/new");
            dung.getByLabel("Nội dung biểu quyết")
                    .fill(
                            "Thông qua danh sách đề nghị công nhận mô hình “Dân vận khéo” tiêu biểu của tỉnh năm 2026 và danh sách bổ sung");
            dung.getByLabel("Số lá phiếu, từ").fill(String.valueOf(slips));
            dung.getByLabel("Cả danh sách từng lá phiếu").check();
            dung.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lập và hiện các lá phiếu"))
                    .click();
            dung.locator(".bl-slip").nth(slips - 1).waitFor();
            assertThat(dung.locator(".bl-slip").count()).isEqualTo(slips);

            dung.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            byte[] pdf = dung.pdf(new Page.PdfOptions()
                    .setPreferCSSPageSize(true)
                    .setPath(Path.of("target", "screenshots", "slips-" + slips + ".pdf")));
            assertThat(A_PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                            .results()
                            .filter(found -> pdf[found.end()] != 's')
                            .count())
                    .isEqualTo(pages);
            if (slips < 100) browser.screenshot(dung, "secret-slips-printed");
            Map<String, Object> sizes = (Map<String, Object>) dung.evaluate("""
                    () => {
                        const box = (of) => of.getBoundingClientRect();
                        const inside = (one, of) => one.top >= of.top - 1 && one.bottom <= of.bottom + 1 && one.left >= of.left - 1 && one.right <= of.right + 1;
                        const all = (sought, of = document) => [...of.querySelectorAll(sought)];
                        return {
                            highest: Math.max(...all(".bl-slips").map((sheet) => box(sheet).height)),
                            cut: all(".bl-slip").flatMap((slip) => [slip, ...all("p, svg", slip)].filter((part) => !inside(box(part), box(part === slip ? slip.parentElement : slip)))).map((part) => `${part.getAttribute("class")} ${JSON.stringify(box(part))} ${JSON.stringify(box(part.closest(".bl-slip")))}`).slice(0, 3),
                            bare: all(".bl-slip").flatMap((slip) => {
                                // Folded at its middle, what stands left comes to lie right, as far from the fold.
                                const fold = box(slip.querySelector(".bl-over")).left;
                                const svg = box(slip.querySelector(".bl-qr"));
                                const quiet = svg.width * 4 / document.querySelector("#slip-qr").viewBox.baseVal.width;
                                const square = { left: svg.left + quiet, right: svg.right - quiet, top: svg.top + quiet, bottom: svg.bottom - quiet };
                                return all(".bl-signs, .bl-own", slip).map((part) => {
                                    const range = document.createRange();
                                    range.selectNodeContents(part);
                                    const signs = box(range);
                                    return { part: part.className, left: 2 * fold - signs.right, right: 2 * fold - signs.left, top: signs.top, bottom: signs.bottom, square };
                                }).filter((part) => !inside(part, square));
                            }).map((part) => JSON.stringify(part)).slice(0, 3),
                        };
                    }
                    """);
            assertThat(((Number) sizes.get("highest")).doubleValue()).isLessThanOrEqualTo(HEIGHT);
            assertThat(List.of(sizes.get("cut"), sizes.get("bare"))).isEqualTo(List.of(List.of(), List.of()));
        }
    }
}
