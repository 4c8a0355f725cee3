package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;

/** The agenda changes while the conference runs, and every page and the minutes go by it. */
class AmendmentPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private final TestBrowser browser = TestBrowser.open();
    private final ProvinceConference conference = new ProvinceConference(HOUSE, TestHouse.TODAY.plusDays(43)).called();
    private final String amendments = conference.at() + "/agenda/amendments";

    @AfterEach
    void over() {
        conference.close();
    }

    @Test
    void anItemIsAddedMovedAndDroppedAndTheMinutesFollow() {
        assertThat(conference.lan.get(amendments).status()).isEqualTo(404);
        conference.lan.post(conference.at() + "/opening", Map.of());
        List<AgendaItem> before = items();
        begin(before.getFirst());
        assertThat(conference
                        .lan
                        .post(amendments, Map.of("title", "", "minutes", "x"))
                        .body())
                .contains("value=\"x\"");
        conference.lan.post(
                amendments,
                Map.of(
                        "kind", "DISCUSSION",
                        "title", "Trao đổi về bão lũ",
                        "minutes", "20",
                        "before", String.valueOf(before.get(1).id())));
        assertThat(items().get(1).title()).isEqualTo("Trao đổi về bão lũ");
        AgendaItem added = items().get(1);
        conference.dung.post(
                conference.at() + "/items/" + added.id() + "/placing",
                Map.of("before", String.valueOf(before.get(2).id())));
        assertThat(items().get(2).id()).isEqualTo(added.id());
        AgendaItem last = items().getLast();
        conference.dung.post(conference.at() + "/items/" + last.id() + "/removal", Map.of());
        assertThat(items()).doesNotContain(last);
        assertThat(conference.dung.get(conference.at() + "/screen").body())
                .contains("Trao đổi về bão lũ")
                .doesNotContain(">" + last.title() + "<");
        assertThat(conference.dung.get(conference.at() + "/minutes").body())
                .contains("3. Trao đổi về bão lũ")
                .doesNotContain(". " + last.title());
        assertThat(conference.dung.get(conference.at() + "/events").body())
                .contains(
                        "Bổ sung vào chương trình mục “Trao đổi về bão lũ”",
                        "Chuyển mục “Trao đổi về bão lũ”",
                        "Bỏ mục “" + last.title() + "”");
    }

    @Test
    void whatWasBegunStaysAndWhoDoesNotRunItChangesNothing() {
        conference.lan.post(conference.at() + "/opening", Map.of());
        AgendaItem first = items().getFirst();
        begin(first);
        Client.Answer refused = conference.lan.post(conference.at() + "/items/" + first.id() + "/removal", Map.of());
        assertThat(conference.lan.follow(refused).body()).contains("không đổi được nữa");
        assertThat(items()).contains(first);
        Client hoa = HOUSE.signedIn("hoa");
        assertThat(hoa.get(amendments).status()).isEqualTo(404);
        assertThat(hoa.post(conference.at() + "/items/" + items().getLast().id() + "/removal", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(conference
                        .lan
                        .post(conference.at() + "/items/999999/removal", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itIsDoneByKeyboardAndOnAPhone() {
        conference.lan.post(conference.at() + "/opening", Map.of());
        begin(items().getFirst());
        Page page = browser.signedIn(HOUSE, "lan", 360);
        page.navigate(amendments);
        page.getByLabel("Nội dung").focus();
        page.keyboard().insertText("Phát biểu của cơ sở");
        page.keyboard().press("Enter");
        com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator("#agenda"))
                .containsText("Phát biểu của cơ sở");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Phát biểu của cơ sở"))
                .first()
                .focus();
        TestBrowser.turn(page, () -> page.keyboard().press("Enter"));
        assertThat(TestBrowser.faults(page)).isEmpty();
        assertThat(TestBrowser.overflows(page)).isFalse();
        browser.screenshot(page, "conference-amendments-360");
        page.setViewportSize(1280, 900);
        browser.screenshot(page, "conference-amendments-1280");
    }

    private void begin(AgendaItem item) {
        conference.lan.post(conference.at() + "/items/" + item.id() + "/beginning", Map.of());
    }

    private List<AgendaItem> items() {
        return HOUSE.bean(Agendas.class).of(conference.id());
    }
}
