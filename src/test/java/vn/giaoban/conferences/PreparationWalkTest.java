package vn.giaoban.conferences;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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

/** Getting ready: a province prepares at its desk, a commune names its delegates on a phone. */
class PreparationWalkTest {
    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();
    private final List<String> faults = new ArrayList<>();

    @Test
    void aProvincePreparesAndACommuneNamesItsDelegatesOnAPhone() {
        house.clock().set(TestHouse.TODAY);
        try (ProvinceConference conference = new ProvinceConference(house, LocalDate.of(2026, 12, 22))) {
            // At the desk: what is missing is said first, and each page goes by keyboard.
            Page dung = browser.signedIn(house, "dung", 1280);
            look(dung, conference.at(), "prepare-overview-preparing");
            look(dung, conference.at() + "/edition", "prepare-edition");
            look(dung, conference.at() + "/points", "prepare-points");
            look(dung, conference.at() + "/documents", "prepare-documents");
            look(dung, conference.at() + "/agenda", "prepare-agenda");
            String second = dung.locator("[id='i1.title']").inputValue();
            dung.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đưa " + second + " lên một bậc"))
                    .press("Enter");
            assertThat(dung.locator("[id='i0.title']")).hasValue(second);
            assertThat(dung.locator("[id='i0.title']")).isFocused();
            dung.locator("[id='i0.title']").press("Enter");
            assertThat(dung.locator("#agenda-title")).isVisible();
            assertThat(dung.locator(".cf-plan li").first()).containsText(second);

            // On the phone, once it is called.
            conference.called();
            conference.dung.post(
                    conference.at() + "/registrations",
                    Map.of("topic", "Giữ rừng", "speaker", "A", "minutes", "5", "where", "Điểm cầu xã Mẫu Sơn"));
            Page hoa = browser.signedIn(house, "hoa", 360);
            look(hoa, conference.at(), "prepare-overview-360");
            hoa.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Đại biểu, phiên thử"))
                    .click();
            hoa.getByLabel("Họ và tên").fill("Lý Thị Mẩy");
            hoa.getByLabel("Chức vụ").fill("Trưởng thôn Nà Lìn");
            hoa.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Thêm vào danh sách"))
                    .click();
            assertThat(hoa.locator(".cf-delegates")).containsText("Lý Thị Mẩy, Trưởng thôn Nà Lìn");
            hoa.getByText("Dán nhiều người").click();
            hoa.locator("#lines").fill("Hoàng Văn Dìn, Bí thư chi bộ\nBàn Văn Sỉ, Trưởng bản");
            hoa.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Thêm cả danh sách"))
                    .click();
            assertThat(hoa.locator(".cf-delegates > li")).hasCount(3);
            check(hoa, "prepare-point-360");
            hoa.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("In giấy mời cho 3 người"))
                    .click();
            assertThat(hoa.locator(".cf-sheet")).hasCount(3);
            check(hoa, "prepare-invitations-360");
            look(hoa, conference.at() + "/registrations", "prepare-registrations-360");
            look(hoa, conference.at() + "/registrations/new", "prepare-registration-360");

            look(dung, conference.at(), "prepare-overview-called");
            look(dung, conference.commune(), "prepare-point");
            look(dung, conference.at() + "/registrations", "prepare-registrations");
            dung.navigate(conference.commune());
            dung.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tạo tờ in"))
                    .click();
            check(dung, "prepare-door");
            look(hoa, conference.at() + "/points/" + conference.commune().replaceAll(".*/", "") + "/desk", "");
        }
        Assertions.assertThat(faults).isEmpty();
    }

    private void look(Page page, String at, String name) {
        page.navigate(at);
        check(page, name);
    }

    private void check(Page page, String name) {
        if (!name.isEmpty()) browser.screenshot(page, name);
        faults.addAll(TestBrowser.faults(page));
        if (TestBrowser.overflows(page)) faults.add(name + " is wider than its screen");
    }
}
