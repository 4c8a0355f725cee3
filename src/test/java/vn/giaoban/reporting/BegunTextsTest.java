package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.PageForm;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;
import vn.giaoban.web.Texts;

/** Hoa opens a report, and its text has begun: it follows the figures until she makes it hers. */
class BegunTextsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final String MARK = "Nháp từ số liệu – chưa ai sửa";

    private final Unit commune = HOUSE.unit(Cast.COMMUNE);
    private final Unit province = HOUSE.unit(Cast.PROVINCE);
    private Office office;
    private Actor hoa;
    private Client page;
    private Report report;

    @BeforeEach
    void open() {
        office = new Office(5);
        hoa = HOUSE.actor("hoa");
        page = HOUSE.signedIn("hoa");
        report = office.reports.begin(hoa, commune.id(), office.period);
        figures(Map.of("32", 12L, "33", 1340L, "13", 90L, "30", 0L, "65", 1_250_000_000L));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void theTextFollowsTheFiguresWhileNobodyHasTouchedIt() {
        assertThat(text("authorities"))
                .startsWith("Trong tháng 5 năm 2026, đã tiếp 90 lượt công dân.")
                .contains("Chính quyền đã tổ chức 12 cuộc đối thoại với nhân dân, có 1.340 người dự.");
        assertThat(text("front"))
                .isEqualTo("Trong tháng 5 năm 2026, đã cứu trợ bằng tiền và hàng trị giá 1,25 tỷ đồng.");
        assertThat(text("assessment")).isEqualTo("Không phát sinh đơn giải quyết quá hạn.");
        assertThat(html()).contains(MARK);

        figures(Map.of("13", 91L));
        assertThat(text("authorities")).contains("91 lượt công dân");
        assertThat(passage("authorities").version()).as("nothing is kept of it").isZero();
    }

    @Test
    void theFirstEditMakesItTheOfficersAndTellsWhenTheFiguresChange() {
        post(Map.of("p.authorities", text("authorities") + " Nhân dân phấn khởi.", "pb.authorities", "0"));
        figures(Map.of("13", 95L));
        assertThat(text("authorities")).contains("90 lượt công dân").endsWith("phấn khởi.");
        String at = "/reports/" + report.id() + "/sentences/authorities";
        assertThat(html()).contains(at);

        Client.Answer both = page.get(at);
        assertThat(both.status()).isEqualTo(200);
        assertThat(both.body()).contains("90 lượt").contains("95 lượt");
        Map<String, String> offered = PageForm.of(both, "/reports/" + report.id() + "/cells");
        assertThat(plain(offered.get("p.authorities")))
                .contains("95 lượt công dân")
                .endsWith("phấn khởi.");
        page.post("/reports/" + report.id() + "/cells", offered);
        assertThat(text("authorities")).contains("95 lượt công dân").endsWith("phấn khởi.");
        assertThat(html()).doesNotContain(at);
    }

    @Test
    void whatNobodyConfirmedIsNotSent() {
        fill();
        assertThat(office.filing.faults(now(), Texts.VIETNAMESE))
                .extracting(Fault::heading)
                .contains("authorities", "party", "front", "assessment");
        post(Map.of("keep", "authorities"));
        assertThat(passage("authorities").body()).contains("lượt công dân");
        assertThat(passage("front").version()).isZero();
        post(Map.of("keep", "*"));
        assertThat(html()).doesNotContain(MARK);
        post(Map.of("p.tasks", "Đối thoại với nhân dân ở các thôn."));
        assertThat(office.filing.faults(now(), Texts.VIETNAMESE)).isEmpty();

        office.resend(commune, now());
        Submission sent = HOUSE.bean(Submissions.class).get(Objects.requireNonNull(now().lastSubmissionId()));
        assertThat(sent.passages().get("authorities")).contains("lượt công dân");
        assertThat(html()).doesNotContain(MARK);
    }

    @Test
    void aClearedTextStaysCleared() {
        post(Map.of("p.front", ""));
        assertThat(text("front")).isEmpty();
        assertThat(html()).contains("/reports/" + report.id() + "/sentences/front");
    }

    @Test
    void aProvincesTextBeginsWithWhatHasComeUp() {
        fill();
        post(Map.of("keep", "*", "p.tasks", "Đối thoại với nhân dân ở các thôn."));
        office.resend(commune, now());
        office.accept(now());
        Actor dung = HOUSE.actor("dung");
        Report above = office.reports.begin(dung, province.id(), office.period);
        Client.Answer answer = HOUSE.signedIn("dung").get("/reports/" + above.id());
        assertThat(plain(
                        PageForm.of(answer, "/reports/" + above.id() + "/cells").get("p.authorities")))
                .contains("Chính quyền đã tổ chức 12 cuộc đối thoại với nhân dân");
    }

    @Test
    void whoReadsTheTextOpensTheFiguresThatItSays() {
        fill();
        String authorities = text("authorities");
        post(Map.of(
                "keep",
                "*",
                "p.tasks",
                "Đối thoại ở 90 thôn.",
                "p.front",
                "Cứu trợ trị giá 1,25 tỷ đồng; 21.250 suất."));
        office.resend(commune, now());
        String read = HOUSE.signedIn("dung").get("/reports/" + report.id()).body();
        assertThat(behind(read, "authorities")).containsAll(List.of("13:90", "32:12", "33:1.340"));
        assertThat(authorities).contains("90 lượt");
        assertThat(behind(read, "front")).as("as somebody typed it").containsExactly("65:1.250.000.000");
        assertThat(behind(read, "tasks")).as("a heading without sentences").isEmpty();
        assertThat(html()).as("who may write has the boxes").contains("rp-behind");
        assertThat(read).contains("id=\"c-13\"", "id=\"c-65\"");
    }

    /** Below a passage, the figures that it opens: their code and what they say. */
    private static List<String> behind(String page, String heading) {
        String passage = page.substring(page.indexOf("id=\"t-" + heading + "\""));
        passage = passage.substring(
                0, passage.indexOf("</div>\n</div>") < 0 ? passage.length() : passage.indexOf("</div>\n</div>"));
        int list = passage.indexOf("rp-behind");
        int end = passage.indexOf("id=\"t-", 8);
        if (list < 0 || end > 0 && list > end) return List.of();
        return Pattern.compile("href=\"#c-([^\"]*)\"[^>]*>([^<]*)</a>")
                .matcher(passage.substring(list, passage.indexOf("</details>", list)))
                .results()
                .map(one -> one.group(1) + ":" + one.group(2))
                .toList();
    }

    @Test
    void theReaderInEnglishReadsIt() {
        page.post("/language", Map.of("language", "en", "back", "/"));
        assertThat(text("authorities")).startsWith("In May 2026, citizen receptions held: 90.");
        page.post("/language", Map.of("language", "vi", "back", "/"));
    }

    /** Every required box says five, but those that say something already. */
    private void fill() {
        Map<Integer, Long> cells = new HashMap<>(office.fives(commune.level()));
        Content content = office.drafts.content(now());
        cells.keySet().removeIf(slot -> content.cell(slot).own() != null);
        List<Drafts.CellChange> changes = cells.entrySet().stream()
                .map(cell -> Drafts.CellChange.of(cell.getKey(), cell.getValue()))
                .toList();
        List<Drafts.PassageChange> texts = List.of(new Drafts.PassageChange("situation", "Ổn định.", 0));
        office.drafts.save(hoa, report.id(), changes, texts);
    }

    private void figures(Map<String, Long> counts) {
        Content content = office.drafts.content(now());
        office.drafts.save(
                hoa,
                report.id(),
                counts.entrySet().stream()
                        .map(one -> {
                            int slot = office.slot(one.getKey());
                            Cell cell = new Cell(slot, one.getValue() * 1000, null, "", "", 0, 0, null);
                            return new Drafts.CellChange(
                                    cell, content.cell(slot).version());
                        })
                        .toList(),
                List.of());
    }

    private Report now() {
        return office.now(hoa, report);
    }

    private Passage passage(String heading) {
        return office.drafts.content(now()).passage(heading);
    }

    private String html() {
        return page.get("/reports/" + report.id()).body();
    }

    private Map<String, String> fields() {
        return PageForm.of(page.get("/reports/" + report.id()), "/reports/" + report.id() + "/cells");
    }

    /** The whole form as the page has it, with this in it. */
    private void post(Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(fields());
        fields.putAll(more);
        assertThat(page.post("/reports/" + report.id() + "/cells", fields).status())
                .isEqualTo(302);
    }

    private String text(String heading) {
        return plain(fields().get("p." + heading));
    }

    private static String plain(@Nullable String text) {
        return Objects.requireNonNull(text).replace('\u00a0', ' ');
    }
}
