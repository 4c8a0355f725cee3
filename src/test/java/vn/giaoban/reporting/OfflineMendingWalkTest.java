package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestBrowser;
import vn.giaoban.attachments.Samples;

/** What waited on chị Hoa's phone and is opened again: its words, its photos, and its place. */
class OfflineMendingWalkTest extends OfflineWalk {
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

        openWaiting();
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

    /** A photo stands in a store of its own, comes back into the form with its bytes as they were, and goes with what was mended. */
    @Test
    void aPhotoWaitsStaysWithWhatIsMendedAndGoesUpWithIt() {
        cut();
        hoa.navigate("/activities/new?type=doi-thoai");
        fillDialogue("Thôn Nà Lìn", "31/2/2026", "84");
        hoa.locator("#attachment")
                .setInputFiles(new FilePayload("hop.jpg", "image/jpeg", Samples.photo(2000, 1500, 1)));
        assertThat(hoa.locator(".ac-thumbs li")).hasCount(1);
        save();
        assertThat(hoa.locator("#waiting-list li")).hasCount(1);
        assertThat(hoa.locator("#waiting-list li")).containsText("Ảnh, tài liệu: 1");
        List<Object> kept = filesKept();
        mend();
        assertThat(hoa.locator("#waiting-list li")).containsText("Nhập ngày như 05/7/2026");

        // Opened, mended and kept again without a line.
        cut();
        openWaiting();
        assertThat(hoa.locator(".ac-thumbs li")).containsText("hop.jpg");
        hoa.locator("#day").fill("10/8/2026");
        TestBrowser.open().screenshot(hoa, "offline-mending-360");
        save();
        assertThat(hoa.locator("#waiting-list li")).hasCount(1);
        assertThat(hoa.locator("#waiting-list li")).containsText("Chờ gửi");
        assertThat(filesKept()).as("not made smaller once more").isEqualTo(kept);
        mend();
        wentUp(1);
        assertThat(filesKept()).isEmpty();
        hoa.navigate("/activities?from=2026-08-01&to=2026-08-31");
        assertThat(hoa.locator(".ac-clip")).containsText("1");
    }

    /** What has the key of another activity gets one of its own, and is in its place until then. */
    @Test
    void whatIsMendedTakesThePlaceOfTheOneWhoseKeyIsTaken() {
        hoa.navigate("/activities/new?type=doi-thoai");
        String key = hoa.locator("[name=key]").inputValue();
        fillDialogue("Thôn Nà Lìn", "10/8/2026", "84");
        assertThat(sent(dialogue(key, "Bản Mẫu"))).contains("NEW");
        cut();
        save();
        mend();
        assertThat(hoa.locator("#waiting-list li")).containsText("Cần xem lại");
        cut();
        openWaiting();
        save();
        assertThat(hoa.locator("#waiting-list li")).hasCount(1);
        assertThat(hoa.locator("#waiting-list li")).containsText("Chờ gửi");
        mend();
        wentUp(2);
    }

    /** What waited on a device before photos had a store of their own. */
    @Test
    void whatWaitedBeforeTheStoreWasPartedGoesUpWithItsPhotos() {
        cut();
        hoa.navigate("/activities/new?type=doi-thoai");
        fillDialogue("Thôn Nà Lìn", "10/8/2026", "84");
        hoa.locator("#attachment").setInputFiles(new FilePayload("hop.jpg", "image/jpeg", Samples.photo(200, 150, 1)));
        assertThat(hoa.locator(".ac-thumbs li")).hasCount(1);
        save();
        assertThat(hoa.locator("#waiting-list li")).hasCount(1);
        hoa.evaluate("""
                async () => {
                  const asked = (one) => new Promise((done, failed) => {
                    one.onsuccess = () => done(one.result);
                    one.onerror = () => failed(one.error);
                  });
                  const db = await asked(indexedDB.open('giaoban'));
                  const all = db.transaction(['keys', 'waiting', 'files']);
                  const keys = all.objectStore('keys');
                  const [account] = await asked(keys.getAllKeys());
                  const key = await asked(keys.get(account));
                  const [row] = await asked(all.objectStore('waiting').getAll());
                  const [bytes] = await asked(all.objectStore('files').getAll());
                  db.close();
                  // The page itself may look into the store in between, and make the new one again.
                  for (let tries = 0; ; tries++) {
                    await asked(indexedDB.deleteDatabase('giaoban'));
                    const old = indexedDB.open('giaoban', 1);
                    old.onupgradeneeded = () => {
                      old.result.createObjectStore('keys').put(key, account);
                      old.result.createObjectStore('waiting', { keyPath: 'n', autoIncrement: true }).put({ ...row, bytes });
                    };
                    try {
                      return (await asked(old)).close();
                    } catch (failure) {
                      if (tries === 20) throw failure;
                    }
                  }
                }
                """);
        hoa.reload();
        assertThat(hoa.locator("#waiting-list li")).hasCount(1);
        mend();
        wentUp(1);
        hoa.navigate("/activities?from=2026-08-01&to=2026-08-31");
        assertThat(hoa.locator(".ac-clip")).containsText("1");
    }
}
