package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Role;
import vn.giaoban.run.Cast;

class ProofsTest {
    private static final TestHouse HOUSE = TestHouse.open();

    @BeforeEach
    @AfterEach
    void everythingAsItWas() {
        HOUSE.clock().set(TestHouse.TODAY);
        HOUSE.jdbc().sql("delete from identity.sign_in_failure").update();
    }

    @Test
    void aRoleIsGivenAfterThePasswordWithWhatWasTyped() {
        long account = Somebody.with(HOUSE, "them.vai", Role.OFFICER);
        Client tuan = HOUSE.signedIn("tuan");
        HOUSE.clock().forward(Duration.ofMinutes(6));
        Map<String, String> typed =
                Map.of("unit", "Hà Tu, Quảng Ninh", "role", "LEADER", "from", "23/9/2026", "to", "");
        Answer asked = tuan.post("/accounts/" + account + "/roles", typed);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body())
                .contains("action=\"/accounts/" + account + "/roles\"", "name=\"proof-password\"")
                .contains("name=\"unit\" value=\"Hà Tu, Quảng Ninh\"", "name=\"from\" value=\"23/9/2026\"")
                .doesNotContain("name=\"proof-code\"");
        assertThat(HOUSE.bean(Accounts.class).roles(account)).hasSize(1);

        Map<String, String> wrong = new HashMap<>(typed);
        wrong.put("proof-password", "không phải mật khẩu");
        Answer refused = tuan.post("/accounts/" + account + "/roles", wrong);
        assertThat(refused.body())
                .contains("Mật khẩu chưa đúng", "name=\"unit\" value=\"Hà Tu, Quảng Ninh\"")
                .doesNotContain("không phải mật khẩu");
        assertThat(HOUSE.bean(Accounts.class).roles(account)).hasSize(1);

        Map<String, String> right = new HashMap<>(typed);
        right.put("proof-password", Cast.PASSWORD);
        String before = tuan.cookies().get("giaoban");
        assertThat(tuan.post("/accounts/" + account + "/roles", right).location())
                .isEqualTo("/accounts/" + account + "?changed");
        assertThat(HOUSE.bean(Accounts.class).roles(account)).hasSize(2);
        assertThat(tuan.cookies().get("giaoban")).as("a new session number").isNotEqualTo(before);
        assertThat(tuan.post("/accounts/" + account + "/roles", typed).location())
                .as("the proof holds for five minutes")
                .isEqualTo("/accounts/" + account + "?changed");
    }

    @Test
    void whatAStrangerAtAnOpenBrowserMustNotDoAsksAgain() {
        long account = Somebody.with(HOUSE, "bo.quen", Role.OFFICER);
        Client tuan = HOUSE.signedIn("tuan");
        HOUSE.clock().forward(Duration.ofMinutes(6));
        Map<String, Map<String, String>> acts = Map.of(
                "/me/tokens",
                Map.of("name", "Máy", "days", "9"),
                "/me/sessions/end",
                Map.of(),
                "/me/second-factor/enrolment",
                Map.of(),
                "/accounts/" + account + "/link",
                Map.of(),
                "/accounts/" + account + "/sessions/end",
                Map.of(),
                "/accounts/" + account + "/second-factor/removal",
                Map.of(),
                "/accounts",
                Map.of(
                        "name",
                        "Người Lạ",
                        "username",
                        "nguoi.la",
                        "unit",
                        "06652",
                        "role",
                        "OFFICER",
                        "from",
                        "22/9/2026"));
        acts.forEach((address, fields) -> {
            Answer asked = tuan.post(address, fields);
            assertThat(asked.status()).as(address).isEqualTo(422);
            assertThat(asked.body()).as(address).contains("name=\"proof-password\"");
        });
        assertThat(HOUSE.bean(Accounts.class).byUsername("nguoi.la")).isEmpty();
    }

    @Test
    void whatIsNotOnesOwnToDoIsNotFoundWithoutBeingAskedFor() {
        long account = Somebody.with(HOUSE, "cua.ai", Role.OFFICER);
        Client hoa = HOUSE.signedIn("hoa");
        HOUSE.clock().forward(Duration.ofMinutes(6));
        for (String act : new String[] {"link", "sessions/end", "second-factor/removal"})
            assertThat(hoa.post("/accounts/" + account + "/" + act, Map.of()).status())
                    .as(act)
                    .isEqualTo(404);
    }

    @Test
    void wrongProofsWaitLikeWrongPasswords() {
        Somebody.with(HOUSE, "thu.mai", Role.OFFICER);
        Client client = HOUSE.signedIn("thu.mai");
        HOUSE.clock().forward(Duration.ofMinutes(6));
        int tries = HOUSE.bean(Attempts.class).perName();
        for (int i = 0; i < tries; i++)
            assertThat(client.post("/me/sessions/end", Map.of("proof-password", "mò mẫm"))
                            .status())
                    .isEqualTo(422);
        assertThat(client.post("/me/sessions/end", Map.of("proof-password", Cast.PASSWORD))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void administratorSignsSomebodyOutEverywhere() {
        long account = Somebody.with(HOUSE, "ra.het", Role.OFFICER);
        Client phone = HOUSE.signedIn("ra.het");
        Client office = HOUSE.signedIn("ra.het");
        Client tuan = HOUSE.signedIn("tuan");
        assertThat(tuan.post("/accounts/" + account + "/sessions/end", Map.of()).location())
                .isEqualTo("/accounts/" + account + "?ended");
        assertThat(tuan.get("/accounts/" + account + "?ended").body()).contains("Đã đăng xuất mọi máy");
        assertThat(phone.get("/me").location()).startsWith("/sign-in");
        assertThat(office.get("/me").location()).startsWith("/sign-in");
        assertThat(Somebody.acts(HOUSE, account)).contains("account.sessionsEnded");
    }
}
