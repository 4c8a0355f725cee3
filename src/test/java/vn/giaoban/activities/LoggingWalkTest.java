package vn.giaoban.activities;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.Client;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;

/** Chị Hoa logs what she did, on a phone and at a desk. */
class LoggingWalkTest {
    private static final TestHouse HOUSE = TestHouse.open();

    @BeforeEach
    void nothingIsLogged() {
        HOUSE.transaction().executeWithoutResult(status -> {
            HOUSE.jdbc().sql("delete from activities.revision").update();
            HOUSE.jdbc().sql("delete from activities.activity").update();
        });
    }

    @ParameterizedTest
    @CsvSource({"360", "1280"})
    void anActivityIsLoggedByFourTouchesAndCountsAtOnce(int width) {
        Page hoa = TestBrowser.open().signedIn(HOUSE, "hoa", width);
        try {
            hoa.navigate("/activities");
            hoa.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Ghi việc").setExact(true))
                    .click();
            hoa.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Đối thoại").setExact(true))
                    .click();
            assertThat(hoa.locator("#day")).hasValue("22/9/2026");
            hoa.locator("#day").fill("12/9/2026");
            hoa.locator("#place").fill("Thôn Nà Lìn");
            hoa.getByLabel("Chính quyền").check();
            hoa.locator("[name='f.nguoi-du']").fill("84");
            hoa.getByLabel("Số ý kiến: thêm một").click();
            hoa.getByLabel("Số ý kiến: thêm một").click();
            assertThat(hoa.locator("[name='f.y-kien']")).hasValue("2");
            TestBrowser.open().screenshot(hoa, "log-form-" + width);
            assertThat(TestBrowser.faults(hoa)).isEmpty();
            assertThat(TestBrowser.overflows(hoa)).isFalse();
            hoa.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Lưu").setExact(true))
                    .click();
            assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu lúc");
            assertThat(hoa.locator(".ac-effect")).containsText("9 tháng");
            assertThat(hoa.locator(".ac-effect")).containsText("0 thành 84 người");
            TestBrowser.open().screenshot(hoa, "log-saved-" + width);
            assertThat(TestBrowser.faults(hoa)).isEmpty();
            assertThat(TestBrowser.overflows(hoa)).isFalse();
            hoa.navigate("/activities");
            assertThat(hoa.locator(".ac-list")).containsText("Đối thoại, Thôn Nà Lìn");
            TestBrowser.open().screenshot(hoa, "log-list-" + width);
            assertThat(TestBrowser.faults(hoa)).isEmpty();
            assertThat(TestBrowser.overflows(hoa)).isFalse();
        } finally {
            hoa.context().close();
        }
    }

    @Test
    void whatWasNotSavedStandsInTheBoxesAgainAfterSigningOut() {
        Page hoa = TestBrowser.open().signedIn(HOUSE, "hoa", 360);
        try {
            hoa.navigate("/activities/new?type=hoa-giai");
            hoa.locator("#place").fill("Thôn Khuổi Slao");
            hoa.getByLabel("Hòa giải thành").check();
            hoa.context().clearCookies();
            hoa.navigate("/sign-in");
            TestBrowser.open().signIn(hoa, "hoa");
            hoa.navigate("/activities/new?type=hoa-giai");
            assertThat(hoa.locator("#place")).hasValue("Thôn Khuổi Slao");
            assertThat(hoa.locator("[value='thanh']")).isChecked();
            assertThat(hoa.locator("#line")).containsText("chưa lưu lần trước");
            hoa.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Lưu").setExact(true))
                    .click();
            assertThat(hoa.locator("[data-saved]")).isVisible();
            // the page that says so forgets the draft a moment after it has come
            hoa.waitForCondition(() -> Boolean.TRUE.equals(hoa.evaluate(
                    "() => !Object.keys(localStorage).some((key) => localStorage.getItem(key).includes('Slao'))")));
            hoa.navigate("/activities/new?type=hoa-giai");
            assertThat(hoa.locator("#place")).hasValue("");
        } finally {
            hoa.context().close();
        }
    }

