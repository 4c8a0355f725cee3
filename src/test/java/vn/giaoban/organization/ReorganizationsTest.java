package vn.giaoban.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Carried;
import vn.giaoban.figures.FiguresOverTime;
import vn.giaoban.figures.Sheet;
import vn.giaoban.identity.Accounts;
import vn.giaoban.organization.ReorganizationEffects.Effect;
import vn.giaoban.organization.ReorganizationPlan.Change;
import vn.giaoban.organization.ReorganizationPlan.Founding;
import vn.giaoban.organization.ReorganizationPlan.Moving;
import vn.giaoban.organization.ReorganizationPlan.Newcomer;
import vn.giaoban.organization.ReorganizationPlan.Renaming;
import vn.giaoban.reporting.ReportState;

/** Units renamed, moved, merged and split, with what follows for roles, reports and figures; and all of it undone. */
class ReorganizationsTest {
    private static SmallNation nation;

    @BeforeAll
    static void start() {
        nation = new SmallNation();
    }

    @AfterAll
    static void close() {
        nation.close();
    }

    @Test
    void whateverANationLivesThroughTreeAndFiguresAgreeAndAnUndoRestoresEveryRow() {
        int done = 0;
        int corrected = 0;
        int kept = 0;
        for (int seed = 1; seed <= 5; seed++) {
            Life life = new Life(new Random(seed));
            nation.passing(life::live);
            done += life.done;
            corrected += life.clerks.corrected();
            kept += life.clerks.kept();
        }
        assertThat(done).as("reorganisations done").isGreaterThan(25);
        assertThat(corrected).as("corrections accepted").isGreaterThan(25);
        assertThat(kept).as("corrections of units that had ended").isGreaterThan(3);
    }

    private static final class Life {
        private final Random random;
        private final Clerks clerks = new Clerks(nation);
        private int done;
        private int codes;

        Life(Random random) {
            this.random = random;
        }

        void live() {
            nation.found();
            for (int step = 0; step < 300; step++) {
                String what = step(step);
                if (step % 3 == 0)
                    assertThat(nation.differences())
                            .as("after step %d: %s", step, what)
                            .isEmpty();
                if (step % 20 == 0) assertCarried();
            }
        }

        private String step(int step) {
            if (random.nextInt(8) > 0) {
                // Few reports, so that each comes some way; mostly of January, so that units may end afterwards.
                Period period = period("2026-T" + (random.nextInt(6) == 0 ? random.nextInt(2, 5) : 1));
                List<Unit> all = nation.units.all(period.lastDay()).values().stream()
                        .sorted(Comparator.comparing(Life::hasEnded).reversed().thenComparing(Unit::id))
                        .toList();
                return clerks.step(period, all.get(random.nextInt(Math.min(all.size(), 8))), random);
            }
            if (random.nextInt(4) == 0) return undoAny();
            ReorganizationPlan plan = plan(step);
            if (plan == null) return "nothing";
            Actor tuan = nation.administrator();
            if (nation.reorganizations.effects(tuan, plan).stream().anyMatch(Effect::blocks)) return "blocked " + plan;
            List<String> before = nation.rows();
            long id = nation.reorganizations.carryOut(tuan, plan);
            done++;
            if (random.nextInt(3) == 0) {
                nation.reorganizations.undo(tuan, id);
                assertThat(nation.rows()).as("undone %s", plan).isEqualTo(before);
            }
            return plan.toString();
        }

        private static boolean hasEnded(Unit unit) {
            LocalDate last = unit.validTo();
            return last != null && last.isBefore(SmallNation.TODAY);
        }

        private String undoAny() {
            Optional<Reorganization> one = nation.reorganizations.all().stream()
                    .filter(Reorganization::holds)
                    .filter(r -> nation.reorganizations.dependents(r).isEmpty())
                    .findAny();
            if (one.isEmpty()) return "nothing to undo";
            nation.reorganizations.undo(nation.administrator(), one.get().id());
            return "undone " + one.get();
        }

