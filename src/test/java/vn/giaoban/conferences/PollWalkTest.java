package vn.giaoban.conferences;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;

/** A named vote by points: asked at the desk, answered, answered otherwise, closed, and told on the screen and in the minutes. */
class PollWalkTest {
    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();
    private final List<String> faults = new ArrayList<>();

    @Test
    void thePointsLastWordCountsAndThoseWhoSaidNothingAreCountedToo() {
        house.clock().set(TestHouse.TODAY);
        try (ProvinceConference conference = new ProvinceConference(house, LocalDate.of(2026, 12, 15))) {
            conference.called();
            conference.dung.post(conference.at() + "/opening", Map.of());
            Page dung = browser.signedIn(house, "dung", 1280);
            dung.navigate(conference.at() + "/secretary");
            dung.locator("#new-ballot summary").click();
            dung.locator("#ballot-question").fill("Thông qua báo cáo?");
            dung.getByLabel("Công khai ai chọn gì").check();
            dung.locator("#new-ballot").getByRole(AriaRole.BUTTON).click();
            Locator asked = dung.locator("[data-topic=ballot]");
            assertThat(asked).containsText("Thông qua báo cáo?");

            Page hoa = browser.signedIn(house, "hoa", 360);
            hoa.navigate(conference.commune() + "/desk");
            for (String choice : List.of("Tán thành", "Không tán thành")) {
                Locator button = hoa.locator(".cf-vote")
                        .getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions().setName(choice).setExact(true));
                button.click();
                assertThat(button).hasAttribute("aria-pressed", "true");
            }
            look(hoa, "poll-point-360");
            assertThat(asked).containsText("Đã biểu quyết 1 trên 66");
            look(dung, "poll-desk");
            asked.getByRole(AriaRole.BUTTON).click();
            assertThat(asked).containsText("Biểu quyết vừa rồi");

            dung.navigate(conference.at() + "/screen");
            assertThat(dung.locator(".hall")).containsText("Biểu quyết vừa rồi");
            assertThat(dung.locator(".hall .cf-choices li").nth(1)).containsText("1");
            look(dung, "poll-screen-closed");
            dung.navigate(conference.at() + "/minutes");
            assertThat(dung.locator(".pp-vote tbody tr").nth(1)).containsText("Mẫu Sơn");
            assertThat(dung.locator(".pp-vote tbody tr").last()).containsText("Không biểu quyết");
            assertThat(dung.locator(".pp-vote tbody tr").last()).containsText("65");
            look(dung, "poll-minutes");

            // Something else begins: the result leaves the screens.
            house.jdbc()
                    .sql("select id from conferences.item where conference_id = :id order by position limit 1")
                    .param("id", conference.id())
                    .query(Long.class)
                    .optional()
                    .ifPresent(
                            item -> conference.dung.post(conference.at() + "/items/" + item + "/beginning", Map.of()));
            dung.navigate(conference.at() + "/screen");
            assertThat(dung.locator(".hall")).not().containsText("Biểu quyết vừa rồi");
            conference.dung.post(conference.at() + "/closing", Map.of());
        }
        Assertions.assertThat(faults).isEmpty();
    }

    private void look(Page page, String name) {
        browser.screenshot(page, name);
        faults.addAll(TestBrowser.faults(page));
        if (TestBrowser.overflows(page)) faults.add(name + " is wider than its screen");
    }
}
