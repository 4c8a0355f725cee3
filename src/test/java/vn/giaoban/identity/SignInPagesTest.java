package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.run.Cast;

class SignInPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    /** Tests' own people work here, where the cast does not. */
    private static final String ELSEWHERE = "06652";

    @BeforeEach
    @AfterEach
    void everythingAsItWas() {
        HOUSE.clock().set(TestHouse.TODAY);
        HOUSE.jdbc().sql("delete from identity.sign_in_failure").update();
    }

    @Test
    void thePublicReadsWithoutASession() {
        Client visitor = HOUSE.visitor();
        assertThat(visitor.get("/sign-in").status()).isEqualTo(200);
        assertThat(visitor.cookies()).containsOnlyKeys("giaoban-form");
    }

    @Test
    void officerSignsInAndComesBackToThePageAskedFor() {
        Client hoa = HOUSE.visitor();
        Answer asked = hoa.get("/units?open=20");
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.location()).isEqualTo("/sign-in?next=%2Funits%3Fopen%3D20");
        assertThat(hoa.get(asked.location()).body()).contains("name=\"next\" value=\"/units?open=20\"");
        Answer answer =
                hoa.post("/sign-in", Map.of("username", " HOA ", "password", Cast.PASSWORD, "next", "/units?open=20"));
        assertThat(answer.location()).isEqualTo("/units?open=20");
        assertThat(hoa.cookies()).containsKey("giaoban");
        assertThat(hoa.follow(answer).status()).isEqualTo(200);
    }

    @Test
    void nobodyIsSentToAnotherSite() {
        for (String next : new String[] {"https://example.org/", "//example.org", "/\\example.org", "javascript:x"}) {
            Client hoa = HOUSE.visitor();
            Answer answer = hoa.post("/sign-in", Map.of("username", "hoa", "password", Cast.PASSWORD, "next", next));
            assertThat(answer.location()).as(next).isEqualTo("/work");
        }
    }

    @Test
    void unknownNameWrongPasswordAndLockedAccountAnswerAlike() {
        long account = account("khoa.tam", TestHouse.TODAY.minusDays(9), null);
        HOUSE.bean(Accounts.class).lock(Actor.anonymous(TestHouse.TODAY), account, true);
        Answer unknown = refused("khong.ai.ca", Cast.PASSWORD);
        Answer wrong = refused("hoa", "wrong-password-1");
        Answer locked = refused("khoa.tam", Cast.PASSWORD);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(locked.status()).isEqualTo(422);
        assertThat(plain(wrong, "hoa")).isEqualTo(plain(unknown, "khong.ai.ca"));
        assertThat(plain(locked, "khoa.tam")).isEqualTo(plain(unknown, "khong.ai.ca"));
        assertThat(wrong.headers().keySet()).isEqualTo(unknown.headers().keySet());
        assertThat(wrong.body())
                .contains("<title>Lỗi:")
                .contains("value=\"hoa\"")
                .doesNotContain("wrong-password-1");
    }

    @Test
    void manyWrongPasswordsWaitAndTheWaitEnds() {
        for (int i = 0; i < HOUSE.bean(Attempts.class).perName(); i++) refused("pao", "wrong-password-1");
        Answer waiting = refused("pao", Cast.PASSWORD);
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.body()).contains("Thử lại sau 15 phút");
        assertThat(waiting.header("retry-after")).isNotEmpty();
        for (int i = 0; i < HOUSE.bean(Attempts.class).perName(); i++) refused("khong.ai.ca", "wrong-password-1");
        assertThat(refused("khong.ai.ca", "wrong-password-1").status()).isEqualTo(429);
        assertThat(HOUSE.signedIn("hoa").get("/me").status()).isEqualTo(200);
        HOUSE.clock().forward(Attempts.WINDOW.plusSeconds(1));
        assertThat(HOUSE.signedIn("pao").get("/me").status()).isEqualTo(200);
    }

    @Test
    void anAddressWaitsTooWhateverNamesItTries() {
        HOUSE.jdbc()
                .sql("""
                        insert into identity.sign_in_failure (at, name_sha256, address)
                        select :at, sha256(n::text::bytea), '127.0.0.1' from generate_series(1, :n) n
                        """)
                .param("at", HOUSE.clock().instant().atOffset(java.time.ZoneOffset.UTC))
                .param("n", HOUSE.bean(Attempts.class).perAddress())
                .update();
        assertThat(refused("hoa", Cast.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void signingInRenewsTheSessionAndSigningOutEndsIt() {
        Client hoa = HOUSE.signedIn("hoa");
        String first = hoa.cookies().get("giaoban");
        assertThat(hoa.get("/sign-in").location()).isEqualTo("/work");
        hoa.post("/sign-in", Map.of("username", "hoa", "password", Cast.PASSWORD));
        assertThat(hoa.cookies().get("giaoban")).isNotEqualTo(first);
        assertThat(hoa.post("/sign-out", Map.of()).location()).isEqualTo("/");
        assertThat(hoa.cookies()).doesNotContainKey("giaoban");
        assertThat(hoa.get("/me").location()).isEqualTo("/sign-in?next=%2Fme");
    }

    @Test
    void signingOutClearsTheBrowserUnlessSomethingTypedIsNotSent() {
        Client hoa = HOUSE.signedIn("hoa");
        assertThat(hoa.post("/sign-out", Map.of("kept", "")).header("clear-site-data"))
                .isEqualTo("\"cache\"");
        Page page = TestBrowser.open().signedIn(HOUSE, "hoa", 1280);
        page.evaluate("localStorage.setItem('giaoban-report-1', 'chưa gửi')");
        assertThat(clearedBySigningOut(page)).isEqualTo("\"cache\"");
        assertThat(page.evaluate("localStorage.getItem('giaoban-report-1')")).isEqualTo("chưa gửi");
        page.evaluate("localStorage.clear()");
        page.navigate("/sign-in");
        TestBrowser.open().signIn(page, "hoa");
        assertThat(clearedBySigningOut(page)).isEqualTo("\"cache\", \"storage\"");
        page.context().close();
    }

    private static String clearedBySigningOut(Page page) {
        page.locator(".gb-me summary").click();
        String cleared = page.waitForResponse(
                        "**/sign-out",
                        () -> page.locator("form[action='/sign-out'] button").click())
                .headerValue("clear-site-data");
        page.waitForURL(HOUSE.address() + "/");
        return cleared;
    }

    @Test
    void thatASessionIsUsedIsWrittenOnceAMinute() {
        HOUSE.jdbc().sql("delete from identity.spring_session").update();
        Client hoa = HOUSE.signedIn("hoa");
        String made = sessionRow();
        assertThat(hoa.get("/me").status()).isEqualTo(200);
        assertThat(sessionRow()).as("within the minute").isEqualTo(made);
        HOUSE.jdbc()
                .sql("update identity.spring_session set last_access_time = last_access_time - 61000")
                .update();
        String aMinuteAgo = sessionRow();
        assertThat(hoa.get("/me").status()).isEqualTo(200);
        assertThat(sessionRow()).as("a minute later").isNotEqualTo(aMinuteAgo);
    }

    private static String sessionRow() {
        return HOUSE.jdbc()
                .sql("select s::text || xmin from identity.spring_session s")
                .query(String.class)
                .single();
    }

    @Test
    void sessionEndsWhenIdleAndAfterTwelveHoursHoweverBusy() {
        Client idle = HOUSE.signedIn("hoa");
        HOUSE.jdbc()
                .sql("update identity.spring_session set expiry_time = 0, last_access_time = 0")
                .update();
        Answer asked = idle.get("/me");
        assertThat(asked.location()).isEqualTo("/sign-in?expired&next=%2Fme");
        assertThat(idle.get(asked.location()).body()).contains("Phiên trước đã hết hạn.");

        Client busy = HOUSE.signedIn("hoa");
        HOUSE.clock().forward(Duration.ofHours(12).minusMinutes(1));
        assertThat(busy.get("/me").status()).isEqualTo(200);
        HOUSE.clock().forward(Duration.ofMinutes(2));
        assertThat(busy.get("/me").location()).startsWith("/sign-in?expired");
    }

    @Test
    void formOpenedBeforeTheSessionExpiredIsTakenAfterSigningInAgain() {
        Client hoa = HOUSE.signedIn("hoa");
        hoa.get("/me");
        Client twin = hoa.copy();
        HOUSE.jdbc().sql("delete from identity.spring_session").update();
        assertThat(twin.postJson("/notices/reading", "{}").status()).isEqualTo(401);
        hoa.signIn("hoa", Cast.PASSWORD);
        assertThat(twin.withCookiesOf(hoa).post("/notices/reading", Map.of()).location())
                .isEqualTo("/notices");
    }

    @Test
    void aPasswordIsNeverTooOld() {
        HOUSE.clock().set(TestHouse.TODAY.plusYears(5));
        assertThat(HOUSE.signedIn("hoa").get("/me").status()).isEqualTo(200);
    }

    @Test
    void nobodyIsAskedForAHintOrASecretQuestion() {
        assertThat(HOUSE.jdbc().sql("""
                                select table_name || '.' || column_name from information_schema.columns
                                where table_schema in ('identity', 'factors') and column_name ~ 'hint|question|answer'
                                """).query(String.class).list()).isEmpty();
        assertThat(HOUSE.visitor().get("/sign-in").body())
                .doesNotContainIgnoringCase("câu hỏi bí mật", "gợi ý mật khẩu");
    }

    @Test
    void roleThatEndedYesterdayOpensNothingToday() {
        account("het.han", TestHouse.TODAY.minusDays(9), TestHouse.TODAY);
        Client client = HOUSE.signedIn("het.han");
        long commune = HOUSE.unit(ELSEWHERE).id();
        assertThat(client.get("/units/" + commune).status()).isEqualTo(200);
        HOUSE.clock().set(TestHouse.TODAY.plusDays(1));
        client.signIn("het.han", Cast.PASSWORD);
        assertThat(client.get("/units/" + commune).status()).isEqualTo(404);
    }

    @Test
    void lockEndsEverySessionAtOnce() {
        long account = account("bi.khoa", TestHouse.TODAY.minusDays(9), null);
        Client phone = HOUSE.signedIn("bi.khoa");
        Client office = HOUSE.signedIn("bi.khoa");
        assertThat(phone.get("/me").status()).isEqualTo(200);
        HOUSE.bean(Accounts.class).lock(Actor.anonymous(TestHouse.TODAY), account, true);
        assertThat(phone.get("/me").status()).isEqualTo(303);
        assertThat(office.get("/me").status()).isEqualTo(303);
    }

    @Test
    void changeWithoutTokenOrFromAnotherSiteIsRefused() {
        Client hoa = HOUSE.signedIn("hoa");
        assertThat(hoa.post("/notices/reading", Map.of("_csrf", "")).status()).isEqualTo(403);
        assertThat(hoa.post("/notices/reading", Map.of(), Map.of("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(hoa.post("/notices/reading", Map.of()).status()).isEqualTo(302);
        assertThat(HOUSE.visitor().post("/sign-in", Map.of("_csrf", "x")).location())
                .isEqualTo("/sign-in?again");
    }

    @Test
    void scriptsLearn401AndBrowsersGoToSignIn() {
        Client visitor = HOUSE.visitor();
        assertThat(visitor.get("/work", Map.of("Accept", "application/json")).status())
                .isEqualTo(401);
        assertThat(visitor.get("/work", Map.of("HX-Request", "true")).status()).isEqualTo(401);
        assertThat(visitor.get("/work").status()).isEqualTo(303);
        assertThat(visitor.get("/no-such-address").location()).isEqualTo("/sign-in?next=%2Fno-such-address");
    }

    @Test
    void everyPageCarriesTheHeaders() {
        for (Answer answer : new Answer[] {
            HOUSE.visitor().get("/sign-in"),
            HOUSE.signedIn("hoa").get("/me"),
            HOUSE.signedIn("hoa").get("/nothing")
        }) {
            assertThat(answer.header("content-security-policy"))
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                            + "font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
                            + "img-src 'self' data: blob:; base-uri 'none'; frame-ancestors 'none'");
            assertThat(answer.header("referrer-policy")).isEqualTo("same-origin");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("cache-control")).contains("no-store");
        }
    }

    @Test
    void eachSignInIsInTheAuditTrail() {
        long before = entries("account.signedIn");
        HOUSE.signedIn("hoa");
        refused("hoa", "wrong-password-1");
        assertThat(entries("account.signedIn")).isEqualTo(before + 1);
        assertThat(entries("account.signInRefused")).isPositive();
    }

    private static long entries(String act) {
        return HOUSE.jdbc()
                .sql("select count(*) from audit.entry where act = :act")
                .param("act", act)
                .query(Long.class)
                .single();
    }

    private static Answer refused(String username, String password) {
        Answer answer = HOUSE.visitor().post("/sign-in", Map.of("username", username, "password", password));
        assertThat(answer.status()).isIn(422, 429);
        return answer;
    }

    /** A page without what differs by right: the name as typed and the masked token. */
    private static String plain(Answer answer, String username) {
        return answer.body()
                .replace("value=\"" + username + "\"", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private static long account(String username, LocalDate from, LocalDate to) {
        Accounts accounts = HOUSE.bean(Accounts.class);
        Actor system = Actor.anonymous(TestHouse.TODAY);
        long unit = HOUSE.unit(ELSEWHERE).id();
        long id = accounts.make(system, username, "Người Thử", unit);
        accounts.grant(system, id, unit, Role.OFFICER, false, from, to);
        accounts.setPassword(system, id, HOUSE.bean(Passwords.class).hash(Cast.PASSWORD));
        return id;
    }
}