        private @Nullable ReorganizationPlan plan(int step) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(230));
            if (random.nextInt(3) == 0) day = day.withDayOfMonth(1);
            Unit centre = nation.units.root(day);
            List<Unit> provinces = nation.units.children(centre.id(), day.minusDays(1));
            Unit superior = random.nextInt(4) == 0 ? centre : any(provinces);
            List<Unit> below = new ArrayList<>(nation.units.children(superior.id(), day.minusDays(1)));
            java.util.Collections.shuffle(below, random);
            if (below.size() < 2) return null;
            Unit one = below.getFirst();
            Unit other = below.get(1);
            Change change = switch (random.nextInt(5)) {
                case 0 -> new Renaming(one.id(), one.kind(), "Tên " + step, name(one, step));
                case 1 ->
                    superior.isCentre()
                            ? null
                            : new Moving(List.of(one.id()), any(provinces).id());
                case 2 -> new Founding(List.of(newcomer(one, step, one), newcomer(one, step + 1, one)));
                case 3 -> new Founding(List.of(newcomer(one, step, one, other), newcomer(one, step + 1, other)));
                default -> new Founding(List.of(newcomer(one, step, one, other)));
            };
            return change == null ? null : new ReorganizationPlan(day, "Lần " + step, "NQ", superior.id(), change);
        }

        private Newcomer newcomer(Unit like, int step, Unit... from) {
            List<Long> ids = List.of(from).stream().map(Unit::id).toList();
            return new Newcomer("N" + ++codes, like.kind(), "Mới " + step, name(like, step), ids);
        }

        private static String name(Unit like, int step) {
            return like.kind().prefix() + "Mới " + step;
        }

        private <T> T any(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }

    /** Units of today say of each period what those that they alone carry on said: found by walking the successions. */
    private static void assertCarried() {
        for (Period period : nation.periods()) {
            List<Unit> provinces =
                    nation.units.children(nation.units.root(SmallNation.TODAY).id(), SmallNation.TODAY);
            Map<Long, Carried> carried =
                    nation.bean(FiguresOverTime.class).carried(provinces, SmallNation.TODAY, period);
            for (Unit province : provinces) {
                Carried one = Objects.requireNonNull(carried.get(province.id()));
                if (!one.isOf(province.id())) continue;
                Long sum = null;
                for (long then : one.group().then()) {
                    assertThat(walked(then, period.lastDay()))
                            .as(province.code())
                            .containsExactly(province.id());
                    Sheet sheet =
                            nation.figures.sheets(List.of(then), period.id()).get(then);
                    Long said = sheet == null ? null : sheet.figure(1).amount();
                    if (said != null) sum = (sum == null ? 0 : sum) + said;
                }
                assertThat(one.sheet().figure(1).amount())
                        .as("%s as now, %s", province.code(), period.code())
                        .isEqualTo(sum);
            }
        }
    }

    /** Who carries a unit on today, step by step, on whatever way. */
    private static Set<Long> walked(long unitId, LocalDate since) {
        Set<Long> standing = new TreeSet<>();
        Deque<Long> waiting = new ArrayDeque<>(List.of(unitId));
        while (!waiting.isEmpty()) {
            long at = waiting.pop();
            List<Long> next = nation.jdbc
                    .sql(
                            "select successor_id from organization.succession where predecessor_id = :id and day > :since and day <= :today")
                    .param("id", at)
                    .param("since", since)
                    .param("today", SmallNation.TODAY)
                    .query(Long.class)
                    .list();
            if (next.isEmpty()) standing.add(at);
            else waiting.addAll(next);
        }
        return standing;
    }

    @Test
    void mergedFromAFutureDayTheOfficersHoldTheirRolesInTheNewUnitAndSendTheLastReportOfTheOld() {
        nation.passing(() -> {
            nation.found();
            LocalDate day = SmallNation.TODAY.plusMonths(2);
            long id = merge(day, "C11", "C12");
            Unit merged = nation.units.byCode("C11", day).orElseThrow();
            Unit old = unit("C11");
            long officer = nation.bean(Accounts.class)
                    .byUsername("o" + old.id())
                    .orElseThrow()
                    .id();
            assertThat(holdings(officer, day.minusDays(1))).containsExactly(old.id());
            assertThat(holdings(officer, day)).containsExactly(merged.id(), old.id());

            nation.reorganizations.undo(nation.administrator(), id);
            assertThat(holdings(officer, day)).containsExactly(old.id());
        });
    }

    @Test
    void aReportThatWasSentStandsInTheWay() {
        nation.passing(() -> {
            nation.found();
            Period march = period("2026-T3");
            send(march, "C11");
            assertThat(nation.reorganizations.effects(nation.administrator(), merger(march.lastDay(), "C11", "C12")))
                    .first()
                    .isEqualTo(Effect.blocking("reporting.reorganization.sent", "Tháng 3 năm 2026", "March 2026", "1"));
            assertThatThrownBy(() -> merge(march.lastDay(), "C11", "C12")).isInstanceOf(IllegalStateException.class);
            merge(march.lastDay().plusDays(1), "C11", "C12");
        });
    }

    @Test
    void aUnitThatEndsTheDayBeforeStandsInTheWay() {
        nation.passing(() -> {
            nation.found();
            LocalDate day = SmallNation.TODAY.plusMonths(2);
            Unit ending = unit("C11");
            merge(day, "C11", "C12");
            ReorganizationPlan renaming = new ReorganizationPlan(
                    day,
                    "Đổi tên",
                    "NQ",
                    unit("P1").id(),
                    new Renaming(ending.id(), ending.kind(), "Đảng ủy xã Mới", "Xã Mới"));
            assertThat(nation.reorganizations.effects(nation.administrator(), renaming))
                    .first()
                    .isEqualTo(Effect.blocking("organization.blocks.later", 1, "Xã C11"));
        });
    }

    @Test
    void twoProvincesMergedFromAPastDayTheirCommunesReportToTheNewOne() {
        nation.passing(() -> {
            nation.found();
            Period march = period("2026-T3");
            accept(march, "C11");
            accept(march, "C21");
            long id = merge(LocalDate.of(2026, 3, 1), "P1", "P2");
            Unit merged = unit("P1");
            assertThat(nation.units.children(merged.id(), SmallNation.TODAY)).hasSize(8);
            assertThat(nation.figures
                            .sheets(List.of(merged.id()), march.id())
                            .get(merged.id())
                            .reports())
                    .isEqualTo(2);
            assertThat(nation.jdbc
                            .sql("select distinct superior_id from reporting.report")
                            .query(Long.class)
                            .list())
                    .containsExactly(merged.id());
            nation.reorganizations.undo(nation.administrator(), id);
            assertThat(nation.figures.sheets(List.of(merged.id()), march.id())).isEmpty();
        });
    }

    @Test
    void oneReorganisationIsUndoneBeforeTheOneItStandsOn() {
        nation.passing(() -> {
            nation.found();
            long first = merge(SmallNation.TODAY, "C11", "C12");
            long second = merge(SmallNation.TODAY.plusDays(1), "C11", "C13");
            assertThat(nation.reorganizations.dependents(
                            nation.reorganizations.find(first).orElseThrow()))
                    .containsExactly(Effect.blocking("organization.undo.later"));
            nation.reorganizations.undo(nation.administrator(), second);
            nation.reorganizations.undo(nation.administrator(), first);
            assertThat(nation.units.children(unit("P1").id(), SmallNation.TODAY))
                    .hasSize(4);
        });
    }

    @Test
    void onlyWhoAdministersTheSuperiorDecides() {
        nation.passing(() -> {
            nation.found();
            ReorganizationPlan plan = merger(SmallNation.TODAY, "C11", "C12");
            for (Actor somebody : List.of(
                    actor(Role.LEADER, "P1"), actor(Role.ADMINISTRATOR, "P2"), actor(Role.ADMINISTRATOR, "C11")))
                assertThatThrownBy(() -> nation.reorganizations.carryOut(somebody, plan))
                        .isInstanceOf(NotFound.class);
            ReorganizationPlan strange =
                    new ReorganizationPlan(plan.day(), "Lạ", "NQ", unit("P2").id(), plan.change());
            assertThatThrownBy(() -> nation.reorganizations.carryOut(actor(Role.ADMINISTRATOR, "P2"), strange))
                    .isInstanceOf(NotFound.class);
            long id = nation.reorganizations.carryOut(actor(Role.ADMINISTRATOR, "P1"), plan);
            Reorganization done = nation.reorganizations.find(id).orElseThrow();
            assertThat(nation.reorganizations.mayUndo(actor(Role.ADMINISTRATOR, "P2"), done))
                    .isFalse();
            assertThat(nation.reorganizations.mayUndo(actor(Role.ADMINISTRATOR, "P1"), done))
                    .isTrue();
        });
    }

    private static void send(Period period, String code) {
        Clerks clerks = new Clerks(nation);
        for (@Nullable ReportState state = null; state != ReportState.SUBMITTED; )
            state = clerks.on(period, unit(code));
    }

    private static void accept(Period period, String code) {
        Clerks clerks = new Clerks(nation);
        for (@Nullable ReportState state = null; state != ReportState.ACCEPTED; ) state = clerks.on(period, unit(code));
    }

    private static List<Long> holdings(long account, LocalDate day) {
        return nation.bean(Accounts.class).actor(account, day).holdings().stream()
                .map(Holding::unitId)
                .toList();
    }

    private static Actor actor(Role role, String code) {
        return new Actor(9, "x", "X", List.of(new Holding(role, unit(code).id(), false)), SmallNation.TODAY);
    }

    private static Unit unit(String code) {
        return nation.units.byCode(code, SmallNation.TODAY).orElseThrow();
    }

    private static Period period(String code) {
        return nation.periods().stream()
                .filter(p -> p.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static long merge(LocalDate day, String one, String other) {
        return nation.reorganizations.carryOut(nation.administrator(), merger(day, one, other));
    }

    /** Into one that has the first one's code. */
    private static ReorganizationPlan merger(LocalDate day, String one, String other) {
        Unit first = nation.units.byCode(one, day.minusDays(1)).orElseThrow();
        Unit second = nation.units.byCode(other, day.minusDays(1)).orElseThrow();
        Newcomer newcomer =
                new Newcomer(one, first.kind(), first.name(), first.shortName(), List.of(first.id(), second.id()));
        return new ReorganizationPlan(
                day,
                "Sáp nhập",
                "NQ",
                java.util.Objects.requireNonNull(first.parentId()),
                new Founding(List.of(newcomer)));
    }
}
