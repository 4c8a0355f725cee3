package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Verification;
import vn.giaoban.catalogue.AcrossTime;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
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
    void everyFigureFollowsFromTheReports() {
        assertThat(house.bean("reportVerification", Verification.class).differences())
                .isEmpty();
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
        List<Long> communes =
                house.bean(Units.class).below(house.unit("TW").id(), Unit.COMMUNE, TestHouse.TODAY).stream()
                        .map(Unit::id)
                        .toList();
        house.bean(Figures.class)
                .sheets(communes, period("2026-6T").id())
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
