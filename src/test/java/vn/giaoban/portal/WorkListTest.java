package vn.giaoban.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.web.WorkItem;

/** What comes first in "Việc của tôi". */
class WorkListTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 9, 22);

    @Test
    void groupsByHowSoon() {
        assertThat(urgency(TUESDAY.minusDays(1), true, false)).isEqualTo(WorkList.Urgency.OVERDUE);
        assertThat(urgency(TUESDAY.plusDays(8), false, true)).isEqualTo(WorkList.Urgency.NOW);
        assertThat(urgency(TUESDAY.plusDays(1), false, false)).isEqualTo(WorkList.Urgency.NOW);
        assertThat(urgency(TUESDAY.plusDays(2), false, false)).isEqualTo(WorkList.Urgency.SOON);
        assertThat(urgency(LocalDate.of(2026, 10, 4), false, false)).isEqualTo(WorkList.Urgency.SOON);
        assertThat(urgency(LocalDate.of(2026, 10, 5), false, false)).isEqualTo(WorkList.Urgency.LATER);
        assertThat(urgency(null, false, false)).isEqualTo(WorkList.Urgency.LATER);
    }

    @Test
    void whatIsOverdueStandsOnToday() {
        WorkList work = WorkList.of(TUESDAY, List.of(item(TUESDAY.minusDays(3), true, false)));
        assertThat(work.due(TUESDAY)).isEqualTo(1);
        assertThat(work.calendar()).hasSize(14).startsWith(TUESDAY);
    }

    private static WorkList.Urgency urgency(@Nullable LocalDate due, boolean overdue, boolean returned) {
        WorkItem item = item(due, overdue, returned);
        return WorkList.of(TUESDAY, List.of(item)).urgency(item);
    }

    private static WorkItem item(@Nullable LocalDate due, boolean overdue, boolean returned) {
        return new WorkItem("file-text", "Báo cáo", "", due, "/", "Mở", overdue, returned);
    }
}
