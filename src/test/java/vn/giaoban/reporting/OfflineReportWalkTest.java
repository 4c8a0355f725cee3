package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestBrowser;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;

/** What chị Hoa types into the open report where there is no line, or where somebody else has signed in. */
class OfflineReportWalkTest extends OfflineWalk {
    @Test
    void theOpenReportIsReadAndWrittenWithoutALine() {
        Report report = begun();
        hoa.navigate("/reports/" + report.id());
        hoa.reload(); // by the device's own worker, which keeps it
        assertThat(hoa.locator("[name='v.1']")).isVisible();
        cut();
        hoa.navigate("/reports/" + report.id());
        assertThat(hoa.locator(".gb-kept")).containsText("Trang này như lúc");
        hoa.locator("[name='v.1']").fill("7");
        hoa.locator("[name='v.1']").blur();
        assertThat(hoa.locator("#line")).containsText("Không nối được máy chủ");
        TestBrowser.open().screenshot(hoa, "offline-report-360");
        Page another = hoa.context().newPage();
        hoa.close();
        hoa = another;
        // Somebody else wrote the same cell meanwhile: both are shown, and nothing is swallowed.
        Actor officer = Office.somebody(Role.OFFICER, HOUSE.unit(Cast.COMMUNE));
        office.write(officer, report, office.slot("1"), 5_000);
        hoa.context().setOffline(false);
        hoa.navigate("/reports/" + report.id());
        assertThat(hoa.locator("[data-conflict='1']")).containsText("7");
        assertThat(hoa.locator("[data-conflict='1']")).containsText("5");
        hoa.reload(); // before anything was chosen
        assertThat(hoa.locator("[data-conflict='1']")).containsText("7");
        hoa.locator("[data-conflict='1'] button").first().click();
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        hoa.reload();
        assertThat(hoa.locator("[name='v.1']")).hasValue("7");
    }

    /** Not only behind the report's own page; what somebody else wrote meanwhile is not overwritten there either. */
    @Test
    void whatWasTypedGoesUpBehindAnyPageAndWhatIsDisputedStaysOnTheDevice() {
        Report report = typedWithoutALine("1", "3");
        hoa.navigate("/activities");
        assertThat(hoa.locator("#waiting")).containsText("chờ gửi trên máy này");
        Actor officer = Office.somebody(Role.OFFICER, HOUSE.unit(Cast.COMMUNE));
        office.write(officer, report, office.slot("1"), 5_000);
        hoa.context().setOffline(false);
        hoa.navigate("/work");
        assertThat(hoa.locator("#waiting")).containsText("chưa được ghi hết");
        assertThat(TestBrowser.faults(hoa)).isEmpty();
        assertThat(TestBrowser.overflows(hoa)).isFalse();
        TestBrowser.open().screenshot(hoa, "offline-typed-360");
        assertThat(own(officer, report, "3")).isEqualTo(7_000);
        assertThat(own(officer, report, "1")).isEqualTo(5_000);
        hoa.locator("#waiting")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Mở báo cáo"))
                .click();
        assertThat(hoa.locator("[data-conflict='1']")).containsText("7");
        hoa.locator("[data-conflict='1'] button").first().click();
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        hoa.waitForCondition(() -> keptReports() == 0);
    }

    @Test
    void whatWasTypedTooLateStandsBesideWhatWasSentUntilItIsDiscarded() {
        Report report = typedWithoutALine("1", "3");
        Unit commune = HOUSE.unit(Cast.COMMUNE);
        Actor officer = Office.somebody(Role.OFFICER, commune);
        office.complete(commune, report);
        office.write(officer, report, office.slot("1"), 5_000);
        office.write(officer, report, office.slot("3"), 7_000);
        office.resend(commune, report);
        hoa.context().setOffline(false);
        hoa.navigate("/work");
        assertThat(hoa.locator("#waiting")).containsText("chưa được ghi hết");
        hoa.navigate("/reports/" + report.id());
        Locator left = hoa.locator("#left");
        assertThat(left).containsText("vì báo cáo đã được gửi lúc");
        assertThat(left.locator("li")).hasCount(1); // of what stands already nothing is said
        assertThat(left.locator("dd")).hasText(new String[] {"7", "5"});
        assertThat(TestBrowser.faults(hoa)).isEmpty();
        assertThat(TestBrowser.overflows(hoa)).isFalse();
        TestBrowser.open().screenshot(hoa, "offline-left-360");
        left.getByRole(AriaRole.BUTTON).press("Enter");
        assertThat(left.getByRole(AriaRole.BUTTON)).hasText("Bấm lần nữa để bỏ");
        assertThat(keptReports()).isEqualTo(1);
        left.getByRole(AriaRole.BUTTON).press("Enter");
        assertThat(left).isHidden();
        hoa.waitForCondition(() -> keptReports() == 0);
        hoa.reload();
        assertThat(hoa.locator(".gb-dock")).isVisible();
        assertThat(left).isHidden();
    }

