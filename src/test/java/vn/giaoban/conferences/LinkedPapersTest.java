package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.attachments.Samples;

/** A delegate who came by the link of the invitation sends a file, and reads the minutes once they are issued. */
class LinkedPapersTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final String OWN = "/seat/own/registrations";

    private final ProvinceConference conference = new ProvinceConference(HOUSE, TestHouse.TODAY.plusDays(41)).called();
    private final Client hoa = HOUSE.signedIn("hoa");

    @AfterEach
    void over() {
        conference.close();
    }

    @Test
    void aFileGoesWithTheContributionAndIsReadByThoseWhosePaperItIs() throws Exception {
        Client guest = guest("Lý Thị Mẩy");
        Client other = guest("Bàn Văn Sỉ");
        byte[] pdf = Samples.pdf();
        assertThat(guest.get(OWN + "/new").body()).contains("name=\"file\"");
        Client.Answer without = guest.upload(OWN, "file", "tham luận.pdf", pdf, Map.of("topic", "", "minutes", "5"));
        assertThat(without.status()).isEqualTo(422);
        String key = key(without);
        // The file was kept: it need not be chosen again, by whoever sent it; to anybody else its key says nothing.
        other.post(OWN, Map.of("topic", "Của người khác", "minutes", "5", "key", key));
        assertThat(conference.one("select attachment_id is null from conferences.registration"
                        + " where conference_id = :id and topic = 'Của người khác'"))
                .isEqualTo(true);
        assertThat(guest.post(OWN, Map.of("topic", "Đối thoại ở thôn", "minutes", "5", "key", key))
                        .location())
                .isEqualTo(OWN);
        String file = OWN + "/" + id("Đối thoại ở thôn") + "/file";
        assertThat(guest.get(file).bytes()).isEqualTo(pdf);
        assertThat(other.get(file).status()).isEqualTo(404);
        assertThat(hoa.get(conference.at() + "/registrations/" + id("Đối thoại ở thôn") + "/file")
                        .bytes())
                .isEqualTo(pdf);
        assertThat(guest.get(OWN).body()).contains(file);
    }

    @Test
    void aDelegateSendsAFewFilesADay() throws Exception {
        Client guest = guest("Hoàng Văn Dìn");
        for (int n = 1; n <= LinkedFiles.MOST_A_DAY; n++) {
            guest.get(OWN + "/new");
            assertThat(guest.upload(OWN, "file", "t.pdf", Samples.pdf(), Map.of("topic", "Số " + n, "minutes", "5"))
                            .location())
                    .isEqualTo(OWN);
        }
        Client.Answer more =
                guest.upload(OWN, "file", "t.pdf", Samples.pdf(), Map.of("topic", "Thêm nữa", "minutes", "5"));
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.body()).contains("gửi được 10 tệp một ngày", "value=\"Thêm nữa\"");
        HOUSE.clock().set(TestHouse.TODAY.plusDays(2));
        guest.get(OWN + "/new");
        assertThat(guest.upload(OWN, "file", "t.pdf", Samples.pdf(), Map.of("topic", "Hôm sau", "minutes", "5"))
                        .location())
                .isEqualTo(OWN);
        HOUSE.clock().set(TestHouse.TODAY);
    }

    @Test
    void minutesAndNoticeAreReadByTheSameLinkOnceTheyAreIssuedAndAsLongAsItIsGood() {
        Client guest = guest("Vi Thị Lả");
        conference.lan.post(conference.at() + "/opening", Map.of());
        conference.lan.post(
                conference.at() + "/conclusions",
                Map.of("conclusion", "0", "text", "Rà đơn quá hạn.", "owners", "", "due", "31/12/2026"));
        conference.lan.post(conference.at() + "/closing", Map.of());
        assertThat(guest.get("/seat/minutes").status()).isEqualTo(404);
        assertThat(guest.get("/seat").body()).contains("data-when=\"CONCLUDED\" hidden><a href=\"/seat/minutes\"");
        conference.lan.post(conference.at() + "/confirmation", Map.of());
        assertThat(guest.get("/seat").body())
                .contains("data-when=\"CONCLUDED\"><a href=\"/seat/minutes\"", "href=\"/seat/notice\"");
        assertThat(guest.get("/seat/minutes").body())
                .contains("BIÊN BẢN", "Rà đơn quá hạn.")
                .doesNotContain(conference.at());
        assertThat(guest.get("/seat/notice").body()).contains("THÔNG BÁO", "Rà đơn quá hạn.");
        assertThat(HOUSE.visitor().get("/seat/minutes").status()).isEqualTo(404);
        HOUSE.jdbc()
                .sql("update conferences.delegate set removed = true, code_sha256 = null where conference_id = :id")
                .param("id", conference.id())
                .update();
        assertThat(guest.get("/seat/minutes").status()).isEqualTo(404);
    }

    private Client guest(String name) {
        hoa.get(conference.commune());
        hoa.post(conference.commune() + "/delegates", Map.of("delegate", name, "title", ""));
        Client.Answer sheet = hoa.post(conference.commune() + "/invitations", Map.of());
        Matcher found = Pattern.compile("class=\"cf-link\">https?://[^/]+(/seat/[^<]+)<")
                .matcher(sheet.body());
        assertThat(found.find()).as(sheet.body()).isTrue();
        Client guest = HOUSE.visitor();
        guest.get(found.group(1));
        guest.post(found.group(1), Map.of());
        return guest;
    }

    private static String key(Client.Answer form) {
        Matcher found = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(form.body());
        assertThat(found.find()).as(form.body()).isTrue();
        return found.group(1);
    }

    private long id(String topic) {
        return ((Number)
                        conference.one("select id from conferences.registration where conference_id = :id and topic = '"
                                + topic + "'"))
                .longValue();
    }
}
