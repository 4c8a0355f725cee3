package vn.giaoban.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.tasks.TaskAct.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.notices.Notices;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** What becomes of tasks on a real database, and who may see and do what with them. */
class TasksTest {
    private static final TestHouse HOUSE = TaskHouse.open();
    private static final LocalDate DUE = LocalDate.of(2026, 10, 15);
    private static long briefings;

    private final Tasks tasks = HOUSE.bean(Tasks.class);
    private final Units units = HOUSE.bean(Units.class);
    private final Unit centre = HOUSE.unit(Cast.CENTRE);
    private final Unit province = HOUSE.unit(Cast.PROVINCE);
    private final Unit commune = HOUSE.unit(Cast.COMMUNE);
    private final Unit neighbour = units.children(province.id(), TestHouse.TODAY).stream()
            .filter(unit -> unit.id() != commune.id())
            .findFirst()
            .orElseThrow();
    private final Actor hoa = HOUSE.actor("hoa");
    private final Actor dung = HOUSE.actor("dung");
    private final Actor mai = HOUSE.actor("mai");
    private final Cause cause = new Cause(TaskHouse.KIND, ++briefings, 3);

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void aTaskIsSeenByItsOwnerByWhoFollowsItAndByThoseAboveItsOwner() {
        long id = given(cause, commune);
        for (String name : List.of("hoa", "pao", "dung", "lan", "mai", "binh", "kiem"))
            assertThat(tasks.find(HOUSE.actor(name), id)).as(name).isPresent();
        List<Actor> strangers = List.of(
                HOUSE.actor("tuan"),
                somebody(Role.OFFICER, neighbour),
                somebody(Role.LEADER, neighbour),
                somebody(Role.ADMINISTRATOR, commune),
                Actor.anonymous(TestHouse.TODAY));
        for (Actor stranger : strangers) {
            assertThat(tasks.find(stranger, id)).isEmpty();
            assertThat(tasks.of(stranger, cause.kind(), cause.id())).isEmpty();
            assertThat(tasks.of(stranger, cause, 0, 10)).isEmpty();
            assertThat(tasks.counts(stranger, cause.kind(), cause.id())).isEmpty();
            assertThat(tasks.open(stranger, commune.id())).isEmpty();
            assertThatThrownBy(() -> tasks.history(stranger, id)).isInstanceOf(NotFound.class);
            for (TaskAct act : TaskAct.values())
                assertThatThrownBy(() -> tasks.take(stranger, id, 1, act, "Vì sao", DUE.plusDays(1)))
                        .isInstanceOf(NotFound.class);
        }
        assertThat(tasks.history(hoa, id)).hasSize(1);
    }

    @Test
    void whoFollowsATaskOfAUnitThatIsNotBelowSeesItToo() {
        Unit other = units.byCode("51", TestHouse.TODAY).orElseThrow();
        long id = given(cause, other);
        assertThat(tasks.find(dung, id)).isPresent();
        assertThat(tasks.find(hoa, id)).isEmpty();
        assertThat(tasks.find(somebody(Role.LEADER, other), id)).isPresent();
        assertThat(tasks.of(dung, cause.kind(), cause.id(), other.id())).hasSize(1);
        assertThat(tasks.of(dung, cause.kind(), cause.id(), commune.id())).isEmpty();
    }

    @Test
    void aTaskGoesFromItsGivingToItsConfirmationAndEveryoneIsToldInTheirTurn() {
        long id = given(cause, commune);
        assertThat(told("pao")).isEqualTo("taskGiven /briefings/" + cause.id() + "#line-3");
        assertThat(tasks.take(hoa, id, 1, BEGIN, "", null)).isTrue();
        assertThat(tasks.take(hoa, id, 2, REPORT, " Đã rà soát 14 tổ. ", null)).isTrue();
        assertThat(told("dung")).startsWith("taskReported");
        assertThat(tasks.take(dung, id, 3, RETURN, "Còn 2 tổ.", null)).isTrue();
        assertThat(told("hoa")).startsWith("taskReturned");
        assertThat(tasks.take(HOUSE.actor("pao"), id, 4, REPORT, "Đủ 16 tổ.", null))
                .isTrue();
        assertThat(tasks.take(HOUSE.actor("lan"), id, 5, CONFIRM, "", null)).isTrue();
        assertThat(told("hoa")).startsWith("taskConfirmed");

        Task task = tasks.find(mai, id).orElseThrow();
        assertThat(task.state()).isEqualTo(TaskState.CONFIRMED);
        assertThat(task.version()).isEqualTo(6);
        assertThat(tasks.history(mai, id).stream().map(TaskStep::act))
                .containsExactly(GIVE, BEGIN, REPORT, RETURN, REPORT, CONFIRM);
        assertThat(tasks.history(mai, id).get(2).note()).isEqualTo("Đã rà soát 14 tổ.");
        assertThat(trail(id))
                .containsExactly(
                        "task.given",
                        "task.begun",
                        "task.reported",
                        "task.returned",
                        "task.reported",
                        "task.confirmed");
    }

