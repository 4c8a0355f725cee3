package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.giaoban.calendar.PeriodKind;

class PeriodTest {
    private static final Locale VI = Locale.of("vi");
    private static final LocalDate EVER = LocalDate.of(2021, 1, 1);
    private static final Period NINE_MONTHS = new Period(
            1,
            PeriodKind.NINE_MONTHS,
            2026,
            0,
            "2026-9T",
            LocalDate.of(2025, 12, 15),
            LocalDate.of(2026, 9, 14),
            true,
            null);

    @Test
    void periodsAreNamedAsOnThePapers() {
        assertThat(NINE_MONTHS.name(VI)).isEqualTo("9 tháng năm 2026");
        assertThat(NINE_MONTHS.name(Locale.ENGLISH)).isEqualTo("Nine months of 2026");
        assertThat(Period.name(PeriodKind.QUARTER, 2026, 1, VI)).isEqualTo("Quý I năm 2026");
        assertThat(Period.name(PeriodKind.QUARTER, 2026, 4, Locale.ENGLISH)).isEqualTo("Quarter IV of 2026");
        assertThat(Period.name(PeriodKind.MONTH, 2026, 3, VI)).isEqualTo("Tháng 3 năm 2026");
        assertThat(Period.name(PeriodKind.MONTH, 2026, 3, Locale.ENGLISH)).isEqualTo("March 2026");
        assertThat(Period.name(PeriodKind.YEAR, 2025, 0, VI)).isEqualTo("Năm 2025");
    }

    @Test
    void aSuperiorsOwnDeadlineComesBeforeThatOfItsLevel() {
        Deadlines deadlines = new Deadlines(
                NINE_MONTHS,
                List.of(
                        new Deadline(null, 2, null, 11, EVER, null, "basis"),
                        new Deadline(7L, null, null, 9, EVER, null, "basis")));
        assertThat(deadlines.due(7, 2)).isEqualTo("2026-09-23");
        assertThat(deadlines.due(8, 2)).isEqualTo("2026-09-25");
    }

    @Test
    void aDeadlineForTheKindOfPeriodComesBeforeOneForAll() {
        Deadlines deadlines = new Deadlines(
                NINE_MONTHS,
                List.of(
                        new Deadline(null, 2, null, 11, EVER, null, "basis"),
                        new Deadline(null, 2, PeriodKind.NINE_MONTHS, 5, EVER, null, "basis"),
                        new Deadline(null, 2, PeriodKind.YEAR, 3, EVER, null, "basis")));
        assertThat(deadlines.due(8, 2)).isEqualTo("2026-09-19");
    }

    @Test
    void aDeadlineCountsOnTheDaysOfItsValidityOnly() {
        Deadlines deadlines = new Deadlines(
                NINE_MONTHS, List.of(new Deadline(null, 2, null, 11, EVER, LocalDate.of(2026, 9, 13), "basis")));
        assertThatThrownBy(() -> deadlines.due(8, 2)).isInstanceOf(IllegalStateException.class);
    }
}