    @Test
    void whatIsMissingIsSaidAndNothingTypedIsLost() {
        Client hoa = HOUSE.signedIn("hoa");
        hoa.get("/activities/new?type=doi-thoai");
        Client.Answer refused = hoa.post(
                "/activities",
                Map.of(
                        "key", "6f1f0a36-0000-4000-8000-000000000001",
                        "type", "doi-thoai",
                        "day", "31/2/2026",
                        "f.nguoi-du", "rất đông",
                        "what", "Đối thoại về nước sạch"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Nhập ngày như 05/7/2026",
                        "Chọn một mục: Chủ trì",
                        "Nhập số: Số người dự",
                        "rất đông",
                        "31/2/2026",
                        "Đối thoại về nước sạch");
    }

    @Test
    void whatMayStayEmptyIsAskedForOnlyWhereNothingElseIs() {
        Client hoa = HOUSE.signedIn("hoa");
        hoa.get("/activities/new?type=doi-thoai");
        Client.Answer refused = hoa.post(
                "/activities",
                Map.of("key", "6f1f0a36-0000-4000-8000-00000000000e", "type", "doi-thoai", "day", "12/9/2026"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Chọn một mục: Chủ trì", "Nhập: Số người dự")
                .doesNotContain("Ghi vài chữ về việc đã làm");
    }

    @Test
    void anotherOfTheSameKindDayAndPlaceIsAskedAboutFirst() {
        Client hoa = HOUSE.signedIn("hoa");
        hoa.get("/activities/new?type=hoa-giai");
        Map<String, String> first = Map.of(
                "key", "6f1f0a36-0000-4000-8000-000000000002",
                "type", "hoa-giai",
                "day", "12/9/2026",
                "place", "Thôn Nà Lìn",
                "f.ket-qua", "thanh");
        Client.Answer saved = hoa.post("/activities", first);
        assertThat(saved.status()).isEqualTo(302);
        assertThat(hoa.post("/activities", first).location())
                .as("sent twice, logged once")
                .isEqualTo(saved.location());

        Map<String, String> second = new java.util.HashMap<>(first);
        second.put("key", "6f1f0a36-0000-4000-8000-000000000003");
        Client.Answer asked = hoa.post("/activities", second);
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.body()).contains("Việc cùng loại, cùng ngày, cùng nơi đã được ghi.", "Vẫn lưu");
        second.put("sure", "true");
        assertThat(hoa.post("/activities", second).status()).isEqualTo(302);
        assertThat(hoa.get("/activities?from=2026-09-01&to=2026-09-30").body()).contains("2 việc");
    }

    @Test
    void whoTypedOnWhileAnotherCorrectedSeesBoth() {
        Client hoa = HOUSE.signedIn("hoa");
        hoa.get("/activities/new?type=hoa-giai");
        String place = hoa.post(
                        "/activities",
                        Map.of(
                                "key", "6f1f0a36-0000-4000-8000-000000000004",
                                "type", "hoa-giai",
                                "day", "12/9/2026",
                                "place", "Thôn Nà Lìn",
                                "f.ket-qua", "dang"))
                .location()
                .replace("?saved=true", "");
        Client pao = HOUSE.signedIn("pao");
        pao.get(place + "/correction");
        Map<String, String> correction =
                Map.of("version", "1", "day", "12/9/2026", "place", "Thôn Khuổi Slao", "f.ket-qua", "thanh");
        assertThat(pao.post(place + "/correction", correction).status()).isEqualTo(302);

        Client.Answer both = hoa.post(
                place + "/correction",
                Map.of("version", "1", "day", "12/9/2026", "place", "Bản Mẫu", "f.ket-qua", "khong-thanh"));
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.body()).contains("Thôn Khuổi Slao", "Bản Mẫu", "name=\"version\" value=\"2\"");
        assertThat(hoa.get(place).body()).contains("Thôn Khuổi Slao").doesNotContain("Bản Mẫu");
    }
}