    @Test
    void whatWasTypedTooLateIsBroughtBackOnceTheReportIsOpenAgain() {
        Report report = typedWithoutALine("1");
        Unit commune = HOUSE.unit(Cast.COMMUNE);
        office.complete(commune, report);
        office.resend(commune, report);
        hoa.context().setOffline(false);
        hoa.navigate("/reports/" + report.id());
        assertThat(hoa.locator("#left")).isVisible();
        Actor leader = Office.somebody(Role.LEADER, commune);
        office.filing.withdraw(leader, report.id(), office.now(leader, report).revision(), "");
        hoa.reload();
        assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu");
        assertThat(hoa.locator("[name='v.1']")).hasValue("7");
        assertThat(own(leader, report, "1")).isEqualTo(7_000);
        hoa.waitForCondition(() -> keptReports() == 0);
    }

    /** Hoa's page stays open; Pao signs in beside it on the same device. */
    @Test
    void whatIsTypedOnAPageOfOnesOwnIsNeverSavedAsSomebodyElses() {
        Report report = begun();
        hoa.navigate("/reports/" + report.id());
        Page pao = hoa.context().newPage();
        hoa.context().clearCookies();
        pao.navigate("/sign-in");
        TestBrowser.open().signIn(pao, "pao");
        hoa.locator("[name='v.1']").fill("7");
        hoa.locator("[name='v.1']").blur();
        assertThat(hoa.locator("#line")).containsText("Phiên làm việc đã hết");
        assertThat(changedBy(report)).as("nobody's").isEmpty();

        hoa.context().clearCookies();
        signIn("hoa");
        hoa.waitForCondition(
                () -> changedBy(report).equals(List.of(HOUSE.actor("hoa").accountId())));
        hoa.waitForCondition(() -> keptReports() == 0); // forgotten once the answer has come
    }

    /** On a slow line the boxes are there before the script that saves what is typed into them. */
    @Test
    void whatIsTypedBeforeTheScriptHasComeIsSavedOnceItIsThere() {
        Report report = begun();
        List<Route> scripts = new ArrayList<>();
        Page slow = TestBrowser.open().signedIn(HOUSE, "hoa", 360);
        Pattern comes = Pattern.compile("/js/report\\.js");
        slow.route(comes, scripts::add);
        slow.navigate("/reports/" + report.id(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        slow.locator("[name='v.1']").fill("7");
        slow.locator("textarea[data-heading]").first().fill("Tình hình ổn định.");
        slow.waitForCondition(() -> !scripts.isEmpty());
        slow.unroute(comes);
        scripts.forEach(Route::resume);
        assertThat(slow.locator("[data-saved]")).containsText("Đã lưu");
        slow.reload();
        assertThat(slow.locator("[name='v.1']")).hasValue("7");
        assertThat(slow.locator("textarea[data-heading]").first()).hasValue("Tình hình ổn định.");
        slow.context().close();
    }

    /** What was kept comes back once no other page sends it; what is typed until then takes nothing of it away. */
    @Test
    void whatIsTypedWhileAnotherPageSendsTakesNothingAwayOfWhatIsKept() {
        Report report = typedWithoutALine("1");
        Object account = hoa.locator("#report").getAttribute("data-account");
        hoa.navigate("/work");
        hoa.evaluate("""
                (name) => new Promise((held, failed) => navigator.locks.request(name, { signal: AbortSignal.timeout(20000) }, () => {
                  held();
                  return new Promise((done) => (window.sent = done));
                }).catch(failed))
                """, "giaoban-giaoban.report." + report.id() + "." + account);
        hoa.context().setOffline(false);
        Page another = hoa.context().newPage();
        another.navigate("/reports/" + report.id());
        another.locator("[name='v.3']").fill("9");
        another.locator("[name='v.3']").blur();
        assertThat((String) another.evaluate("() => Object.values(localStorage).join()"))
                .contains("\"c:1\"", "\"c:3\"");
        hoa.evaluate("() => window.sent()");
        assertThat(another.locator("[data-saved]")).containsText("Đã lưu");
        another.waitForCondition(() -> keptReports() == 0);
        Actor officer = Office.somebody(Role.OFFICER, HOUSE.unit(Cast.COMMUNE));
        assertThat(own(officer, report, "1")).isEqualTo(7_000);
        assertThat(own(officer, report, "3")).isEqualTo(9_000);
    }

    /** Sevens in some cells of a report that was opened before the line went. */
    private Report typedWithoutALine(String... codes) {
        Report report = begun();
        hoa.navigate("/reports/" + report.id());
        hoa.reload(); // by the device's own worker, which keeps it
        assertThat(hoa.locator("[name='v.1']")).isVisible();
        cut();
        for (String code : codes) {
            hoa.locator("[name='v." + code + "']").fill("7");
            hoa.locator("[name='v." + code + "']").blur();
        }
        assertThat(hoa.locator("#line")).containsText("Không nối được máy chủ");
        return report;
    }

    /** In how many reports something is kept on the device. */
    private int keptReports() {
        return (int) hoa.evaluate(
                "() => Object.keys(localStorage).filter((key) => key.startsWith('giaoban.report.')).length");
    }

    private long own(Actor officer, Report report, String code) {
        return Objects.requireNonNull(office.drafts
                .content(office.now(officer, report))
                .cell(office.slot(code))
                .own());
    }

    private static List<Long> changedBy(Report report) {
        return HOUSE.jdbc()
                .sql("select changed_by from reporting.cell where report_id = :id")
                .param("id", report.id())
                .query(Long.class)
                .list();
    }
}
