package vn.giaoban.conferences;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;

/** A secret ballot from the slips to the count: the secretary at the desk, the voters on phones that know nobody. */
class SecretBallotWalkTest {
    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();
    private final List<String> faults = new ArrayList<>();
    private List<String> codes = List.of();
    private List<String> marks = List.of();

    @Test
    void theSecretaryPrintsAndOpensVotersVoteWithNoCookieAndWhoeverLooksCountsAgain() {
        house.clock().set(TestHouse.TODAY);
        try (ProvinceConference conference = new ProvinceConference(house, LocalDate.of(2026, 12, 21))) {
            conference.called();
            done(conference.dung.post(conference.at() + "/opening", Map.of()));
            Page dung = browser.signedIn(house, "dung", 1280);
            print(dung, conference, "Bầu chủ tịch đoàn", true);
            printed(dung);
            look(dung, "secret-printed");
            dung.getByRole(AriaRole.BUTTON, named("Mở hòm phiếu")).press("Enter");
            String address = dung.locator(".bl-address").innerText().replaceAll(".*(/ballot/[0-9a-z-]+)", "$1");
            look(dung, "secret-open");
            String here = dung.url();

            // What the room sees: that it runs, and nothing of what was put in. The conference is not closed over it.
            dung.navigate(conference.at() + "/screen");
            assertThat(dung.locator(".hall")).containsText("Đang bỏ phiếu kín");
            assertThat(dung.locator(".hall")).not().containsText("Tán thành");
            dung.navigate(conference.at() + "/closing");
            assertThat(dung.locator("main")).containsText("kiểm phiếu hoặc hủy trước khi bế mạc");
            assertThat(dung.getByRole(AriaRole.BUTTON, named("Bế mạc"))).hasCount(0);
            look(dung, "secret-conference-not-closed");
            Assertions.assertThat(conference
                            .dung
                            .post(conference.at() + "/closing", Map.of())
                            .location())
                    .contains("refused=SECRET_RUNNING");

            // Three voters: one by keys, twice; one who mistypes; one in English.
            Page first = browser.visitor(house, 360);
            vote(first, address, codes.get(0), "Tán thành", true);
            assertThat(first.locator("#said")).containsText("đã nằm trong hòm");
            vote(first, address, codes.get(0), "Không tán thành", true);
            assertThat(first.locator("#said")).containsText("đã nằm trong hòm");
            look(first, "secret-voted-360");
            Page second = browser.visitor(house, 360);
            vote(second, address, "AAAA BBBB CCCC DDDD", "Tán thành", false);
            assertThat(second.locator("#said")).containsText("Không lá phiếu nào có mã này");
            look(second, "secret-wrong-360");
            vote(second, address, codes.get(1).toLowerCase(), "Tán thành", false);
            assertThat(second.locator("#said")).containsText("đã nằm trong hòm");
            Page third = browser.visitor(house, 360);
            third.navigate(house.address() + address);
            third.getByRole(AriaRole.LINK, named("English")).click();
            look(third, "secret-vote-en-360");
            third.getByLabel("Không tán thành").check();
            third.locator("#code").fill(codes.get(2));
            third.locator("#code").press("Enter");
            assertThat(third.locator("html")).hasAttribute("lang", "en");
            assertThat(third.locator("#said")).containsText("in the box");
            for (Page voter : List.of(first, second, third))
                Assertions.assertThat(voter.context().cookies()).isEmpty();
            for (String code : codes.subList(3, 6))
                done(house.visitor().post(address, Map.of("code", code, "choice", "01", "_csrf", "-")));

            house.clock().forward(Duration.ofMinutes(5));
            dung.navigate(here);
            dung.getByLabel("Số phiếu phát ra").fill("6");
            dung.getByRole(AriaRole.BUTTON, named("Kết thúc và kiểm phiếu")).click();
            assertThat(dung.locator(".bl-totals tbody tr").nth(0)).containsText("2");
            assertThat(dung.locator(".bl-totals tbody tr").nth(1)).containsText("4");
            look(dung, "secret-counted");
            dung.getByRole(AriaRole.LINK, named("Biên bản kiểm phiếu")).click();
            assertThat(dung.locator(".bl-slip-count")).containsText("Số phiếu không hợp lệ");
            assertThat(dung.locator(".bl-result tbody tr").nth(1)).containsText("66,7");
            look(dung, "secret-minutes");
            Assertions.assertThat(house.signedIn("hoa")
                            .get(here.replace(house.address(), "") + "/minutes")
                            .status())
                    .as("not read before the conclusions are confirmed")
                    .isEqualTo(404);
            dung.navigate(conference.at() + "/screen");
            assertThat(dung.locator(".hall")).containsText("Kết quả bỏ phiếu kín");
            assertThat(dung.locator(".hall .cf-choices li").nth(1)).containsText("4");
            look(dung, "secret-screen-counted");

            // Anybody counts again; each finds their own line by the mark; the desk and the papers say the totals.
            Page anybody = browser.visitor(house, 360);
            anybody.navigate(house.address() + address);
            assertThat(anybody.locator(".bl-list tbody tr")).hasCount(6);
            assertThat(line(anybody, marks.get(0))).containsText("Tán thành");
            assertThat(line(anybody, marks.get(2))).containsText("Không tán thành");
            look(anybody, "secret-recount-360");
            look(dung, conference.at() + "/secretary", "secret-desk");
            assertThat(dung.locator("[data-topic=ballot]")).containsText("Bầu chủ tịch đoàn");
            dung.navigate(conference.at() + "/minutes");
            assertThat(dung.locator("article")).containsText("Bầu chủ tịch đoàn");
            dung.navigate(conference.at() + "/events?from=1");
            assertThat(dung.locator("tbody")).containsText("Kết thúc bỏ phiếu kín");
            Assertions.assertThat(dung.content()).doesNotContain(marks.get(0), codes.get(0));
            done(conference.dung.post(conference.at() + "/closing", Map.of()));
        }
        Assertions.assertThat(faults).isEmpty();
    }

