package vn.giaoban.activities;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.attachments.Samples;
import vn.giaoban.web.Texts;

/** Chị Hoa adds photos to what she logs; nobody else opens them, and nobody learns from them where she stood. */
class PhotoWalkTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final Pattern FILE = Pattern.compile("/activities/\\d+/attachments/[0-9a-f]{32}");
    private static final byte[] PROGRAM = "MZ\u0090 not a photo".getBytes(StandardCharsets.ISO_8859_1);

    @BeforeEach
    @AfterEach
    void nothingIsLogged() {
        HOUSE.jdbc().sql("""
                        delete from activities.attachment; delete from activities.revision; delete from activities.activity
                        """).update();
    }

    /** On a slow line the form is there before its scripts: a photo and a place from then are kept as those that come later. */
    @Test
    void whatIsChosenAndWrittenBeforeTheScriptHasComeIsKept() {
        Page hoa = TestBrowser.open().signedIn(HOUSE, "hoa", 360);
        try {
            List<Route> scripts = new ArrayList<>();
            Pattern comes = Pattern.compile("/js/attachments\\.js"); // for which the form's own script waits
            hoa.route(comes, scripts::add);
            hoa.navigate(
                    "/activities/new?type=hoa-giai", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            hoa.locator("#place").fill("Thôn Nà Lìn");
            hoa.locator("#attachment")
                    .setInputFiles(new FilePayload("hoi-truong.jpg", "image/jpeg", Samples.photo(60, 40, 1)));
            hoa.waitForCondition(() -> !scripts.isEmpty());
            hoa.unroute(comes);
            scripts.forEach(Route::resume);
            assertThat(hoa.locator(".ac-thumbs li")).hasCount(1);
            hoa.reload();
            assertThat(hoa.locator("#line")).isVisible();
            assertThat(hoa.locator("#place")).hasValue("Thôn Nà Lìn");
        } finally {
            hoa.context().close();
        }
    }

    @ParameterizedTest
    @CsvSource({"360", "1280"})
    void aPhotoIsChosenSeenTakenOffAndStandsOnTheActivitysPage(int width) {
        Page hoa = TestBrowser.open().signedIn(HOUSE, "hoa", width);
        try {
            hoa.navigate("/activities/new?type=hoa-giai");
            hoa.locator("#place").fill("Thôn Nà Lìn");
            hoa.getByLabel("Hòa giải thành").check();
            hoa.locator("#attachment").setInputFiles(new FilePayload[] {
                new FilePayload("hoi-truong.jpg", "image/jpeg", Samples.photo(3200, 2400, 1)),
                new FilePayload("nham.jpg", "image/jpeg", Samples.photo(60, 40, 1))
            });
            assertThat(hoa.locator(".ac-thumbs li")).hasCount(2);
            hoa.getByLabel("Bỏ ra: nham.jpg").click();
            assertThat(hoa.locator(".ac-thumbs li")).hasCount(1);
            hoa.locator("#attachment").setInputFiles(new FilePayload("chuong-trinh.jpg", "image/jpeg", PROGRAM));
            assertThat(hoa.locator(".ac-thumbs li")).hasCount(2);
            TestBrowser.open().screenshot(hoa, "photos-chosen-" + width);
            assertThat(TestBrowser.faults(hoa)).isEmpty();
            assertThat(TestBrowser.overflows(hoa)).isFalse();

            // A program that calls itself a photo is refused in a sentence; the photo and what was typed stay.
            save(hoa);
            assertThat(hoa.locator("#attachment-error")).containsText("chuong-trinh.jpg: ");
            assertThat(hoa.locator("#place")).hasValue("Thôn Nà Lìn");
            assertThat(hoa.locator(".ac-kept")).containsText("hoi-truong.jpg");
            TestBrowser.open().screenshot(hoa, "photos-refused-" + width);
            assertThat(TestBrowser.faults(hoa)).isEmpty();
            save(hoa);
            assertThat(hoa.locator("[data-saved]")).containsText("Đã lưu lúc");
            assertThat(hoa.locator(".ac-gallery img")).hasCount(1);
            // A picture of 3,200 pixels was made small before it was sent.
            assertThat(hoa.locator(".ac-gallery img")).hasJSProperty("naturalWidth", 1600);
            TestBrowser.open().screenshot(hoa, "photos-page-" + width);
            assertThat(TestBrowser.faults(hoa)).isEmpty();
            assertThat(TestBrowser.overflows(hoa)).isFalse();
            hoa.navigate("/activities");
            assertThat(hoa.locator(".ac-clip")).containsText("1");
            TestBrowser.open().screenshot(hoa, "photos-list-" + width);
        } finally {
            hoa.context().close();
        }
    }

    private static void save(Page hoa) {
        hoa.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Lưu").setExact(true))
                .click();
    }

    @Test
    void aPhotoIsServedWithoutPlaceAndCameraToThoseWhoMayReadTheActivityAlone() {
        Client hoa = HOUSE.signedIn("hoa");
        byte[] photo = Samples.photo(2000, 1500, 1);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("Exif", Samples.PLACE, Samples.CAMERA);
        Answer page = hoa.follow(hoa.upload("/activities", "file", "hop.jpg", photo, mediation("01")));
        Matcher address = FILE.matcher(page.body());
        assertThat(address.find()).as(page.body()).isTrue();
        Answer served = hoa.get(address.group());
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.header("content-type")).isEqualTo("image/jpeg");
        assertThat(served.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(new String(served.bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", Samples.PLACE, Samples.CAMERA);
        assertThat(HOUSE.signedIn("kiem").get(address.group()).status()).isEqualTo(200);
        // The province's officer reads reports, not the commune's log.
        assertThat(HOUSE.signedIn("dung").get(address.group()).status()).isEqualTo(404);
        assertThat(HOUSE.visitor().get(address.group()).location()).startsWith("/sign-in");
        String another = hoa.follow(
                        hoa.post("/activities", mediation("02", Map.of("place", "Thôn khác", "day", "2026-09-02"))))
                .body();
        String id = another.replaceAll("(?s).*/activities/(\\d+)/correction.*", "$1");
        assertThat(hoa.get("/activities/" + id + address.group().replaceAll(".*(/attachments/)", "$1"))
                        .status())
                .as("by another activity")
                .isEqualTo(404);
    }

    @Test
    void whatACorrectionTakesOffStaysInTheHistory() {
        Client hoa = HOUSE.signedIn("hoa");
        Answer page = hoa.follow(hoa.upload("/activities", "file", "cu.pdf", Samples.pdf(), mediation("03")));
        Matcher address = FILE.matcher(page.body());
        assertThat(address.find()).isTrue();
        String activity = address.group().replaceAll("/attachments/.*", "");
        Answer form = hoa.get(activity + "/correction");
        assertThat(form.body()).contains("cu.pdf");
        Map<String, String> corrected = new HashMap<>(mediation("03"));
        corrected.put("version", "1");
        Answer after = hoa.follow(
                hoa.upload(activity + "/correction", "file", "moi.jpg", Samples.photo(60, 40, 1), corrected));
        ActivityFiles files = HOUSE.bean(ActivityFiles.class);
        long id = Long.parseLong(activity.replaceAll("\\D", ""));
        assertThat(names(files.of(id, 1))).containsExactly("cu.pdf");
        assertThat(names(files.of(id, 2))).containsExactly("moi.jpg");
        assertThat(after.body().indexOf("moi.jpg"))
                .isPositive()
                .isLessThan(after.body().indexOf("cu.pdf"));
        assertThat(hoa.get(address.group()).status()).isEqualTo(200);
        assertThat(HOUSE.jdbc()
                        .sql("select act from audit.entry where thing = 'activity' and thing_id = :id order by id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "activity.logged",
                        "activity.attached",
                        "activity.detached",
                        "activity.attached",
                        "activity.corrected");
    }

    @Test
    void whatIsLargerThanAnyFileIsToldSoOnAPage() {
        Client hoa = HOUSE.signedIn("hoa");
        Answer answer = hoa.upload("/activities", "file", "lon.pdf", new byte[26 * 1024 * 1024], mediation("04"));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains(HOUSE.bean(Texts.class).text(Texts.VIETNAMESE, "web.error.tooLarge.title"));
    }

    /** The document of what was issued: a rule may ask for it. */
    @Test
    void aFieldMayHoldAFileAndARuleMayCountWhereItDoes() {
        Client hoa = HOUSE.signedIn("hoa");
        ActivityType type = type("van-ban");
        int position = type.field("tep").orElseThrow().position();
        int slot = type.rules().getFirst().slot();
        HOUSE.jdbc()
                .sql("""
                        insert into activities.rule (edition_id, slot, how, where_field)
                        values (:edition, :slot, 'ONE', :field)
                        """)
                .param("edition", type.id())
                .param("slot", slot)
                .param("field", position)
                .update();
        try {
            assertThat(counted(hoa, Map.of("place", "Không tệp"), slot)).isZero();
            assertThat(counted(hoa, Map.of("place", "Có tệp"), slot, Samples.pdf()))
                    .isEqualTo(1000);
        } finally {
            HOUSE.jdbc()
                    .sql("delete from activities.rule where edition_id = :edition and where_field = :field")
                    .param("edition", type.id())
                    .param("field", position)
                    .update();
        }
    }

    /** What the log counts once a document is logged, with its file or without. */
    private static long counted(Client hoa, Map<String, String> more, int slot, byte[]... file) {
        Map<String, String> typed = new HashMap<>(mediation("1" + file.length, more));
        typed.remove("f.ket-qua");
        typed.put("type", "van-ban");
        typed.put(
                "f.loai",
                type("van-ban").field("loai").orElseThrow().choices().getFirst().key());
        Answer page = hoa.follow(
                file.length == 0
                        ? hoa.post("/activities", typed)
                        : hoa.upload("/activities", "f.tep", "Chỉ thị 05.pdf", file[0], typed));
        if (file.length > 0) assertThat(page.body()).contains("Chỉ thị 05.pdf", "/attachments/");
        Long counted = HOUSE.bean(Counts.class)
                .of(HOUSE.actor("hoa").homeUnitId(), TestHouse.TODAY.withDayOfYear(1), TestHouse.TODAY)
                .amounts()
                .number(slot);
        return Objects.requireNonNullElse(counted, 0L);
    }

    private static ActivityType type(String code) {
        return HOUSE.bean(ActivityTypes.class).find(code, TestHouse.TODAY).orElseThrow();
    }

    private static List<String> names(List<ActivityFile> files) {
        return files.stream().map(file -> file.attachment().name()).toList();
    }

    private static Map<String, String> mediation(String key) {
        return mediation(key, Map.of());
    }

    private static Map<String, String> mediation(String key, Map<String, String> more) {
        Map<String, String> typed = new HashMap<>(Map.of(
                "type",
                "hoa-giai",
                "key",
                "6f1f0a36-0000-4000-8000-0000000008" + key,
                "day",
                "2026-09-12",
                "f.ket-qua",
                "thanh"));
        typed.putAll(more);
        return typed;
    }
}
