package vn.giaoban.activities;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.Client;
import vn.giaoban.PageForm;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.papers.SheetFile;
import vn.giaoban.papers.Spreadsheet;
import vn.giaoban.papers.Spreadsheet.Column;
import vn.giaoban.papers.Spreadsheets;
import vn.giaoban.run.Cast;
import vn.giaoban.web.Texts;

/** Chị Hoa has kept her dialogues in a spreadsheet, and brings them into the log. */
class LogImportTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final LocalDate DAY = LocalDate.of(2026, 9, 12);
    private static final List<Column> COLUMNS = List.of(
            Column.day("Ngày", 12),
            Column.text("Nơi", 20),
            Column.text("Chủ trì", 20),
            Column.any("Số người dự", 12),
            Column.any("Số ý kiến", 12),
            Column.text("Ghi chú của tôi", 20));

    private final Client hoa = HOUSE.signedIn("hoa");

    @BeforeEach
    @AfterEach
    void nothingIsLogged() {
        HOUSE.transaction().executeWithoutResult(status -> {
            HOUSE.jdbc().sql("delete from activities.log_import").update();
            HOUSE.jdbc().sql("delete from activities.revision").update();
            HOUSE.jdbc().sql("delete from activities.activity").update();
        });
    }

    @Test
    void eachBadRowIsNamedAndNothingIsLoadedUntilHerWord() {
        String review = sent("doi-thoai", "viec.xlsx", dialogues());
        String page = hoa.get(review).body();
        assertThat(page)
                .contains("2 hàng cần sửa, chưa nạp gì", "2 hàng đúng", "1 hàng có thể trùng")
                .contains("<th scope=\"row\" class=\"gb-num\">4</th>", "Nhập số: Số người dự", "Đang ghi: rất đông")
                .contains(
                        "<th scope=\"row\" class=\"gb-num\">6</th>", "Chọn một mục: Chủ trì", "Nhập ngày như 05/7/2026")
                .contains("Cột không được đọc: Ghi chú của tôi", "Hàng 2");
        assertThat(logged()).isZero();

        Map<String, String> form = PageForm.of(hoa.get(review), review + "/confirmation");
        Map<String, String> unsaid = new TreeMap<>(form);
        unsaid.remove("only");
        Client.Answer asked = hoa.post(review + "/confirmation", unsaid);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body()).contains("Chưa nạp gì, vì còn hàng cần sửa.");
        assertThat(logged()).isZero();

        for (int press = 0; press < 2; press++)
            assertThat(hoa.post(review + "/confirmation", form).location()).isEqualTo(review);
        assertThat(logged()).isEqualTo(2);
        assertThat(hoa.get(review).body()).contains("Đã nạp 2 việc", "2 hàng sai không nạp");
    }

    @Test
    void theSameFileAgainIsLoadedOnce() {
        byte[] file = dialogues();
        confirmed(sent("doi-thoai", "viec.xlsx", file), Map.of());
        String again = sent("doi-thoai", "viec lần hai.xlsx", file);
        assertThat(hoa.get(again).body()).contains("2 hàng đã nạp từ trước", "0 hàng đúng");
        confirmed(again, Map.of("doubtful", "true"));
        assertThat(logged()).as("the doubtful one, at her word").isEqualTo(3);
        confirmed(sent("doi-thoai", "viec.xlsx", file), Map.of());
        assertThat(logged()).isEqualTo(3);
    }

    @Test
    void whatIsLoggedMeanwhileIsShownInsteadOfBeingLoadedTwice() {
        String review = sent("hoa-giai", "viec.csv", csv("Ngày;Nơi;Kết quả\n12/9/2026;Nà Lìn;Hòa giải thành\n"));
        Map<String, String> seen = PageForm.of(hoa.get(review), review + "/confirmation");
        confirmed(
                sent(
                        "hoa-giai",
                        "khác.csv",
                        csv("Ngày,Nơi,Kết quả,Đã làm gì\n12/9/2026,nà lìn,Đang hòa giải,\"một, hai\"\n")),
                Map.of());
        Client.Answer late = hoa.post(review + "/confirmation", seen);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Nhật ký vừa thay đổi", "1 hàng có thể trùng", "Việc đã ghi");
        assertThat(logged()).isEqualTo(1);
    }

    @Test
    void aNumberIsReadByItsCellAndATextByThePagesLanguage() {
        List<Column> columns = List.of(Column.text("Ngày", 12), Column.any("Đất hiến (m²)", 12), Column.text("Nơi", 9));
        byte[] file = Spreadsheet.of(
                "A",
                columns,
                List.of(
                        List.of("12/9/2026", new BigDecimal("1234.5"), "a"),
                        List.of("12-9-2026", "1.234,5", "b"),
                        List.of("2026-09-12", "1.5", "c")));
        String review = sent("dong-gop", "dat.xlsx", file);
        assertThat(hoa.get(review).body()).contains("1 hàng cần sửa", "Đang ghi: 1.5");
        confirmed(review, Map.of());
        assertThat(HOUSE.jdbc()
                        .sql("select amounts[1] from activities.activity order by place")
                        .query(Long.class)
                        .list())
                .containsExactly(1_234_500L, 1_234_500L);
    }

    @Test
    void whatTheLogGivesItTakesBack() {
        confirmed(sent("doi-thoai", "viec.xlsx", dialogues()), Map.of("doubtful", "true"));
        List<String> before = contents();
        assertThat(before).hasSize(3);
        String days = "?from=2026-09-01&to=2026-09-30";
        byte[] file = hoa.get("/activities.xlsx" + days).bytes();
        nothingIsLogged();
        confirmed(sent("doi-thoai", "nhat-ky.xlsx", file), Map.of("doubtful", "true"));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void theBadRowsComeBackToBeMendedAndOnlyThose() throws Exception {
        String review = sent("doi-thoai", "viec.xlsx", dialogues());
        byte[] faults = hoa.get(review + "/faults.xlsx").bytes();
        List<List<String>> rows = Spreadsheets.read(new ByteArrayInputStream(faults));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).getFirst()).isEqualTo("Lỗi");
        assertThat(rows.get(1).getFirst()).isEqualTo("Số người dự: Nhập số: Số người dự");
        assertThat(rows.get(1)).contains("12/9/2026", "rất đông", "Cấp ủy");
        assertThat(hoa.get(sent("doi-thoai", "sai.xlsx", faults)).body())
                .contains("2 hàng cần sửa, chưa nạp gì", "0 hàng đúng", "Đang ghi: rất đông")
                .doesNotContain("Cột không được đọc");
    }

    @Test
    void theTemplateSaysWhatToTypeAndThatIsNoActivity() throws Exception {
        byte[] template = hoa.get("/activities/import/template?type=doi-thoai").bytes();
        List<List<String>> rows = Spreadsheets.read(new ByteArrayInputStream(template));
        assertThat(rows.get(0))
                .containsExactly(
                        "Ngày",
                        "Nơi",
                        "Chủ trì",
                        "Số người dự",
                        "Số ý kiến",
                        "Ý kiến đã trả lời",
                        "Kết luận phải thực hiện",
                        "Đã làm gì");
        assertThat(rows.get(1)).startsWith("ngày, như 05/7/2026, bắt buộc", "vài chữ", "chọn một mục, bắt buộc");
        ActivityType type =
                HOUSE.bean(ActivityTypes.class).find("doi-thoai", DAY).orElseThrow();
        LogImportFile read = LogImportFile.read(
                SheetFile.read(new ByteArrayInputStream(template), type.nameVi(), 10),
                LogSheet.of(List.of(type)),
                HOUSE.bean(Texts.class),
                Locale.of("vi"));
        assertThat(read.missing()).isEmpty();
        assertThat(read.rows()).isEmpty();
        assertThat(hoa.upload("/activities/import", "file", "mau.xlsx", template, Map.of("type", "doi-thoai"))
                        .body())
                .contains("Bảng tính chưa có hàng nào dưới hàng tiêu đề");
    }

    @Test
    void whatCannotBeReadIsSaidSo() {
        refused("doi-thoai", "viec.xls", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11}, "Không đọc được tệp này");
        refused("doi-thoai", "viec.csv", csv("Ngày,Nơi\n\"12/9/2026,Nà Lìn\n"), "Không đọc được tệp này");
        refused(
                "doi-thoai",
                "viec.csv",
                csv("Ngày,Nơi\n12/9/2026,Nà Lìn\n"),
                "Thêm cột: Chủ trì, Số người dự, Số ý kiến");
        refused("doi-thoai", "viec.csv", csv("tên,nơi\n1,2\n"), "Thêm cột: Ngày");
        refused("doi-thoai", "viec.xlsx", new byte[0], "Chọn bảng tính .xlsx hoặc .csv");
        refused("khong-co", "viec.csv", csv("Ngày\n"), "Chọn loại việc");
        String many = IntStream.rangeClosed(0, LogImports.MOST_ROWS)
                .mapToObj(n -> "12/9/2026;" + n + ";thanh\n")
                .collect(java.util.stream.Collectors.joining());
        refused("hoa-giai", "viec.csv", csv("Ngày;Nơi;Kết quả\n" + many), "quá 5.000 hàng");
    }

    @Test
    void nobodyElseSeesWhatSheSent() {
        String review = sent("doi-thoai", "viec.xlsx", dialogues());
        for (String other : List.of("pao", "dung", "kiem")) {
            Client client = HOUSE.signedIn(other);
            client.get("/work");
            assertThat(client.get(review).status()).as(other).isEqualTo(404);
            assertThat(client.get(review + "/faults.xlsx").status()).as(other).isEqualTo(404);
            assertThat(client.post(review + "/confirmation", Map.of("seen", "x", "only", "true"))
                            .status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(HOUSE.signedIn("kiem").get("/activities/import").status()).isEqualTo(404);
        assertThat(logged()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"360, vi, 2", "1280, vi, 2", "1280, en, 3"}) // in English "1.003" has decimals
    void aSpreadsheetIsLookedThroughAndLoaded(int width, String language, int bad) {
        Page page = TestBrowser.open().signedIn(HOUSE, "hoa", width);
        try {
            page.context().addCookies(List.of(new Cookie("giaoban-language", language).setUrl(HOUSE.address())));
            page.navigate("/activities");
            page.locator("a[href='/activities/import']").click();
            page.locator("a[href='/activities/import?type=doi-thoai']").click();
            look(page, "import-start", width, language);
            assertThat(page.locator(".gb-file-name"))
                    .hasText(language.equals("vi") ? "Chưa chọn tệp nào" : "No file chosen");
            page.locator("#file").setInputFiles(new FilePayload("viec.xlsx", Spreadsheets.TYPE, dialogues()));
            assertThat(page.locator(".gb-file-name")).hasText("viec.xlsx");
            page.locator("main button.btn-primary").click();
            assertThat(page.locator(".ac-faults")).hasCount(bad);
            look(page, "import-review", width, language);
            page.locator("form[action$='/confirmation'] button").click();
            assertThat(page.locator(".gb-say.ok")).isVisible();
            look(page, "import-done", width, language);
        } finally {
            page.context().close();
        }
    }

    private static void look(Page page, String name, int width, String language) {
        TestBrowser.open().screenshot(page, name + "-" + width + "-" + language);
        assertThat(TestBrowser.faults(page)).isEmpty();
        assertThat(TestBrowser.overflows(page)).isFalse();
    }

    /** Rows 2 and 3 are right, 4 and 6 are not, 5 is 2 once more. */
    private static byte[] dialogues() {
        return Spreadsheet.of(
                "Đối thoại",
                COLUMNS,
                List.of(
                        row(DAY, "Thôn Nà Lìn", "Chính quyền", 84, 12),
                        row(DAY.minusDays(1), "Thôn Khuổi Slao", "Cấp ủy", 40L, "1.003"),
                        row(DAY, "Thôn Bản Mẫu", "Cấp ủy", "rất đông", 3),
                        row(DAY, "thôn Nà Lìn", "Chính quyền", 85, 12),
                        row("hôm qua", "Thôn Lặp Pịa", "Ai đó", 9, 1)));
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private static byte[] csv(String text) {
        return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** Where the preview is. */
    private String sent(String type, String name, byte[] file) {
        hoa.get("/activities/import?type=" + type);
        Client.Answer answer = hoa.upload("/activities/import", "file", name, file, Map.of("type", type));
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return answer.location();
    }

    private void refused(String type, String name, byte[] file, String sentence) {
        hoa.get("/activities/import");
        Client.Answer answer = hoa.upload("/activities/import", "file", name, file, Map.of("type", type));
        assertThat(answer.status()).as(sentence).isEqualTo(422);
        assertThat(answer.body()).contains(sentence);
    }

    private void confirmed(String review, Map<String, String> more) {
        Map<String, String> form = PageForm.of(hoa.get(review), review + "/confirmation");
        form.putAll(more);
        assertThat(hoa.post(review + "/confirmation", form).status()).isEqualTo(302);
    }

    private static long logged() {
        return HOUSE.jdbc()
                .sql("select count(*) from activities.activity where unit_id = :unit")
                .param("unit", HOUSE.unit(Cast.COMMUNE).id())
                .query(Long.class)
                .single();
    }

    private static List<String> contents() {
        return HOUSE.jdbc()
                .sql("select concat_ws('|', day, place, what, amounts, words) from activities.activity order by 1")
                .query(String.class)
                .list();
    }
}
