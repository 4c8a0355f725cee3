package vn.giaoban.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.organization.ReorganizationEffects;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** Tasks are given to one unit or to a whole country, once each, and stand in people's work at once. */
class GivingsTest {
    private static final TestHouse HOUSE = TaskHouse.open();
    private static final LocalDate YESTERDAY = TestHouse.TODAY.minusDays(1);
    private static final LocalDate NEXT_WEEK = TestHouse.TODAY.plusDays(7);
    private static long briefings = 100;

    private final Givings givings = HOUSE.bean(Givings.class);
    private final Tasks tasks = HOUSE.bean(Tasks.class);
    private final Unit centre = HOUSE.unit(Cast.CENTRE);
    private final Unit province = HOUSE.unit(Cast.PROVINCE);
    private final Unit commune = HOUSE.unit(Cast.COMMUNE);
    private final Actor binh = HOUSE.actor("binh");
    private final Actor dung = HOUSE.actor("dung");
    private final Cause cause = new Cause(TaskHouse.KIND, ++briefings, 1);

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void everyCommuneOfTheCountryIsGivenItsOwnTaskInOneAct() {
        List<Unit> communes = HOUSE.bean(Units.class).below(centre.id(), Unit.COMMUNE, TestHouse.TODAY);
        assertThat(communes).hasSize(3_321);
        int before = notices();
        List<Long> ids = give(binh, cause, centre, communes, "Mỗi xã tổ chức một cuộc đối thoại", NEXT_WEEK);
        assertThat(ids).doesNotHaveDuplicates().hasSize(3_321);
        assertThat(notices() - before).as("one each for chị Hoa and ông Páo").isEqualTo(2);
        assertThat(HOUSE.jdbc()
                        .sql(
                                "select count(distinct unit_id) from audit.entry where act = 'task.given' and thing_id = any(:ids)")
                        .param("ids", ids.toArray(Long[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(3_321);

        // In the order they were asked for.
        int i = communes.stream().map(Unit::id).toList().indexOf(commune.id());
        assertThat(tasks.find(binh, ids.get(i)).orElseThrow().ownerId()).isEqualTo(commune.id());

        tasks.take(HOUSE.actor("hoa"), ids.get(i), 1, TaskAct.REPORT, "Đã đối thoại ngày 20/9.", null);
        TaskCounts all = Objects.requireNonNull(
                tasks.counts(binh, cause.kind(), cause.id()).get(1));
        assertThat(all.byState()).containsOnly(Map.entry(TaskState.GIVEN, 3_320), Map.entry(TaskState.DONE, 1));
        assertThat(all.overdue()).isZero();
        TaskCounts provinces = Objects.requireNonNull(
                tasks.counts(dung, cause.kind(), cause.id()).get(1));
        assertThat(provinces.all())
                .isEqualTo(HOUSE.bean(Units.class)
                        .children(province.id(), TestHouse.TODAY)
                        .size());
        List<Task> first = tasks.of(binh, cause, 0, 100);
        List<Task> next = tasks.of(binh, cause, first.getLast().id(), 100);
        assertThat(Stream.concat(first.stream(), next.stream()).map(Task::id).distinct())
                .hasSize(200);
        assertThat(tasks.of(HOUSE.actor("hoa"), cause.kind(), cause.id())).hasSize(1);
    }

    @Test
    void whatWasGivenIsNotGivenAgainAndStaysAsItIs() {
        List<Long> first = give(dung, cause, province, List.of(commune), "Rà soát tổ hòa giải", NEXT_WEEK);
        int before = notices();
        List<Long> again = give(dung, cause, province, List.of(province, commune, commune), "Nói khác đi", NEXT_WEEK);
        assertThat(again).hasSize(3);
        assertThat(again.subList(1, 3)).containsOnly(first.getFirst());
        assertThat(tasks.find(dung, first.getFirst()).orElseThrow().text()).isEqualTo("Rà soát tổ hòa giải");
        assertThat(tasks.of(dung, cause.kind(), cause.id())).hasSize(2);
        assertThat(notices() - before)
                .as("bà Lan is told of the province's own; anh Dũng gave it")
                .isEqualTo(1);
    }

    @Test
    void whoIsGivenManyTasksByOneThingIsToldOnce() {
        Map<Cause, List<Assignment>> asked = new LinkedHashMap<>();
        for (int line = 1; line <= 12; line++)
            asked.put(
                    new Cause(TaskHouse.KIND, cause.id(), line),
                    List.of(new Assignment(commune.id(), "Kết luận thứ " + line, "", null)));
        int before = notices();
        Map<Cause, List<Long>> ids =
                Objects.requireNonNull(HOUSE.transaction().execute(status -> givings.give(dung, province.id(), asked)));
        assertThat(ids).hasSize(12);
        assertThat(notices() - before).isEqualTo(2);
        assertThat(HOUSE.signedIn("hoa").get("/notices").body())
                .contains("Đơn vị được giao nhiệm vụ theo buổi giao ban " + cause.id());
        assertThat(tasks.counts(dung, cause.kind(), cause.id()).keySet())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void onlyTheOwnUnitGivesAndOnlyTogetherWithWhatCausedIt() {
        List<Assignment> asked = List.of(new Assignment(commune.id(), "Làm ngay", "", NEXT_WEEK));
        assertThatThrownBy(() -> givings.give(dung, cause, province.id(), asked))
                .isInstanceOf(IllegalTransactionStateException.class);
        for (String stranger : List.of("hoa", "mai", "tuan", "kiem"))
            assertThatThrownBy(() -> give(HOUSE.actor(stranger), cause, province, List.of(commune), "Làm", NEXT_WEEK))
                    .as(stranger)
                    .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        give(dung, new Cause("whim", 1, 0), province, List.of(commune), "Làm theo ý thích", NEXT_WEEK))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Assignment(commune.id(), " ", "", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(tasks.of(binh, cause.kind(), cause.id())).isEmpty();
    }

    @Test
    void whatIsToBeDoneStandsInMyWorkUntilItIsReported() {
        long late = give(dung, cause, province, List.of(commune), "Lập danh sách người có uy tín", YESTERDAY)
                .getFirst();
        TaskWork work = HOUSE.bean(TaskWork.class);
        int pressing = work.pressing(HOUSE.actor("hoa"));
        assertThat(pressing).isPositive();
        Client hoa = HOUSE.signedIn("hoa");
        String page = hoa.get("/work").body();
        assertThat(page)
                .contains(
                        "Lập danh sách người có uy tín",
                        "/briefings/" + cause.id() + "#line-1",
                        "Mới giao",
                        "buổi giao ban");
        assertThat(HOUSE.signedIn("dung").get("/work").body()).doesNotContain("Lập danh sách người có uy tín");
        assertThat(HOUSE.signedIn("tuan").get("/work").body()).doesNotContain("Lập danh sách người có uy tín");

        tasks.take(HOUSE.actor("pao"), late, 1, TaskAct.REPORT, "Đã lập, 41 người.", null);
        assertThat(work.pressing(HOUSE.actor("hoa"))).isEqualTo(pressing - 1);
        assertThat(hoa.get("/work").body()).doesNotContain("Lập danh sách người có uy tín");
        assertThat(HOUSE.signedIn("lan").get("/work").body())
                .contains("Xem và xác nhận 1 nhiệm vụ đã báo xong", "/briefings/" + cause.id() + "\"");

        tasks.take(dung, late, 2, TaskAct.RETURN, "Thiếu thôn Co Loi.", null);
        assertThat(work.pressing(HOUSE.actor("hoa"))).isEqualTo(pressing);
        assertThat(hoa.get("/work").body()).contains("Lập danh sách người có uy tín", "Chưa đạt");
    }

    @Test
    void whoeverReorganisesUnitsReadsWhichTasksItTouches() {
        give(dung, cause, province, List.of(commune), "Việc còn dở", null);
        TaskSuccession succession = HOUSE.bean(TaskSuccession.class);
        assertThat(succession.dependents(done(commune)))
                .singleElement()
                .satisfies(effect -> assertThat(effect.blocks()).isTrue());
        Unit untouched = HOUSE.bean(Units.class).byCode("51", TestHouse.TODAY).orElseThrow();
        assertThat(succession.dependents(done(untouched))).isEmpty();
    }

    private static ReorganizationEffects.Done done(Unit founded) {
        return new ReorganizationEffects.Done(1, TestHouse.TODAY, Map.of(), Set.of(founded.id()), Set.of());
    }

    private List<Long> give(
            Actor actor, Cause given, Unit giver, List<Unit> owners, String text, @Nullable LocalDate due) {
        List<Assignment> asked = new ArrayList<>();
        for (Unit owner : owners) asked.add(new Assignment(owner.id(), text, "", due));
        return Objects.requireNonNull(
                HOUSE.transaction().execute(status -> givings.give(actor, given, giver.id(), asked)));
    }

    private static int notices() {
        return HOUSE.jdbc()
                .sql("select count(*) from notices.notice where kind = 'taskGiven'")
                .query(Integer.class)
                .single();
    }
}
