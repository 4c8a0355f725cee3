package vn.giaoban;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of page as its readers meet it: axe finds nothing, nothing stands outside a phone's screen, no text is missing. */
class LooksTest {
    private static final Map<String, List<String>> PAGES = Map.of(
            "", List.of("/", "/sign-in", "/accessibility", "/api", "/nowhere"),
            "hoa",
                    List.of(
                            "/work",
                            "/reports",
                            "/figures",
                            "/units",
                            "/notices",
                            "/me",
                            "/me/tokens",
                            "/search?q=mau+son",
                            "/indicators",
                            "/periods",
                            "/forms",
                            "/activities",
                            "/activities/new?type=kiem-tra"),
            "pao", List.of("/activities/keeping"),
            "dung",
                    List.of(
                            "/work",
                            "/reports",
                            "/boards/2026-9T",
                            "/boards/2026-9T/{province}/reports?state=missing",
                            "/figures",
                            "/figures/{province}/2026-9T/32",
                            "/figures/{province}/2026-9T/table",
                            "/figures/{province}/2026-9T/distribution",
                            "/figures/{province}/punctuality",
                            "/figures/{province}/history",
                            "/compare?below={province}&period=2026-9T",
                            "/compare/distribution?below={province}&period=2026-9T"),
            "mai",
                    List.of(
                            "/figures/{centre}/2026-9T",
                            "/figures/{centre}/2026-9T/41",
                            "/figures/{centre}/2026-9T/14",
                            "/figures/{centre}/punctuality",
                            "/compare?below={centre}&over=years&period=2026-9T",
                            "/boards/2026-9T"),
            "tuan",
                    List.of(
                            "/accounts",
                            "/accounts/new",
                            "/accounts/import",
                            "/audit",
                            "/catalogue",
                            "/catalogue/indicators",
                            "/catalogue/indicators/41",
                            "/catalogue/indicators/41/edition",
                            "/catalogue/indicators/new/edition",
                            "/catalogue/indicators/41/ending",
                            "/catalogue/relations/R05",
                            "/catalogue/relations/R05/edition",
                            "/catalogue/deadlines",
                            "/catalogue/deadlines/level-2",
                            "/catalogue/deadlines/new/edition",
                            "/catalogue/period-rules/quarter",
                            "/catalogue/period-rules/month/edition",
                            "/activity-types",
                            "/activity-types/doi-thoai",
                            "/activity-types/doi-thoai/ending",
                            "/units?day=29/9/2022&open=20",
                            "/units/{province}?day=29/9/2022",
                            "/units/{province}/reorganization",
                            "/units/unsettled",
                            "/units/unsettled/1",
                            "/reorganizations",
                            "/reorganizations/2",
                            "/clusters",
                            "/clusters/1",
                            "/clusters/1/edition"));

    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();

    /** Each is asked for once, and looked at on a screen and then on a phone. */
    @Test
    void pagesAreAccessibleInVietnameseOnAScreenAndAPhone() {
        assertThat(faults("vi", List.of(1280, 360))).isEmpty();
    }

    /** What axe looks at is the same in both languages; what fits is not. */
    @Test
    void pagesFitInEnglishOnAPhone() {
        assertThat(faults("en", List.of(360))).isEmpty();
    }

    private List<String> faults(String language, List<Integer> widths) {
        house.clock().set(TestHouse.TODAY);
        List<String> faults = new ArrayList<>();
        PAGES.forEach((username, addresses) -> {
            Page page = username.isEmpty() ? browser.visitor(house, 1280) : browser.signedIn(house, username, 1280);
            page.context().addCookies(List.of(new Cookie("giaoban-language", language).setUrl(house.address())));
            for (String address : addresses) {
                page.setViewportSize(widths.getFirst(), 900);
                page.navigate(address.replace(
                                "{centre}", String.valueOf(house.unit("TW").id()))
                        .replace("{province}", String.valueOf(house.unit("20").id())));
                if (!page.locator("html").getAttribute("lang").equals(language))
                    faults.add(page.url() + " is in another language");
                for (int width : widths) {
                    page.setViewportSize(width, 900);
                    if (language.equals("vi")) faults.addAll(TestBrowser.faults(page));
                    if (TestBrowser.overflows(page)) faults.add(page.url() + " is wider than a screen of " + width);
                }
            }
            page.context().close();
        });
        return faults;
    }
}
