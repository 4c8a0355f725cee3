package vn.giaoban.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.Client;
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
import vn.giaoban.run.Cast;

/** Units beside each other, their distribution, their punctuality, across the reorganisation of 2025; on screen and as files. */
class OverviewsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate BEFORE = LocalDate.of(2024, 9, 14);

    private static Period then;
    private static Period now;
    private static Unit quangBinh;
    private static Unit oldQuangTri;
    private static Unit quangTri;
    private static Unit langSon;
    private static Unit mauSon;

    @BeforeAll
    static void figuresOfBothTimes() {
        HOUSE.clock().set(TestHouse.TODAY);
        Units units = HOUSE.bean(Units.class);
        quangBinh = province("Quảng Bình", BEFORE);
        oldQuangTri = province("Quảng Trị", BEFORE);
        quangTri = province("Quảng Trị", TestHouse.TODAY);
        langSon = HOUSE.unit(Cast.PROVINCE);
        mauSon = HOUSE.unit(Cast.COMMUNE);
        then = HOUSE.transaction().execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2024, 9, true));
        now = HOUSE.transaction().execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2026, 9, true));
        post(then, quangBinh, Map.of("32", 100L, "14", 7L));
        post(then, oldQuangTri, Map.of("32", 50L, "14", 9L));
        post(now, quangTri, Map.of("32", 180L));
        long more = 1;
        for (Unit commune : units.children(langSon.id(), now.lastDay()))
            if (more <= 20) post(now, commune, Map.of("32", more++ == 20 ? 900L : more));
    }

    @AfterAll
    static void leaveNothing() {
        for (Period period : List.of(then, now)) {
            HOUSE.jdbc()
                    .sql("delete from figures.sheet where period_id = :p")
                    .param("p", period.id())
                    .update();
            HOUSE.jdbc()
                    .sql("delete from catalogue.period where id = :p")
                    .param("p", period.id())
                    .update();
        }
    }

    @BeforeEach
    void today() {
        HOUSE.clock().set(TestHouse.TODAY);
    }

    @Test
    void unitsOfThenStandBesideEachOtherAndAddUp() {
        String address = "/compare?units=" + quangBinh.id() + "&units=" + oldQuangTri.id() + "&indicator=32&period="
                + then.code();
        JsonNode rows = json(mai(), address + "&format=json").get("rows");
        assertThat(values(rows, then.code())).containsExactly(100.0, 50.0);
        assertThat(mai().get(address).body())
                .contains("Quảng Bình", "Cộng các đơn vị trên", ">150<")
                .doesNotContainPattern("[>\"]analytics\\.");
    }

    @Test
    void asNowTheUnitThatCarriesBothOnSaysWhatBothSaidTogether() {
        String address = "/compare?units=" + quangTri.id() + "&as=now&period=" + then.code();
        assertThat(values(json(mai(), address + "&indicator=32&format=json").get("rows"), then.code()))
                .containsExactly(150.0);
        // People counted by name are never added up.
        JsonNode people = json(mai(), address + "&indicator=14&format=json")
                .get("rows")
                .get(0)
                .get(then.code());
        assertThat(people.get("value").isNull()).isTrue();
        assertThat(people.get("status").asString()).isEqualTo("blank");
    }

    @Test
    void overTheYearsALineRunsAcrossTheBreak() {
        String address = "/compare?units=" + quangTri.id() + "&units=" + langSon.id()
                + "&indicator=32&over=years&period=" + now.code();
        JsonNode row = json(mai(), address + "&format=json").get("rows").get(0);
        assertThat(row.get("unit").asString()).isEqualTo(langSon.shortName());
        JsonNode carried = json(mai(), address + "&format=json").get("rows").get(1);
        assertThat(carried.get(then.code()).get("value").asDouble()).isEqualTo(150.0);
        assertThat(carried.get(now.code()).get("value").asDouble()).isEqualTo(180.0);
        assertThat(mai().get(address).body()).contains("<polyline", "class=\"name l0\"");
    }

    @Test
    void aSharedAddressShowsEachReaderTheirOwn() {
        String both =
                "/compare?units=" + mauSon.id() + "&units=" + quangTri.id() + "&indicator=32&period=" + now.code();
        assertThat(HOUSE.signedIn("hoa").get(both).body()).contains("Mẫu Sơn").doesNotContain("Quảng Trị");
        assertThat(HOUSE.signedIn("hoa").get("/compare?units=" + quangTri.id()).status())
                .isEqualTo(404);
        assertThat(HOUSE.signedIn("hoa").get("/compare?below=" + langSon.id()).status())
                .isEqualTo(404);
    }

    @Test
    void aUnitIsFoundAddedAndTakenAway() {
        Client dung = HOUSE.signedIn("dung");
        assertThat(dung.get("/compare").body()).contains("Chọn các đơn vị");
        assertThat(dung.get("/compare?q=mau+son").body()).contains("?units=" + mauSon.id());
        assertThat(dung.get("/compare?units=" + mauSon.id()).body()).contains("bỏ khỏi so sánh");
        assertThat(dung.get("/compare?below=" + langSon.id() + "&period=" + now.code())
                        .body())
                .contains("Trực thuộc");
    }

    @Test
    void theSpreadOfUnitsNamesThoseFarFromTheCommonRun() {
        String address = "/figures/" + langSon.id() + "/" + now.code() + "/distribution?indicator=32";
        String page = HOUSE.signedIn("dung").get(address).body();
        assertThat(page).contains("20 trên", "Cao hơn hẳn mức chung", ">900<", "<rect class=\"bar\"");
        JsonNode rows = json(HOUSE.signedIn("dung"), address + "&format=json").get("rows");
        assertThat(values(rows, "32").getFirst()).isEqualTo(900.0);
        assertThat(rows.size()).isEqualTo(20);
        assertThat(HOUSE.signedIn("hoa").get(address).status()).isEqualTo(404);
    }

    @Test
    void aChosenGroupIsSpreadOverItsOwnUnitsOrThoseBelowThem() {
        Client dung = HOUSE.signedIn("dung");
        String group = "?below=" + langSon.id() + "&indicator=32&period=" + now.code();
        String address = "/compare/distribution" + group;
        assertThat(dung.get(address).body())
                .contains("Nhóm đơn vị đã chọn", "20 trên", ">900<", "/compare/punctuality?below=" + langSon.id())
                .doesNotContainPattern("[>\"]analytics\\.");
        assertThat(json(dung, address + "&format=json").get("rows").size()).isEqualTo(20);
        // Two provinces: their own two figures, or all of their communes.
        String two = "/compare/distribution?units=" + quangTri.id() + "&units=" + langSon.id() + "&indicator=32&period="
                + now.code();
        assertThat(json(mai(), two + "&level=2&format=json").get("rows").size()).isEqualTo(2);
        assertThat(json(mai(), two + "&level=4&format=json").get("rows").size()).isEqualTo(20);
        assertThat(HOUSE.signedIn("hoa").get(address).status()).isEqualTo(404);
        String asNow = "/compare/distribution?units=" + quangTri.id() + "&units=" + langSon.id()
                + "&indicator=32&as=now&level=2&period=" + then.code();
        assertThat(values(json(mai(), asNow + "&format=json").get("rows"), "32"))
                .containsExactly(150.0);
    }

    @Test
    void aChosenGroupsPunctualityCountsEachUnitOnceInEveryPeriodsTree() {
        String cluster = HOUSE.jdbc()
                .sql("select id::text from organization.cluster where name_vi like '%Bắc Trung%'")
                .query(String.class)
                .single();
        JsonNode rows = json(mai(), "/compare/punctuality?cluster=" + cluster + "&format=json")
                .get("rows");
        Units units = HOUSE.bean(Units.class);
        for (Period period : List.of(then, now)) {
            List<Unit> members = HOUSE.bean(vn.giaoban.organization.Clusters.class)
                    .members(Long.parseLong(cluster), period.lastDay());
            int lowest = period.equals(then) ? Unit.DISTRICT : Unit.COMMUNE;
            int all = members.stream()
                    .mapToInt(member -> 1
                            + units.below(member.id(), lowest, period.lastDay()).size())
                    .sum();
            assertThat(expected(rows, period.code())).as(period.code()).isEqualTo(all);
        }
        // A unit and one below it: nobody is counted twice.
        JsonNode once = json(
                        HOUSE.signedIn("dung"),
                        "/compare/punctuality?units=" + langSon.id() + "&units=" + mauSon.id() + "&format=json")
                .get("rows");
        assertThat(expected(once, now.code()))
                .isEqualTo(1 + units.children(langSon.id(), now.lastDay()).size());
        assertThat(HOUSE.signedIn("dung")
                        .get("/compare/punctuality?units=" + langSon.id())
                        .body())
                .contains("gb-stack", "Nhóm đơn vị đã chọn");
        assertThat(HOUSE.signedIn("dung").get("/compare/punctuality").status()).isEqualTo(404);
    }

    @Test
    void punctualityIsByTheTreeOfEachPeriod() {
        long centre = HOUSE.unit(Cast.CENTRE).id();
        JsonNode rows =
                json(mai(), "/figures/" + centre + "/punctuality?format=json").get("rows");
        assertThat(expected(rows, then.code())).isEqualTo(63 + 705);
        assertThat(expected(rows, now.code())).isEqualTo(34 + 3_321);
        assertThat(mai().get("/figures/" + centre + "/punctuality").body())
                .contains("gb-stack", "/boards/" + now.code());
    }

    @Test
    void everyOverviewIsTakenAwayInThreeFormats() {
        List<String> addresses = List.of(
                "/compare?below=" + langSon.id() + "&period=" + now.code(),
                "/figures/" + langSon.id() + "/" + now.code() + "/distribution?indicator=32",
                "/figures/" + langSon.id() + "/punctuality?",
                "/compare/distribution?below=" + langSon.id() + "&indicator=32&period=" + now.code(),
                "/compare/punctuality?below=" + langSon.id(),
                "/figures/" + langSon.id() + "/history?indicator=32");
        Client dung = HOUSE.signedIn("dung");
        for (String address : addresses) {
            assertThat(dung.get(address + "&format=xlsx").bytes()).as(address).startsWith('P', 'K');
            assertThat(dung.get(address + "&format=csv").body()).as(address).startsWith("\ufeff");
            assertThat(json(dung, address + "&format=json").get("rows").isArray())
                    .isTrue();
            assertThat(dung.get(address + "&format=pdf").status()).isEqualTo(404);
        }
        String table = "/figures/" + langSon.id() + "/" + now.code() + ".json";
        JsonNode row = json(dung, table).get("rows").get(0);
        assertThat(row.get("code").asString()).isEqualTo(Cast.PROVINCE);
        assertThat(row.get("32").get("status").asString()).isEqualTo("given");
    }

    private static double expected(JsonNode rows, String period) {
        for (JsonNode row : rows)
            if (row.get("period").asString().equals(period))
                return row.get("expected").get("value").asDouble();
        throw new AssertionError("no " + period);
    }

    private static List<Double> values(JsonNode rows, String column) {
        List<Double> values = new ArrayList<>();
        for (JsonNode row : rows) values.add(row.get(column).get("value").asDouble());
        return values;
    }

    private static JsonNode json(Client client, String address) {
        return JSON.readTree(client.get(address).bytes());
    }

    private static Client mai() {
        return HOUSE.signedIn("mai");
    }

    private static Unit province(String name, LocalDate day) {
        Units units = HOUSE.bean(Units.class);
        return units.children(units.root(day).id(), day).stream()
                .filter(unit -> unit.shortName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void post(Period period, Unit unit, Map<String, Long> figures) {
        Map<Integer, Long> own = new java.util.HashMap<>();
        figures.forEach((code, value) -> own.put(
                Objects.requireNonNull(HOUSE.bean(Indicators.class)
                                .byCode(period.lastDay())
                                .get(code))
                        .slot(),
                value * 1000));
        HOUSE.transaction()
                .executeWithoutResult(status -> HOUSE.bean(Figures.class)
                        .post(period, List.of(new Posting(unit.id(), Amounts.of(own), Amounts.NONE, 1L, 1L))));
    }
}
