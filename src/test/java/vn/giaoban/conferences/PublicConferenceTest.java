package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.attachments.Samples;

/** Papers that are meant for everybody are everybody's once the conference is over, and no others are. */
class PublicConferenceTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private final ProvinceConference conference = new ProvinceConference(HOUSE, TestHouse.TODAY.plusDays(42)).called();
    private final String page = "/public" + conference.at();
    private final Client sau = HOUSE.visitor();

    @AfterEach
    void over() {
        conference.close();
    }

    @Test
    void publicPapersAreReadByEverybodyOnceItIsOver() throws Exception {
        byte[] pdf = Samples.pdf();
        String documents = conference.at() + "/documents";
        conference.dung.get(documents);
        conference.dung.upload(documents, "file", "Báo cáo chung.pdf", pdf, Map.of("audience", "PUBLIC"));
        conference.dung.get(documents);
        conference.dung.upload(documents, "file", "Tài liệu họp.pdf", pdf, Map.of("audience", "DELEGATES"));
        conference.dung.post(documents, Map.of("title", "Số liệu kỳ", "href", "/figures", "audience", "PUBLIC"));
        String file = page + "/documents/" + id("Báo cáo chung");
        assertThat(sau.get(page).status()).isEqualTo(404);
        assertThat(sau.get(file).status()).isEqualTo(404);
        conference.lan.post(conference.at() + "/opening", Map.of());
        assertThat(sau.get(file).status()).isEqualTo(404);
        conference.lan.post(conference.at() + "/closing", Map.of());
        assertThat(sau.get(page).body())
                .contains("Hội nghị thử", "Báo cáo chung", file)
                .doesNotContain("Tài liệu họp", "Số liệu kỳ");
        assertThat(sau.get(file).bytes()).isEqualTo(pdf);
        assertThat(sau.get(page + "/documents/" + id("Tài liệu họp")).status()).isEqualTo(404);
        assertThat(sau.get(page + "/documents/" + id("Số liệu kỳ")).status()).isEqualTo(404);
        assertThat(sau.get("/public/conferences").body()).contains(page);
        assertThat(conference.dung.get(conference.at()).body()).contains(page);
    }

    @Test
    void anOpenConferenceIsFollowedUntilItIsOverAndTellsOfItsPapersAfterwards() {
        HOUSE.jdbc()
                .sql("update conferences.conference set public = true, version = version + 1 where id = :id")
                .param("id", conference.id())
                .update();
        assertThat(sau.get(page).body()).contains("data-topic=\"stage\"");
        assertThat(sau.get("/public/conferences").body()).contains(page);
        conference.lan.post(conference.at() + "/opening", Map.of());
        conference.lan.post(conference.at() + "/closing", Map.of());
        assertThat(sau.get(page).body())
                .contains("Hội nghị không có tài liệu công khai")
                .doesNotContain("data-topic");
    }

    @Test
    void whatIsNotForThePublicIsNotFoundThere() {
        conference.lan.post(conference.at() + "/opening", Map.of());
        conference.lan.post(conference.at() + "/closing", Map.of());
        assertThat(sau.get(page).status()).isEqualTo(404);
        assertThat(sau.get("/public/conferences").body()).doesNotContain(page);
        assertThat(sau.get("/public/conferences/999999").status()).isEqualTo(404);
        assertThat(sau.get("/").body()).contains("href=\"/public/conferences\"");
    }

    private long id(String title) {
        return ((Number) conference.one(
                        "select id from conferences.document where conference_id = :id and title = '" + title + "'"))
                .longValue();
    }
}
