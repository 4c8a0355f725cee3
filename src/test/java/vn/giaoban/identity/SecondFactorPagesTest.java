package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.factors.Phone;
import vn.giaoban.run.Cast;

class SecondFactorPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final Pattern CODE = Pattern.compile("<code>([A-Z2-7-]{29})</code>");

    @BeforeEach
    @AfterEach
    void everythingAsItWas() {
        HOUSE.clock().set(TestHouse.TODAY);
        HOUSE.jdbc().sql("delete from identity.sign_in_failure").update();
    }

    @Test
    void secondFactorIsSetUpWithACodeAndAskedForAtEverySignIn() {
        long account = Somebody.with(HOUSE, "hai.lop", Role.OFFICER);
        Client client = HOUSE.signedIn("hai.lop");
        assertThat(client.get("/me/second-factor").body()).contains("Chưa bật.");
        Answer page = client.follow(client.post("/me/second-factor/enrolment", Map.of()));
        assertThat(page.body()).contains("<svg class=\"gb-qr\"", "otpauth://totp/Giaoban:hai.lop?secret=");
        Phone phone = Phone.scanning(page.body(), HOUSE.clock());
        Answer wrong = client.post("/me/second-factor/confirmation", Map.of("code", phone.wrongCode()));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("<title>Lỗi:", "Mã chưa đúng hoặc đã dùng");
        assertThat(entered("hai.lop"))
                .as("a secret not confirmed is not asked for")
                .endsWith("/work");

        Answer set = client.post("/me/second-factor/confirmation", Map.of("code", spaced(phone.code())));
        assertThat(codes(set)).hasSize(10).doesNotHaveDuplicates();
        assertThat(client.get("/me/second-factor").body())
                .contains("Còn 10 mã dự phòng")
                .doesNotContain(codes(set).getFirst());

        assertThat(entered("hai.lop")).isEqualTo("/sign-in/code");
        HOUSE.clock().forward(Duration.ofSeconds(60));
        Client again = HOUSE.visitor();
        Answer asked = again.post(
                "/sign-in", Map.of("username", "hai.lop", "password", Cast.PASSWORD, "next", "/units?open=20"));
        assertThat(asked.location()).isEqualTo("/sign-in/code?next=%2Funits%3Fopen%3D20");
        assertThat(again.get(asked.location()).body()).contains("value=\"/units?open=20\"");
        Answer in = again.post("/sign-in/code", Map.of("code", phone.code(), "next", "/units?open=20"));
        assertThat(in.location()).isEqualTo("/units?open=20");
        assertThat(again.follow(in).status()).isEqualTo(200);
        assertThat(Somebody.acts(HOUSE, account)).contains("account.secondFactorSet", "account.signedIn");
    }

    @Test
    void whoHasNotEnteredTheCodeIsNobodyYet() {
        long account = Somebody.with(HOUSE, "nua.duong", Role.ADMINISTRATOR);
        Phone phone = enrol("nua.duong");
        Client halfway = halfway("nua.duong");
        for (String address : List.of("/me", "/work", "/accounts", "/me/second-factor"))
            assertThat(halfway.get(address).location()).as(address).startsWith("/sign-in");
        assertThat(halfway.post("/me/second-factor/removal", Map.of()).location())
                .startsWith("/sign-in");
        assertThat(halfway.get("/sign-in/enrolment").location())
                .as("a password alone sets up no other app")
                .isEqualTo("/sign-in?late");
        assertThat(halfway.post("/sign-in/enrolment", Map.of("code", phone.code()))
                        .location())
                .isEqualTo("/sign-in?late");
        assertThat(halfway.get("/sign-in/code").status()).isEqualTo(200);

        HOUSE.clock().forward(Duration.ofMinutes(11));
        assertThat(halfway.get("/sign-in/code").location()).isEqualTo("/sign-in?late");
        assertThat(halfway.get("/sign-in?late").body()).contains("Đã quá thời gian nhập mã.");

        Client locked = halfway("nua.duong");
        HOUSE.bean(Accounts.class).lock(Actor.anonymous(TestHouse.TODAY), account, true);
        assertThat(locked.post("/sign-in/code", Map.of("code", phone.code())).location())
                .isEqualTo("/sign-in?late");
    }

    @Test
    void eachCodeOpensOnce() {
        Somebody.with(HOUSE, "mot.lan", Role.OFFICER);
        Phone phone = enrol("mot.lan");
        HOUSE.clock().forward(Duration.ofSeconds(60));
        String code = phone.code();
        assertThat(halfway("mot.lan")
                        .post("/sign-in/code", Map.of("code", code))
                        .location())
                .isEqualTo("/work");
        Answer twice = halfway("mot.lan").post("/sign-in/code", Map.of("code", code));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body()).contains("Mã chưa đúng hoặc đã dùng");
    }

    @Test
    void recoveryCodesStandInOnceEachAndTheirOwnerIsTold() {
        long account = Somebody.with(HOUSE, "mat.may", Role.OFFICER);
        Client client = HOUSE.signedIn("mat.may");
        List<String> codes = codes(enrolment(client, new Phone[1]));
        Client without = halfway("mat.may");
        assertThat(without.post("/sign-in/code", Map.of("recovery", "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF"))
                        .status())
                .isEqualTo(422);
        String typed = codes.get(3).toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
        assertThat(without.post("/sign-in/code", Map.of("recovery", typed)).location())
                .isEqualTo("/work");
        assertThat(without.get("/me/second-factor").body()).contains("Còn 9 mã dự phòng");
        assertThat(without.get("/notices").body()).contains("Một mã dự phòng vừa được dùng, còn 9 mã");
        assertThat(halfway("mat.may")
                        .post("/sign-in/code", Map.of("recovery", codes.get(3)))
                        .status())
                .isEqualTo(422);
        assertThat(Somebody.acts(HOUSE, account)).contains("account.recoveryCodeUsed");
    }

    @Test
    void wrongCodesWaitLikeWrongPasswordsAndARightPasswordChangesNothing() {
        Somebody.with(HOUSE, "doan.ma", Role.OFFICER);
        Phone phone = enrol("doan.ma");
        HOUSE.clock().forward(Duration.ofSeconds(60));
        int tries = HOUSE.bean(Attempts.class).perName();
        Client guessing = halfway("doan.ma");
        for (int i = 1; i < tries; i++)
            assertThat(guessing.post("/sign-in/code", Map.of("code", phone.wrongCode()))
                            .status())
                    .isEqualTo(422);
        Answer waiting = guessing.post("/sign-in/code", Map.of("code", phone.code()));
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.header("retry-after")).isNotEmpty();
        assertThat(HOUSE.visitor()
                        .post("/sign-in", Map.of("username", "doan.ma", "password", Cast.PASSWORD))
                        .status())
                .isEqualTo(429);
        HOUSE.clock().forward(Attempts.WINDOW.plusSeconds(1));
        assertThat(halfway("doan.ma")
                        .post("/sign-in/code", Map.of("code", phone.code()))
                        .location())
                .isEqualTo("/work");
    }

    @Test
    void renewingAndRemovingAskForThePasswordAndACode() {
        long account = Somebody.with(HOUSE, "thay.may", Role.OFFICER);
        Client client = HOUSE.signedIn("thay.may");
        Phone[] phone = new Phone[1];
        List<String> first = codes(enrolment(client, phone));
        for (String act : List.of("enrolment", "recovery-codes", "removal")) {
            Answer asked = client.post("/me/second-factor/" + act, Map.of());
            assertThat(asked.status()).as(act).isEqualTo(422);
            assertThat(asked.body()).as(act).contains("name=\"proof-password\"", "name=\"proof-code\"");
            Answer passwordOnly = client.post(
                    "/me/second-factor/" + act,
                    Map.of("proof-password", Cast.PASSWORD, "proof-code", phone[0].wrongCode()));
            assertThat(passwordOnly.body()).as(act).contains("Mật khẩu hoặc mã xác thực chưa đúng");
        }
        HOUSE.clock().forward(Duration.ofSeconds(60));
        List<String> second = codes(client.post("/me/second-factor/recovery-codes", proof(phone[0])));
        assertThat(second).hasSize(10).doesNotContainAnyElementsOf(first);

        HOUSE.clock().forward(Duration.ofSeconds(60));
        Answer renewing = client.follow(client.post("/me/second-factor/enrolment", proof(phone[0])));
        assertThat(renewing.body()).contains("Ứng dụng cũ vẫn dùng được");
        Phone next = Phone.scanning(renewing.body(), HOUSE.clock());
        client.post("/me/second-factor/confirmation", Map.of("code", next.code()));
        HOUSE.clock().forward(Duration.ofSeconds(60));
        assertThat(halfway("thay.may")
                        .post("/sign-in/code", Map.of("code", phone[0].code()))
                        .status())
                .isEqualTo(422);
        assertThat(client.post("/me/second-factor/removal", proof(next)).location())
                .isEqualTo("/me/second-factor?removed");
        assertThat(entered("thay.may")).isEqualTo("/work");
        assertThat(Somebody.acts(HOUSE, account)).contains("account.recoveryCodesMade", "account.secondFactorRemoved");
    }

    @Test
    void administratorRemovesALostOneAndItsOwnerIsToldAndSignedOut() {
        long account = Somebody.with(HOUSE, "mat.het", Role.OFFICER);
        Client owner = HOUSE.signedIn("mat.het");
        enrolment(owner, new Phone[1]);
        Client tuan = HOUSE.signedIn("tuan");
        assertThat(tuan.get("/accounts/" + account).body()).contains("Tắt xác thực hai lớp");
        assertThat(tuan.post("/accounts/" + account + "/second-factor/removal", Map.of())
                        .location())
                .isEqualTo("/accounts/" + account + "?factorRemoved");
        assertThat(owner.get("/me").location()).startsWith("/sign-in");
        assertThat(owner.signIn("mat.het", Cast.PASSWORD).get("/notices").body())
                .contains("đã tắt xác thực hai lớp của tài khoản");
        assertThat(Somebody.acts(HOUSE, account)).contains("account.secondFactorRemoved");
        assertThat(HOUSE.signedIn("hoa")
                        .post("/accounts/" + account + "/second-factor/removal", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void programsGoOnByTheirTokensAlone() {
        Somebody.with(HOUSE, "may.may", Role.OFFICER);
        String token = HOUSE.token("may.may", true);
        enrol("may.may");
        assertThat(HOUSE.visitor().showing(token).get("/api/v1/reports").status())
                .isEqualTo(HOUSE.program("hoa").get("/api/v1/reports").status());
    }

    @Test
    void theDatabaseHoldsNothingThatMakesACode() {
        long account = Somebody.with(HOUSE, "ban.sao", Role.OFFICER);
        Client client = HOUSE.signedIn("ban.sao");
        Answer page = client.follow(client.post("/me/second-factor/enrolment", Map.of()));
        Phone phone = Phone.scanning(page.body(), HOUSE.clock());
        List<String> codes = codes(client.post("/me/second-factor/confirmation", Map.of("code", phone.code())));
        String kept =
                HOUSE.jdbc().sql("""
                        select (select string_agg(a::text, '') from factors.authenticator a where account_id = :id)
                            || (select string_agg(c::text, '') from factors.recovery_code c where account_id = :id)
                        """).param("id", account).query(String.class).single();
        assertThat(kept).doesNotContain(phone.secretInHex(), codes.getFirst());
    }

    // ---------- steps ----------

    /** Sets up a second factor as its owner does. */
    private static Phone enrol(String username) {
        Phone[] phone = new Phone[1];
        enrolment(HOUSE.signedIn(username), phone);
        return phone[0];
    }

    private static Answer enrolment(Client client, Phone[] phone) {
        Answer page = client.follow(client.post("/me/second-factor/enrolment", Map.of()));
        phone[0] = Phone.scanning(page.body(), HOUSE.clock());
        return client.post("/me/second-factor/confirmation", Map.of("code", phone[0].code()));
    }

    private static Client halfway(String username) {
        Client client = HOUSE.visitor();
        Answer answer = client.post("/sign-in", Map.of("username", username, "password", Cast.PASSWORD));
        assertThat(answer.location()).isEqualTo("/sign-in/code");
        client.get(answer.location());
        return client;
    }

    /** Where the password alone leads. */
    private static String entered(String username) {
        return HOUSE.visitor()
                .post("/sign-in", Map.of("username", username, "password", Cast.PASSWORD))
                .location();
    }

    private static Map<String, String> proof(Phone phone) {
        return Map.of("proof-password", Cast.PASSWORD, "proof-code", phone.code());
    }

    private static List<String> codes(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return CODE.matcher(answer.body())
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    private static String spaced(String code) {
        return code.substring(0, 3) + " " + code.substring(3);
    }
}
