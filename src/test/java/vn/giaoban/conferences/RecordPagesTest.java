package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;
import vn.giaoban.web.Texts;

/** What is left of a conference with the provinces: read, printed and filed by those who may, and shown to nobody else. */
class RecordPagesTest {
    private static final Instant EIGHT = Instant.parse("2026-09-29T01:00:00Z");
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 15);

    private final TestHouse house = TestHouse.open();
    private final TestBrowser browser = TestBrowser.open();
    private final Courses courses = house.bean(Courses.class);

    @Test
    void theMinutesAreWholeAndOpenToThePointsOnceTheChairHasConfirmed() {
        long id = held();
        Client mai = house.signedIn("mai");
        Client lan = house.signedIn("lan");
        String at = "/conferences/" + id;
        assertThat(mai.get(at + "/minutes").body())
                .contains(
                        "BIÊN BẢN",
                        "Nông Văn Dũng",
                        "Một cửa cho đơn của dân ở xã vùng cao",
                        "Đề nghị xã vùng cao dùng một sổ nhận đơn.",
                        "Hội nghị mở đầu bằng phần điểm lại việc quý trước.",
                        "Thông qua chương trình quý IV",
                        "Các tỉnh rà đơn quá hạn, báo số còn lại và lý do.",
                        "các tỉnh, thành phố được mời (34 đơn vị)",
                        "15/10/2026",
                        "chưa xác nhận kết luận");
        assertThat(mai.get(at).body().split("<li><span>–</span>", -1))
                .as("items that were not reached have no time once it is over")
                .hasSize(1 + 5);
        assertThat(lan.get(at + "/minutes").status()).isEqualTo(404);
        assertThat(lan.get(at + "/notice").status()).isEqualTo(404);
        assertThat(lan.get(at).body()).doesNotContain("Các tỉnh rà đơn quá hạn", at + "/minutes");
        take("binh", id, new Happening.Concluded());
        assertThat(lan.get(at + "/minutes").body()).contains("Nông Văn Dũng").doesNotContain("chưa xác nhận kết luận");
        assertThat(lan.get(at + "/notice").body()).contains("THÔNG BÁO", "Các tỉnh rà đơn quá hạn");
        assertThat(lan.get(at).body())
                .contains("Thông qua chương trình quý IV", "Mới giao", at + "/minutes")
                .doesNotContain(at + "/events", at + "/attendance", at + "/article");
        assertThat(mai.get(at).body()).contains(at + "/events", at + "/attendance", at + "/article", "Mới giao");
        assertThat(house.visitor().get(at + "/minutes").status()).isEqualTo(303);
    }

    @Test
    void whoWasStillWaitingWhenItEndedComesNextOnNoScreen() {
        long id = opened();
        String at = "/conferences/" + id;
        speakers(id);
        assertThat(house.signedIn("binh").get(at + "/screen").body()).contains(">còn lại trong 5 phút</div>");
        // Half a minute past: the clock runs on, and a second or two is nobody's fault.
        house.clock().set(EIGHT.plus(Duration.ofMinutes(9)).plusSeconds(30));
        assertThat(house.signedIn("binh").get(at + "/screen").body())
                .contains(">quá thời gian 5 phút</div>")
                .containsPattern(">−4:[23]\\d</div>");
        house.clock().set(EIGHT);
        take("binh", id, new Happening.FloorEnded());
        assertThat(house.signedIn("binh").get(at + "/screen").body()).contains("class=\"next\"");
        take("binh", id, new Happening.Closed());
        assertThat(house.signedIn("binh").get(at + "/screen").body()).doesNotContain("class=\"next\"");
        assertThat(house.signedIn("binh").get(at + "/chair").body())
                .contains("Nguyễn Thị Phương Thảo Nguyên", "chưa được mời")
                .doesNotContain("/lowering", "/placing", "danh sách đang khóa");
    }

    @Test
    void whoWasThereAndWhatHappenedIsForThoseWhoRunItAlone() throws Exception {
        long id = held();
        String at = "/conferences/" + id;
        Client mai = house.signedIn("mai");
        for (String who : List.of("lan", "hoa"))
            for (String page : List.of("/attendance", "/attendance.xlsx", "/events", "/article"))
                assertThat(house.signedIn(who).get(at + page).status())
                        .as(who + page)
                        .isEqualTo(404);
        long langSon = house.unit(Cast.PROVINCE).id();
        assertThat(mai.get(at + "/attendance").body()).contains("Lạng Sơn", "group=" + langSon);
        assertThat(mai.get(at + "/attendance?group=" + langSon).body()).contains("48");
        assertThat(mai.get(at + "/attendance?group=999999").status()).isEqualTo(404);
        assertThat(mai.get(at + "/attendance?group=x").status()).isEqualTo(404);
        Client.Answer file = mai.get(at + "/attendance.xlsx");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file.bytes()))) {
            assertThat(book.getFirstSheet().read()).hasSize(2 + 1 + 35);
        }
        assertThat(mai.get(at + "/events").body())
                .contains("Khai mạc.", "biểu quyết về “Thông qua chương trình quý IV”: Tán thành.", "Bế mạc.");
        assertThat(mai.get(at + "/events?from=abc").status()).isEqualTo(200);
        assertThat(mai.get(at + "/events?from=9999999").body()).contains("Chưa có gì diễn ra");
    }

    @Test
    void theArticleBeginsFromTheRecordAndIsNotOverwrittenByWhoCameTooLate() {
        long id = held();
        String at = "/conferences/" + id + "/article";
        Client mai = house.signedIn("mai");
        assertThat(mai.get(at).body()).contains("do hệ thống soạn", "Sáng 29/9", "có 1 ý kiến");
        assertThat(mai.get(at + "?language=en").body()).contains("On the morning of 29 Sep");
        assertThat(mai.post(at, Map.of("language", "vi", "seen", "0", "title", "", "body", "Đã sửa"))
                        .status())
                .isEqualTo(422);
        assertThat(mai.post(at, Map.of("language", "vi", "seen", "0", "title", "Tin", "body", "Đã sửa"))
                        .status())
                .isEqualTo(302);
        assertThat(mai.get(at).body()).contains("Bản 1", "Đã sửa");
        Client.Answer late = house.signedIn("binh")
                .post(at, Map.of("language", "vi", "seen", "0", "title", "Tin", "body", "Viết khác"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Đã sửa", "Viết khác", "name=\"seen\" value=\"1\"");
        assertThat(mai.get(at).body()).contains("Đã sửa").doesNotContain("Viết khác");
    }

    @Test
    void aFigureGoesUpOnEveryScreenAsItStandsAndComesDownAgain() {
        long id = opened();
        String at = "/conferences/" + id;
        Client binh = house.signedIn("binh");
        Client dung = house.signedIn("dung");
        assertThat(binh.get(at + "/screen/figure").body()).contains("Chiếu số liệu", "<option value=\"32. ");
        assertThat(dung.get(at + "/screen/figure").status()).isEqualTo(404);
        assertThat(dung.post(at + "/screen/figure", Map.of("indicator", "32")).status())
                .isEqualTo(404);
        assertThat(binh.post(at + "/screen/figure", Map.of("indicator", "không có chỉ tiêu này"))
                        .body())
                .contains("Lỗi:", "Ghi số hoặc tên một chỉ tiêu", "value=\"không có chỉ tiêu này\"");
        assertThat(binh.post(at + "/screen/figure", Map.of("indicator", "32", "unit", "Nơi nào đó"))
                        .status())
                .isEqualTo(422);
        assertThat(binh.post(at + "/screen/figure", Map.of("indicator", "32", "period", "1850-9T"))
                        .status())
                .isEqualTo(422);
        assertThat(binh.post(at + "/screen/figure", Map.of("indicator", "32")).status())
                .isEqualTo(302);
        assertThat(binh.get(at + "/screen").body()).contains("hall shows", "ex-big");
        assertThat(binh.post(at + "/screen/figure", Map.of("kind", "completion"))
                        .status())
                .isEqualTo(302);
        assertThat(dung.get(at + "/screen").body()).contains("Tình hình gửi báo cáo", "/34");
        assertThat(binh.get(at + "/chair").body()).contains("Thôi chiếu");
        assertThat(binh.post(at + "/screen/clearing", Map.of()).status()).isEqualTo(302);
        assertThat(binh.get(at + "/screen").body()).doesNotContain("hall shows");
    }

    @Test
    void wherePeopleMayLookOnNothingIsShownThatIsNotPublished() {
        long id = opened();
        house.jdbc()
                .sql("update conferences.conference set public = true, version = version + 1 where id = :id")
                .param("id", id)
                .update();
        Client binh = house.signedIn("binh");
        String at = "/conferences/" + id;
        assertThat(binh.post(at + "/screen/figure", Map.of("kind", "headlines")).body())
                .contains("chỉ chiếu số liệu đã công bố");
        assertThat(house.visitor().get("/public/conferences/" + id).body()).doesNotContain("ex-big");
    }

    @Test
    void papersAndScreensLookAsTheyShould() {
        long id = held();
        String at = "/conferences/" + id;
        Page mai = browser.signedIn(house, "mai", 1280);
        for (String paper : List.of("minutes", "notice", "attendance", "events", "article")) {
            mai.navigate(at + "/" + paper);
            browser.screenshot(mai, "conference-" + paper + "-1280");
            assertThat(TestBrowser.faults(mai)).as(paper).isEmpty();
            assertThat(TestBrowser.overflows(mai)).as(paper).isFalse();
        }
        mai.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        mai.setViewportSize(620, 900);
        for (String paper : List.of("minutes", "notice", "attendance")) {
            mai.navigate(at + "/" + paper);
            browser.screenshot(mai, "conference-" + paper + "-print");
            assertThat(mai.locator(".gb-nav").isVisible()).as(paper).isFalse();
            assertThat(mai.locator("[data-print]").isVisible()).as(paper).isFalse();
        }
        mai.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        mai.setViewportSize(360, 800);
        for (String paper : List.of("minutes", "notice", "attendance", "events", "article", "")) {
            mai.navigate(at + "/" + paper);
            assertThat(TestBrowser.overflows(mai)).as(paper).isFalse();
        }
        take("binh", id, new Happening.Concluded());
        mai.setViewportSize(1280, 900);
        mai.navigate(at);
        browser.screenshot(mai, "conference-record-1280");
    }

    @Test
    void aFigureIsReadFromTheLastRowInBothLanguages() {
        long id = opened();
        List<Period> periods = house.bean(Periods.class).all().stream()
                .filter(period -> period.year() >= 2025 && period.kind() != PeriodKind.MONTH)
                .toList();
        house.jdbc().sql("create table figures.kept as table figures.sheet").update();
        try {
            for (Period period : periods) report(period);
            speakers(id);
            for (String who : List.of("binh", "mai")) {
                Page screen = browser.signedIn(house, who, 1920);
                if (who.equals("mai")) english(screen);
                for (Map.Entry<String, Happening> one : shown().entrySet()) {
                    String what = one.getKey();
                    take("binh", id, one.getValue());
                    screen.navigate("/conferences/" + id + "/screen");
                    browser.screenshot(screen, "conference-shows-" + what + (who.equals("mai") ? "-en" : "") + "-1920");
                    assertThat(TestBrowser.faults(screen)).as(what).isEmpty();
                    assertThat(TestBrowser.overflows(screen)).as(what).isFalse();
                    assertThat((boolean) screen.evaluate("document.documentElement.scrollHeight <= innerHeight"))
                            .as(what + ": nobody scrolls a hall's screen")
                            .isTrue();
                }
                if (who.equals("mai")) vietnamese(screen);
            }
        } finally {
            house.jdbc().sql("""
                    delete from figures.sheet;
                    insert into figures.sheet table figures.kept;
                    drop table figures.kept
                    """).update();
        }
    }

    /** Each kind of what can be on show, by a name. */
    private Map<String, Happening> shown() {
        Map<String, Happening> shown = new LinkedHashMap<>();
        for (String what : List.of("32", "map-32", "headlines", "completion"))
            shown.put(what, new Happening.Shown("Số liệu", "/figures", what, centre(), "2026-9T"));
        String figures = "/figures/" + centre() + "/";
        Map<String, String> charts = Map.of(
                "comparison", "/compare?below=" + centre() + "&indicator=32&period=2026-9T",
                "distribution", figures + "2026-9T/distribution?indicator=32&level=" + Unit.PROVINCE,
                "history", figures + "history?indicator=32&period=NINE_MONTHS",
                "punctuality", figures + "punctuality");
        charts.forEach((name, address) -> shown.put(name, new Happening.ChartShown("Biểu đồ", address)));
        return shown;
    }

    /** One speaks and three wait, with names as long as they come. */
    private void speakers(long id) {
        take("mai", id, new Happening.QueueOpened());
        List<Long> points =
                List.copyOf(house.bean(Preparations.class).of(id).points().keySet());
        for (int i = 1; i <= 4; i++)
            take(
                    "mai",
                    id,
                    new Happening.HandRaised(
                            points.get(i),
                            0,
                            "Nguyễn Thị Phương Thảo Nguyên",
                            "",
                            "Nước sạch ở khu tái định cư",
                            5,
                            HandKind.RAISED,
                            0));
        take(
                "binh",
                id,
                new Happening.FloorGiven(
                        courses.of(id).floor().waiting().getFirst().number()));
    }

    private static void english(Page page) {
        language(page, "English");
    }

    private static void vietnamese(Page page) {
        language(page, "Tiếng Việt");
    }

    private static void language(Page page, String name) {
        page.navigate("/conferences");
        page.locator(".gb-me summary").click();
        page.locator(".gb-me-box").getByText(name).click();
    }

    /** Every province says something of the three headline figures. */
    private void report(Period period) {
        Map<String, Indicator> indicators =
                house.bean(Indicators.class).of(period.lastDay()).byCode();
        long some = period.code().hashCode() & 63;
        for (Unit unit : house.bean(Units.class).children(centre(), period.lastDay())) {
            Map<Integer, Long> own = new HashMap<>();
            for (String code : List.of("32", "13", "14", "25", "25a", "26"))
                if (indicators.containsKey(code) && !indicators.get(code).isComputed())
                    own.put(indicators.get(code).slot(), (40 + some + unit.id() % 37) * 1000);
            house.transaction()
                    .executeWithoutResult(status -> house.bean(Figures.class)
                            .post(period, List.of(new Posting(unit.id(), Amounts.of(own), Amounts.NONE, 1L, 1L))));
        }
    }

    // ---------- a conference with the provinces

    private long opened() {
        house.clock().set(EIGHT);
        long id = house.bean(Making.class)
                .make(
                        house.actor("mai"),
                        centre(),
                        new Making.Wish(
                                Preset.ALL.stream()
                                        .filter(one -> one.key().equals("nation-provinces"))
                                        .findFirst()
                                        .orElseThrow(),
                                "",
                                house.bean(Periods.class).find("2026-9T").orElse(null),
                                null,
                                EIGHT,
                                "Hội trường Trung ương"),
                        Texts.VIETNAMESE);
        take("binh", id, new Happening.Called());
        take("dung", id, new Happening.PointSeen(point(id), true, 48, ""));
        take("binh", id, new Happening.Opened());
        return id;
    }

    private long held() {
        long id = opened();
        List<AgendaItem> items = house.bean(Agendas.class).of(id);
        take("mai", id, new Happening.ItemBegun(items.getFirst().id()));
        take(
                "mai",
                id,
                new Happening.Noted(
                        Note.item(items.getFirst().id()), "Hội nghị mở đầu bằng phần điểm lại việc quý trước.", 0));
        take(
                "mai",
                id,
                new Happening.HandRaised(
                        point(id),
                        0,
                        "Nông Văn Dũng",
                        "",
                        "Một cửa cho đơn của dân ở xã vùng cao",
                        5,
                        HandKind.ORDER,
                        0));
        int hand = courses.of(id).seq();
        take("binh", id, new Happening.FloorGiven(hand));
        take("binh", id, new Happening.FloorEnded());
        take("mai", id, new Happening.QueueOpened());
        take(
                "dung",
                id,
                new Happening.HandRaised(
                        point(id), 0, "Hoàng Thị Lan", "", "Đối thoại ở khu tái định cư", 5, HandKind.RAISED, 0));
        take("binh", id, new Happening.FloorGiven(courses.of(id).seq()));
        take("mai", id, new Happening.Noted("speech:2", "Đề nghị xã vùng cao dùng một sổ nhận đơn.", 0));
        take(
                "mai",
                id,
                new Happening.BallotOpened(
                        "Thông qua chương trình quý IV", List.of("Tán thành", "Ý kiến khác"), true, true));
        take("dung", id, new Happening.Voted(1, point(id), 0));
        List<Long> provinces =
                List.copyOf(house.bean(Preparations.class).of(id).provinces().keySet());
        take(
                "binh",
                id,
                new Happening.ConclusionWritten(
                        0, "Các tỉnh rà đơn quá hạn, báo số còn lại và lý do.", provinces, OCTOBER, "", 0));
        take("binh", id, new Happening.Closed());
        return id;
    }

    private void take(String who, long id, Happening what) {
        Seat seat = house.bean(Seats.class).that(house.actor(who), id, what).orElseThrow();
        assertThat(courses.take(seat, what)).isEmpty();
    }

    private long centre() {
        return house.unit(Cast.PROVINCE).parentId();
    }

    private long point(long conference) {
        return house.jdbc()
                .sql("select id from conferences.point where conference_id = :conference and unit_id = :unit")
                .param("conference", conference)
                .param("unit", house.unit(Cast.PROVINCE).id())
                .query(Long.class)
                .single();
    }
}
