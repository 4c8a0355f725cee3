package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Role;
import vn.giaoban.factors.Phone;
import vn.giaoban.run.Cast;

/** The second factor as its owner meets it: by keys alone, on a screen and on a phone, in both languages. */
class SecondFactorWalkTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final TestBrowser BROWSER = TestBrowser.open();

    @BeforeEach
    @AfterEach
    void everythingAsItWas() {
        HOUSE.clock().set(TestHouse.TODAY);
    }

    @ParameterizedTest
    @CsvSource({"1280, vi", "360, vi", "1280, en", "360, en"})
    void itIsSetUpAskedForAndRemovedByKeysAlone(int width, String language) {
        String username = "phim." + language + width;
        Somebody.with(HOUSE, username, Role.OFFICER);
        Page page = BROWSER.visitor(HOUSE, width);
        page.context().addCookies(List.of(new Cookie("giaoban-language", language).setUrl(HOUSE.address())));
        signIn(page, username);
        page.navigate("/me/second-factor");
        look(page, "second-factor", width, language);
        reach(page, "main button.btn-primary");
        enter(page);
        Phone phone = Phone.scanning(page.content().replace("&amp;", "&"), HOUSE.clock());
        look(page, "second-factor-enrolment", width, language);
        type(page, "#code", phone.wrongCode());
        assertThat(page.locator("#errors").evaluate("e => e === document.activeElement"))
                .as("the errors are where the keys are")
                .isEqualTo(true);
        look(page, "second-factor-wrong", width, language);
        type(page, "#code", phone.code());
        assertThat(page.locator(".gb-codes li").count()).isEqualTo(10);
        look(page, "second-factor-codes", width, language);

        HOUSE.clock().forward(Duration.ofSeconds(60));
        page.context()
                .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("giaoban"));
        signIn(page, username);
        assertThat(page.url()).endsWith("/sign-in/code");
        reach(page, "summary");
        page.keyboard().press("Enter");
        look(page, "second-step", width, language);
        type(page, "#code", phone.code());
        assertThat(page.url()).endsWith("/work");

        HOUSE.clock().forward(Duration.ofSeconds(60));
        page.navigate("/me/second-factor");
        look(page, "second-factor-set", width, language);
        reach(page, "main button.btn-bad");
        enter(page);
        look(page, "proof", width, language);
        page.locator("#proof-password").focus();
        page.keyboard().type(Cast.PASSWORD);
        type(page, "#proof-code", phone.code());
        assertThat(page.url()).endsWith("/me/second-factor?removed");
        page.context().close();
    }

    private static void signIn(Page page, String username) {
        page.navigate("/sign-in");
        page.locator("#username").focus();
        page.keyboard().type(username);
        page.locator("#password").focus();
        type(page, "#password", Cast.PASSWORD);
    }

    private static void type(Page page, String field, String text) {
        page.locator(field).focus();
        page.keyboard().type(text);
        enter(page);
    }

    /** Sends what has the focus, and waits for the page that answers. */
    private static void enter(Page page) {
        TestBrowser.turn(page, () -> page.keyboard().press("Enter"));
    }

    /** Reached by the tabulator, as everything must be. */
    private static void reach(Page page, String selector) {
        page.locator(selector).first().evaluate("e => { window.wanted = e; document.body.focus(); }");
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("document.activeElement === window.wanted")) return;
        }
        throw new AssertionError(selector + " is not reached by the tabulator on " + page.url());
    }

    private static void look(Page page, String name, int width, String language) {
        BROWSER.screenshot(page, name + "-" + width + "-" + language);
        if (language.equals("vi")) assertThat(TestBrowser.faults(page)).isEmpty();
        assertThat(TestBrowser.overflows(page)).as(page.url() + " at " + width).isFalse();
    }
}
