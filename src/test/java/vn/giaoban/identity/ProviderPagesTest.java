package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.factors.Phone;

/** Against an identity provider that runs: it keeps its own keys, checks the verifier and signs what a test has it say. */
class ProviderPagesTest {
    private static final String REALM = "agency";
    private static final String CLIENT = "giaoban";
    private static final String ELSEWHERE = "06652";

    private static final int PORT = freePort();
    private static final TestHouse HOUSE = TestHouse.apart(made -> made.getEnvironment()
            .getPropertySources()
            .addFirst(new MapPropertySource(
                    "provider",
                    Map.of(
                            "giaoban.oidc-issuer",
                            "http://localhost:" + PORT + "/" + REALM,
                            "giaoban.oidc-client-id",
                            CLIENT,
                            "giaoban.oidc-client-secret",
                            "rất kín",
                            "giaoban.oidc-label",
                            "Đăng nhập bằng thẻ công chức"))));
    /** The house was started, and asked, before the provider was. */
    private static final Answer BEFORE = HOUSE.visitor().get("/sign-in/provider");

    private static final Slipped SLIPPED = new Slipped();
    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server(SLIPPED);

    static {
        PROVIDER.start(InetAddress.getLoopbackAddress(), PORT);
    }

    @AfterAll
    static void close() {
        PROVIDER.shutdown();
        HOUSE.close();
    }

    @BeforeEach
    void everythingAsItWas() {
        HOUSE.clock().set(TestHouse.TODAY);
        HOUSE.jdbc().sql("delete from identity.sign_in_failure").update();
    }

    @Test
    void theHouseStartsAndServesWhileTheProviderIsDown() {
        assertThat(BEFORE.status()).isEqualTo(503);
        assertThat(BEFORE.body()).contains("Chưa liên lạc được với nhà cung cấp danh tính");
        assertThat(HOUSE.visitor().get("/sign-in/provider").status()).isEqualTo(303);
    }

    @Test
    void theFirstTimeUnitRoleAndNameFindTheAccountAndThenTheSubjectAlone() {
        long account = person("bui.lan", "Bùi Thị Lan", Role.OFFICER);
        Client browser = HOUSE.visitor();
        assertThat(browser.get("/sign-in?next=/units").body())
                .contains("Đăng nhập bằng thẻ công chức", "href=\"/sign-in/provider?next=%2Funits\"");
        Answer in = signIn(browser, "lan-1", claims(ELSEWHERE, "officer", " bùi  thị LAN"), "/units?open=20");
        assertThat(in.location()).isEqualTo("/units?open=20");
        assertThat(browser.get("/me").body()).contains("Bùi Thị Lan");
        assertThat(browser.get("/notices").body()).contains("đã được gắn với danh tính");
        assertThat(Somebody.acts(HOUSE, account)).contains("account.providerBound", "account.signedIn");

        assertThat(count("identity.spring_session_attributes where convert_from(attribute_bytes, 'UTF8') like 'eyJ%'"))
                .as("no token of the provider is kept")
                .isZero();
        Client later = HOUSE.visitor();
        signIn(later, "lan-1", Map.of("name", "Tên Mới", "unit_code", "TW"), "");
        assertThat(later.get("/me").body()).contains("Bùi Thị Lan");
        Client stranger = HOUSE.visitor();
        Answer other = signIn(stranger, "lan-2", claims(ELSEWHERE, "officer", "Bùi Thị Lan"), "");
        assertThat(other.status()).as("the account is somebody's already").isEqualTo(403);
        assertThat(stranger.get("/me").location()).startsWith("/sign-in");
    }

