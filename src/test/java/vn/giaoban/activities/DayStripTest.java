package vn.giaoban.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DayStripTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

    @Test
    void aQuietMonthIsNotPaintedAsABusyOne() {
        assertThat(shades(Map.of(FIRST, 1, FIRST.plusDays(1), 2))).containsExactly(1, 2, 0);
        assertThat(shades(Map.of(FIRST, 1, FIRST.plusDays(1), 12, FIRST.plusDays(2), 5)))
                .containsExactly(1, 4, 2);
    }

    private static Integer[] shades(Map<LocalDate, Integer> byDay) {
        return DayStrip.of(FIRST, FIRST.plusDays(2), byDay).squares().stream()
                .map(DayStrip.Square::shade)
                .toArray(Integer[]::new);
    }
}
