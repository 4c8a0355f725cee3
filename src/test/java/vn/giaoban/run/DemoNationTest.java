package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.activities.Counts;
import vn.giaoban.audit.Verification;
import vn.giaoban.catalogue.AcrossTime;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;
import vn.giaoban.notices.Notices;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Boards;
import vn.giaoban.reporting.ReportState;

/** The whole demo nation, made once, its making interrupted half way. */
class DemoNationTest {
    private static final Home HOME = new Home(Path.of("target"), "http://localhost", true);

    private static TestHouse house;
    private static DemoNation nation;
    private static final List<String> said = new ArrayList<>();

    @BeforeAll
    static void makeItInTwoStarts() {
        house = TestHouse.apart(made -> {});
        nation = house.bean(DemoNation.class);

        // People are here already: this database is somebody's, and is left alone.
        nation.prepare(HOME, said::add);
        assertThat(nation.isShown()).isFalse();
        assertThat(said).isEmpty();

        house.jdbc()
                .sql("insert into run.demo_nation (begun_at) values (now())")
                .update();
        assertThatThrownBy(() -> nation.prepare(HOME, line -> {
                    said.add(line);
                    if (line.contains("Quarter I of 2026")) throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        assertThat(jdbc().sql("select exists (select 1 from activities.activity)")
                        .query(Boolean.class)
                        .single())
                .as("the logs come with the first period that is counted from them, or not at all")
                .isFalse();
        nation.prepare(HOME, said::add);
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void anInterruptedStartIsContinuedAndALaterOneFindsItsWorkDone() {
        said.clear();
        nation.prepare(new Home(HOME.directory(), HOME.address(), false), said::add);
        assertThat(said).isEmpty();
        assertThat(nation.isShown()).isTrue();
        assertThat(jdbc().sql("select count(*) from identity.account")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2 * 3_356 + 2 + 2 * (1 + 63 + 705));
        assertThat(jdbc().sql("select periods from run.demo_nation")
                        .query((rs, n) -> List.of((String[]) rs.getArray(1).getArray()))
                        .single())
                .isEqualTo(DemoNation.PERIODS);
    }

    @Test
    void everyFigureFollowsFromTheReportsAndEveryEditionFromTheTrail() {
        for (String verification : List.of("reportVerification", "editionVerification"))
            assertThat(house.bean(verification, Verification.class).differences())
                    .as(verification)
                    .isEmpty();
    }

    @Test
    void everyCommuneHasLoggedWhatItDidUntilNow() {
        jdbc().sql("""
                        select count(*) as activities, count(distinct unit_id) as units, min(day) as first, max(day) as last,
                               max(greatest(logged_at, changed_at)) <= :now as past,
                               avg((state = 'CONFIRMED')::int) as confirmed
                        from activities.activity
                        """)
                .param("now", house.clock().instant().atOffset(java.time.ZoneOffset.UTC))
                .query(rs -> {
                    assertThat(rs.getInt("activities")).isBetween(150_000, 220_000);
                    assertThat(rs.getInt("units")).isEqualTo(3_321);
                    assertThat(rs.getObject("first", LocalDate.class)).isEqualTo(LocalDate.of(2025, 12, 15));
                    assertThat(rs.getObject("last", LocalDate.class))
                            .isBetween(TestHouse.TODAY.minusDays(4), TestHouse.TODAY);
                    assertThat(rs.getBoolean("past")).isTrue();
                    assertThat(rs.getDouble("confirmed")).isBetween(0.9, 0.99);
                });
    }

    /** Sent or not: what the log can count of the periods of 2026, it counts, and nothing is typed beside it. */
    @Test
    void theCommunesReportsOf2026AreCountedFromTheirLogs() {
        Counts counts = house.bean(Counts.class);
        for (String code : List.of("2026-Q1", "2026-6T", "2026-9T")) {
            Period period = period(code);
            Map<Long, Counts.Count> now = counts.of(communes(), period.firstDay(), period.lastDay());
            int[] sent = new int[1];
            jdbc().sql("""
                            select r.unit_id, r.counted, s.own, c.amounts, c.activities, c.versions
                            from reporting.report r
                            left join reporting.submission s on s.id = r.last_submission_id
                            left join reporting.count c on c.submission_id = s.id
                            where r.period_id = :period and r.unit_id = any(:communes)
                            """)
                    .param("period", period.id())
                    .param("communes", communes().toArray(Long[]::new))
                    .query(rs -> {
                        assertThat(rs.getBoolean("counted")).isTrue();
                        if (rs.getArray("own") == null) return;
                        sent[0]++;
                        Counts.Count count = now.get(rs.getLong("unit_id"));
                        Amounts amounts =
                                Amounts.of((Long[]) rs.getArray("amounts").getArray());
                        assertThat(amounts).isEqualTo(count.amounts());
                        assertThat(Amounts.of((Long[]) rs.getArray("own").getArray()))
                                .isEqualTo(amounts);
                        Map<Long, Integer> frozen = new HashMap<>();
                        Long[] activities = (Long[]) rs.getArray("activities").getArray();
                        Integer[] versions = (Integer[]) rs.getArray("versions").getArray();
                        for (int i = 0; i < activities.length; i++) frozen.put(activities[i], versions[i]);
                        assertThat(frozen).isEqualTo(count.activities());
                    });
            assertThat(sent[0]).as(code).isGreaterThan(2_800);
        }
    }

    @Test
    void aFigureOfASentReportOpensToActivitiesThatAddUpToIt() {
        Client mai = house.signedIn("mai");
        Pattern said = Pattern.compile(
                "rp-counted\"><b>([^<]*)</b>.*<tfoot>.*<td class=\"gb-num\"><b>([^<]*)</b>", Pattern.DOTALL);
        Unit commune = house.bean(Units.class)
                .below(house.unit("42").id(), Unit.COMMUNE, TestHouse.TODAY)
                .getFirst();
        long report = jdbc().sql("select id from reporting.report where unit_id = :unit and period_id = :period")
                .param("unit", commune.id())
                .param("period", period("2026-9T").id())
                .query(Long.class)
                .single();
        for (String code : List.of("13", "18", "24", "33", "39", "61")) {
            Matcher sums = said.matcher(
                    mai.get("/reports/" + report + "/counted/" + code).body());
            assertThat(sums.find()).as(code).isTrue();
            assertThat(sums.group(1)).as(code).isEqualTo(sums.group(2)).isNotEqualTo("0");
        }
    }

    @Test
    void theReturnedReportHasAReplacedFigureAndStillCountsTheRest() {
        jdbc().sql("""
                        select s.own[13] as own, s.override[13] as override, s.remarks ->> '13' as remark, r.state
                        from reporting.report r join reporting.submission s on s.id = r.last_submission_id
                        where r.unit_id = :unit and r.period_id = :period
                        """)
                .param("unit", house.unit("05977").id())
                .param("period", period("2026-9T").id())
                .query(rs -> {
                    assertThat(rs.getString("state")).isEqualTo("RETURNED");
                    assertThat(rs.getLong("override")).isEqualTo(3 * rs.getLong("own"));
                    assertThat(rs.getString("remark")).contains("điện thoại");
                });
    }

    @Test
    void periodsBeforeJuly2025AreReportedByTheDistrictsOfTheirTime() {
        for (String code : DemoNation.PAST)
            assertThat(sheet("TW", code).reports()).as(code).isEqualTo(1 + 63 + 705);
    }

    /** Article 004: 53 documents, the movement in 8 of 8 wards and communes; what it does not tell is blank. */
    @Test
    void theRealReportSaysWhatTheArticleTells() {
        LocalDate day = LocalDate.of(2022, 9, 14);
        Unit city = house.bean(Units.class).search("thành phố Lạng Sơn", day, 1).getFirst();
        Sheet sheet = house.bean(Figures.class)
                .sheets(List.of(city.id()), period("2022-9T").id())
                .get(city.id());
        IndicatorsOfDay indicators = house.bean(Indicators.class).of(day);
        assertThat(sheet.reportId()).isNotNull();
        for (Indicator indicator : indicators.all()) {
            Long expected = switch (indicator.code()) {
                case "5a" -> 53_000L;
                case "57e", "57f" -> 8_000L;
                case "57g" -> 100_000L;
                default -> null;
            };
            assertThat(sheet.figure(indicator, indicators.byId()::get).amount())
                    .as(indicator.code())
                    .isEqualTo(expected);
        }
    }

    @Test
    void earlierPeriodsAreCompleteAndTheirTotalsPublicWhereTheCentreSaidSo() {
        for (String code : List.of("2025-9T", "2025-N", "2026-Q1", "2026-6T")) {
            Sheet centre = sheet("TW", code);
            assertThat(centre.reports()).as(code).isEqualTo(3_356);
            assertThat(period(code).isPublished())
                    .as(code)
                    .isEqualTo(List.of("2025-N", "2026-6T").contains(code));
        }
    }

    @Test
    void theNineMonthsAreUnderWay() {
        Map<ReportState, Long> states = new java.util.EnumMap<>(ReportState.class);
        jdbc().sql("""
                        select r.state, count(*) from reporting.report r
                        join organization.unit_version v on v.unit_id = r.unit_id and v.level = 4
                        where r.period_id = :p group by r.state
                        """).param("p", period("2026-9T").id()).query(rs -> {
            states.put(ReportState.valueOf(rs.getString(1)), rs.getLong(2));
        });
        assertThat(states.get(ReportState.ACCEPTED)).isBetween(2_600L, 2_850L);
        assertThat(states.get(ReportState.SUBMITTED)).isBetween(200L, 330L);
        assertThat(states.get(ReportState.RETURNED)).isEqualTo(1);
        assertThat(states.get(ReportState.DRAFT)).isBetween(15L, 80L);
        Actor dung = house.actor("dung");
        List<Boards.Row> rows = house.bean(Boards.class).rows(dung, dung.homeUnitId(), period("2026-9T"));
        assertThat(rows).extracting(Boards.Row::state).contains(ReportState.RETURNED, ReportState.ACCEPTED, null);
        assertThat(rows.stream().filter(r -> r.unit().code().equals(Cast.COMMUNE)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.state()).isNull();
                    assertThat(row.remindedAt()).isNotNull();
                });
        assertThat(house.bean(Notices.class).unread(house.actor("hoa"))).isPositive();
    }

    @Test
    void whatHappensGrowsThroughTheYearAndALittleOnTheYearBefore() {
        for (Unit unit : house.bean(Units.class).below(house.unit(Cast.PROVINCE).id(), Unit.COMMUNE, TestHouse.TODAY)) {
            Sheet nine = sheet(unit.code(), "2025-9T");
            Sheet year = sheet(unit.code(), "2025-N");
            Sheet quarter = sheet(unit.code(), "2026-Q1");
            Sheet six = sheet(unit.code(), "2026-6T");
            for (Indicator indicator : indicators()) {
                if (indicator.acrossTime() != AcrossTime.SUM) continue;
                int slot = indicator.slot();
                assertThat(amount(nine, slot))
                        .as(unit.code() + " " + indicator.code())
                        .isLessThanOrEqualTo(amount(year, slot));
                assertThat(amount(quarter, slot))
                        .as(unit.code() + " " + indicator.code())
                        .isLessThanOrEqualTo(amount(six, slot));
            }
        }
        Sheet before = sheet("TW", "2025-9T");
        Sheet now = sheet("TW", "2026-9T");
        for (Indicator headline :
                house.bean(Indicators.class).of(TestHouse.TODAY).headlines()) {
            if (headline.isComputed()) continue;
            double each = (double) amount(before, headline.slot())
                    / before.figure(headline.slot()).given();
            double eachNow = (double) amount(now, headline.slot())
                    / now.figure(headline.slot()).given();
            assertThat(eachNow / each).as(headline.nameEn()).isBetween(0.99, 1.2);
        }
    }

    @Test
    void zerosBlanksNotApplicablesAndOverridesAllOccur() {
        int[] found = new int[4];
        house.bean(Figures.class)
                .sheets(communes(), period("2025-N").id())
                .values()
                .forEach(sheet -> {
                    for (Indicator indicator : indicators()) {
                        if (indicator.isComputed()) continue;
                        Long own = sheet.own().get(indicator.slot());
                        if (own == null) found[0]++;
                        else if (sheet.own().isNotApplicable(indicator.slot())) found[1]++;
                        else if (own == 0) found[2]++;
                        else found[3]++;
                    }
                });
        assertThat(found[0]).isGreaterThan(5_000);
        assertThat(found[1]).isBetween(300, 3_000);
        assertThat(found[2]).isGreaterThan(2_000);
        assertThat(found[3]).isGreaterThan(150_000);
        assertThat(sheet("TW", "2026-6T").figure(37).marks()).isEqualTo(4);
        assertThat(jdbc().sql("select count(*) from reporting.submission where remarks::text like '%kỳ trước%'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void aConferenceOfAllProvincesAndCommunesWaitsToBeOpenedMostPointsThere() {
        long id = conference("state = 'CALLED'");
        assertThat(count("conferences.point where conference_id = " + id)).isEqualTo(1 + 34 + 3_321);
        assertThat(count("conferences.event where kind = 'Rehearsed' and conference_id = " + id))
                .isEqualTo(1 + 34 + 3_321);
        assertThat(count("conferences.event where kind = 'PointSeen' and conference_id = " + id))
                .isBetween(3_270L, 3_330L);
        assertThat(count("conferences.registration where conference_id = " + id))
                .isEqualTo(7);
        assertThat(house.signedIn("binh").get("/conferences/" + id + "/chair").body())
                .contains("3.356", "minh họa");
        for (String name : List.of("mai", "lan", "dung", "pao", "hoa"))
            assertThat(house.signedIn(name).get("/conferences/" + id).status())
                    .as(name)
                    .isEqualTo(200);
    }

    @Test
    void theConferenceOfJulyWasConcludedAndItsConclusionsAreTasks() {
        long id = conference("state = 'CONCLUDED' and not archived");
        assertThat(count("tasks.task where cause_id = " + id)).isEqualTo(34 + 34 + 1 + 2);
        String page = house.signedIn("lan").get("/conferences/" + id).body();
        assertThat(page).contains("Giữ lời hứa sau đối thoại ở xã vùng cao", "Tán thành", "Bản đề xuất");
    }

    @Test
    void theFiveConferencesThatNewspapersToldOfAreThere() {
        assertThat(count("conferences.conference where archived and state = 'CONCLUDED'"))
                .isEqualTo(5);
        assertThat(count("conferences.conference c join catalogue.period p on p.id = c.period_id"
                        + " where c.archived and p.code = '2022-9T'"))
                .isEqualTo(1);
    }

    private static long conference(String which) {
        return jdbc().sql("select id from conferences.conference where " + which)
                .query(Long.class)
                .single();
    }

    private static long count(String what) {
        return jdbc().sql("select count(*) from " + what).query(Long.class).single();
    }

    @Test
    void everyPageSaysThatTheFiguresAreIllustrative() {
        assertThat(house.visitor().get("/").body()).contains("minh họa");
    }

    @Test
    void theGreetingNamesTheCastWithTheirPassword() {
        assertThat(String.join("\n", nation.lines(HOME)))
                .contains(
                        "hoa",
                        "pao",
                        "dung",
                        "lan",
                        "mai",
                        "binh",
                        "tuan",
                        "kiem",
                        Cast.PASSWORD,
                        "Xã Mẫu Sơn, Lạng Sơn");
    }

    private static List<Long> communes() {
        return house.bean(Units.class).below(house.unit("TW").id(), Unit.COMMUNE, TestHouse.TODAY).stream()
                .map(Unit::id)
                .toList();
    }

    private static long amount(Sheet sheet, int slot) {
        Long amount = sheet.figure(slot).amount();
        return amount == null ? 0 : amount;
    }

    private static Sheet sheet(String unit, String period) {
        long id = house.unit(unit).id();
        return house.bean(Figures.class)
                .sheets(List.of(id), period(period).id())
                .get(id);
    }

    private static Period period(String code) {
        return house.bean(Periods.class).find(code).orElseThrow();
    }

    private static List<Indicator> indicators() {
        return house.bean(Indicators.class).on(TestHouse.TODAY);
    }

    private static JdbcClient jdbc() {
        return house.jdbc();
    }
}
