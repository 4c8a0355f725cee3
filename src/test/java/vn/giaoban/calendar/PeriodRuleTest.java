package vn.giaoban.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodRuleTest {
    private static final PeriodRule SIX_MONTHS = new PeriodRule(
            PeriodKind.SIX_MONTHS, 0, -1, 12, 15, 6, 14, LocalDate.of(2021, 1, 1), LocalDate.of(2026, 12, 31), "basis");

    @Test
    void sixMonthsOf2026RunFrom15December2025To14June2026() {
        assertThat(SIX_MONTHS.first(2026)).isEqualTo("2025-12-15");
        assertThat(SIX_MONTHS.last(2026)).isEqualTo("2026-06-14");
    }

    @Test
    void aRuleHoldsForPeriodsThatEndInItsValidity() {
        assertThat(SIX_MONTHS.holdsFor(PeriodKind.SIX_MONTHS, 2021, 0)).isTrue();
        assertThat(SIX_MONTHS.holdsFor(PeriodKind.SIX_MONTHS, 2020, 0)).isFalse();
        assertThat(SIX_MONTHS.holdsFor(PeriodKind.SIX_MONTHS, 2027, 0)).isFalse();
        assertThat(SIX_MONTHS.holdsFor(PeriodKind.NINE_MONTHS, 2026, 0)).isFalse();
    }

    @Test
    void codesNameKindYearAndNumber() {
        assertThat(PeriodKind.MONTH.code(2026, 3)).isEqualTo("2026-M03");
        assertThat(PeriodKind.QUARTER.code(2026, 1)).isEqualTo("2026-Q1");
        assertThat(PeriodKind.SIX_MONTHS.code(2026, 0)).isEqualTo("2026-6T");
        assertThat(PeriodKind.NINE_MONTHS.code(2026, 0)).isEqualTo("2026-9T");
        assertThat(PeriodKind.YEAR.code(2025, 0)).isEqualTo("2025-N");
        assertThatThrownBy(() -> PeriodKind.QUARTER.code(2026, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDayEndsAtMidnightInVietnam() {
        assertThat(VietnamTime.endOf(LocalDate.of(2026, 9, 25))).isEqualTo(Instant.parse("2026-09-25T17:00:00Z"));
        assertThat(VietnamTime.dayOf(Instant.parse("2026-09-25T17:00:00Z"))).isEqualTo("2026-09-26");
    }
}
