package vn.giaoban.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.attachments.Samples;
import vn.giaoban.web.Texts;

/** Files that phones and programs send before the activities that name them: each goes with one, however often that is sent. */
class AttachmentDoorPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final String KEY = "6f1f0a36-0000-4000-8000-0000000007";

    @AfterEach
    void nothingIsLogged() {
        HOUSE.jdbc()
                .sql(
                        "delete from activities.attachment; delete from activities.revision; delete from activities.activity")
                .update();
    }

    @Test
    void aFileIsKeptAndGoesWithTheActivityThatNamesItHoweverOftenThatIsSent() {
        Client hoa = HOUSE.program("hoa");
        JsonNode photo = kept(hoa, "Hội nghị.jpg", Samples.photo(40, 30, 1));
        assertThat(photo.get("name").asString()).isEqualTo("Hội nghị.jpg");
        assertThat(photo.get("kind").asString()).isEqualTo("JPG");
        assertThat(photo.get("bytes").asLong()).isPositive();

        String activity = activity("01", photo.get("key").asString());
        JsonNode first = told(hoa, activity);
        assertThat(first.get("outcome").asString()).isEqualTo("NEW");
        assertThat(told(hoa, activity)).isEqualTo(outcome(first, "THERE"));
        assertThat(carried(first.get("id").asLong())).isEqualTo(1);
    }

    @Test
    void aPhotoThatCameUnderAnotherKeyTheSecondTimeIsTheSameAndAnotherPhotoIsNot() {
        Client hoa = HOUSE.program("hoa");
        byte[] photo = Samples.photo(40, 30, 1);
        JsonNode first =
                told(hoa, activity("02", kept(hoa, "a.jpg", photo).get("key").asString()));
        String again = kept(hoa, "a.jpg", photo).get("key").asString();
        assertThat(told(hoa, activity("02", again))).isEqualTo(outcome(first, "THERE"));
        String other = kept(hoa, "a.jpg", Samples.photo(50, 30, 1)).get("key").asString();
        assertThat(told(hoa, activity("02", other)).get("outcome").asString()).isEqualTo("TAKEN");
        assertThat(told(hoa, activity("02")).get("outcome").asString()).isEqualTo("TAKEN");
        assertThat(carried(first.get("id").asLong())).isEqualTo(1);
    }

    @Test
    void aFileOfAnotherActivityOrAnotherPersonIsToldAndNothingOfTheActivityIsLogged() {
        Client hoa = HOUSE.program("hoa");
        String key = kept(hoa, "a.pdf", Samples.pdf()).get("key").asString();
        JsonNode both = JsonMapper.shared()
                .readTree(hoa.postJson(
                                "/api/v1/activities",
                                "{\"activities\":[" + activity("03", key) + "," + activity("04", key) + "]}")
                        .body())
                .get("activities");
        assertThat(both.get(0).get("outcome").asString()).isEqualTo("NEW");
        for (JsonNode refused : new JsonNode[] {
            both.get(1),
            told(hoa, activity("05", key)),
            told(
                    HOUSE.program("pao"),
                    activity("06", kept(hoa, "b.pdf", Samples.pdf()).get("key").asString()))
        }) {
            assertThat(refused.get("outcome").asString()).isEqualTo("FAULTY");
            assertThat(refused.get("faults").propertyNames()).containsExactly("attachments");
        }
        String[] eleven = new String[11];
        for (int i = 0; i < eleven.length; i++)
            eleven[i] = kept(hoa, i + ".jpg", Samples.photo(20 + i, 10, 1))
                    .get("key")
                    .asString();
        assertThat(told(hoa, activity("07", eleven))
                        .get("faults")
                        .get("attachments")
                        .asString())
                .contains("10");
    }

    @Test
    void whatIsNoFileIsRefusedInASentence() {
        Client hoa = HOUSE.program("hoa");
        Client.Answer program = hoa.upload(
                "/api/v1/attachments", "file", "anh.jpg", "MZ\u0090".getBytes(StandardCharsets.ISO_8859_1), Map.of());
        assertThat(program.status()).isEqualTo(422);
        assertThat(program.header("content-type")).isEqualTo("application/problem+json");
        assertThat(JsonMapper.shared().readTree(program.body()).get("detail").asString())
                .isEqualTo(HOUSE.bean(Texts.class).text(Texts.VIETNAMESE, "attachments.flaw.NOT_AS_NAMED"));
        assertThat(hoa.postJson("/api/v1/attachments", "{}").status()).isEqualTo(400);
        assertThat(HOUSE.program("kiem")
                        .upload("/api/v1/attachments", "file", "a.pdf", Samples.pdf(), Map.of())
                        .status())
                .isEqualTo(404);
    }

    private static JsonNode kept(Client client, String name, byte[] bytes) {
        Client.Answer answer = client.upload("/api/v1/attachments", "file", name, bytes, Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode outcome(JsonNode told, String outcome) {
        return ((tools.jackson.databind.node.ObjectNode) told.deepCopy()).put("outcome", outcome);
    }

    private static String activity(String key, String... files) {
        return "{\"key\":\"" + KEY + key + "\",\"type\":\"hoa-giai\",\"day\":\"2026-09-12\","
                + "\"fields\":{\"ket-qua\":\"thanh\"},\"attachments\":["
                + (files.length == 0 ? "" : "\"" + String.join("\",\"", files) + "\"") + "]}";
    }

    private static JsonNode told(Client client, String activity) {
        Client.Answer answer = client.postJson("/api/v1/activities", "{\"activities\":[" + activity + "]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).get("activities").get(0);
    }

    private static int carried(long id) {
        return HOUSE.bean(ActivityFiles.class).of(id, 1).size();
    }
}
