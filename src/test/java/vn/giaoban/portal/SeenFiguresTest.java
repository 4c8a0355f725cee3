package vn.giaoban.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;

/** What a program that acts for somebody is answered of figures: what that person sees on the pages, and no more. */
class SeenFiguresTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "/api/v1/figures";
    private static final String FAR = "04";

    private Period period;
    private Unit commune;

    @BeforeEach
    void aPeriodThatIsNotPublic() {
        HOUSE.clock().set(TestHouse.TODAY);
        period = HOUSE.transaction()
                .execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2026, 8, true));
        commune = HOUSE.unit(Cast.COMMUNE);
        post(commune, Map.of("32", 3L, "14", 12L, "34", Amounts.NOT_APPLICABLE));
        post(HOUSE.unit(FAR), Map.of("32", 40L));
    }

    @AfterEach
    void leaveNothing() {
        HOUSE.jdbc().sql("delete from identity.api_token").update();
        HOUSE.jdbc()
                .sql("delete from figures.sheet where period_id = :p")
                .param("p", period.id())
                .update();
        HOUSE.jdbc()
                .sql("delete from catalogue.period where id = :p")
                .param("p", period.id())
                .update();
    }

    @Test
    void aProgramSeesWhatItsAccountSeesOnThePages() {
        List<Unit> units = List.of(
                commune, HOUSE.unit("05977"), HOUSE.unit(Cast.PROVINCE), HOUSE.unit(FAR), HOUSE.unit(Cast.CENTRE));
        for (String who : List.of("hoa", "pao", "dung", "lan", "mai", "binh", "tuan", "kiem")) {
            Client program = HOUSE.program(who);
            Client browser = HOUSE.signedIn(who);
            for (Unit unit : units)
                for (String code : List.of("14", "32", "34", "35")) {
                    String where = who + " " + unit.code() + " " + code;
                    Answer page = browser.get("/figures/" + unit.id() + "/" + period.code() + "/" + code);
                    Answer answer = program.get(asked("unit=" + unit.code() + "&indicator=" + code));
                    assertThat(answer.status()).as(where).isEqualTo(page.status());
                    if (page.status() != 200) continue;
                    JsonNode figure =
                            JSON.readTree(answer.bytes()).get("figures").get(0);
                    String shown = figure.get("value").isNull()
                            ? ""
                            : figure.get("value").asInt() + "";
                    assertThat(page.body()).as(where).contains(">" + shown);
                    assertThat(browser.get(asked("unit=" + unit.code() + "&indicator=" + code))
                                    .body())
                            .as(where + " in the browser")
                            .contains("\"figures\":[" + figure.toString());
                }
        }
    }

    @Test
    void nothingIsKeptBackWithinTheLine() {
        JsonNode answer = json(HOUSE.program("dung"), "below=20&indicator=32,14,34&size=50000");
        assertThat(answer.get("total").asInt())
                .isEqualTo(3
                        * HOUSE.bean(vn.giaoban.organization.Units.class)
                                .children(HOUSE.unit(Cast.PROVINCE).id(), period.lastDay())
                                .size());
        List<String> of = new ArrayList<>();
        for (JsonNode figure : answer.get("figures"))
            if (figure.at("/unit/code").asString().equals(Cast.COMMUNE))
                of.add(figure.get("indicator").asString() + " " + figure.get("value") + " " + figure.get("status"));
        assertThat(of).containsExactly("14 12 \"given\"", "32 3 \"given\"", "34 null \"not-applicable\"");
        assertThat(ApiPagesTest.validated("Answer", answer)).isEmpty();
    }

    @Test
    void whatIsPublicIsAnsweredToEverybodyAsThePublicIs() {
        HOUSE.bean(Periods.class).publish(HOUSE.actor("binh"), period.code());
        Client visitor = HOUSE.visitor();
        Client hoa = HOUSE.program("hoa");
        String provinces = asked("below=TW&indicator=32");
        assertThat(hoa.get(provinces).body()).isEqualTo(visitor.get(provinces).body());
        assertThat(hoa.get(provinces).body()).contains("fewer-than-5");
        assertThat(json(HOUSE.program("mai"), "below=TW&indicator=32").toString())
                .doesNotContain("fewer-than-5")
                .contains("\"value\":3,");
        // Where both would be answered, it is one or the other.
        assertThat(hoa.get(asked("unit=20,06541&indicator=32")).status()).isEqualTo(404);
        assertThat(visitor.get(asked("unit=20,04&indicator=32")).status()).isEqualTo(200);
        assertThat(visitor.get(asked("below=20&indicator=32")).status()).isEqualTo(404);
    }

    @Test
    void answersForOneAreKeptByNobodyAndReadByNoOtherSite() {
        Answer own = HOUSE.program("dung").get(asked("unit=20"));
        assertThat(own.header("cache-control")).contains("no-store", "private");
        assertThat(own.header("vary")).contains("Authorization", "Cookie");
        assertThat(own.headers()).doesNotContainKeys("access-control-allow-origin", "etag");
        HOUSE.bean(Periods.class).publish(HOUSE.actor("binh"), period.code());
        Answer all = HOUSE.visitor().get(asked("unit=20"));
        assertThat(all.header("cache-control")).contains("public");
        assertThat(all.header("vary")).contains("Authorization", "Cookie");
        assertThat(all.headers()).containsKeys("access-control-allow-origin", "etag");
    }

    @Test
    void pagesLeadOnAndTogetherAreTheWhole() {
        Client mai = HOUSE.program("mai");
        JsonNode whole = json(mai, "unit=TW,20,06541&indicator=14,32&size=50000");
        List<String> figures = new ArrayList<>();
        String next = asked("unit=TW,20,06541&indicator=14,32&size=4");
        while (next != null) {
            JsonNode page = JSON.readTree(mai.get(next).bytes());
            assertThat(page.get("total").asInt()).isEqualTo(6);
            page.get("figures").forEach(figure -> figures.add(figure.toString()));
            next = page.get("next").isNull() ? null : page.get("next").asString();
        }
        List<String> expected = new ArrayList<>();
        whole.get("figures").forEach(figure -> expected.add(figure.toString()));
        assertThat(figures).isEqualTo(expected).hasSize(6);
        assertThat(mai.get(asked("unit=06541&indicator=32&format=csv")).body())
                .startsWith("\ufeffperiod,unit,unit name,level,indicator,")
                .contains(period.code() + ",06541,Xã Mẫu Sơn,commune,32,", ",3,given,\r\n");
    }

    @Test
    void asNowTheGroundOfThenIsRead() {
        Period before = HOUSE.transaction()
                .execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2024, 9, true));
        try {
            Answer now = HOUSE.program("mai")
                    .get(API + "?as=now&period=" + before.code() + "," + period.code() + "&below=TW&indicator=32");
            JsonNode answer = JSON.readTree(now.bytes());
            assertThat(answer.get("total").asInt()).isEqualTo(2 * 34);
            Answer then = HOUSE.program("mai")
                    .get(API + "?period=" + before.code() + "," + period.code() + "&below=TW&indicator=32");
            assertThat(JSON.readTree(then.bytes()).get("total").asInt()).isEqualTo(63 + 34);
        } finally {
            HOUSE.jdbc()
                    .sql("delete from catalogue.period where id = :p")
                    .param("p", before.id())
                    .update();
        }
    }

    // ---------- what there is ----------

    private String asked(String what) {
        return API + "?period=" + period.code() + "&" + what;
    }

    private JsonNode json(Client client, String what) {
        Answer answer = client.get(asked(what));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.bytes());
    }

    private void post(Unit unit, Map<String, Long> figures) {
        Map<Integer, Long> own = new HashMap<>();
        figures.forEach((code, value) -> own.put(
                Objects.requireNonNull(HOUSE.bean(Indicators.class)
                                .byCode(period.lastDay())
                                .get(code))
                        .slot(),
                value == Amounts.NOT_APPLICABLE ? value : value * 1000));
        HOUSE.transaction()
                .executeWithoutResult(status -> HOUSE.bean(Figures.class)
                        .post(period, List.of(new Posting(unit.id(), Amounts.of(own), Amounts.NONE, 1L, 1L))));
    }
}