    @Test
    void whoIsUnknownOrCouldBeSeveralIsToldPlainlyAndNothingIsMade() {
        person("sinh.doi.1", "Lò Văn Đôi", Role.OFFICER);
        person("sinh.doi.2", "Lò Văn Đôi", Role.OFFICER);
        person("chi.mot", "Lò Văn Một", Role.OFFICER);
        long accounts = count("identity.account");
        long roles = count("identity.role");
        List<Map<String, Object>> unknown = List.of(
                claims(ELSEWHERE, "officer", "Lò Văn Đôi"),
                claims(ELSEWHERE, "officer", "Không Ai Cả"),
                claims(ELSEWHERE, "leader", "Lò Văn Một"),
                claims("20", "officer", "Lò Văn Một"),
                claims("không-có", "officer", "Lò Văn Một"),
                claims(ELSEWHERE, "vua", "Lò Văn Một"),
                claims(ELSEWHERE, "officer", ""),
                Map.of());
        for (Map<String, Object> claims : unknown) {
            Client browser = HOUSE.visitor();
            Answer answer = signIn(browser, "x-" + claims, claims, "");
            assertThat(answer.status()).as(claims.toString()).isEqualTo(403);
            assertThat(answer.body()).contains("Chưa tìm được tài khoản").doesNotContain("Lò Văn");
            assertThat(browser.get("/me").location()).startsWith("/sign-in");
        }
        assertThat(count("identity.account")).isEqualTo(accounts);
        assertThat(count("identity.role")).isEqualTo(roles);
        assertThat(signIn(
                                HOUSE.visitor(),
                                "mot",
                                Map.of(
                                        "unit_code",
                                        ELSEWHERE,
                                        "role",
                                        List.of("clerk", "Officer"),
                                        "name",
                                        "Lò Văn Một"),
                                "")
                        .location())
                .isEqualTo("/work");
    }

    @Test
    void aLockedAccountIsNotOpened() {
        long account = person("bi.khoa.cc", "Vàng A Khóa", Role.OFFICER);
        signIn(HOUSE.visitor(), "khoa", claims(ELSEWHERE, "officer", "Vàng A Khóa"), "");
        HOUSE.bean(Accounts.class).lock(Actor.anonymous(TestHouse.TODAY), account, true);
        assertThat(signIn(HOUSE.visitor(), "khoa", Map.of(), "").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"aud, another-client", "iss, http://localhost:1/other", "nonce, of-another-way", "exp, 1000000000"})
    void aTokenThatIsNotForThisWayProvesNothing(String claim, String value) {
        person("gia." + claim, "Giả " + claim, Role.OFFICER);
        Map<String, Object> claims = claims(ELSEWHERE, "officer", "Giả " + claim);
        claims.put(claim, claim.equals("exp") ? (Object) Long.valueOf(value) : value);
        Client browser = HOUSE.visitor();
        Answer answer = signIn(browser, "gia-" + claim, claims, "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Chưa xác nhận được danh tính");
        assertThat(browser.get("/me").location()).startsWith("/sign-in");
    }

    @Test
    void aTokenThatTheProviderDidNotSignProvesNothing() throws JOSEException {
        person("ky.gia", "Ký Văn Giả", Role.OFFICER);
        for (boolean genuine : new boolean[] {false, true}) {
            Client browser = HOUSE.visitor();
            URI there = URI.create(browser.get("/sign-in/provider").header("location"));
            String back = back(HttpRequest.newBuilder(there));
            Map<String, Object> claims = claims(ELSEWHERE, "officer", "Ký Văn Giả");
            claims.put("nonce", there.getQuery().replaceFirst(".*[?&]?nonce=([^&]*).*", "$1"));
            SignedJWT token = PROVIDER.issueToken(
                    REALM, CLIENT, new DefaultOAuth2TokenCallback(REALM, "gia", "JWT", List.of(CLIENT), claims, 3600));
            if (!genuine) token = signedByAnother(token);
            SLIPPED.in.set(token.serialize());
            assertThat(browser.get(back).location()).isEqualTo(genuine ? "/work" : "");
            assertThat(browser.get("/me").status()).isEqualTo(genuine ? 200 : 303);
        }
    }

