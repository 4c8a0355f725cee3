package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.papers.Spreadsheet;
import vn.giaoban.papers.Spreadsheet.Column;
import vn.giaoban.papers.Spreadsheets;
import vn.giaoban.run.Cast;

class AccountPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    /** Tests' own people work here, where the cast does not. */
    private static final String ELSEWHERE = "06652";

    private static final Pattern LINK = Pattern.compile("http://[^\"]*(/passwords/[^\"]*)\"");
    private static final String SECRET = "sương giăng đèo Khau Vài";

    @BeforeEach
    @AfterEach
    void everythingAsItWas() {
        HOUSE.clock().set(TestHouse.TODAY);
        HOUSE.jdbc().sql("delete from identity.sign_in_failure").update();
    }

    @Test
    void administratorMakesAnAccountAndItsOwnerBegins() {
        Client tuan = HOUSE.signedIn("tuan");
        assertThat(tuan.get("/accounts/new").status()).isEqualTo(200);
        Answer made = tuan.post("/accounts", form("Vi Thị Sen", "", "Hà Tu, Quảng Ninh", "OFFICER"));
        Answer page = tuan.follow(made);
        assertThat(page.body()).contains("Vi Thị Sen").contains("sen.vt").contains("Chưa đặt mật khẩu");
        String id = made.location().replaceAll("\\D", "");

        String link = link(tuan.post("/accounts/" + id + "/link", Map.of()));
        Client sen = HOUSE.visitor();
        assertThat(sen.get(link).body()).contains("Vi Thị Sen");
        Answer bad = sen.post(link, Map.of("password", "ngắn", "repeated", "ngắn"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("Mật khẩu cần ít nhất 12 ký tự").contains("<title>Lỗi:");
        assertThat(sen.post(link, Map.of("password", SECRET, "repeated", SECRET))
                        .location())
                .isEqualTo("/sign-in?set");
        assertThat(sen.signIn("sen.vt", SECRET).get("/me").body())
                .contains("Cán bộ")
                .contains("Phường Hà Tu, Quảng Ninh");

        Answer again = HOUSE.visitor().get(link);
        Answer unknown = HOUSE.visitor().get("/passwords/khong-he-co");
        assertThat(again.status()).isEqualTo(404).isEqualTo(unknown.status());
        assertThat(again.body().replaceAll("value=\"[^\"]*\"", ""))
                .isEqualTo(unknown.body().replaceAll("value=\"[^\"]*\"", ""));
    }

    @Test
    void linkExpiresAndANewOneClosesTheOldOne() {
        Client tuan = HOUSE.signedIn("tuan");
        String id = make(tuan, "Lý Văn Khe", "ly.khe");
        String first = link(tuan.post("/accounts/" + id + "/link", Map.of()));
        String second = link(tuan.post("/accounts/" + id + "/link", Map.of()));
        assertThat(HOUSE.visitor().get(first).status()).isEqualTo(404);
        assertThat(HOUSE.visitor().get(second).status()).isEqualTo(200);
        HOUSE.clock().forward(Duration.ofDays(7).plusMinutes(1));
        assertThat(HOUSE.visitor().get(second).status()).isEqualTo(404);
    }

    @Test
    void badInputIsNamedAtItsFieldAndKept() {
        Client tuan = HOUSE.signedIn("tuan");
        Answer answer = tuan.post(
                "/accounts",
                Map.of("name", "", "username", "HOA", "unit", "Bình An", "role", "", "from", "31/9/2026", "to", "x"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<title>Lỗi:")
                .contains("Nhập họ và tên")
                .contains("Tên đăng nhập này đã có người dùng")
                .contains("Có nhiều đơn vị trùng tên")
                .contains("name=\"unitId\"")
                .contains("Chọn vai trò")
                .contains("value=\"31/9/2026\"");
    }

    @Test
    void administratorOfAProvinceSeesOnlyWhatStandsBelowAndChangesNobodyElsewhere() {
        long province = HOUSE.unit(Cast.PROVINCE).id();
        long admin = direct("quan.tri.ls", province, Role.ADMINISTRATOR);
        Client client = HOUSE.signedIn("quan.tri.ls");
        assertThat(client.get("/accounts?q=pao").body()).contains("Triệu Văn Páo");
        assertThat(client.get("/accounts?q=mai").body()).doesNotContain("Trần Thị Mai");
        assertThat(client.get("/accounts/" + HOUSE.account("hoa")).status()).isEqualTo(200);
        assertThat(client.get("/accounts/" + HOUSE.account("mai")).status()).isEqualTo(404);
        assertThat(client.post("/accounts/" + HOUSE.account("mai") + "/link", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/accounts/" + admin + "/roles", form("", "", Cast.PROVINCE, "LEADER"))
                        .status())
                .isEqualTo(404);

        // Somebody who works here and at the centre is seen, but only the centre may change them.
        long both = direct("hai.noi", province, Role.AUDITOR);
        HOUSE.bean(Accounts.class)
                .grant(system(), both, HOUSE.unit(Cast.CENTRE).id(), Role.AUDITOR, false, TestHouse.TODAY, null);
        assertThat(client.get("/accounts/" + both).body()).contains("chỉ quản trị cấp trên sửa được");
        assertThat(client.post("/accounts/" + both + "/link", Map.of()).status())
                .isEqualTo(404);
        assertThat(client.post("/accounts/" + both + "/lock", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void onlyAdministratorsFindTheAccounts() {
        for (String other : List.of("hoa", "pao", "dung", "lan", "mai", "binh", "kiem")) {
            Client client = HOUSE.signedIn(other);
            for (String path : List.of(
                    "/accounts",
                    "/accounts/new",
                    "/accounts/import",
                    "/accounts/import/template",
                    "/accounts/" + HOUSE.account("hoa")))
                assertThat(client.get(path).status()).as(other + " " + path).isEqualTo(404);
            assertThat(client.post("/accounts", form("A B", "", Cast.COMMUNE, "OFFICER"))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void roleAndLockEndTheSessionsAndComeBack() {
        direct("sua.vai", HOUSE.unit(ELSEWHERE).id(), Role.OFFICER);
        Client person = HOUSE.signedIn("sua.vai");
        Client tuan = HOUSE.signedIn("tuan");
        String id = idOf(tuan, "sua.vai");
        tuan.get("/accounts/" + id);
        assertThat(tuan.post("/accounts/" + id + "/roles", form("", "", ELSEWHERE, "AUDITOR"))
                        .location())
                .isEqualTo("/accounts/" + id + "?changed");
        assertThat(person.get("/me").status()).isEqualTo(303);
        person.signIn("sua.vai", Cast.PASSWORD);
        tuan.post("/accounts/" + id + "/lock", Map.of());
        assertThat(person.get("/me").status()).isEqualTo(303);
        tuan.post("/accounts/" + id + "/unlock", Map.of());
        assertThat(person.signIn("sua.vai", Cast.PASSWORD).get("/me").status()).isEqualTo(200);
    }

    @Test
    void leaderAppointsWhoActsForDaysOfAbsenceOnly() {
        Client pao = HOUSE.signedIn("pao");
        Answer page = pao.get("/absence");
        Matcher option =
                Pattern.compile("<option value=\"(\\d+)\"[^>]*>Hoàng Thị Hoa").matcher(page.body());
        assertThat(option.find()).isTrue();
        assertThat(pao.post("/absence", Map.of("colleague", "", "from", "23/9/2026", "to", ""))
                        .status())
                .isEqualTo(422);
        pao.post("/absence", Map.of("colleague", option.group(1), "from", "23/9/2026", "to", "24/9/2026"));
        long commune = HOUSE.unit(Cast.COMMUNE).id();
        assertThat(HOUSE.actor("hoa").holds(Role.LEADER, commune)).isFalse();
        HOUSE.clock().set(TestHouse.TODAY.plusDays(1));
        assertThat(HOUSE.actor("hoa").holds(Role.LEADER, commune)).isTrue();
        assertThat(HOUSE.signedIn("hoa").get("/absence").status()).isEqualTo(404);
        HOUSE.clock().set(TestHouse.TODAY.plusDays(3));
        assertThat(HOUSE.actor("hoa").holds(Role.LEADER, commune)).isFalse();
        HOUSE.jdbc().sql("delete from identity.role where acting").update();
    }

    @Test
    void spreadsheetIsPreviewedThenMadeThenItsLinksAreFetchedOnce() throws Exception {
        Client tuan = HOUSE.signedIn("tuan");
        List<Column> columns =
                List.of("Họ tên", "Tên đăng nhập", "Mã đơn vị", "Vai trò", "Từ ngày", "Đến ngày").stream()
                        .map(head -> Column.text(head, 16))
                        .toList();
        long before = accounts();
        tuan.get("/accounts/import");
        Answer bad = tuan.follow(tuan.upload(
                "/accounts/import",
                "file",
                "a.xlsx",
                Spreadsheet.of(
                        "A",
                        columns,
                        List.of(
                                List.of("Chu Thị Mận", "man.chu", ELSEWHERE, "Cán bộ", "01/9/2026", ""),
                                List.of("Chu Thị Mơ", "man.chu", ELSEWHERE, "Cán bộ", "01/9/2026", ""),
                                List.of("Chu Thị Lê", "hoa", "99999", "Sếp", "hôm qua", ""))),
                Map.of()));
        assertThat(bad.body())
                .contains("2 hàng cần sửa")
                .contains("Tên đăng nhập \"man.chu\" lặp lại")
                .contains("Tên đăng nhập \"hoa\" đã có người dùng")
                .doesNotContain("confirmation");
        assertThat(accounts()).isEqualTo(before);

        Answer kept = tuan.upload(
                "/accounts/import",
                "file",
                "a.xlsx",
                Spreadsheet.of(
                        "A",
                        columns,
                        List.of(
                                List.of("Chu Thị Mận", "man.chu", "6652", "Cán bộ", "01/9/2026", ""),
                                List.of("Chu Thị Mơ", "", "22", "Lãnh đạo", "01/9/2026", "31/12/2026"))),
                Map.of());
        String batch = kept.location();
        assertThat(tuan.get(batch).body()).contains("2 tài khoản sẽ được tạo");
        assertThat(accounts()).isEqualTo(before);
        assertThat(HOUSE.signedIn("hoa").get(batch).status()).isEqualTo(404);
        assertThat(tuan.follow(tuan.post(batch + "/confirmation", Map.of())).body())
                .contains("Đã tạo 2 tài khoản");
        tuan.post(batch + "/confirmation", Map.of());
        assertThat(accounts()).isEqualTo(before + 2);

        Answer links = tuan.post(batch + "/links", Map.of());
        List<List<String>> rows = Spreadsheets.read(new ByteArrayInputStream(links.bytes()));
        assertThat(rows).hasSize(3);
        String link = rows.get(1).getLast().replaceFirst("http://[^/]*", "");
        assertThat(HOUSE.visitor().get(link).body()).contains("Chu Thị Mận");
        assertThat(tuan.post(batch + "/links", Map.of()).status()).isEqualTo(404);
        assertThat(tuan.get(batch).body()).contains("đã được tải về");
    }

    @Test
    void aFileThatIsNoSpreadsheetGetsAClearSentence() {
        Client tuan = HOUSE.signedIn("tuan");
        tuan.get("/accounts/import");
        Answer answer = tuan.upload(
                "/accounts/import",
                "file",
                "a.xlsx",
                "xin chào".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Map.of());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Không đọc được tệp này");
        assertThat(tuan.get("/accounts/import/template").header("content-type")).isEqualTo(Spreadsheets.TYPE);
    }

    @Test
    void ownPasswordIsChangedWithTheOneInUse() {
        direct("doi.mk", HOUSE.unit(ELSEWHERE).id(), Role.OFFICER);
        Client phone = HOUSE.signedIn("doi.mk");
        Client office = HOUSE.signedIn("doi.mk");
        office.get("/me");
        Answer wrong = office.post("/me/password", Map.of("current", "x", "password", SECRET, "repeated", SECRET));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Mật khẩu đang dùng chưa đúng");
        assertThat(office.post("/me/password", Map.of("current", Cast.PASSWORD, "password", SECRET, "repeated", SECRET))
                        .location())
                .isEqualTo("/me?set");
        assertThat(office.get("/me?set").body()).contains("Đã đổi mật khẩu");
        assertThat(phone.get("/me").status()).isEqualTo(303);
        phone.signIn("doi.mk", SECRET);
        office.post("/me/sessions/end", Map.of());
        assertThat(phone.get("/me").status()).isEqualTo(303);
        assertThat(office.get("/me").status()).isEqualTo(200);
    }

    @Test
    void controllersReadTheTrailOfWhatStandsBelowThem() {
        direct("kiem.ls", HOUSE.unit(Cast.PROVINCE).id(), Role.AUDITOR);
        HOUSE.signedIn("mai");
        HOUSE.signedIn("hoa");
        Client kiem = HOUSE.signedIn("kiem");
        assertThat(kiem.get("/audit?act=account.signedIn").body())
                .contains("Trần Thị Mai")
                .contains("Hoàng Thị Hoa");
        assertThat(kiem.get("/audit?act=account.signedIn&unit=06541&from=01/9/2026&to=30/9/2026")
                        .body())
                .contains("Hoàng Thị Hoa")
                .doesNotContain("Trần Thị Mai");
        assertThat(kiem.get("/audit?from=31/9/2026").status()).isEqualTo(422);
        assertThat(HOUSE.signedIn("kiem.ls").get("/audit?act=account.signedIn").body())
                .contains("Hoàng Thị Hoa")
                .doesNotContain("Trần Thị Mai");
        assertThat(HOUSE.signedIn("hoa").get("/audit").status()).isEqualTo(404);
    }

    @Test
    void theFirstAdministratorIsInvitedOnlyWhileNobodyAdministers() {
        assertThat(HOUSE.bean(FirstAdministrator.class).invite("http://x")).isEmpty();
        HOUSE.transaction().executeWithoutResult(status -> {
            HOUSE.jdbc()
                    .sql("update identity.account set password_hash = null where username = 'tuan'")
                    .update();
            FirstAdministrator first = HOUSE.bean(FirstAdministrator.class);
            String link = first.invite("http://localhost:8080").orElseThrow();
            assertThat(link).startsWith("http://localhost:8080/passwords/");
            assertThat(first.invite("http://localhost:8080").orElseThrow()).isNotEqualTo(link);
            status.setRollbackOnly();
        });
    }

    @Test
    void statementOnAccessibilityIsPublic() {
        Client visitor = HOUSE.visitor();
        assertThat(visitor.get("/accessibility").body()).contains("WCAG 2.2");
        assertThat(visitor.cookies()).doesNotContainKey("giaoban");
    }

    private static Map<String, String> form(String name, String username, String unit, String role) {
        return Map.of("name", name, "username", username, "unit", unit, "role", role, "from", "01/9/2026", "to", "");
    }

    private static String make(Client tuan, String name, String username) {
        tuan.get("/accounts/new");
        return tuan.post("/accounts", form(name, username, ELSEWHERE, "OFFICER"))
                .location()
                .replaceAll("\\D", "");
    }

    private static String link(Answer answer) {
        Matcher found = LINK.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }

    private static String idOf(Client tuan, String username) {
        Matcher found = Pattern.compile("/accounts/(\\d+)\"")
                .matcher(tuan.get("/accounts?q=" + username).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static long direct(String username, long unitId, Role role) {
        Accounts accounts = HOUSE.bean(Accounts.class);
        long id = accounts.make(system(), username, "Người Thử", unitId);
        accounts.grant(system(), id, unitId, role, false, TestHouse.TODAY.minusDays(30), null);
        accounts.setPassword(system(), id, HOUSE.bean(Passwords.class).hash(Cast.PASSWORD));
        return id;
    }

    private static Actor system() {
        return Actor.anonymous(TestHouse.TODAY);
    }

    private static long accounts() {
        return HOUSE.jdbc()
                .sql("select count(*) from identity.account")
                .query(Long.class)
                .single();
    }
}
