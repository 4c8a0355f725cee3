package vn.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Quảng Trị of today and a month of 2024, when Quảng Bình and the old Quảng Trị stood on its ground. */
class FiguresOverTimeTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final LocalDate THEN = LocalDate.of(2025, 6, 30);

    private final Units units = HOUSE.bean(Units.class);
    private final Unit today = units.byCode("44", TestHouse.TODAY).orElseThrow();
    private Period period;

    @BeforeEach
    void aMonthOfItsOwn() {
        period = HOUSE.transaction()
                .execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2024, 3, true));
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
    void whatAddsUpIsTheSumOfThoseThatStoodOnTheGround() {
        post("44", "32", 10_000);
        post("45", "32", 4_000);
        assertThat(amount("32")).isEqualTo(14_000);
    }

    /** Of two, one has reported: the people it knows by name are not those of both. */
    @Test
    void peopleOfOneOfSeveralAreNotThePeopleOfTheGround() {
        post("44", "14", 7_000);
        assertThat(amount("14")).isNull();
        post("44", "32", 10_000);
        assertThat(amount("32")).isEqualTo(10_000);
    }

    private void post(String province, String code, long amount) {
        long unit = units.byCode(province, THEN).orElseThrow().id();
        HOUSE.transaction()
                .executeWithoutResult(status -> HOUSE.bean(Figures.class)
                        .post(
                                period,
                                List.of(new Posting(
                                        unit,
                                        Amounts.of(Map.of(indicator(code).slot(), amount)),
                                        Amounts.NONE,
                                        unit,
                                        unit))));
    }

    private Long amount(String code) {
        Carried carried = Objects.requireNonNull(HOUSE.bean(FiguresOverTime.class)
                .carried(List.of(today), TestHouse.TODAY, period)
                .get(today.id()));
        assertThat(carried.isOf(today.id())).isTrue();
        return carried.sheet()
                .figure(indicator(code), id -> {
                    throw new AssertionError("no ratio is asked for");
                })
                .amount();
    }

    private Indicator indicator(String code) {
        return Objects.requireNonNull(
                HOUSE.bean(Indicators.class).of(period.lastDay()).byCode().get(code));
    }
}
