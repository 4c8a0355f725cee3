package vn.giaoban.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.tasks.TaskAct.*;
import static vn.giaoban.tasks.TaskState.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;

/** The life of a task. */
class TaskStateTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 22);
    private static final long OWNER = 30;
    private static final long GIVER = 20;

    /** The whole table once more, written by hand: what is not here may not be done. */
    private static final Map<TaskState, Map<TaskAct, TaskState>> TABLE = Map.of(
            GIVEN, Map.of(BEGIN, UNDER_WAY, REPORT, DONE, EXTEND, GIVEN, WITHDRAW, WITHDRAWN),
            UNDER_WAY, Map.of(REPORT, DONE, EXTEND, UNDER_WAY, WITHDRAW, WITHDRAWN),
            DONE, Map.of(CONFIRM, CONFIRMED, RETURN, RETURNED, WITHDRAW, WITHDRAWN),
            RETURNED, Map.of(REPORT, DONE, EXTEND, RETURNED, WITHDRAW, WITHDRAWN),
            CONFIRMED, Map.of(RETURN, RETURNED),
            WITHDRAWN, Map.of());

    @Test
    void everyActLeadsWhereTheTableSaysAndNowhereElse() {
        for (TaskState state : TaskState.values()) {
            assertThat(state.acts())
                    .containsExactlyInAnyOrderElementsOf(TABLE.get(state).keySet());
            for (TaskAct act : TaskAct.values())
                assertThat(state.after(act))
                        .as(state + " " + act)
                        .isEqualTo(Optional.ofNullable(TABLE.get(state).get(act)));
        }
    }

    @Test
    void itsOwnerBeginsAndReportsAndWhoFollowsItDoesTheRest() {
        for (Role role : List.of(Role.OFFICER, Role.LEADER)) {
            assertThat(task(GIVEN, DAY).acts(holding(role, OWNER))).containsExactly(BEGIN, REPORT);
            assertThat(task(RETURNED, DAY).acts(holding(role, OWNER))).containsExactly(REPORT);
            assertThat(task(DONE, DAY).acts(holding(role, OWNER))).isEmpty();
            assertThat(task(GIVEN, DAY).acts(holding(role, GIVER))).containsExactly(WITHDRAW, EXTEND);
            assertThat(task(DONE, DAY).acts(holding(role, GIVER))).containsExactly(CONFIRM, RETURN, WITHDRAW);
            assertThat(task(CONFIRMED, DAY).acts(holding(role, GIVER))).containsExactly(RETURN);
        }
        for (TaskState state : TaskState.values())
            for (Actor other : List.of(
                    holding(Role.AUDITOR, OWNER),
                    holding(Role.ADMINISTRATOR, GIVER),
                    holding(Role.LEADER, 10),
                    Actor.anonymous(DAY)))
                assertThat(task(state, DAY).acts(other)).isEmpty();
    }

    @Test
    void onlyWhatItsOwnerIsStillToDoIsOverdueAndNotOnItsDay() {
        for (TaskState state : TaskState.values()) {
            boolean open = List.of(GIVEN, UNDER_WAY, RETURNED).contains(state);
            assertThat(state.isOpen()).as(state.name()).isEqualTo(open);
            assertThat(task(state, DAY.minusDays(1)).isOverdue(DAY))
                    .as(state.name())
                    .isEqualTo(open);
            assertThat(task(state, DAY).isOverdue(DAY)).as(state.name()).isFalse();
            assertThat(task(state, null).isOverdue(DAY)).as(state.name()).isFalse();
        }
    }

    @Test
    void whatIsToBeMendedIsSaid() {
        Task task = task(GIVEN, DAY);
        for (TaskAct act : List.of(REPORT, RETURN, WITHDRAW, EXTEND))
            assertThat(task.fault(act, "  ", DAY.plusDays(7))).as(act.name()).contains(TaskFault.NOTE_MISSING);
        for (TaskAct act : List.of(BEGIN, CONFIRM))
            assertThat(task.fault(act, "", null)).as(act.name()).isEmpty();
        assertThat(task.fault(REPORT, "x".repeat(Task.LONGEST + 1), null)).contains(TaskFault.NOTE_LONG);
        assertThat(task.fault(EXTEND, "Mưa lũ.", null)).contains(TaskFault.DUE_MISSING);
        assertThat(task.fault(EXTEND, "Mưa lũ.", DAY)).contains(TaskFault.DUE_EARLIER);
        assertThat(task.fault(EXTEND, "Mưa lũ.", DAY.plusDays(1))).isEmpty();
        assertThat(task(GIVEN, null).fault(EXTEND, "Đặt hạn.", DAY)).isEmpty();
    }

    @Test
    void anyWalkFollowsTheTableAndIsConfirmedOnlyAfterAReport() {
        Random random = new Random(2026);
        for (int walk = 0; walk < 500; walk++) {
            TaskState state = GIVEN;
            boolean reported = false;
            for (int step = 0; step < 30; step++) {
                TaskAct act = TaskAct.values()[random.nextInt(TaskAct.values().length)];
                Optional<TaskState> to = state.after(act);
                assertThat(to.isPresent()).isEqualTo(state.acts().contains(act));
                if (to.isEmpty()) continue;
                assertThat(state).as("nothing comes after a withdrawal").isNotEqualTo(WITHDRAWN);
                if (act == REPORT) reported = true;
                if (act == RETURN) reported = false;
                if (act == EXTEND)
                    assertThat(to).as("a later day moves nothing else").contains(state);
                state = to.get();
                if (state == CONFIRMED || state == DONE) assertThat(reported).isTrue();
            }
        }
    }

    @Test
    void aLongTextIsCutBehindAWord() {
        assertThat(TaskNotices.shortened("Rà soát\n  tổ hòa giải")).isEqualTo("Rà soát tổ hòa giải");
        assertThat(TaskNotices.shortened("đối thoại ".repeat(40)))
                .hasSizeLessThanOrEqualTo(120)
                .matches("(đối thoại )+đối…|(đối thoại )*đối thoại…");
        assertThat(TaskNotices.shortened("x".repeat(300))).isEqualTo("x".repeat(119) + "…");
    }

    private static Actor holding(Role role, long unitId) {
        return new Actor(5, "someone", "Someone", List.of(new Holding(role, unitId, false)), DAY);
    }

    private static Task task(TaskState state, @Nullable LocalDate due) {
        return new Task(
                1,
                new Cause("conference", 7, 3),
                31,
                OWNER,
                21,
                GIVER,
                "Rà soát tổ hòa giải",
                "",
                due,
                state,
                1,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
