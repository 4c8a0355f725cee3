package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestHouse;
import vn.giaoban.run.Cast;

/** What a proxy says of a reader is believed where the operator trusts it, and from nobody else. */
class TrustedProxiesTest {
    /** The proxies stand on this machine and in 10.0.0.0/8; administrators work at one address alone. */
    private static final TestHouse BEHIND = TestHouse.apart(made -> made.getEnvironment()
            .getPropertySources()
            .addFirst(new MapPropertySource(
                    "behind a proxy",
                    Map.of(
                            "giaoban.trusted-proxies", "127.0.0.1, 10.0.0.0/8",
                            "giaoban.admin-addresses", "203.0.113.7"))));

    private static final TestHouse OPEN = TestHouse.open();

    @AfterAll
    static void close() {
        BEHIND.close();
    }

    @Test
    void aReaderIsKnownByTheAddressThatTheLastTrustedProxySaw() {
        Client tuan = BEHIND.signedIn("tuan");
        assertThat(accounts(tuan, "203.0.113.7")).isEqualTo(200);
        assertThat(accounts(tuan, "198.51.100.1, 203.0.113.7, 10.0.0.9")).isEqualTo(200);
        assertThat(accounts(tuan, "203.0.113.7, 198.51.100.1"))
                .as("what stands before the last is hearsay")
                .isEqualTo(404);
        assertThat(accounts(tuan, "203.0.113.7, unknown"))
                .as("what is no address is nobody's")
                .isEqualTo(404);
    }

    private static int accounts(Client client, String hops) {
        return client.get("/accounts", Map.of("X-Forwarded-For", hops)).status();
    }

    @Test
    void httpsBeforeTheProxyMakesSecureCookiesAndAsksBrowsersToStayWithIt() {
        Answer page = BEHIND.visitor().get("/sign-in", Map.of("X-Forwarded-Proto", "https"));
        assertThat(page.header("set-cookie")).startsWith("__Host-giaoban-form=").contains("Secure");
        assertThat(page.header("strict-transport-security")).contains("max-age=31536000");
        Answer plain = BEHIND.visitor().get("/sign-in");
        assertThat(plain.header("set-cookie")).startsWith("giaoban-form=");
        assertThat(plain.headers()).doesNotContainKey("strict-transport-security");
    }

    @Test
    void nobodyElseIsBelieved() {
        Answer page = OPEN.visitor()
                .get("/sign-in", Map.of("X-Forwarded-Proto", "https", "X-Request-Id", "chosen-by-the-reader"));
        assertThat(page.header("set-cookie")).startsWith("giaoban-form=");
        assertThat(page.headers()).doesNotContainKey("strict-transport-security");
        assertThat(page.header("x-request-id")).matches("[0-9a-f]{16}");
    }

    @Test
    void everyRequestHasAnIdOfItsOwnThatATrustedProxyMayHaveGiven() {
        Client visitor = OPEN.visitor();
        String first = visitor.get("/").header("x-request-id");
        assertThat(first).matches("[0-9a-f]{16}").isNotEqualTo(visitor.get("/").header("x-request-id"));
        assertThat(id("proxy-7f3a.12")).isEqualTo("proxy-7f3a.12");
        assertThat(id("x".repeat(65))).matches("[0-9a-f]{16}");
        assertThat(id("with a blank")).matches("[0-9a-f]{16}");
    }

    private static String id(String given) {
        return BEHIND.visitor().get("/", Map.of("X-Request-Id", given)).header("x-request-id");
    }

    @Test
    void theLimitOnWrongPasswordsIsOfTheReadersNetworkNotOfTheProxys() {
        Client reader = BEHIND.visitor();
        reader.get("/sign-in");
        Answer wrong = reader.post(
                "/sign-in",
                Map.of("username", "dung", "password", "not-" + Cast.PASSWORD),
                Map.of("X-Forwarded-For", "192.0.2.44"));
        assertThat(wrong.location()).isEmpty();
        String noted = BEHIND.jdbc()
                .sql("select coalesce(string_agg(address::text, ' '), '') from identity.sign_in_failure")
                .query(String.class)
                .single();
        assertThat(noted).contains("192.0.2").doesNotContain("127.0.0");
    }
}