    @Test
    void nobodyTakesAnActOfTheOtherSideNorThoseAboveWhoOnlyLook() {
        long id = given(cause, commune);
        assertThatThrownBy(() -> tasks.take(dung, id, 1, REPORT, "Xong", null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tasks.take(hoa, id, 1, WITHDRAW, "Thôi", null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tasks.take(mai, id, 1, WITHDRAW, "Thôi", null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tasks.take(HOUSE.actor("kiem"), id, 1, BEGIN, "", null))
                .isInstanceOf(NotFound.class);
        assertThat(tasks.take(hoa, id, 1, REPORT, "Xong", null)).isTrue();
        assertThatThrownBy(() -> tasks.take(hoa, id, 2, CONFIRM, "", null)).isInstanceOf(NotFound.class);
    }

    @Test
    void whoComesSecondChangesNothingAndWhoPressesTwiceActsOnce() {
        long id = given(cause, commune);
        assertThat(tasks.take(hoa, id, 1, REPORT, "Xong", null)).isTrue();
        assertThat(tasks.take(hoa, id, 1, REPORT, "Xong", null)).as("twice").isTrue();
        assertThat(tasks.take(HOUSE.actor("pao"), id, 1, REPORT, "Xong", null))
                .as("another")
                .isFalse();
        assertThat(tasks.take(hoa, id, 1, REPORT, "Xong cả rồi", null))
                .as("other words")
                .isFalse();
        assertThat(tasks.take(dung, id, 1, EXTEND, "Thêm ngày", DUE.plusDays(7)))
                .isFalse();
        assertThat(tasks.take(dung, id, 2, EXTEND, "Thêm ngày", DUE.plusDays(7)))
                .as("what is reported has no later day")
                .isFalse();
        assertThat(tasks.history(hoa, id)).hasSize(2);
    }

    @Test
    void aLaterDayIsGivenWithAReasonAndTheEarlierOneIsKept() {
        long id = given(cause, commune);
        LocalDate later = DUE.plusDays(14);
        assertThat(tasks.take(dung, id, 1, EXTEND, "Mưa lũ kéo dài.", later)).isTrue();
        assertThat(tasks.find(hoa, id).orElseThrow().due()).isEqualTo(later);
        assertThat(tasks.history(hoa, id).stream().map(TaskStep::due)).containsExactly(DUE, later);
        assertThat(told("hoa")).startsWith("taskExtended");
        assertThatThrownBy(() -> tasks.take(dung, id, 2, EXTEND, "Sớm hơn.", DUE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tasks.take(dung, id, 2, WITHDRAW, " ", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(tasks.history(hoa, id)).hasSize(2);
    }

    @Test
    void theTaskOfAUnitThatHasEndedIsDoneByWhoActsForIt() {
        Unit district = units.children(province.id(), LocalDate.of(2024, 9, 14)).getFirst();
        long id = given("binh", cause, centre, district);
        assertThat(tasks.open(dung, province.id()).stream().map(Task::id)).contains(id);
        assertThat(tasks.find(hoa, id)).isEmpty();
        assertThat(tasks.take(dung, id, 1, REPORT, "Tỉnh đã làm tiếp.", null)).isTrue();
        assertThat(tasks.find(mai, id).orElseThrow().ownerId()).isEqualTo(district.id());
    }

    @Test
    void aReasonIsKeptBesideTheTrailSoThatItCanBeErased() {
        long id = given(cause, commune);
        tasks.take(dung, id, 1, WITHDRAW, "Trùng nhiệm vụ khác.", null);
        assertThat(HOUSE.jdbc()
                        .sql(
                                "select detail ->> 'note' from audit.trail where thing = 'task' and thing_id = :id and act = 'task.withdrawn'")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("Trùng nhiệm vụ khác.");
        assertThat(HOUSE.jdbc()
                        .sql("select count(*) from audit.entry where detail::text like '%Trùng nhiệm vụ khác%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Two hundred acts of anybody upon three tasks, each foretold by hand from what the tables say. */
    @Test
    void whateverIsTriedATaskStandsWhereItsStepsHaveLedIt() {
        Random random = new Random(2026);
        List<String> cast = List.of("hoa", "pao", "dung", "lan", "mai", "kiem", "tuan");
        Map<Long, TaskState> states = new HashMap<>();
        Map<Long, Integer> versions = new HashMap<>();
        Map<Long, LocalDate> dues = new HashMap<>();
        for (int line = 10; line < 13; line++) {
            long id = given(new Cause(TaskHouse.KIND, cause.id(), line), commune);
            states.put(id, TaskState.GIVEN);
            versions.put(id, 1);
            dues.put(id, DUE);
        }
        List<Long> ids = new ArrayList<>(states.keySet());
        for (int i = 0; i < 200; i++) {
            long id = ids.get(random.nextInt(ids.size()));
            String name = cast.get(random.nextInt(cast.size()));
            Actor actor = HOUSE.actor(name);
            TaskAct act = TaskAct.values()[random.nextInt(TaskAct.values().length)];
            // One time in ten what was seen has been overtaken long since.
            boolean stale = random.nextInt(10) == 0;
            int version = Objects.requireNonNull(versions.get(id));
            int seen = stale ? version - 2 : version;
            LocalDate later = Objects.requireNonNull(dues.get(id)).plusDays(1);
            boolean owners = act == BEGIN || act == REPORT;
            boolean may = owners
                    ? List.of("hoa", "pao").contains(name)
                    : List.of("dung", "lan").contains(name);
            String tried = i + ": " + name + " " + act + " " + id;
            if (!may) {
                assertThatThrownBy(() -> tasks.take(actor, id, seen, act, "Lý do " + tried, later))
                        .as(tried)
                        .isInstanceOf(NotFound.class);
                continue;
            }
            TaskState to = stale ? null : states.get(id).after(act).orElse(null);
            assertThat(tasks.take(actor, id, seen, act, "Lý do " + tried, act == EXTEND ? later : null))
                    .as(tried)
                    .isEqualTo(to != null);
            if (to == null) continue;
            states.put(id, to);
            versions.put(id, version + 1);
            if (act == EXTEND) dues.put(id, later);
        }
        for (long id : ids) {
            Task task = tasks.find(hoa, id).orElseThrow();
            List<TaskStep> steps = tasks.history(hoa, id);
            assertThat(task.state())
                    .isEqualTo(states.get(id))
                    .isEqualTo(steps.getLast().state());
            assertThat(task.version()).isEqualTo(versions.get(id)).isEqualTo(steps.size());
            assertThat(task.due())
                    .isEqualTo(dues.get(id))
                    .isEqualTo(steps.getLast().due());
            TaskState state = TaskState.GIVEN;
            for (TaskStep step : steps.subList(1, steps.size())) {
                state = state.after(step.act()).orElseThrow();
                assertThat(step.state()).isEqualTo(state);
            }
            assertThat(trail(id)).hasSize(steps.size());
        }
    }

    private long given(Cause cause, Unit owner) {
        return given("dung", cause, province, owner);
    }

    private static long given(String giver, Cause cause, Unit giverUnit, Unit owner) {
        return TaskHouse.given(
                HOUSE,
                giver,
                cause,
                giverUnit.id(),
                new Assignment(owner.id(), "Rà soát tổ hòa giải ở cơ sở", "Danh sách tổ", DUE));
    }

    private static Actor somebody(Role role, Unit unit) {
        return new Actor(990, "ai-do", "Ai đó", List.of(new Holding(role, unit.id(), false)), TestHouse.TODAY);
    }

    /** The last that somebody was told: what, and where it leads. */
    private static @Nullable String told(String username) {
        return HOUSE.bean(Notices.class).list(HOUSE.actor(username), 0, 1).stream()
                .map(notice -> notice.kind() + " " + notice.href())
                .findFirst()
                .orElse(null);
    }

    private static List<String> trail(long id) {
        return HOUSE.jdbc()
                .sql("select act from audit.trail where thing = 'task' and thing_id = :id order by id")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
