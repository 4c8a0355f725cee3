package vn.giaoban.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.Client;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.papers.SheetCell;
import vn.giaoban.papers.SheetFile;
import vn.giaoban.papers.Spreadsheets;
import vn.giaoban.run.Cast;

/** The commune's log as a calendar, and taken away as files. */
class LogViewsTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private final Actor hoa = HOUSE.actor("hoa");
    private final long commune = HOUSE.unit(Cast.COMMUNE).id();

    @BeforeEach
    void theseAreLogged() {
        nothingIsLogged();
        for (int n = 0; n < 7; n++) log("hoa-giai", "2026-09-08", Map.of("place", "Thôn " + n, "f.ket-qua", "thanh"));
        log("doi-thoai", "2026-09-12", dialogue("Thôn Nà Lìn"));
        log("doi-thoai", "2026-08-31", dialogue("Thôn Khuổi Slao"));
    }

    @AfterEach
    void nothingIsLogged() {
        HOUSE.transaction().executeWithoutResult(status -> {
            HOUSE.jdbc().sql("delete from activities.revision").update();
            HOUSE.jdbc().sql("delete from activities.activity").update();
        });
    }

    @Test
    void aMonthBeginsWithTheMondayBeforeItAndTellsNothingOfOtherMonths() {
        Map<LocalDate, Integer> byDay = Map.of(LocalDate.of(2026, 8, 31), 9, LocalDate.of(2026, 9, 8), 7);
        LogCalendar september = LogCalendar.of(YearMonth.of(2026, 9), byDay, Map.of());
        assertThat(september.weeks()).hasSize(5);
        LogCalendar.Day monday = september.weeks().getFirst().days().getFirst();
        assertThat(monday.day()).isEqualTo("2026-08-31");
        assertThat(monday.within()).isFalse();
        assertThat(monday.count()).isZero();
        assertThat(september.weeks().stream().map(LogCalendar.Week::count)).containsExactly(0, 7, 0, 0, 0);
        assertThat(september.weeks().get(1).shade()).isEqualTo(4);
    }

    @Test
    void aMonthShowsThreeOfADayAndHowManyMoreThereAre() {
        Client reader = HOUSE.signedIn("hoa");
        String month = reader.get("/activities/calendar?month=2026-09").body();
        assertThat(month).contains("Lịch việc tháng 9/2026", "8 việc", "+4").contains("Đối thoại");
        assertThat(month.split("<span>Hòa giải</span>", -1)).hasSize(4);
        assertThat(reader.get("/activities/calendar?month=9/2026&type=doi-thoai")
                        .body())
                .contains("1 việc")
                .doesNotContain("<span>Hòa giải</span>");
        assertThat(reader.get("/activities/calendar?week=12/9/2026").body())
                .contains("Việc trong tuần 07/9/2026–13/9/2026", "Thôn 6", "Thôn Nà Lìn")
                .doesNotContain("Khuổi Slao");
        Client.Answer mended = reader.get("/activities/calendar?month=13/2026");
        assertThat(mended.status()).isEqualTo(422);
        assertThat(mended.body()).contains("Nhập tháng như 11/2026", "Lịch việc tháng 9/2026");
    }

    @Test
    void aSpreadsheetHasASheetForEachTypeAndSaysWhatItIs() throws Exception {
        Client reader = HOUSE.signedIn("hoa");
        Client.Answer file = reader.get("/activities.xlsx?from=2026-09-01&to=2026-09-30");
        assertThat(file.header("content-type")).isEqualTo(Spreadsheets.TYPE);
        assertThat(file.header("content-disposition")).contains("2026-09-01-2026-09-30.xlsx");
        List<List<String>> first = Spreadsheets.read(new ByteArrayInputStream(file.bytes()));
        assertThat(first.get(0).getFirst()).contains("Nhật ký việc", "Xã Mẫu Sơn", "01/9/2026–30/9/2026");
        assertThat(first.get(2).getFirst()).contains("Lấy ra lúc", "Hoa");
        List<String> head = first.stream()
                .filter(row -> row.getFirst().equals("Ngày"))
                .findFirst()
                .orElseThrow();
        assertThat(head).startsWith("Ngày", "Nơi", "Chủ trì", "Số người dự", "Số ý kiến");
        assertThat(first.getLast()).startsWith("12/9/2026", "Thôn Nà Lìn", "Chính quyền", "84", "12");
        List<List<String>> mediation = SheetFile.read(new ByteArrayInputStream(file.bytes()), "Hòa giải", 100).stream()
                .map(row -> row.stream().map(SheetCell::text).toList())
                .toList();
        assertThat(mediation.stream().filter(row -> row.getFirst().equals("8/9/2026")))
                .hasSize(7);

        assertThat(reader.get("/activities.xlsx?from=2020-01-01&to=2020-01-31").status())
                .as("nothing is a sheet too")
                .isEqualTo(200);
        assertThat(reader.get("/activities.xlsx?from=lung+tung").location()).startsWith("/activities?");
        assertThat(HOUSE.signedIn("dung")
                        .get("/activities.xlsx?unit=" + commune)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCalendarsFileHasADayForEachActivity() {
        Activity one = HOUSE.bean(ActivityList.class)
                .list(
                        commune,
                        new ActivityList.Wanted(LocalDate.of(2026, 9, 12), LocalDate.of(2026, 9, 12), "", "", false),
                        0,
                        1)
                .getFirst();
        HOUSE.bean(Activities.class).take(hoa, one.id(), 1, ActivityState.Act.WITHDRAW, "");
        Client.Answer file = HOUSE.signedIn("hoa").get("/activities.ics?from=2026-09-01&to=2026-09-30");
        assertThat(file.header("content-type")).startsWith("text/calendar");
        String calendar = file.body().replace("\r\n ", "");
        assertThat(calendar.split("BEGIN:VEVENT", -1)).hasSize(9);
        assertThat(calendar)
                .contains(
                        "UID:" + one.key() + "@127.0.0.1\r\n",
                        "DTSTART;VALUE=DATE:20260912\r\nDTEND;VALUE=DATE:20260913\r\nSUMMARY:Đối thoại\r\n",
                        "LOCATION:Thôn Nà Lìn\r\nDESCRIPTION:Chủ trì: Chính quyền\\nSố người dự: 84",
                        "/activities/" + one.id() + "\r\nSTATUS:CANCELLED\r\n");
    }

    @ParameterizedTest
    @CsvSource({"360, vi", "1280, vi", "1280, en"})
    void theCalendarIsReadOnAPhoneAndAtADesk(int width, String language) {
        Page reader = TestBrowser.open().signedIn(HOUSE, "hoa", width);
        try {
            reader.context().addCookies(List.of(new Cookie("giaoban-language", language).setUrl(HOUSE.address())));
            for (String address : List.of("month=2026-09", "week=2026-09-08")) {
                reader.navigate("/activities/calendar?" + address);
                TestBrowser.open()
                        .screenshot(
                                reader,
                                "log-" + address.substring(0, address.indexOf('=')) + "-" + width + "-" + language);
                assertThat(TestBrowser.faults(reader)).isEmpty();
                assertThat(TestBrowser.overflows(reader)).isFalse();
            }
        } finally {
            reader.context().close();
        }
    }

    private static Map<String, String> dialogue(String place) {
        return Map.of("place", place, "f.chu-tri", "chinh-quyen", "f.nguoi-du", "84", "f.y-kien", "12");
    }

    private void log(String code, String day, Map<String, String> typed) {
        Map<String, String> all = new HashMap<>(typed);
        all.put("day", day);
        ActivityType type =
                HOUSE.bean(ActivityTypes.class).find(code, LocalDate.parse(day)).orElseThrow();
        ActivityContent content = ActivityReading.read(
                        type, all, Locale.of("vi"), hoa.day(), (name, on) -> Optional.empty())
                .content();
        assertThat(content).isNotNull();
        HOUSE.bean(Activities.class)
                .log(hoa, commune, List.of(new Activities.Logging(UUID.randomUUID(), type, content)));
    }
}
