package vn.giaoban.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
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
import vn.giaoban.organization.Units;

/** What a program without an account is answered. */
class ApiPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "/api/v1/figures";

    private final Client program = HOUSE.visitor();
    private Period period;

    @BeforeEach
    void aPeriodBeforeTheReorganisation() {
        HOUSE.clock().set(TestHouse.TODAY);
        period = HOUSE.transaction()
                .execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2024, 8, true));
        post("Quảng Bình", Map.of("32", 100L, "34", 3L, "14", 987L));
        post("Quảng Trị", Map.of("32", 50L, "34", 40L));
        post("Lạng Sơn", Map.of("32", 70L, "34", 20L));
    }

    @AfterEach
    void leaveNothing() {
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
    void whatIsNotPublishedIsNotThere() {
        Answer asked = program.get(API + "?period=" + period.code());
        assertThat(asked.status()).isEqualTo(404);
        assertThat(asked.header("content-type")).startsWith("application/problem+json");
        assertThat(validated("Problem", JSON.readTree(asked.bytes()))).isEmpty();
        assertThat(program.get(API).body()).doesNotContain(period.code());
        assertThat(program.get(API + "?from=2024&to=2024").body()).doesNotContain("\"value\":220");
    }

    @Test
    void theNationsTotalsAreAnsweredAsDescribed() {
        publish();
        Answer answer = program.get(API + "?period=" + period.code() + "&indicator=32");
        assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
        JsonNode body = JSON.readTree(answer.bytes());
        assertThat(validated("Answer", body)).isEmpty();
        assertThat(body.get("total").asInt()).isEqualTo(1);
        assertThat(body.get("figures").get(0).get("value").asDouble()).isEqualTo(220);
        assertThat(program.cookies()).doesNotContainKey("giaoban");
        Answer again = program.get(
                API + "?period=" + period.code() + "&indicator=32", Map.of("If-None-Match", answer.header("etag")));
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void fewerThanFiveIsNotShownNorToldByTheOthers() {
        publish();
        String asked = API + "?level=province&indicator=34&period=" + period.code();
        assertThat(status(asked, "Quảng Bình")).isEqualTo("fewer-than-5");
        // The smallest of the others, or the nation's total would tell it.
        assertThat(status(asked, "Lạng Sơn")).isEqualTo("withheld");
        assertThat(status(asked, "Quảng Trị")).isEqualTo("given");
        assertThat(status(asked, "Cao Bằng")).isEqualTo("blank");
        // Nor does reading it as now: 43 less the 40 of then.
        assertThat(status(asked + "&as=now", "Quảng Trị")).isEqualTo("withheld");
        assertThat(program.get(asked).body()).doesNotContain("\"value\":3,").doesNotContain("\"value\":20,");
    }

    @Test
    void countsOfPeopleAndUnitsBelowTheProvincesAreNotPublic() {
        publish();
        assertThat(program.get(API + "?indicator=14").status()).isEqualTo(404);
        assertThat(program.get(API + "?period=" + period.code()).body()).doesNotContain("987");
        assertThat(program.get(API + "?unit=05977").status()).isEqualTo(404);
    }

    @Test
    void asNowAProvinceSaysWhatThoseItCarriesOnSaid() {
        publish();
        String code = province("Quảng Trị", TestHouse.TODAY).code();
        JsonNode body =
                JSON.readTree(program.get(API + "?as=now&indicator=32&period=" + period.code() + "&unit=" + code)
                        .bytes());
        assertThat(body.get("figures").get(0).get("value").asDouble()).isEqualTo(150);
    }

    @Test
    void pagesLeadOn() {
        publish();
        JsonNode first = JSON.readTree(program.get(API + "?level=province&indicator=32&size=20&period=" + period.code())
                .bytes());
        assertThat(first.get("total").asInt()).isEqualTo(63);
        assertThat(first.get("pages").asInt()).isEqualTo(4);
        JsonNode second =
                JSON.readTree(program.get(first.get("next").asString()).bytes());
        assertThat(validated("Answer", second)).isEmpty();
        assertThat(second.get("page").asInt()).isEqualTo(2);
        assertThat(second.get("figures").size()).isEqualTo(20);
    }

    @Test
    void spreadsheetsAreAnsweredWithCommas() {
        publish();
        assertThat(program.get(API + "?format=csv&indicator=32&period=" + period.code())
                        .body())
                .startsWith("\ufeffperiod,unit,unit name,level,indicator,")
                .contains(period.code() + ",TW,", ",220,given,");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        Answer answer = program.get(API + "?unti=20&as=later");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("unti", "as");
        assertThat(validated("Problem", JSON.readTree(answer.bytes()))).isEmpty();
    }

    @Test
    void theDescriptionNamesWhatThereIs() {
        JsonNode described = JSON.readTree(program.get("/api/v1/openapi.json").bytes());
        assertThat(described.get("openapi").asString()).isEqualTo("3.1.0");
        List<String> routes = HOUSE
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(route -> route.startsWith("/api/v1/") && !route.endsWith("openapi.json"))
                .distinct()
                .toList();
        assertThat(described.get("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(routes);
        JsonNode parameters = described.at("/paths/~1api~1v1~1figures/get/parameters");
        assertThat(parameters.size()).isEqualTo(FigureParameter.values().length);
        String page = program.get("/api").body();
        for (JsonNode parameter : parameters)
            assertThat(page).contains("<code>" + parameter.get("name").asString() + "</code>");
        assertThat(page).doesNotContainPattern("[>\"]portal\\.");
    }

    // ---------- a reader of schemas, as far as ours go ----------

    static List<String> validated(String schema, JsonNode value) {
        List<String> faults = new java.util.ArrayList<>();
        JsonNode described =
                JSON.readTree(HOUSE.visitor().get("/api/v1/openapi.json").bytes());
        validate(described, described.at("/components/schemas/" + schema), value, schema, faults);
        return faults;
    }

    private static void validate(JsonNode all, JsonNode schema, JsonNode value, String where, List<String> faults) {
        if (schema.has("$ref")) {
            validate(all, all.at(schema.get("$ref").asString().substring(1)), value, where, faults);
            return;
        }
        JsonNode type = schema.get("type");
        List<String> types =
                type.isArray() ? List.of(type.get(0).asString(), type.get(1).asString()) : List.of(type.asString());
        String is = value.isNull()
                ? "null"
                : value.isString()
                        ? "string"
                        : value.isIntegralNumber()
                                ? "integer"
                                : value.isNumber() ? "number" : value.isArray() ? "array" : "object";
        if (!types.contains(is) && !(is.equals("integer") && types.contains("number")))
            faults.add(where + " is " + is + ", not " + types);
        if (schema.has("enum")) {
            boolean known = false;
            for (JsonNode one : schema.get("enum")) known |= one.equals(value);
            if (!known) faults.add(where + " is " + value);
        }
        if (is.equals("array"))
            for (JsonNode item : value) validate(all, schema.get("items"), item, where + "[]", faults);
        if (!is.equals("object")) return;
        for (JsonNode name : schema.get("required"))
            if (!value.has(name.asString())) faults.add(where + " lacks " + name);
        for (String name : value.propertyNames()) {
            JsonNode property = schema.get("properties").get(name);
            if (property == null) faults.add(where + " has " + name);
            else validate(all, property, value.get(name), where + "." + name, faults);
        }
    }

    // ---------- what there is ----------

    private String status(String address, String unit) {
        for (JsonNode figure : JSON.readTree(program.get(address).bytes()).get("figures"))
            if (figure.get("unit").get("name").asString().equals(unit))
                return figure.get("status").asString();
        throw new AssertionError("no " + unit);
    }

    private void publish() {
        HOUSE.bean(Periods.class).publish(HOUSE.actor("binh"), period.code());
    }

    private static Unit province(String name, LocalDate day) {
        Units units = HOUSE.bean(Units.class);
        return units.children(units.root(day).id(), day).stream()
                .filter(unit -> unit.shortName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void post(String province, Map<String, Long> figures) {
        Map<Integer, Long> own = new java.util.HashMap<>();
        figures.forEach((code, value) -> own.put(
                Objects.requireNonNull(HOUSE.bean(Indicators.class)
                                .byCode(period.lastDay())
                                .get(code))
                        .slot(),
                value * 1000));
        HOUSE.transaction()
                .executeWithoutResult(status -> HOUSE.bean(Figures.class)
                        .post(
                                period,
                                List.of(new Posting(
                                        province(province, period.lastDay()).id(),
                                        Amounts.of(own),
                                        Amounts.NONE,
                                        1L,
                                        1L))));
    }
}