    @Test
    void underFiveVotesTheBoxStaysClosedAndGivingItUpIsAQuestionOfItsOwn() {
        house.clock().set(TestHouse.TODAY);
        try (ProvinceConference conference = new ProvinceConference(house, LocalDate.of(2026, 12, 20))) {
            conference.called();
            done(conference.dung.post(conference.at() + "/opening", Map.of()));
            Page dung = browser.signedIn(house, "dung", 360);
            print(dung, conference, "Ít phiếu", false);
            printed(dung);
            String at = dung.url().replaceAll(".*(/conferences/.*)", "$1");
            dung.getByRole(AriaRole.BUTTON, named("Mở hòm phiếu")).click();
            String address = dung.locator(".bl-address").innerText().replaceAll(".*(/ballot/[0-9a-z-]+)", "$1");
            for (String code : codes.subList(0, 4)) done(cast(address, code));
            dung.getByLabel("Số phiếu phát ra").fill("99");
            dung.getByLabel("Số phiếu phát ra").press("Enter");
            assertThat(dung.locator("#errors")).containsText("Nhập số phiếu phát ra, từ 0 đến 8");
            for (String few : List.of("4", "8")) {
                dung.getByLabel("Số phiếu phát ra").fill(few);
                dung.getByLabel("Số phiếu phát ra").press("Enter");
                assertThat(dung.locator("#errors"))
                        .containsText(few.equals("4") ? "số phiếu phát ra dưới 5" : "trong hòm chưa đủ 5 phiếu");
                assertThat(dung.locator("main")).containsText("Phiếu trong hòm còn nguyên");
            }
            look(dung, "secret-few-360");
            Assertions.assertThat(house.visitor().get(address).body()).contains("name=\"code\"");

            // The fifth vote comes, or the ballot is given up: whichever, asked for by itself.
            dung.getByRole(AriaRole.LINK, named("Hủy, không mở hòm")).click();
            assertThat(dung.locator("h1")).hasText("Hủy cuộc bỏ phiếu này?");
            look(dung, "secret-giving-up-360");
            dung.getByRole(AriaRole.LINK, named("Không hủy")).click();
            done(cast(address, codes.get(4)));
            dung.getByLabel("Số phiếu phát ra").fill("8");
            dung.getByLabel("Số phiếu phát ra").press("Enter");
            assertThat(dung.locator(".bl-totals tbody tr").first()).containsText("5");
            look(dung, "secret-counted-360");

            print(dung, conference, "Hủy", true);
            printed(dung);
            String other = dung.url().replaceAll(".*(/conferences/.*)", "$1");
            done(conference.dung.post(other + "/opening", Map.of()));
            Assertions.assertThat(conference
                            .dung
                            .post(other + "/giving-up", Map.of("reason", " "))
                            .status())
                    .isEqualTo(422);
            done(conference.dung.post(other + "/giving-up", Map.of("reason", "In hỏng")));
            Assertions.assertThat(conference.dung.get(other).body()).contains("In hỏng");
            Assertions.assertThat(conference.dung.get(other + "/giving-up").status())
                    .as("nothing is left to give up")
                    .isBetween(302, 303);
            Assertions.assertThat(
                            conference.dung.post(other + "/opening", Map.of()).location())
                    .contains("refused=BALLOT_CLOSED");
            Assertions.assertThat(house.signedIn("hoa").get(other).status()).isEqualTo(404);
        }
        Assertions.assertThat(faults).isEmpty();
    }

