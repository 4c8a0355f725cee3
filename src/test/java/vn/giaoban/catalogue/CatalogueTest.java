package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.calendar.PeriodRules;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.TestDatabase;

/** The catalogue on a real PostgreSQL: what the first start loads, asked on a day; every test's changes are undone. */
class CatalogueTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 22);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-22T02:42:00Z"), VietnamTime.ZONE);
    private static final long CENTRE = 900_001;
    private static final long PROVINCE = 900_002;

    private static TestDatabase database;
    private static JdbcTransactionManager transactions;
    private static JdbcClient jdbc;
    private static boolean filled;

    private Periods periods;
    private Indicators indicators;
    private Forms forms;

    @BeforeAll
    static void load() {
        database = TestDatabase.migrated();
        transactions = new JdbcTransactionManager(database.dataSource());
        jdbc = JdbcClient.create(database.dataSource());
        filled = catalogueImport().load();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void fresh() {
        periods = keptPeriods();
        Editions editions = new Editions(jdbc);
        indicators = new Indicators(editions, jdbc);
        forms = new Forms(editions);
    }

    @Test
    void theFirstStartFillsTheCatalogueAndLaterOnesLeaveIt() {
        assertThat(filled).isTrue();
        assertThat(catalogueImport().load()).isFalse();
    }

    @Test
    void indicatorsAreFoundByCodeAndSlotOnADay() {
        IndicatorsOfDay today = indicators.of(TODAY);
        assertThat(today.all().stream().filter(Indicator::isNumbered)).hasSize(68);
        assertThat(today.all().stream().map(Indicator::code)).containsSubsequence("24", "25", "25a", "26", "68");
        Indicator settled = Objects.requireNonNull(today.byCode().get("41"));
        assertThat(settled.name(Locale.of("vi"))).isEqualTo("Tỷ lệ hòa giải thành");
        assertThat(settled.measure(Locale.ENGLISH)).isEqualTo("%");
        assertThat(today.byId().get(settled.numeratorId()).code()).isEqualTo("40");
        assertThat(today.bySlot()).containsEntry(settled.slot(), settled).hasSize(indicators.slots());
        assertThat(today.headlines().getFirst().code()).isEqualTo("32");
        assertThat(today.relations()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(indicators.on(LocalDate.of(2020, 12, 31))).isEmpty();
    }

    @Test
    void boundsAndStepsAreOfTheMeasure() {
        Indicator land = Objects.requireNonNull(indicators.byCode(TODAY).get("46"));
        assertThat(land.admits(325_500)).isTrue();
        assertThat(land.admits(325_550)).isFalse();
        assertThat(land.admits(-1_000)).isFalse();
        Indicator receptions = Objects.requireNonNull(indicators.byCode(TODAY).get("13"));
        assertThat(receptions.admits(214_000)).isTrue();
        assertThat(receptions.admits(214_500)).isFalse();
    }

    @Test
    void theDatabaseRefusesToAddUpPeople() {
        undone(() ->
                assertThatThrownBy(() -> jdbc.sql("""
                        update catalogue.indicator_edition set across_units = 'ADD'
                        where indicator_id = (select id from catalogue.indicator where code = '14')
                        """).update()).isInstanceOf(DataIntegrityViolationException.class));
    }

    @Test
    void twoEditionsOfAnIndicatorNeverHoldOnOneDay() {
        undone(() -> assertThatThrownBy(() -> edition("13", "2027-01-01"))
                .isInstanceOf(DataIntegrityViolationException.class));
    }

    @Test
    void aNewEditionIsSeenAtOnceAndTheOldOneKeepsItsDays() {
        assertThat(nameOf13(LocalDate.of(2027, 3, 14))).isEqualTo("Lượt tiếp công dân");
        undone(() -> {
            jdbc.sql("""
                    update catalogue.indicator_edition set valid_to = '2026-12-31'
                    where indicator_id = (select id from catalogue.indicator where code = '13')
                    """).update();
            edition("13", "2027-01-01");
            assertThat(nameOf13(LocalDate.of(2027, 3, 14))).isEqualTo("Tên mới");
            assertThat(nameOf13(TODAY)).isEqualTo("Lượt tiếp công dân");
        });
        assertThat(nameOf13(LocalDate.of(2027, 3, 14))).isEqualTo("Lượt tiếp công dân");
    }

    @Test
    void eachLevelHasItsForm() {
        Form commune = forms.forLevel(Unit.COMMUNE, TODAY);
        assertThat(commune.items()).hasSizeGreaterThanOrEqualTo(55);
        assertThat(commune.requiredItems()).hasSizeBetween(25, 30);
        assertThat(commune.sections().getFirst().letter()).isEqualTo("A");
        assertThat(commune.item("13").orElseThrow().slot()).isEqualTo(13);
        assertThat(commune.headings().getFirst().number(Locale.ENGLISH)).isEqualTo("Part I");
        assertThat(commune.passages().stream().map(FormHeading::key))
                .containsExactly(
                        "situation",
                        "party",
                        "authorities",
                        "front",
                        "peoples",
                        "commission",
                        "assessment",
                        "direction",
                        "tasks");
        assertThat(forms.edition(commune.id())).isEqualTo(commune);
        assertThat(forms.forLevel(2, TODAY).items().size())
                .isGreaterThan(commune.items().size());
        assertThat(forms.forLevel(1, TODAY).requiredItems()).isNotEmpty();
        assertThatThrownBy(() -> forms.forLevel(Unit.COMMUNE, LocalDate.of(2025, 6, 30)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> forms.edition(-1)).isInstanceOf(NotFound.class);
    }

    @Test
    void thePeriodsOfTheFirstStartHaveTheCircularsBounds() {
        assertThat(periods.all().stream().map(Period::code))
                .containsExactly("2026-N", "2026-9T", "2026-6T", "2026-Q1", "2025-N", "2025-9T");
        Period sixMonths = periods.find("2026-6T").orElseThrow();
        assertThat(sixMonths.firstDay()).isEqualTo("2025-12-15");
        assertThat(sixMonths.lastDay()).isEqualTo("2026-06-14");
        assertThat(periods.opened().stream().map(Period::code))
                .doesNotContain("2026-N")
                .hasSize(5);
        assertThat(periods.published()).isEmpty();
        assertThat(periods.current(TODAY)).contains(period("2026-9T"));
        assertThat(periods.current(LocalDate.of(2026, 9, 14))).contains(period("2026-6T"));
    }

    @Test
    void everyKindOfPeriodHasARule() {
        PeriodRules rules = new PeriodRules(jdbc);
        assertThat(rules.of(PeriodKind.MONTH, 2026, 1).orElseThrow().first(2026))
                .isEqualTo("2025-12-15");
        assertThat(rules.of(PeriodKind.MONTH, 2026, 12).orElseThrow().last(2026))
                .isEqualTo("2026-12-14");
        for (int quarter = 2; quarter <= 4; quarter++)
            assertThat(rules.of(PeriodKind.QUARTER, 2026, quarter).orElseThrow().first(2026))
                    .isEqualTo(rules.of(PeriodKind.QUARTER, 2026, quarter - 1)
                            .orElseThrow()
                            .last(2026)
                            .plusDays(1));
        assertThat(rules.of(PeriodKind.YEAR, 2026, 0).orElseThrow().last(2026)).isEqualTo("2026-12-14");
        assertThat(rules.of(PeriodKind.YEAR, 2019, 0)).isEmpty();
    }

    @Test
    void aPeriodIsComparedWithLastYearsAndShownBesideTheOneBefore() {
        assertThat(periods.sameLastYear(period("2026-9T"))).contains(period("2025-9T"));
        assertThat(periods.sameLastYear(period("2026-6T"))).isEmpty();
        assertThat(periods.previous(period("2026-9T"))).contains(period("2026-6T"));
        assertThat(periods.previous(period("2026-6T"))).contains(period("2026-Q1"));
        assertThat(periods.previous(period("2026-N"))).contains(period("2026-9T"));
        assertThat(periods.previous(period("2026-Q1"))).isEmpty();
    }

    @Test
    void nineMonthsOf2026AreDueOn25And30SeptemberAnd5October() {
        undone(() -> {
            units();
            Period nineMonths = period("2026-9T");
            assertThat(periods.due(nineMonths, PROVINCE)).isEqualTo("2026-09-25");
            assertThat(periods.due(nineMonths, CENTRE)).isEqualTo("2026-09-30");
            assertThat(periods.due(nineMonths, 0)).isEqualTo("2026-10-05");
            jdbc.sql("""
                    insert into catalogue.deadline (superior_id, days_after, valid_from, legal_basis)
                    values (:province, 9, '2026-01-01', 'Công văn của tỉnh')
                    """).param("province", PROVINCE).update();
            assertThat(periods.due(nineMonths, PROVINCE)).isEqualTo("2026-09-23");
            assertThat(periods.deadlines(nineMonths).due(PROVINCE + 1, 2)).isEqualTo("2026-09-25");
            assertThat(periods.due(period("2025-N"), PROVINCE)).isEqualTo("2025-12-25");
        });
    }

    @Test
    void aLeaderOfTheCentreMakesAPeriodPublicAndTakesItBackWithAnEntryEach() {
        undone(() -> {
            units();
            Actor leader = actor(Role.LEADER, CENTRE);
            assertThat(periods.publish(leader, "2026-6T").publishedAt()).isEqualTo(CLOCK.instant());
            periods.publish(leader, "2026-6T");
            assertThat(periods.published()).hasSize(1);
            assertThat(periods.unpublish(leader, "2026-6T").isPublished()).isFalse();
            periods.unpublish(leader, "2026-6T");
            assertThat(acts()).containsExactly("period.published", "period.withdrawn");
        });
    }

    @Test
    void anAdministratorOfTheCentreOpensPeriodsThatHaveBegun() {
        undone(() -> {
            units();
            Actor administrator = actor(Role.ADMINISTRATOR, CENTRE);
            assertThat(periods.openable(TODAY).stream().map(Period::code))
                    .containsExactly("2026-N", "2026-Q4", "2026-M10", "2026-Q3", "2026-M09");
            assertThat(periods.open(administrator, "2026-N").opened()).isTrue();
            assertThat(periods.open(administrator, "2026-Q3").firstDay()).isEqualTo("2026-06-15");
            periods.open(administrator, "2026-Q3");
            assertThatThrownBy(() -> periods.open(administrator, "2027-Q1")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> periods.publish(administrator, "2027-Q1")).isInstanceOf(NotFound.class);
            assertThat(acts()).containsExactly("period.opened", "period.opened");
        });
    }

    @Test
    void nobodyElseFindsWhatThereIsToDecide() {
        undone(() -> {
            units();
            for (Actor actor : List.of(
                    actor(Role.OFFICER, CENTRE),
                    actor(Role.AUDITOR, CENTRE),
                    actor(Role.LEADER, PROVINCE),
                    actor(Role.ADMINISTRATOR, PROVINCE),
                    Actor.anonymous(TODAY))) {
                assertThat(periods.mayDecide(actor)).isFalse();
                assertThatThrownBy(() -> periods.publish(actor, "2026-6T")).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> periods.unpublish(actor, "2026-6T")).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> periods.open(actor, "2026-N")).isInstanceOf(NotFound.class);
            }
            assertThat(acts()).isEmpty();
        });
    }

    private static void undone(Runnable test) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            test.run();
        });
    }

    /** A centre and a province of our own; whoever else is there steps aside until the end of the test. */
    private static void units() {
        jdbc.sql(
                        "update organization.unit_version set valid_from = '1900-01-01', valid_to = '1900-12-31' where parent_id is null")
                .update();
        jdbc.sql("""
                insert into organization.unit (id, code) overriding system value
                values (:centre, 'TEST-TW'), (:province, 'TEST-T')
                """).param("centre", CENTRE).param("province", PROVINCE).update();
        jdbc.sql("""
                insert into organization.unit_version
                    (unit_id, name, short_name, kind, level, parent_id, valid_from, search_key)
                values
                    (:centre, 'Trung ương', 'Trung ương', 'CENTRAL_COMMISSION', 1, null, '2025-07-01', ''),
                    (:province, 'Tỉnh', 'Tỉnh', 'PROVINCIAL_COMMISSION', 2, :centre, '2025-07-01', '')
                """).param("centre", CENTRE).param("province", PROVINCE).update();
    }

    private static void edition(String code, String from) {
        jdbc.sql("""
                insert into catalogue.indicator_edition
                    (indicator_id, name_vi, name_en, measure_vi, measure_en, theme, across_units, across_time, decimals,
                     valid_from, legal_basis)
                select id, 'Tên mới', 'New name', 'lượt', 'times', 'tiep-dan', 'ADD', 'SUM', 0, :from::date, 'basis'
                from catalogue.indicator where code = :code
                """).param("code", code).param("from", from).update();
    }

    private String nameOf13(LocalDate day) {
        return Objects.requireNonNull(indicators.byCode(day).get("13")).nameVi();
    }

    private Period period(String code) {
        return periods.find(code).orElseThrow();
    }

    private static List<String> acts() {
        return jdbc.sql("select act from audit.entry where thing = 'period' and unit_id = :centre order by id")
                .param("centre", CENTRE)
                .query(String.class)
                .list();
    }

    private static Actor actor(Role role, long unitId) {
        return new Actor(1, "binh", "Ông Bình", List.of(new Holding(role, unitId, false)), TODAY);
    }

    private static Periods keptPeriods() {
        JsonMapper json = JsonMapper.builder().build();
        return new Periods(
                jdbc,
                new Editions(jdbc),
                new PeriodRules(jdbc),
                new Authority(jdbc),
                new Audit(jdbc, CLOCK, json),
                CLOCK);
    }

    private static CatalogueImport catalogueImport() {
        return new CatalogueImport(jdbc, keptPeriods(), new PeriodRules(jdbc), transactions);
    }
}
