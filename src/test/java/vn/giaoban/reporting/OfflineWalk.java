package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.giaoban.Client;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Role;
import vn.giaoban.run.Cast;

/** Chị Hoa's phone, where there is a line and where there is none. */
abstract class OfflineWalk {
    static final TestHouse HOUSE = TestHouse.open();

    Office office;
    Page hoa;

    @BeforeEach
    void open() {
        office = new Office(8);
        hoa = TestBrowser.open().ownDevice(HOUSE, 360);
        signIn("hoa");
        kept();
        hoa.reload(); // by the device's own worker, which keeps what the page is made of
    }

    @AfterEach
    void close() {
        hoa.context().close();
        office.close();
        HOUSE.jdbc()
                .sql(
                        "delete from activities.attachment; delete from activities.revision; delete from activities.activity")
                .update();
    }

    // ---------- the phone ----------

    void signIn(String username) {
        hoa.navigate("/sign-in");
        TestBrowser.open().signIn(hoa, username);
    }

    /** Until the device has what it needs without a line; what did not come behind one page comes behind the next. */
    void kept() {
        for (int page = 1; !keptBehind(page == 3); page++) hoa.reload();
    }

    private boolean keptBehind(boolean last) {
        try {
            hoa.waitForCondition(this::isKept);
            return true;
        } catch (TimeoutError e) {
            if (last) throw e;
            return false;
        }
    }

    boolean isKept() {
        return (boolean) hoa.evaluate("""
                async () => {
                  const mark = await (await caches.open('giaoban-pages-1')).match('/kept-of');
                  return mark !== undefined && (await mark.json()).complete > 0;
                }
                """);
    }

    void cut() {
        hoa.context().setOffline(true);
    }

    void mend() {
        hoa.context().setOffline(false); // which the browser tells its pages
    }

    /** Until so many are logged, and the page of the log shows itself anew. */
    void wentUp(long many) {
        hoa.waitForURL("**/activities");
        assertThat(hoa.locator("#waiting-list")).isHidden();
        assertThat(logged()).isEqualTo(many);
    }

    void logDialogue(String place, String day, String people) {
        hoa.navigate("/activities/new?type=doi-thoai");
        fillDialogue(place, day, people);
        save();
        assertThat(hoa).hasURL(Pattern.compile(".*/activities(/\\d+\\?saved|\\?waiting).*"));
    }

    void fillDialogue(String place, String day, String people) {
        hoa.locator("#day").fill(day);
        hoa.locator("#place").fill(place);
        hoa.getByLabel("Chính quyền").check();
        hoa.locator("[name='f.nguoi-du']").fill(people);
        hoa.locator("[name='f.y-kien']").fill("2");
    }

    void save() {
        hoa.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Lưu").setExact(true))
                .click();
    }

    /** The last of those that wait. */
    void openWaiting() {
        hoa.locator("#waiting-list li")
                .last()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Mở"))
                .click();
    }

    static String dialogue(String key, String place) {
        return """
                {"language": "vi", "activities": [{"key": "%s", "type": "doi-thoai", "day": "10/8/2026",
                 "place": "%s", "fields": {"chu-tri": "chinh-quyen", "nguoi-du": "84", "y-kien": "2"}}]}
                """.formatted(key, place);
    }

    /** How many bytes each photo has that waits. */
    @SuppressWarnings("unchecked")
    List<Object> filesKept() {
        return (List<Object>) hoa.evaluate("""
                async () => {
                  const asked = (one) => new Promise((done) => (one.onsuccess = () => done(one.result)));
                  const db = await asked(indexedDB.open('giaoban'));
                  const all = await asked(db.transaction('files').objectStore('files').getAll());
                  db.close();
                  return all.flat().map((one) => one.sealed.byteLength);
                }
                """);
    }

    String sent(String batch) {
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

    // ---------- the house ----------

    static long logged() {
        return HOUSE.jdbc()
                .sql("select count(*) from activities.activity")
                .query(Long.class)
                .single();
    }

    Report begun() {
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
}