    /** The same words under the same key's name. */
    private static SignedJWT signedByAnother(SignedJWT token) throws JOSEException {
        try {
            SignedJWT forged = new SignedJWT(token.getHeader(), token.getJWTClaimsSet());
            forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
            return forged;
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnswerBelongsToTheBrowserThatAskedAndServesOnce() {
        person("mot.luot", "Mã Văn Lượt", Role.OFFICER);
        Client browser = HOUSE.visitor();
        String answer = answered(browser, "luot", "");
        assertThat(HOUSE.visitor().get(answer).location()).isEqualTo("/sign-in?again");
        assertThat(browser.get(answer.replaceAll("state=[^&]*", "state=forged")).location())
                .isEqualTo("/sign-in?again");
        assertThat(browser.get(answer).location()).as("the handshake is spent").isEqualTo("/sign-in?again");
        assertThat(browser.get("/me").location()).startsWith("/sign-in");
        assertThat(signIn(browser, "luot", claims(ELSEWHERE, "officer", "Mã Văn Lượt"), "")
                        .location())
                .isEqualTo("/work");
    }

    @Test
    void theWayThereCarriesAChallengeAndANonceAndAsksForNoMoreThanItNeeds() {
        String there = HOUSE.visitor().get("/sign-in/provider").header("location");
        assertThat(there)
                .startsWith("http://localhost:" + PORT + "/" + REALM + "/authorize?response_type=code")
                .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "state=", "client_id=" + CLIENT)
                .doesNotContain("prompt=");
        Client browser = HOUSE.visitor();
        String state = browser.get("/sign-in/provider").header("location").replaceFirst(".*[?&]state=([^&]*).*", "$1");
        Answer declined = browser.get("/sign-in/provider/return?error=access_denied&state=" + state);
        assertThat(declined.location()).isEqualTo("/sign-in?declined");
        assertThat(browser.get(declined.location()).body()).contains("Chưa đăng nhập qua nhà cung cấp danh tính");
    }

    @Test
    void whoHasASecondFactorHereIsAskedForIt() {
        person("them.ma", "Sùng Thị Mã", Role.OFFICER);
        Client owner = HOUSE.signedIn("them.ma");
        Answer page = owner.follow(owner.post("/me/second-factor/enrolment", Map.of()));
        Phone phone = Phone.scanning(page.body(), HOUSE.clock());
        owner.post("/me/second-factor/confirmation", Map.of("code", phone.code()));
        HOUSE.clock().forward(Duration.ofSeconds(60));
        Client browser = HOUSE.visitor();
        assertThat(signIn(browser, "ma", claims(ELSEWHERE, "officer", "Sùng Thị Mã"), "/units")
                        .location())
                .isEqualTo("/sign-in/code?next=%2Funits");
        assertThat(browser.get("/me").location()).startsWith("/sign-in");
        assertThat(browser.post("/sign-in/code", Map.of("code", phone.code(), "next", "/units"))
                        .location())
                .isEqualTo("/units");
    }

    @Test
    void whoHasNoPasswordHereProvesByTheProviderAndTheActGoesOn() {
        long account = person("khong.mk", "Giàng Thị Thẻ", Role.OFFICER);
        HOUSE.jdbc()
                .sql("update identity.account set password_hash = null where id = :id")
                .param("id", account)
                .update();
        Client browser = HOUSE.visitor();
        signIn(browser, "the", claims(ELSEWHERE, "officer", "Giàng Thị Thẻ"), "");
        HOUSE.clock().forward(Duration.ofMinutes(6));
        Map<String, String> typed = Map.of("name", "Máy chấm công", "days", "30");
        Answer asked = browser.post("/me/tokens", typed);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body())
                .contains("/sign-in/provider?next=/me?proved", "name=\"name\" value=\"Máy chấm công\"")
                .doesNotContain("proof-password");

        assertThat(browser.get("/sign-in/provider").header("location")).contains("prompt=login", "max_age=0");
        assertThat(signIn(browser, "the", Map.of(), "/me?proved").status())
                .as("a provider that does not say when proves nothing")
                .isEqualTo(403);
        Map<String, Object> long_ago = new HashMap<>();
        long_ago.put("auth_time", HOUSE.clock().instant().minusSeconds(3600).getEpochSecond());
        assertThat(signIn(browser, "the", long_ago, "/me?proved").status()).isEqualTo(403);
        assertThat(browser.post("/me/tokens", typed).status()).isEqualTo(422);

        Map<String, Object> now = Map.of("auth_time", HOUSE.clock().instant().getEpochSecond());
        Answer proved = signIn(browser, "the", now, "/me?proved");
        assertThat(proved.location()).isEqualTo("/me?proved");
        assertThat(browser.get("/me?proved").body()).contains("bấm Tiếp tục");
        assertThat(browser.post("/me/tokens", typed).body()).contains("value=\"gb_");
    }

