package vn.giaoban.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;

/** What phones and programs send: each activity once, in order, and each told for itself. */
class ActivityDoorPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final String KEY = "6f1f0a36-0000-4000-8000-0000000001";

    @BeforeEach
    void nothingIsLogged() {
        HOUSE.transaction().executeWithoutResult(status -> {
            HOUSE.jdbc().sql("delete from activities.revision").update();
            HOUSE.jdbc().sql("delete from activities.activity").update();
        });
    }

    @Test
    void aBatchSentTwiceIsLoggedOnce() {
        Client hoa = HOUSE.program("hoa");
        String batch = batch(mediation("01", "thanh"), mediation("02", "dang"));
        JsonNode first = told(hoa.postJson("/api/v1/activities", batch));
        JsonNode again = told(hoa.postJson("/api/v1/activities", batch));
        for (int i = 0; i < 2; i++) {
            assertThat(first.get(i).get("outcome").asString()).isEqualTo("NEW");
            assertThat(again.get(i).get("outcome").asString()).isEqualTo("THERE");
            assertThat(again.get(i).get("id").asLong())
                    .isEqualTo(first.get(i).get("id").asLong());
        }
        assertThat(logged()).isEqualTo(2);
    }

    @Test
    void whatIsWrongWithOneIsToldAndTheOthersAreLogged() {
        String wrong = "{\"key\":\"" + KEY
                + "04\",\"type\":\"doi-thoai\",\"day\":\"2026-10-01\",\"fields\":{\"nguoi-du\":-3}}";
        String unknown = "{\"key\":\"" + KEY + "05\",\"type\":\"bay-len-trang\",\"day\":\"2026-09-01\"}";
        String keyless = "{\"type\":\"hoa-giai\",\"day\":\"2026-09-01\",\"fields\":{\"ket-qua\":\"dang\"}}";
        JsonNode told = told(HOUSE.program("hoa")
                .postJson("/api/v1/activities", batch(wrong, unknown, keyless, mediation("06", "thanh"))));
        assertThat(told.get(0).get("outcome").asString()).isEqualTo("FAULTY");
        assertThat(told.get(0).get("faults").propertyNames()).contains("day", "chu-tri", "nguoi-du", "y-kien");
        assertThat(told.get(1).get("faults").propertyNames()).containsExactly("type");
        assertThat(told.get(2).get("faults").propertyNames()).containsExactly("key");
        assertThat(told.get(3).get("outcome").asString()).isEqualTo("NEW");
        assertThat(logged()).isEqualTo(1);
    }

    @Test
    void aKeyThatAnotherActivityHasIsToldAndNothingIsSwallowed() {
        Client hoa = HOUSE.program("hoa");
        hoa.postJson("/api/v1/activities", batch(mediation("07", "thanh")));
        JsonNode told = told(hoa.postJson("/api/v1/activities", batch(mediation("07", "dang"))));
        assertThat(told.get(0).get("outcome").asString()).isEqualTo("TAKEN");
        assertThat(logged()).isEqualTo(1);
    }

    @Test
    void whoAsksIsToldOfWhatIsMostLikelyLoggedAlready() {
        Client hoa = HOUSE.program("hoa");
        long there = told(hoa.postJson("/api/v1/activities", batch(mediation("11", "thanh"))))
                .get(0)
                .get("id")
                .asLong();
        String sure = mediation("12", "dang").replace("\"fields\"", "\"sure\":true,\"fields\"");
        String elsewhere = mediation("13", "thanh").replace("Thôn Nà Lìn", "Bản Mẫu");
        String elsewhereToo = mediation("14", "thanh").replace("Thôn Nà Lìn", "bản mẫu");
        JsonNode told = told(hoa.postJson(
                "/api/v1/activities",
                batch(mediation("11", "thanh"), mediation("15", "dang"), sure, elsewhere, elsewhereToo)
                        .replaceFirst("\\{", "{\"asks\":true,")));
        assertThat(told.valueStream().map(one -> one.get("outcome").asString()))
                .as("what has arrived before is not asked about")
                .containsExactly("THERE", "ALIKE", "NEW", "NEW", "ALIKE");
        assertThat(told.get(1).get("alike").asLong()).isEqualTo(there);
        assertThat(told.get(4).get("alike"))
                .as("it comes earlier in the message")
                .isNull();
        assertThat(logged()).isEqualTo(3);
    }

    @Test
    void whatCannotBeReadAndWhoMayNotLogAreToldSo() {
        Client hoa = HOUSE.program("hoa");
        for (String unreadable :
                new String[] {"", "[]", "{}", "{\"activities\":{}}", "{\"activities\":[1]}", "{\"activities\""})
            assertThat(hoa.postJson("/api/v1/activities", unreadable).status())
                    .as(unreadable)
                    .isEqualTo(400);
        String many = batch(
                IntStream.range(0, 201).mapToObj(i -> mediation("08", "thanh")).toArray(String[]::new));
        assertThat(hoa.postJson("/api/v1/activities", many).body()).contains("200");
        assertThat(HOUSE.visitor().postJson("/api/v1/activities", batch()).status())
                .isEqualTo(401);
        assertThat(HOUSE.program("kiem")
                        .postJson("/api/v1/activities", batch(mediation("09", "thanh")))
                        .status())
                .isEqualTo(404);
        assertThat(logged()).isZero();
    }

    @Test
    void aPhoneLearnsWhatCanBeLogged() {
        assertThat(HOUSE.program("hoa").get("/api/v1/activity-types").body())
                .contains("\"code\":\"doi-thoai\"", "\"key\":\"nguoi-du\"", "\"kind\":\"PEOPLE\"", "Chính quyền");
    }

    private static String mediation(String key, String outcome) {
        return "{\"key\":\"" + KEY + key + "\",\"type\":\"hoa-giai\",\"day\":\"2026-09-12\",\"place\":\"Thôn Nà Lìn\","
                + "\"fields\":{\"ket-qua\":\"" + outcome + "\"}}";
    }

    private static String batch(String... activities) {
        return "{\"activities\":[" + String.join(",", activities) + "]}";
    }

    private static JsonNode told(Client.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).get("activities");
    }

    private static int logged() {
        return HOUSE.jdbc()
                .sql("select count(*)::int from activities.activity")
                .query(Integer.class)
                .single();
    }
}
