package vn.giaoban.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaysTest {
    @Test
    void daysAreReadAsPeopleTypeThem() {
        LocalDate day = LocalDate.of(2026, 7, 5);
        for (String typed : new String[] {
            "05/7/2026", "5/7/2026", "05/07/2026", "5-7-2026", "5.7.2026", " 05 / 7 / 2026", "2026-07-05", "5 Jul 2026"
        }) assertThat(Days.parse(typed)).as(typed).contains(day);
        for (String typed : new String[] {"", "31/9/2026", "29/02/2026", "7/2026", "hôm nay", "5/7/26x"})
            assertThat(Days.parse(typed)).as(typed).isEmpty();
    }
}