    @Test
    void itsPagesAreAccessibleAndFit() {
        TestBrowser looks = TestBrowser.open();
        for (int width : new int[] {1280, 360})
            for (String language : List.of("vi", "en")) {
                Page page = looks.visitor(HOUSE, width);
                page.context().addCookies(List.of(new Cookie("giaoban-language", language).setUrl(HOUSE.address())));
                for (String address : List.of("/sign-in?declined", "/sign-in/provider")) {
                    if (address.endsWith("provider"))
                        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(
                                REALM, "nobody-" + width + language, "JWT", List.of(CLIENT), Map.of(), 3600));
                    page.navigate(address);
                    looks.screenshot(page, "provider" + address.replaceAll("\\W", "-") + "-" + width + "-" + language);
                    if (language.equals("vi"))
                        assertThat(TestBrowser.faults(page)).isEmpty();
                    assertThat(TestBrowser.overflows(page))
                            .as(page.url() + " at " + width)
                            .isFalse();
                }
                assertThat(page.locator("h1").innerText()).containsAnyOf("Chưa tìm được", "No account");
                page.context().close();
            }
    }

    // ---------- steps ----------

    /** Somebody on the way to the provider, who answers with a token of their own in its place, once. */
    private static final class Slipped implements Route {
        final AtomicReference<@Nullable String> in = new AtomicReference<>();

        @Override
        public boolean match(OAuth2HttpRequest request) {
            return in.get() != null && request.getUrl().encodedPath().endsWith("/token");
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            String answer = """
                    {"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}
                    """.formatted(in.getAndSet(null));
            return new OAuth2HttpResponse(Headers.of("Content-Type", "application/json"), 200, answer, null);
        }
    }

    private static Answer signIn(Client browser, String subject, Map<String, Object> claims, String next) {
        String answer = answered(browser, subject, next);
        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(REALM, subject, "JWT", List.of(CLIENT), claims, 3600));
        return browser.get(answer);
    }

    /** To the provider, which knows the person or asks for their name, and with its answer to our address. */
    private static String answered(Client browser, String subject, String next) {
        URI there = URI.create(
                browser.get("/sign-in/provider?next=" + encoded(next)).header("location"));
        HttpRequest.Builder request = HttpRequest.newBuilder(there);
        if (there.getQuery().contains("prompt=login"))
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=" + encoded(subject)));
        return back(request);
    }

    private static String back(HttpRequest.Builder request) {
        try {
            String back = HttpClient.newHttpClient()
                    .send(request.build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
            assertThat(back).startsWith(HOUSE.address() + "/sign-in/provider/return?");
            return back.substring(HOUSE.address().length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> claims(String unit, String role, String name) {
        return new HashMap<>(Map.of("unit_code", unit, "role", role, "name", name));
    }

    private static long person(String username, String name, Role role) {
        long id = Somebody.with(HOUSE, username, role);
        HOUSE.jdbc()
                .sql("update identity.account set name = :name where id = :id")
                .param("name", name)
                .param("id", id)
                .update();
        return id;
    }

    private static long count(String table) {
        return HOUSE.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
