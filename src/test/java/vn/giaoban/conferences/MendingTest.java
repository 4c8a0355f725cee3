package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;

/** Without a script, what is to be mended is said on the page from which it was sent, with what was typed. */
class MendingTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static ProvinceConference conference;
    private static Client hoa;

    @BeforeAll
    static void open() {
        HOUSE.clock().set(TestHouse.TODAY);
        conference = new ProvinceConference(HOUSE, TestHouse.TODAY.plusDays(44)).called();
        hoa = HOUSE.signedIn("hoa");
        conference.lan.post(conference.at() + "/opening", Map.of());
        conference.lan.post(conference.at() + "/list/opening", Map.of());
    }

    @AfterAll
    static void over() {
        conference.close();
    }

    @Test
    void theSecretarysDeskKeepsWhoAskedAndWhatIsVotedOn() {
        assertMended(
                conference.dung.post(
                        conference.at() + "/hands",
                        Map.of("where", "Nơi nào đó", "speaker", "Bà Sáu", "topic", "Đường liên thôn", "minutes", "7")),
                "Ghi tên một điểm cầu",
                "Nơi nào đó",
                "Bà Sáu",
                "Đường liên thôn",
                "7");
        Client.Answer ballot = conference.dung.post(
                conference.at() + "/ballots", Map.of("question", "Thông qua chương trình", "choices", "Chỉ một"));
        assertMended(ballot, "Ghi từ hai đến mười hai lựa chọn", "Thông qua chương trình");
        assertThat(ballot.body()).contains(">Chỉ một</textarea>");
        Client.Answer note = conference.dung.post(
                conference.at() + "/notes", Map.of("about", "item:1", "text", "x".repeat(20_001), "seen", "0"));
        assertThat(note.status()).isEqualTo(422);
        assertThat(note.body()).contains("Viết ngắn hơn", "xxxxx");
    }

    @Test
    void aPointsDeskKeepsWhatItAskedAndHowManySatThere() {
        assertMended(
                hoa.post(conference.commune() + "/hands", Map.of("topic", "Giữ rừng", "minutes", "nhiều")),
                "Nhập số phút",
                "Giữ rừng",
                "nhiều");
        assertMended(
                hoa.post(conference.commune() + "/report", Map.of("persons", "rất đông")),
                "Nhập số người dự",
                "rất đông");
        assertMended(
                hoa.post(conference.commune() + "/report", Map.of("persons", "rất đông", "list", "true")),
                "Nhập số người dự",
                "rất đông");
    }

    @Test
    void aScriptIsToldInASentence() {
        Client.Answer answer = hoa.post(
                conference.commune() + "/hands", Map.of("topic", "", "minutes", "5"), Map.of("HX-Request", "true"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().strip()).isEqualTo("Ghi nội dung định phát biểu");
    }

    @Test
    void aPointAsksForASecondSpeakerWhileTheFirstWaits() {
        String hands = conference.commune() + "/hands";
        hoa.post(hands, Map.of("topic", "Việc thứ nhất", "minutes", "5"));
        String desk = hoa.get(conference.commune() + "/desk").body();
        assertThat(desk).contains("Xin phát biểu cho người khác", "name=\"speaker\"");
        assertThat(hoa.post(hands, Map.of("topic", "Việc thứ nhất", "minutes", "5"))
                        .location())
                .contains("refused=WAITING_ALREADY");
        hoa.post(hands, Map.of("topic", "Việc thứ hai", "speaker", "Lý Thị Mẩy", "minutes", "5"));
        assertThat(hoa.get(conference.commune() + "/desk").body())
                .contains("Đang chờ phát biểu: Việc thứ nhất", "Đang chờ phát biểu: Việc thứ hai");
    }

    private static void assertMended(Client.Answer answer, String sentence, String... typed) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("<h1", sentence);
        for (String one : typed) assertThat(answer.body()).contains("value=\"" + one + "\"");
    }
}
