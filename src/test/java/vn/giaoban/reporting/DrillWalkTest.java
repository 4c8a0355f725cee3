package vn.giaoban.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.Client;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Role;
import vn.giaoban.activities.Activities;
import vn.giaoban.activities.ActivityReading;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.ActivityTypes;
import vn.giaoban.activities.NamedUnits;
import vn.giaoban.attachments.Samples;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** Chị Mai opens a figure of the nation down to the photo of what was done; at each step the parts come to what was shown. */
class DrillWalkTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final String FAR_PROVINCE = "04";
    private static final Pattern OPENS =
            Pattern.compile("<a class=\"gb-open\" href=\"(/[^\"]*)\" aria-label=\"([^\"]*)\">([^<]*)</a>");
    private static final Pattern SHOWN = Pattern.compile("<span class=\"v\">([^<]*)</span>");

    private static Office office;
    private static Unit nation;
    private static Unit province;
    private static Unit commune;
    private static Unit neighbour;
    private static Unit far;
    private static Report report;
    private static Report farReport;
    private static long activity;

    @BeforeAll
    static void threeCommunesLogAndAreAccepted() {
        office = new Office(5);
        nation = HOUSE.unit(Cast.CENTRE);
        province = HOUSE.unit(Cast.PROVINCE);
        commune = HOUSE.unit(Cast.COMMUNE);
        neighbour = below(province).stream()
                .filter(unit -> unit.id() != commune.id())
                .findFirst()
                .orElseThrow();
        far = below(HOUSE.unit(FAR_PROVINCE)).getFirst();
        Client hoa = HOUSE.signedIn("hoa");
        Map<String, String> typed = new HashMap<>(dialogue(3, 84));
        typed.putAll(Map.of("type", "doi-thoai", "key", UUID.randomUUID().toString(), "place", "Nhà văn hóa Nà Lìn"));
        typed.put("what", "Đối thoại về nước sạch.");
        String page = hoa.follow(
                        hoa.upload("/activities", "file", "doi-thoai.jpg", Samples.photo(1600, 1200, 1), typed))
                .body();
        activity = Long.parseLong(page.replaceAll("(?s).*/activities/(\\d+)/correction.*", "$1"));
        HOUSE.signedIn("pao").post("/activities/confirmations", Map.of("seen", activity + ":1"));
        log(commune, 2);
        log(neighbour, 4);
        log(far, 3);
        report = office.accepted(commune);
        office.accepted(neighbour);
        farReport = office.accepted(far);
    }

    @AfterAll
    static void leaveNothing() {
        office.close();
        HOUSE.jdbc().sql("""
                        delete from activities.attachment; delete from activities.revision; delete from activities.activity
                        """).update();
    }

    @ParameterizedTest
    @CsvSource({"1280, vi, mouse", "360, vi, keyboard", "1280, en, keyboard", "360, en, mouse"})
    void aFigureOfTheNationOpensDownToThePhoto(int width, String language, String hand) {
        Page mai = TestBrowser.open().signedIn(HOUSE, "mai", width);
        try {
            mai.context().addCookies(List.of(new Cookie("giaoban-language", language).setUrl(HOUSE.address())));
            String tag = "-" + language + "-" + width;

            mai.navigate("/figures/" + nation.id() + "/" + office.period.code());
            Locator headline = mai.locator("#headlines a.gb-fig[href$='/32']");
            assertThat(headline)
                    .hasAttribute(
                            "aria-label",
                            language.equals("vi")
                                    ? "Cuộc đối thoại của chính quyền, Cả nước, tháng 5 năm 2026: 10\u00a0cuộc. Mở xem gồm những gì"
                                    : "Dialogues held by the authorities, The nation, May 2026: 10\u00a0sessions. Open to see what it is made of");
            looks(mai, "drill-1-nation" + tag);
            open(mai, headline, hand);

            partsAddUp(mai, 10);
            looks(mai, "drill-2-figure" + tag);
            open(mai, figure(mai, province), hand);

            partsAddUp(mai, 7);
            looks(mai, "drill-3-province" + tag);
            open(mai, figure(mai, commune), hand);

            assertThat(mai.locator(".gb-fig-one .v")).hasText("3");
            assertThat(mai.locator("main a[href='/reports/" + report.id() + "/counted/32']"))
                    .isVisible();
            looks(mai, "drill-4-commune" + tag);
            open(mai, mai.locator("main a[href='/reports/" + report.id() + "#c-32']"), hand);

            Locator cell = mai.locator("#c-32 .put a.gb-open");
            assertThat(cell).hasText("3");
            assertThat(cell).hasAttribute("href", "/reports/" + report.id() + "/counted/32?edition=1");
            looks(mai, "drill-5-report" + tag);
            open(mai, cell, hand);

            assertThat(mai.locator(".rp-counted b")).hasText("3");
            assertThat(mai.locator("tfoot td b")).hasText("3");
            assertThat(mai.locator("tbody tr")).hasCount(3);
            looks(mai, "drill-6-activities" + tag);
            open(mai, mai.locator("tbody a[href*='/activities/" + activity + "?']"), hand);

            assertThat(mai.locator("main")).containsText("Nhà văn hóa Nà Lìn");
            assertThat(mai.locator("main")).containsText("Đối thoại về nước sạch.");
            assertThat(mai.locator(".gb-outline")).containsText(language.equals("vi") ? "xác nhận" : "confirmed it");
            looks(mai, "drill-7-activity" + tag);
            Response photo = mai.waitForResponse(
                    answer -> answer.url().contains("/attachments/")
                            && answer.request().isNavigationRequest(),
                    () -> open(mai, mai.locator(".ac-gallery a"), hand));
            assertThat(photo.status()).isEqualTo(200);
            assertThat(photo.headerValue("content-type")).isEqualTo("image/jpeg");
        } finally {
            mai.context().close();
        }
    }

    /** A column of a distribution, and a count of reports. */
    @ParameterizedTest
    @CsvSource({"1280", "360"})
    void aClassAndACountOpenByKeyboard(int width) {
        Page mai = TestBrowser.open().signedIn(HOUSE, "mai", width);
        try {
            mai.navigate("/figures/" + province.id() + "/" + office.period.code() + "/distribution?indicator=32");
            Locator column = mai.locator("svg.gb-columns a").first();
            column.focus();
            mai.keyboard().press("Enter");
            assertThat(mai.locator("#class tbody tr")).hasCount(1);
            assertThat(mai.locator("#class a.gb-open")).hasText("3");
            looks(mai, "drill-class-" + width);

            mai.navigate("/figures/" + province.id() + "/punctuality");
            Locator missing = mai.locator("#periods a.gb-open[href='/boards/" + office.period.code() + "/"
                    + province.id() + "/reports?state=missing']");
            looks(mai, "drill-punctuality-" + width);
            int many = Integer.parseInt(missing.innerText());
            open(mai, missing, "keyboard");
            assertThat(mai.locator("tbody tr")).hasCount(many);
            looks(mai, "drill-reports-" + width);
        } finally {
            mai.context().close();
        }
    }

    private static Locator figure(Page page, Unit unit) {
        return page.locator("#units a.gb-open[href='/figures/" + unit.id() + "/" + office.period.code() + "/32']");
    }

    private static void open(Page page, Locator link, String hand) {
        if (hand.equals("mouse")) {
            link.click();
            return;
        }
        assertThat((int) link.evaluate("link => link.tabIndex")).isZero();
        link.focus();
        page.keyboard().press("Enter");
    }

    private static void partsAddUp(Page page, long shown) {
        assertThat(page.locator(".gb-fig-one .v")).hasText(String.valueOf(shown));
        long sum = page.locator("#units a.gb-open").allInnerTexts().stream()
                .mapToLong(Long::parseLong)
                .sum();
        assertThat(sum).isEqualTo(shown);
    }

    private static void looks(Page page, String name) {
        assertThat(TestBrowser.overflows(page)).as(name).isFalse();
        assertThat(TestBrowser.faults(page)).as(name).isEmpty();
        TestBrowser.open().screenshot(page, name);
    }

    /** Of every figure that adds up, and of every one that is counted. */
    @Test
    void atEachStepThePartsComeToWhatWasShown() {
        Client mai = HOUSE.signedIn("mai");
        int counted = 0;
        for (FormItem item : office.form(commune.level()).items()) {
            Indicator indicator =
                    Objects.requireNonNull(office.indicators.bySlot().get(item.slot()));
            for (Unit above : List.of(nation, province)) {
                String page = mai.get(at(above, item.code())).body();
                if (indicator.addsUp())
                    assertThat(sum(page.substring(page.indexOf("id=\"units\""))))
                            .as(above.shortName() + " " + item.code())
                            .isEqualTo(shown(page));
            }
            String page = mai.get(at(commune, item.code())).body();
            String activities = "/reports/" + report.id() + "/counted/" + item.code();
            if (!page.contains(activities)) continue;
            counted++;
            Matcher said = Pattern.compile("rp-counted\"><b>([^<]*)</b>")
                    .matcher(mai.get(activities).body());
            assertThat(said.find()).as(item.code()).isTrue();
            assertThat(number(said.group(1))).as(item.code()).isEqualTo(shown(page));
        }
        assertThat(counted).isGreaterThan(40);
    }

    private static String at(Unit unit, String code) {
        return "/figures/" + unit.id() + "/" + office.period.code() + "/" + code;
    }

    private static long shown(String page) {
        Matcher shown = SHOWN.matcher(page);
        return shown.find() ? number(shown.group(1)) : 0;
    }

    /** Of the first table: the units that gave a number. */
    private static long sum(String units) {
        Matcher parts = OPENS.matcher(units.substring(0, units.indexOf("</section>")));
        long sum = 0;
        while (parts.find()) sum += number(parts.group(3));
        return sum;
    }

    private static long number(String text) {
        return Long.parseLong(text.replaceAll("\\D", ""));
    }

    /** On every page that has figures, they are links, and each says the whole sentence. */
    @Test
    void aFigureOpensWhereverItStands() {
        Client mai = HOUSE.signedIn("mai");
        String period = office.period.code();
        String of = "?below=" + province.id() + "&indicator=32&period=" + period;
        List<String> pages = List.of(
                "/figures/" + nation.id() + "/" + period + "?per=total",
                "/figures/" + nation.id() + "/" + period,
                "/figures/" + nation.id() + "/" + period + "/table",
                "/figures/" + province.id() + "/" + period,
                "/figures/" + commune.id() + "/" + period,
                at(nation, "32"),
                "/figures/" + province.id() + "/" + period + "/distribution?indicator=32",
                "/compare" + of,
                "/compare" + of + "&over=years",
                "/compare/distribution" + of);
        for (String address : pages) {
            String page = mai.get(address).body();
            assertThat(page)
                    .as(address)
                    .contains("class=\"gb-open\"")
                    .doesNotContainPattern("<td class=\"gb-num gb-strong\">\\s*[0-9]");
            Matcher links = OPENS.matcher(page);
            List<String> sentences = new ArrayList<>();
            while (links.find()) {
                if (links.group(1).startsWith("/boards/")) continue;
                sentences.add(links.group(2));
                assertThat(links.group(2))
                        .as(address)
                        .endsWith("Mở xem gồm những gì")
                        .contains("2026")
                        .contains(
                                links.group(3).equals("–")
                                        ? "Chưa có số"
                                        : links.group(3).replace("KAD", "Không"));
            }
            assertThat(sentences).as(address).isNotEmpty();
        }
    }

    @Test
    void whoStandsOutsideTheLineFindsNothingAtAnyStep() {
        Client dung = HOUSE.signedIn("dung");
        String opened = "/reports/" + report.id() + "/counted/32";
        assertThat(dung.get(opened + "/activities/" + activity).status()).isEqualTo(200);
        assertThat(dung.get("/activities/" + activity).status())
                .as("the log is the commune's own")
                .isEqualTo(404);
        Client hoa = HOUSE.signedIn("hoa");
        assertThat(hoa.get(opened + "/activities/" + activity).body()).contains("/activities/" + activity + "\"");
        String farCounted = "/reports/" + farReport.id() + "/counted/32";
        for (Client outside : List.of(dung, hoa))
            for (String address : List.of(
                    at(HOUSE.unit(FAR_PROVINCE), "32"),
                    at(far, "32"),
                    "/reports/" + farReport.id(),
                    farCounted,
                    farCounted + "/activities/" + farActivity()))
                assertThat(outside.get(address).status()).as(address).isEqualTo(404);
        // An activity that another report counts is not opened by one's own.
        assertThat(dung.get(opened + "/activities/" + farActivity()).status()).isEqualTo(404);
        assertThat(HOUSE.visitor().get(opened + "/activities/" + activity).location())
                .startsWith("/sign-in");
    }

    private static long farActivity() {
        return HOUSE.jdbc()
                .sql("select min(id) from activities.activity where unit_id = :unit")
                .param("unit", far.id())
                .query(Long.class)
                .single();
    }

    @Test
    void thePublicReadsFewAsFew() {
        HOUSE.jdbc()
                .sql("update catalogue.period set published_at = :at where id = :id")
                .param("at", Instant.parse("2026-09-01T00:00:00Z").atOffset(ZoneOffset.UTC))
                .param("id", office.period.id())
                .update();
        Client anybody = HOUSE.visitor();
        String all = anybody.get("/public/figures/" + office.period.code()).body();
        assertThat(all)
                .contains("aria-label=\"Cuộc đối thoại của chính quyền, Cả nước, tháng 5 năm 2026: 10\u00a0cuộc.");
        String page =
                anybody.get("/public/figures/" + office.period.code() + "/32").body();
        assertThat(page).containsPattern("Cao Bằng</th><td class=\"gb-num\">\\s*&lt;5");
        assertThat(page).doesNotContainPattern("Lạng Sơn</th><td class=\"gb-num\">\\s*7");
        assertThat(page).doesNotContain("/reports/").doesNotContain("/figures/" + province.id());
    }

    @Test
    void whatChangedSinceIsReadAsItWasCounted() {
        Client hoa = HOUSE.signedIn("hoa");
        Activities activities = HOUSE.bean(Activities.class);
        long changed = HOUSE.jdbc()
                .sql("select max(id) from activities.activity where unit_id = :unit")
                .param("unit", commune.id())
                .query(Long.class)
                .single();
        Map<String, String> corrected = new HashMap<>(dialogue(4, 17));
        corrected.putAll(Map.of("version", "1", "what", "Nay nói khác."));
        assertThat(hoa.post("/activities/" + changed + "/correction", corrected).status())
                .isEqualTo(302);
        assertThat(activities
                        .find(HOUSE.actor("hoa"), changed)
                        .orElseThrow()
                        .content()
                        .what())
                .isEqualTo("Nay nói khác.");
        String page = HOUSE.signedIn("mai")
                .get("/reports/" + report.id() + "/counted/32/activities/" + changed)
                .body();
        assertThat(page)
                .contains("nay ghi khác")
                .doesNotContain("Nay nói khác.")
                .doesNotContain("sửa</span>");
    }

    private static List<Unit> below(Unit unit) {
        return HOUSE.bean(Units.class).children(unit.id(), office.period.lastDay());
    }

    private static Map<String, String> dialogue(int day, int people) {
        return Map.of(
                "day",
                office.period.firstDay().plusDays(day).toString(),
                "f.chu-tri",
                "chinh-quyen",
                "f.nguoi-du",
                String.valueOf(people),
                "f.y-kien",
                "12");
    }

    private static void log(Unit unit, int many) {
        ActivityType type = HOUSE.bean(ActivityTypes.class)
                .find("doi-thoai", office.period.lastDay())
                .orElseThrow();
        List<Activities.Logging> all = new ArrayList<>();
        for (int i = 0; i < many; i++)
            all.add(new Activities.Logging(
                    UUID.randomUUID(),
                    type,
                    Objects.requireNonNull(ActivityReading.read(
                                    type,
                                    dialogue(10 + i, 20 + i),
                                    Locale.ENGLISH,
                                    TestHouse.TODAY,
                                    HOUSE.bean(NamedUnits.class)::meant)
                            .content())));
        HOUSE.bean(Activities.class).log(Office.somebody(Role.OFFICER, unit), unit.id(), all);
    }
}
