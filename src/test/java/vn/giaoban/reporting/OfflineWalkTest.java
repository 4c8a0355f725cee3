package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestBrowser;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.run.Cast;

/** Chị Hoa's phone where there is no line: what she logs waits on it, and goes up once. */
class OfflineWalkTest extends OfflineWalk {
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
        wentUp(3);
        hoa.navigate("/activities?from=2026-08-01&to=2026-08-31");
        assertThat(hoa.locator(".ac-list li")).hasCount(3);

        Actor officer = Office.somebody(Role.OFFICER, HOUSE.unit(Cast.COMMUNE));
        Report report = begun();
        hoa.navigate("/reports/" + report.id());
        assertThat(hoa.locator("[name='v.32']")).hasValue("3");
        assertThat(hoa.locator("[name='v.33']")).hasValue("120");
        office.complete(HOUSE.unit(Cast.COMMUNE), report);
        office.resend(HOUSE.unit(Cast.COMMUNE), report);
        office.accept(office.now(officer, report));
        assertThat(office.national("32")).isEqualTo(3_000);
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

    /** What is needed without a line comes behind the pages of a new device, and none of them waits for it. */
    @Test
    void thePagesOfANewDeviceComeThoughWhatIsFetchedBehindThemDoesNot() {
        hoa.context().close();
        hoa = TestBrowser.open().ownDevice(HOUSE, 360);
        HOUSE.transaction().executeWithoutResult(formsStandStill -> {
            HOUSE.jdbc()
                    .sql("lock table activities.field in access exclusive mode")
                    .update();
            signIn("hoa");
            hoa.waitForCondition(() -> (boolean) hoa.evaluate("() => navigator.serviceWorker.controller !== null"));
            hoa.navigate("/work");
            assertThat(isKept()).isFalse();
        });
        kept();
    }

    /** On a slow line that breaks off again and again all would begin anew each time, and never be there. */
    @Test
    void whereTheLineBrokeOffWhileItsPagesCameTheDeviceGoesOnAndDoesNotBeginAnew() {
        hoa.evaluate("""
                async () => {
                  const cache = await caches.open('giaoban-pages-1');
                  const { account } = await (await cache.match('/kept-of')).json();
                  const form = await cache.match('/activities/new?type=doi-thoai');
                  const headers = new Headers(form.headers);
                  const text = (await form.text()).replace('<main', '<main data-came="before"');
                  await cache.put('/kept-of', Response.json({ account, complete: 0 }));
                  await cache.put('/activities/new?type=doi-thoai', new Response(text, { headers }));
                  await cache.delete('/activities/new?type=hoa-giai');
                }
                """);
        hoa.reload();
        kept();
        cut();
        hoa.navigate("/activities/new?type=doi-thoai");
        assertThat(hoa.locator("main[data-came=before]")).isVisible();
        hoa.navigate("/activities/new?type=hoa-giai");
        assertThat(hoa.locator("#day")).isVisible();
    }

    /** A kept form shows today before it is there to be written in: its script, which comes late, overwrites no day. */
    @Test
    void theDayThatWasWrittenBeforeTheScriptHadComeIsTheDayOfTheActivity() {
        cut();
        hoa.addInitScript("""
                if (location.pathname === '/activities/new') document.addEventListener('readystatechange', () => {
                  if (document.readyState !== 'interactive') return; // all is there, and no script of the page has run
                  window.shown = document.getElementById('day').value;
                  document.getElementById('day').value = '10/8/2026';
                });
                """);
        hoa.navigate("/activities/new?type=doi-thoai");
        LocalDate today = LocalDate.now();
        assertThat(hoa.evaluate("() => window.shown"))
                .isEqualTo(DateTimeFormatter.ofPattern(today.getMonthValue() < 3 ? "dd/MM/yyyy" : "dd/M/yyyy")
                        .format(today));
        hoa.waitForLoadState();
        assertThat(hoa.locator("#day")).hasValue("10/8/2026");
        assertThat((String) hoa.evaluate("() => Object.values(localStorage).join()"))
                .contains("10/8/2026");
    }

    /** A line that is just back often fails once more: it is tried again at once, not when nobody looks any more. */
    @Test
    void whatWaitsGoesUpThoughTheLineFailsOnceMoreWhenItIsBack() {
        cut();
        logDialogue("Thôn Nà Lìn", "10/8/2026", "84");
        assertThat(hoa.locator("#waiting-list li")).hasCount(1);
        List<String> failed = new ArrayList<>();
        hoa.context().route("**/line", route -> {
            if (failed.size() == 2) route.resume();
            else {
                failed.add(route.request().url());
                route.abort();
            }
        });
        mend();
        wentUp(1);
        assertThat(failed).hasSize(2);
    }

    /** The server has it, and its answer is lost: it waits, goes up again, and is there once. */
    @Test
    void whatWasSentAndNotAnsweredIsLoggedOnce() {
        hoa.navigate("/activities/new?type=doi-thoai");
        String key = hoa.locator("[name=key]").inputValue();
        fillDialogue("Thôn Nà Lìn", "10/8/2026", "84");
        assertThat(sent(dialogue(key, "Thôn Nà Lìn"))).contains("NEW");
        assertThat(sent(dialogue(key, "Thôn Nà Lìn"))).as("the same once more").contains("THERE");
        cut();
        save();
        assertThat(hoa.locator("#waiting-list li")).hasCount(1);
        mend();
        wentUp(1);
    }

    @Test
    void whatWaitsIsSealedToItsWriterWhoeverSignsInMeanwhile() {
        cut();
        logDialogue("Thôn Nà Lìn", "10/8/2026", "84");
        // Signed out in the middle: the session ends before what waits goes up.
        hoa.context().clearCookies();
        mend();
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
                  db.close();
                  return JSON.stringify(rows) + bytes;
                }
                """);
    }
}
