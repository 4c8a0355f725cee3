package vn.giaoban.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Sheet;

/** Quarters out of periods that begin with the year. */
class TrendTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);
    private static final IndicatorsOfDay INDICATORS =
            TestHouse.open().bean(Indicators.class).of(DAY);
    private static final Period Q1 = period(1, PeriodKind.QUARTER, 1, LocalDate.of(2026, 3, 14));
    private static final Period SIX = period(2, PeriodKind.SIX_MONTHS, 0, LocalDate.of(2026, 6, 14));
    private static final Period NINE = period(3, PeriodKind.NINE_MONTHS, 0, DAY);

    @Test
    void aQuarterIsTheDifferenceOfTwoRunningTotals() {
        Trend trend = trend("32", Map.of(Q1, sheet(100, 10), SIX, sheet(100, 25), NINE, sheet(98, 45)));
        assertThat(trend.now()).extracting(Trend.Point::step).containsExactly(10_000L, 15_000L, 20_000L);
        assertThat(trend.now()).extracting(Trend.Point::total).containsExactly(10_000L, 25_000L, 45_000L);
    }

    @Test
    void withoutThePeriodBeforeThereIsNoQuarter() {
        Trend trend = trend("32", Map.of(NINE, sheet(100, 45)));
        assertThat(trend.now()).hasSize(1);
        assertThat(trend.now().getFirst().step()).isNull();
        assertThat(trend.now().getFirst().gap()).isEqualTo(Trend.Gap.ALONE);
    }

    @Test
    void aPeriodOfWhichFewReportsAreInIsNotTakenForADecline() {
        Trend trend = trend("32", Map.of(SIX, sheet(100, 25), NINE, sheet(20, 9)));
        assertThat(trend.now().getLast().step()).isNull();
        assertThat(trend.now().getLast().gap()).isEqualTo(Trend.Gap.UNLIKE);
        assertThat(trend.now().getLast().total()).isEqualTo(9_000L);
    }

    @Test
    void whatThereIsAtAMomentIsNotSubtracted() {
        Trend trend = trend("37", Map.of(SIX, sheet(100, 80), NINE, sheet(100, 82)));
        assertThat(trend.now()).extracting(Trend.Point::step).containsExactly(80_000L, 82_000L);
    }

    @Test
    void aRatioIsWorkedOutAnewFromTheDifferencesOfItsParts() {
        // 40 of 50 by June, 70 of 100 by September: 30 of 50 in the third quarter
        Trend trend = trend("41", Map.of(SIX, parts(40, 50), NINE, parts(70, 100)));
        assertThat(trend.now().getLast().total()).isEqualTo(70_000L);
        assertThat(trend.now().getLast().step()).isEqualTo(60_000L);
    }

    private static Trend trend(String code, Map<Period, Sheet> sheets) {
        Indicator indicator = indicator(code);
        Map<Long, Sheet> byId = sheets.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().id(), Map.Entry::getValue));
        return Trend.of(indicator, 2026, List.of(Q1, SIX, NINE), byId, INDICATORS, (a, b) -> true);
    }

    /** The same number in every slot. */
    private static Sheet sheet(int reports, long value) {
        Map<Integer, Long> own = INDICATORS.all().stream()
                .filter(i -> !i.isComputed())
                .collect(Collectors.toMap(Indicator::slot, i -> value * 1000));
        return of(reports, Amounts.of(own));
    }

    private static Sheet parts(long settled, long takenUp) {
        return of(
                100,
                Amounts.of(Map.of(
                        indicator("40").slot(), settled * 1000, indicator("39").slot(), takenUp * 1000)));
    }

    private static Sheet of(int reports, Amounts own) {
        return new Sheet(
                1, 1, 1, own, Amounts.NONE, new long[0], new int[0], new int[0], new int[0], reports, null, null);
    }

    private static Indicator indicator(String code) {
        return INDICATORS.byCode().get(code);
    }

    private static Period period(long id, PeriodKind kind, int number, LocalDate last) {
        return new Period(
                id, kind, 2026, number, kind.code(2026, number), LocalDate.of(2025, 12, 15), last, true, null);
    }
}