    @Test
    void slipsOfABoxThatNobodyOpenedAreOverWithTheConference() {
        house.clock().set(TestHouse.TODAY);
        for (boolean held : new boolean[] {true, false})
            try (ProvinceConference conference =
                    new ProvinceConference(house, LocalDate.of(2026, 12, held ? 18 : 17))) {
                conference.called();
                if (held) done(conference.dung.post(conference.at() + "/opening", Map.of()));
                Page dung = browser.signedIn(house, "dung", 1280);
                print(dung, conference, "Chưa mở", false);
                printed(dung);
                String at = dung.url().replaceAll(".*(/conferences/.*)", "$1");
                look(dung, conference.at() + "/secretary", "secret-waits");
                assertThat(dung.getByRole(AriaRole.LINK, named("Chưa mở"))).isVisible();
                String end = held ? "/closing" : "/change";
                Client who = held ? conference.dung : conference.lan;
                Assertions.assertThat(who.get(conference.at() + end).body())
                        .contains("Chưa mở", "lá phiếu không dùng được nữa");
                if (held) look(dung, conference.at() + end, "secret-closing");
                done(who.post(conference.at() + (held ? "/closing" : "/cancellation"), Map.of("reason", "Trùng lịch")));
                dung.navigate(at);
                assertThat(dung.locator("main")).containsText("khóa của hòm đã bị hủy");
                assertThat(dung.getByRole(AriaRole.BUTTON, named("Mở hòm phiếu")))
                        .hasCount(0);
                Assertions.assertThat(house.jdbc()
                                .sql("select count(*) from ballots.code where ballot_id = :id")
                                .param("id", Long.parseLong(at.replaceAll(".*/", "")))
                                .query(Integer.class)
                                .single())
                        .isZero();
            }
        Assertions.assertThat(faults).isEmpty();
    }

    private Client.Answer cast(String address, String code) {
        return house.visitor().post(address, Map.of("code", code, "choice", "00", "_csrf", "-"));
    }

    private void print(Page dung, ProvinceConference conference, String question, boolean listed) {
        look(dung, conference.at() + "/secret-ballots/new", "secret-new");
        dung.getByLabel("Nội dung biểu quyết").fill(question);
        dung.getByLabel("Số lá phiếu, từ").fill("8");
        if (listed) dung.getByLabel("Cả danh sách từng lá phiếu").check();
        dung.getByRole(AriaRole.BUTTON, named("Lập và hiện các lá phiếu")).click();
        assertThat(dung.locator(".bl-slip")).hasCount(8);
        codes = dung.locator(".bl-signs").allInnerTexts();
        marks = dung.locator(".bl-own").allInnerTexts().stream()
                .map(mark -> mark.replace("Ký hiệu: ", "").replace('\u00a0', ' '))
                .toList();
        look(dung, "secret-slips");
    }

    private static void printed(Page dung) {
        TestBrowser.turn(
                dung, () -> dung.getByRole(AriaRole.LINK, named("Đã in xong")).click());
    }

    private void vote(Page voter, String address, String code, String choice, boolean byKeys) {
        voter.navigate(house.address() + address);
        Locator chosen = voter.getByLabel(choice, new Page.GetByLabelOptions().setExact(true));
        if (byKeys) {
            chosen.focus();
            voter.keyboard().press("Space");
            voter.keyboard().press("Tab");
            voter.keyboard().type(code);
            voter.keyboard().press("Enter");
        } else {
            chosen.check();
            voter.locator("#code").fill(code);
            voter.getByRole(AriaRole.BUTTON, named("Bỏ phiếu")).click();
        }
    }

    private static Locator line(Page page, String mark) {
        return page.locator(".bl-list tbody tr", new Page.LocatorOptions().setHasText(mark));
    }

    private static void done(Client.Answer answer) {
        Assertions.assertThat(answer.status()).as(answer.body()).isBetween(200, 303);
        if (answer.status() >= 300) Assertions.assertThat(answer.location()).doesNotContain("refused");
    }

    private void look(Page page, String at, String name) {
        page.navigate(at);
        look(page, name);
    }

    private void look(Page page, String name) {
        browser.screenshot(page, name);
        faults.addAll(TestBrowser.faults(page));
        if (TestBrowser.overflows(page)) faults.add(name + " is wider than its screen");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
