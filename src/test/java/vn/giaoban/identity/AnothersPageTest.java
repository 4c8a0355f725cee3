package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.PageForm;
import vn.giaoban.TestHouse;
import vn.giaoban.reporting.Office;
import vn.giaoban.reporting.Report;
import vn.giaoban.run.Cast;

/** Chị Hoa's pages stand open in a browser in which ông Páo has signed in since: nothing goes out of them as his. */
class AnothersPageTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private final Office office = new Office(8);
    private Client browser;
    private Report report;

    @BeforeEach
    void aReportIsBegun() {
        report = office.drafted(HOUSE.actor("hoa"), HOUSE.unit(Cast.COMMUNE));
        browser = HOUSE.signedIn("hoa");
    }

    @AfterEach
    void leaveNothing() {
        office.close();
        HOUSE.jdbc()
                .sql("delete from activities.revision; delete from activities.activity")
                .update();
    }

    @Test
    void aFormOfTheReportIsRefusedAndSaysWhoIsSignedInNow() {
        String cells = at() + "/cells";
        Map<String, String> typed = form(at(), cells);
        typed.put("v.13", "987");
        String before = kept();
        paoSignsIn();
        Answer refused = browser.post(cells, typed);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Triệu Văn Páo đã đăng nhập", "action=\"/sign-out\"");
        typed.put("then", "presentation");
        assertThat(browser.post(cells, typed).status())
                .as("nor is it presented")
                .isEqualTo(409);
        assertThat(kept()).isEqualTo(before);
        typed.put("_writer", form("/me", "/sign-out").get("_writer"));
        assertThat(browser.post(cells, typed).status())
                .as("from a page of his own it is")
                .isBetween(302, 303);
    }

    @Test
    void aFormOfTheLogIsRefusedAndNothingIsLogged() {
        Map<String, String> typed = form("/activities/new?type=doi-thoai", "/activities");
        typed.putAll(Map.of("f.chu-tri", "chinh-quyen", "f.nguoi-du", "84", "f.y-kien", "12", "place", "Nà Lìn"));
        typed.put("key", UUID.randomUUID().toString());
        paoSignsIn();
        assertThat(browser.post("/activities", typed).status()).isEqualTo(409);
        assertThat(browser.upload("/activities", "file", "a.jpg", new byte[] {1}, typed)
                        .status())
                .as("with a file, too")
                .isEqualTo(409);
        assertThat(HOUSE.jdbc()
                        .sql("select count(*) from activities.activity")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aScriptLearnsThatItIsNobodyAndKeepsWhatItHolds() {
        Map<String, String> typed = form(at(), at() + "/cells");
        paoSignsIn();
        assertThat(browser.post(at() + "/cells", typed, Map.of("HX-Request", "true"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoIsSignedOutSignsInFirstAndComesBack() {
        Map<String, String> typed = form(at(), at() + "/cells");
        browser.post("/sign-out", form("/me", "/sign-out"));
        browser.get("/sign-in");
        assertThat(browser.post(at() + "/cells", typed).location()).startsWith("/sign-in");
    }

    @Test
    void signingInAndChoosingALanguageAreAnybodys() {
        Map<String, String> language = form("/me", "/language");
        assertThat(language).containsKey("_writer");
        String hoa = String.valueOf(language.get("_writer"));
        paoSignsIn();
        language.put("language", "vi");
        assertThat(browser.post("/language", language).status()).isBetween(302, 303);
        Map<String, String> back = new HashMap<>(Map.of("username", "hoa", "password", Cast.PASSWORD));
        back.put("_writer", hoa);
        assertThat(browser.post("/sign-in", back).status()).isBetween(302, 303);
        assertThat(form("/me", "/sign-out")).containsEntry("_writer", hoa);
    }

    @Test
    void aPublicPageSaysNobody() {
        assertThat(HOUSE.visitor().get("/sign-in").body())
                .contains("name=\"_csrf\"")
                .doesNotContain("_writer");
    }

    private void paoSignsIn() {
        browser.signIn("pao", Cast.PASSWORD);
    }

    private String at() {
        return "/reports/" + report.id();
    }

    private Map<String, String> form(String page, String action) {
        return new HashMap<>(PageForm.of(browser.get(page), action));
    }

    private String kept() {
        return HOUSE.jdbc()
                .sql("select r.state || r.revision || (select string_agg(c.slot || '=' || c.own, ',' order by c.slot)"
                        + " from reporting.cell c where c.report_id = r.id) from reporting.report r where r.id = :id")
                .param("id", report.id())
                .query(String.class)
                .single();
    }
}
