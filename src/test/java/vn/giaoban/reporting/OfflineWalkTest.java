package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.figures.Figures;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;

/** Chị Hoa's phone where there is no line: what she logs and types waits on it, and goes up once. */
class OfflineWalkTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private Office office;
    private Page hoa;

    @BeforeEach
    void open() {
        office = new Office(8);
        hoa = TestBrowser.open().ownDevice(HOUSE, 360);
        signIn("hoa");
        hoa.evaluate("""
                async () => {
                  while ((await Waiting.current()) === null) await new Promise(requestAnimationFrame);
                }
                """);
        hoa.evaluate("navigator.serviceWorker.ready.then(() => true)");
        hoa.reload(); // by the device's own worker, which fetches the rest behind it
        kept();
    }

    @AfterEach
    void close() {
        hoa.context().close();
        office.close();
        HOUSE.jdbc()
                .sql("delete from activities.revision; delete from activities.activity")
                .update();
    }

    @Test
    void threeActivitiesLoggedWithoutALineAreCountedOnceInTheReportAndInTheNation() {
        cut();
        logDialogue("Thôn Nà Lìn", "10/8/2026", "84");
        logDialogue("Thôn Khuổi Slao", "11/8/2026", "16");
        assertThat(hoa.locator(".gb-kept")).containsText("Không nối được máy chủ");
        logDialogue("Bản Mẫu", "12/8/2026", "20");
        assertThat(hoa.locator("#waiting")).containsText("3 việc chờ gửi trên máy này");
        assertThat(hoa.locator("#waiting-list li")).hasCount(3);
        assertThat(hoa.locator("#waiting-list li").first()).containsText("Đối thoại, Thôn Nà Lìn");
        assertThat(TestBrowser.faults(hoa)).isEmpty();
        assertThat(TestBrowser.overflows(hoa)).isFalse();
        TestBrowser.open().screenshot(hoa, "offline-waiting-360");

        mend();
        hoa.waitForCondition(() -> logged() == 3);
        assertThat(hoa.locator("#waiting-list")).isHidden();
        hoa.navigate("/activities?from=2026-08-01&to=2026-08-31");
        assertThat(hoa.locator(".ac-list li")).hasCount(3);

        Actor officer = Office.somebody(Role.OFFICER, HOUSE.unit(Cast.COMMUNE));
        Report report = begun();
        hoa.navigate("/reports/" + report.id());
        assertThat(hoa.locator("[name='v.32']")).hasValue("3");
        assertThat(hoa.locator("[name='v.33']")).hasValue("120");
        complete(officer, report);
        office.resend(HOUSE.unit(Cast.COMMUNE), report);
        office.accept(office.now(officer, report));
        assertThat(national("32")).isEqualTo(3_000);
    }

    @Test
    void whatWaitsOutlivesTheTabAndIsSentFromAnother() {
        cut();
        logDialogue("Thôn Nà Lìn", "10/8/2026", "84");
        Page another = hoa.context().newPage();
        hoa.close();
        hoa = another;
        hoa.navigate("/activities");
        assertThat(hoa.locator("#waiting-list li")).hasCount(1);
        mend();
        hoa.waitForCondition(() -> logged() == 1);
        assertThat(hoa.locator("#waiting-list")).isHidden();
    }

    /** The server has it, and its answer is lost: it waits, goes up again, and is there once. */
    @Test
    void whatWasSentAndNotAnsweredIsLoggedOnce() {
        hoa.navigate("/activities/new?type=doi-thoai");
        String key = hoa.locator("[name=key]").inputValue();
        fillDialogue("Thôn Nà Lìn", "10/8/2026", "84");
        String batch = """
                {"language": "vi", "activities": [{"key": "%s", "type": "doi-thoai", "day": "10/8/2026",
                 "place": "Thôn Nà Lìn", "fields": {"chu-tri": "chinh-quyen", "nguoi-du": "84", "y-kien": "2"}}]}
                """.formatted(key);
        assertThat(sent(batch)).contains("NEW");
        assertThat(sent(batch)).as("the same once more").contains("THERE");
        cut();
        save();
        assertThat(hoa.locator("#waiting-list li")).hasCount(1);
        mend();
        hoa.waitForCondition(() -> logged() == 1);
        assertThat(hoa.locator("#waiting-list")).isHidden();
    }

    @Test
    void whatTheServerDoesNotTakeStaysWithTheReasonUntilItIsMendedOrDiscarded() {
        logDialogue("Thôn Nà Lìn", "10/8/2026", "84");
        hoa.waitForFunction("() => document.querySelector('[data-saved]') && localStorage.length === 0");
        cut();
        logDialogue("Thôn Nà Lìn", "10/8/2026", "85");
        logDialogue("Thôn Khuổi Slao", "31/2/2026", "16");
        mend();
        assertThat(hoa.locator("#waiting")).containsText("2 việc chưa gửi được");
        assertThat(hoa.locator("#waiting-list li").first())
                .containsText("Việc cùng loại, cùng ngày, cùng nơi đã được ghi.");
        assertThat(hoa.locator("#waiting-list li").last()).containsText("Nhập ngày như 05/7/2026");
        TestBrowser.open().screenshot(hoa, "offline-stuck-360");

        hoa.locator("#waiting-list li")
                .last()
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Mở"))
                .click();
        assertThat(hoa.locator("#place")).hasValue("Thôn Khuổi Slao");
        hoa.locator("#day").fill("11/8/2026");
        save();
        assertThat(hoa.locator("[data-saved]")).isVisible();
        hoa.navigate("/activities");
        assertThat(hoa.locator("#waiting-list li")).hasCount(1);
        var discard = hoa.locator("#waiting-list li button");
        discard.click();
        discard.click();
        hoa.waitForCondition(() -> logged() == 2);
        assertThat(hoa.locator("#waiting-list")).isHidden();
    }

    @Test
    void whatWaitsIsSealedToItsWriterWhoeverSignsInMeanwhile() {
        cut();
        logDialogue("Thôn Nà Lìn", "10/8/2026", "84");
        hoa.context().setOffline(false);
        // Signed out in the middle: the session ends before what waits goes up.
        hoa.context().clearCookies();
        hoa.navigate("/sign-in");
        assertThat(hoa.locator("#waiting")).containsText("Trên máy này còn 1 việc chưa gửi. Đăng nhập để gửi.");
        signIn("pao");
        hoa.navigate("/activities");
        assertThat(hoa.locator("#waiting")).containsText("Trên máy này còn 1 việc chờ gửi của người khác.");
        assertThat(hoa.locator("#waiting-list")).isHidden();
        assertThat(hoa.content()).doesNotContain("Nà Lìn");
        assertThat(onDevice()).as("sealed").doesNotContain("Nà Lìn");
        assertThat(logged()).isZero();

        hoa.context().clearCookies();
        signIn("hoa");
        hoa.navigate("/activities");
        hoa.waitForCondition(() -> logged() == 1);
        assertThat(hoa.locator("#waiting-list")).isHidden();
    }

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

    // ---------- the phone ----------

    private void signIn(String username) {
        hoa.navigate("/sign-in");
        TestBrowser.open().signIn(hoa, username);
    }

    /** Until the device has what it needs without a line. */
    private void kept() {
        hoa.evaluate("""
                async () => {
                  for (;;) {
                    const mark = await (await caches.open('giaoban-pages-1')).match('/kept-of');
                    if (mark !== undefined && (await mark.json()).complete > 0) return;
                    await new Promise(requestAnimationFrame);
                  }
                }
                """);
    }

    private void cut() {
        hoa.context().setOffline(true);
    }

    private void mend() {
        hoa.context().setOffline(false);
        hoa.evaluate("dispatchEvent(new Event('online'))");
    }

    private void logDialogue(String place, String day, String people) {
        hoa.navigate("/activities/new?type=doi-thoai");
        fillDialogue(place, day, people);
        save();
        assertThat(hoa).hasURL(Pattern.compile(".*/activities(/\\d+\\?saved|\\?waiting).*"));
    }

    private void fillDialogue(String place, String day, String people) {
        hoa.locator("#day").fill(day);
        hoa.locator("#place").fill(place);
        hoa.getByLabel("Chính quyền").check();
        hoa.locator("[name='f.nguoi-du']").fill(people);
        hoa.locator("[name='f.y-kien']").fill("2");
    }

    private void save() {
        hoa.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Lưu").setExact(true))
                .click();
    }

    private String sent(String batch) {
        return (String) hoa.evaluate("""
                async (batch) => {
                  const line = await (await fetch('/line')).json();
                  const answer = await fetch('/api/v1/activities', {
                    method: 'POST', body: batch, headers: {
                      'Content-Type': 'application/json', 'X-CSRF-TOKEN': line.csrf, 'Giaoban-Writer': String(line.account) } });
                  return await answer.text();
                }
                """, batch);
    }

    private String onDevice() {
        return (String) hoa.evaluate("""
                async () => {
                  const db = await new Promise((done) => {
                    const asked = indexedDB.open('giaoban');
                    asked.onsuccess = () => done(asked.result);
                  });
                  const rows = await new Promise((done) => {
                    const asked = db.transaction('waiting').objectStore('waiting').getAll();
                    asked.onsuccess = () => done(asked.result);
                  });
                  const bytes = rows.map((row) => new TextDecoder().decode(row.sealed)).join();
                  return JSON.stringify(rows) + bytes;
                }
                """);
    }

    // ---------- the house ----------

    private static long logged() {
        return HOUSE.jdbc()
                .sql("select count(*) from activities.activity")
                .query(Long.class)
                .single();
    }

    private Report begun() {
        Client client = HOUSE.signedIn("hoa");
        client.get("/reports");
        String address =
                client.post("/reports", Map.of("period", office.period.code())).location();
        return office.reports
                .find(
                        Office.somebody(Role.OFFICER, HOUSE.unit(Cast.COMMUNE)),
                        Long.parseLong(address.replaceAll("\\D", "")))
                .orElseThrow();
    }

    private void complete(Actor officer, Report report) {
        List<Drafts.CellChange> cells = new ArrayList<>();
        Content content = office.drafts.content(office.now(officer, report));
        Unit commune = HOUSE.unit(Cast.COMMUNE);
        office.fives(commune.level()).forEach((slot, amount) -> {
            if (!content.isCounted(slot)) cells.add(Drafts.CellChange.of(slot, amount));
        });
        List<Drafts.PassageChange> passages = new ArrayList<>();
        office.texts(commune.level())
                .forEach((heading, body) -> passages.add(new Drafts.PassageChange(heading, body, 0)));
        office.drafts.save(officer, report.id(), cells, passages);
    }

    private long national(String code) {
        Unit centre = HOUSE.unit(Cast.CENTRE);
        return Objects.requireNonNull(HOUSE.bean(Figures.class)
                .sheets(List.of(centre.id()), office.period.id())
                .get(centre.id())
                .figure(office.slot(code))
                .amount());
    }
}
