package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;

/** Papers are read by their audience, each with the reader's own notes; conferences go into calendars and stand in my work. */
class DocumentPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static ProvinceConference conference;
    private static Client hoa;
    private static String documents;

    @BeforeAll
    static void make() {
        HOUSE.clock().set(TestHouse.TODAY);
        conference = new ProvinceConference(HOUSE, TestHouse.TODAY.plusDays(10)).called();
        hoa = HOUSE.signedIn("hoa");
        documents = conference.at() + "/documents";
    }

    @AfterAll
    static void over() {
        conference.close();
    }

    @Test
    void eachAudienceReadsItsOwnPapers() throws Exception {
        byte[] pdf = vn.giaoban.attachments.Samples.pdf();
        conference.dung.get(documents);
        conference.dung.upload(documents, "file", "Báo cáo.pdf", pdf, Map.of("audience", "DELEGATES"));
        conference.dung.post(documents, Map.of("title", "Bảng riêng", "href", "/figures", "audience", "RUNNING"));
        assertThat(conference.dung.get(documents).body()).contains("Báo cáo", "Bảng riêng");
        String paper = documents + "/" + id("Báo cáo");
        assertThat(hoa.get(paper).status()).isEqualTo(200);
        assertThat(hoa.get(paper + "/file").bytes()).isEqualTo(pdf);
        assertThat(hoa.get(documents + "/" + id("Bảng riêng")).status()).isEqualTo(404);
        assertThat(hoa.get(documents).status()).isEqualTo(404);
        assertThat(HOUSE.signedIn("mai").get(paper + "/file").status()).isEqualTo(404);
        assertThat(hoa.get(conference.at()).body()).contains("Báo cáo").doesNotContain("Bảng riêng");
    }

    @Test
    void whatIsNoPaperIsMended() {
        assertThat(conference
                        .dung
                        .post(documents, Map.of("title", "Không có gì"))
                        .body())
                .contains("Chọn một tệp hoặc ghi địa chỉ");
        for (String href : new String[] {"https://example.org/", "//example.org", "figures", "/"})
            assertThat(conference
                            .dung
                            .post(documents, Map.of("title", "x", "href", href))
                            .status())
                    .as(href)
                    .isEqualTo(422);
    }

    @Test
    void aReadersNotesAreTheirsAlone() {
        conference.dung.post(documents, Map.of("title", "Có ghi chú", "href", "/figures", "audience", "POINTS"));
        String paper = documents + "/" + id("Có ghi chú");
        hoa.get(paper);
        hoa.post(paper + "/annotation", Map.of("body", "Hỏi lại về số liệu thôn Nà Lìn"));
        assertThat(hoa.get(paper).body()).contains("Hỏi lại về số liệu thôn Nà Lìn");
        assertThat(HOUSE.signedIn("pao").get(paper).body()).doesNotContain("Nà Lìn");
        assertThat(conference.dung.get(paper).body()).doesNotContain("Nà Lìn");
        hoa.post(paper + "/annotation", Map.of("body", " "));
        assertThat(hoa.get(paper).body()).doesNotContain("Nà Lìn");
        assertThat(hoa.post(paper + "/annotation", Map.of("body", "x".repeat(10_001)))
                        .status())
                .isEqualTo(422);
        conference.dung.post(paper + "/removal", Map.of());
        assertThat(hoa.get(paper).status()).isEqualTo(404);
    }

    @Test
    void papersArePutInOrder() {
        conference.dung.post(documents, Map.of("title", "Trước", "href", "/figures", "audience", "POINTS"));
        conference.dung.post(documents, Map.of("title", "Sau", "href", "/figures", "audience", "POINTS"));
        conference.dung.post(documents + "/" + id("Sau") + "/placing", Map.of("earlier", "true"));
        String page = conference.dung.get(documents).body();
        assertThat(page.indexOf(">Sau<")).isLessThan(page.indexOf(">Trước<"));
    }

    @Test
    void conferencesGoIntoCalendarsWithThePointOfTheReader() {
        String one = hoa.get(conference.at() + "/calendar.ics").body().replace("\r\n ", "");
        assertThat(one)
                .contains(
                        "BEGIN:VEVENT",
                        "SUMMARY:Hội nghị thử",
                        "DTSTART:20261002T010000Z",
                        "LOCATION:Điểm cầu xã Mẫu Sơn");
        assertThat(hoa.get("/conferences.ics").body().replace("\r\n ", "")).contains("SUMMARY:Hội nghị thử");
        assertThat(HOUSE.signedIn("mai").get(conference.at() + "/calendar.ics").status())
                .isEqualTo(404);
        assertThat(HOUSE.signedIn("tuan").get("/conferences.ics").status()).isEqualTo(404);
    }

    @Test
    void whatAConferenceAsksStandsInMyWork() {
        String work = hoa.get("/work").body();
        assertThat(work).contains("Lập danh sách đại biểu: Điểm cầu xã Mẫu Sơn", "Thử đường truyền");
        hoa.post(conference.commune() + "/delegates", Map.of("delegate", "Ai đó"));
        hoa.post(conference.commune() + "/rehearsal", Map.of("passed", "true"));
        assertThat(hoa.get("/work").body()).doesNotContain("Lập danh sách đại biểu", "Thử đường truyền");
        try (ProvinceConference near = new ProvinceConference(HOUSE, LocalDate.of(2026, 9, 25))) {
            assertThat(near.lan.get("/work").body()).contains("Triệu tập hội nghị");
            assertThat(near.called().lan.get("/work").body()).doesNotContain("Triệu tập hội nghị");
        }
    }

    private static long id(String title) {
        return ((Number) conference.one(
                        "select id from conferences.document where conference_id = :id and title = '" + title + "'"))
                .longValue();
    }
}
