package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.Sources;
import vn.giaoban.TestHouse;

/** What every answer says beside its page, and what no template may hold. */
class HeadersTest {
    private static final TestHouse HOUSE = TestHouse.open();

    @Test
    void everyAnswerCarriesTheSamePolicy() {
        Client hoa = HOUSE.signedIn("hoa");
        for (Answer answer : List.of(
                HOUSE.visitor().get("/"), HOUSE.visitor().get("/sign-in"), hoa.get("/work"), hoa.get("/khong-co"))) {
            assertThat(answer.header("content-security-policy"))
                    .isEqualTo(
                            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; "
                                    + "manifest-src 'self'; worker-src 'self'; form-action 'self'; img-src 'self' data: blob:; "
                                    + "base-uri 'none'; frame-ancestors 'none'");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
            assertThat(answer.header("referrer-policy")).isEqualTo("same-origin");
            assertThat(answer.header("cross-origin-opener-policy")).isEqualTo("same-origin");
            assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test
    void whatSomebodySignedInReadsIsKeptByNoCache() {
        Client hoa = HOUSE.signedIn("hoa");
        for (String path : List.of("/work", "/reports", "/notices", "/me", "/units", "/khong-co"))
            assertThat(hoa.get(path).header("cache-control")).as(path).contains("no-store");
    }

    @Test
    void cookiesAreKeptFromScriptsAndFromOtherSites() {
        Client hoa = HOUSE.visitor();
        assertThat(hoa.get("/sign-in").header("set-cookie"))
                .startsWith("giaoban-form=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain=");
        Answer signedIn = hoa.post("/sign-in", Map.of("username", "hoa", "password", vn.giaoban.run.Cast.PASSWORD));
        assertThat(signedIn.header("set-cookie"))
                .contains("giaoban=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain=", "Max-Age", "Expires");
    }

    @Test
    void thePublicReadsWithoutASession() {
        for (String path : List.of("/", "/sign-in", "/public/figures/khong-co", "/css/giaoban.css")) {
            Client visitor = HOUSE.visitor();
            visitor.get(path);
            assertThat(visitor.cookies()).as(path).doesNotContainKeys("giaoban", "__Host-giaoban");
        }
    }

    @Test
    void aChangeAskedForByAnotherSiteIsRefusedWhateverItsToken() {
        Client hoa = HOUSE.signedIn("hoa");
        assertThat(hoa.post("/notices/reading", Map.of(), Map.of("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(hoa.post("/notices/reading", Map.of(), Map.of("Sec-Fetch-Site", "same-origin"))
                        .status())
                .isBetween(302, 303);
        assertThat(hoa.post("/notices/reading", Map.of("_csrf", "another")).status())
                .isEqualTo(403);
    }

    @Test
    void templatesHoldNeitherStyleNorScript() {
        assertThat(Sources.of("src/main/jte", ".jte")).allSatisfy((path, template) -> {
            String tags = template.replaceAll("\\$\\{[^}]*}", "");
            assertThat(tags)
                    .as(path.toString())
                    .doesNotContainPattern("<[^>]*\\sstyle\\s*=")
                    .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=")
                    .doesNotContainPattern("<style\\b")
                    .doesNotContainPattern("href\\s*=\\s*[\"']javascript:")
                    .doesNotContainPattern("<script(?![^>]*\\ssrc=)[^>]*>")
                    .doesNotContainPattern("<script[^>]*>[^<]")
                    .doesNotContain("$unsafe");
        });
    }
}
