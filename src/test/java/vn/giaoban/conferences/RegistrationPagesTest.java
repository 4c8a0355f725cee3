package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;

/** What is to be said is registered beforehand, seen together by those who prepare, and stands in the list at the opening. */
class RegistrationPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static ProvinceConference conference;
    private static Client hoa;
    private static String list;

    @BeforeAll
    static void make() {
        HOUSE.clock().set(TestHouse.TODAY);
        conference = new ProvinceConference(HOUSE, LocalDate.of(2026, 12, 27)).called();
        hoa = HOUSE.signedIn("hoa");
        list = conference.at() + "/registrations";
    }

    @AfterAll
    static void over() {
        conference.close();
    }

    @Test
    void aPointRegistersWithoutSayingWhereAndSeesItsOwnAlone() {
        hoa.post(list, Map.of("topic", "Đối thoại ở thôn vùng cao", "speaker", "Chị Hoa", "minutes", "7"));
        conference.dung.post(
                list,
                Map.of(
                        "topic", "Giữ rừng cùng dân",
                        "speaker", "Anh Dũng",
                        "minutes", "5",
                        "where", "Điểm cầu Lạng Sơn"));
        assertThat(hoa.get(list).body()).contains("Đối thoại ở thôn vùng cao").doesNotContain("Giữ rừng");
        assertThat(conference.dung.get(list).body()).contains("Đối thoại ở thôn vùng cao", "Giữ rừng cùng dân");
        assertThat(hoa.get(list + "/" + id("Giữ rừng cùng dân")).status()).isEqualTo(404);
        assertThat(hoa.post(list + "/" + id("Đối thoại ở thôn vùng cao") + "/placing", Map.of())
                        .status())
                .isEqualTo(404);
        for (String who : new String[] {"mai", "tuan"})
            assertThat(HOUSE.signedIn(who).get(list).status()).as(who).isEqualTo(404);
    }

    @Test
    void whatIsMissingIsSaidAtItsBox() {
        Client.Answer answer = hoa.post(list, Map.of("topic", "", "speaker", "", "minutes", "90"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Nhập chủ đề", "Ghi người phát biểu", "Nhập số phút từ 1 đến 60", "value=\"90\"");
        assertThat(conference
                        .dung
                        .post(list, Map.of("topic", "A", "speaker", "B", "minutes", "5", "where", "đâu đó"))
                        .body())
                .contains("Ghi tên một điểm cầu");
    }

    @Test
    void aFileComesAlongAndIsReadByThoseWhosePaperItIs() throws Exception {
        byte[] pdf = vn.giaoban.attachments.Samples.pdf();
        hoa.get(list + "/new");
        Client.Answer sent = hoa.upload(
                list, "file", "tham luận.pdf", pdf, Map.of("topic", "Có tệp", "speaker", "Chị Hoa", "minutes", "5"));
        assertThat(sent.location()).isEqualTo(list);
        String file = list + "/" + id("Có tệp") + "/file";
        assertThat(hoa.get(file).bytes()).isEqualTo(pdf);
        assertThat(conference.dung.get(file).status()).isEqualTo(200);
        assertThat(HOUSE.signedIn("mai").get(file).status()).isEqualTo(404);
        hoa.get(list + "/new");
        Client.Answer refused = hoa.upload(
                list,
                "file",
                "trang.html",
                "<p>".getBytes(StandardCharsets.UTF_8),
                Map.of("topic", "Tệp khác", "speaker", "Chị Hoa", "minutes", "5"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"Tệp khác\"");
    }

    @Test
    void similarTopicsStandTogetherForThoseWhoPrepare() {
        hoa.post(list, Map.of("topic", "Kinh nghiệm vận động hiến đất mở đường", "speaker", "A", "minutes", "5"));
        hoa.post(list, Map.of("topic", "Vận động dân hiến đất mở đường: kinh nghiệm", "speaker", "B", "minutes", "5"));
        assertThat(conference.dung.get(list).body()).contains("Chủ đề gần nhau");
        assertThat(hoa.get(list).body()).doesNotContain("Chủ đề gần nhau");
    }

    @Test
    void atTheOpeningTheyStandInTheListInTheirOrder() {
        try (ProvinceConference today = new ProvinceConference(HOUSE, TestHouse.TODAY.plusDays(30)).called()) {
            String own = today.at() + "/registrations";
            for (String topic : new String[] {"Một", "Hai", "Ba"})
                hoa.post(own, Map.of("topic", topic, "speaker", "Chị Hoa " + topic, "minutes", "5"));
            hoa.post(own, Map.of("topic", "Hỏi", "speaker", "Chị Hoa", "minutes", "5", "kind", "QUESTION"));
            long three = ((Number) today.one(
                            "select id from conferences.registration where conference_id = :id and topic = 'Ba'"))
                    .longValue();
            long two = ((Number) today.one(
                            "select id from conferences.registration where conference_id = :id and topic = 'Hai'"))
                    .longValue();
            today.dung.post(own + "/" + three + "/placing", Map.of("earlier", "true"));
            hoa.post(own + "/" + two + "/withdrawal", Map.of());
            today.lan.post(today.at() + "/opening", Map.of());
            assertThat(today.one("select string_agg(body ->> 'topic', ' ' order by seq) from conferences.event"
                            + " where conference_id = :id and kind = 'HandRaised'"))
                    .isEqualTo("Một Ba");
            assertThat(hoa.post(own, Map.of("topic", "Muộn", "speaker", "x", "minutes", "5"))
                            .status())
                    .isEqualTo(404);
        }
    }

    private static long id(String topic) {
        return ((Number)
                        conference.one("select id from conferences.registration where conference_id = :id and topic = '"
                                + topic + "'"))
                .longValue();
    }
}
