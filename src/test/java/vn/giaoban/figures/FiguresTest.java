package vn.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** The sheets on a real PostgreSQL and the real tree, in a month of their own. */
class FiguresTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final int THREADS = 8;

    private final Figures figures = HOUSE.bean(Figures.class);
    private final Units units = HOUSE.bean(Units.class);
    private Period period;
    private List<Indicator> indicators;

    @BeforeEach
    void aMonthOfItsOwn() {
        period = HOUSE.transaction()
                .execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2026, 3, true));
        indicators = HOUSE.bean(Indicators.class).on(period.lastDay());
    }

    @AfterEach
    void leaveNothing() {
        HOUSE.jdbc()
                .sql("delete from figures.sheet where period_id = :p")
                .param("p", period.id())
                .update();
        HOUSE.jdbc()
                .sql("delete from catalogue.period where id = :p")
                .param("p", period.id())
                .update();
    }

    @Test
    void postingReachesEverySuperiorInTheSameTransactionAndLeavesWithIt() {
        Unit commune = HOUSE.unit("06541");
        Unit centre = HOUSE.unit("TW");
        Posting posting = new Posting(commune.id(), Amounts.of(Map.of(13, 214_000L)), Amounts.NONE, 1L, 1L);
        HOUSE.transaction().executeWithoutResult(status -> {
            figures.post(period, List.of(posting));
            assertThat(receptions(commune)).isEqualTo(214_000);
            assertThat(receptions(centre)).isEqualTo(214_000);
            status.setRollbackOnly();
        });
        assertThat(figures.sheets(List.of(centre.id()), period.id())).isEmpty();
        post(List.of(posting));
        assertThat(receptions(centre)).isEqualTo(214_000);
        post(List.of(Posting.withdrawal(commune.id())));
        assertThat(figures.sheets(List.of(centre.id()), period.id())
                        .get(centre.id())
                        .figure(13)
                        .isBlank())
                .isTrue();
    }

    @Test
    void sheetsOfOneSlotSayOfItWhatWholeSheetsSay() {
        Unit commune = HOUSE.unit("06541");
        Unit province = HOUSE.unit("20");
        Map<Integer, Long> own = Map.of(13, 214_000L, 32, Amounts.NOT_APPLICABLE, 14, 9_000L);
        post(List.of(
                new Posting(commune.id(), Amounts.of(own), Amounts.NONE, 1L, 1L),
                new Posting(province.id(), Amounts.of(Map.of(13, 1_000L)), Amounts.of(Map.of(33, 5_000L)), 2L, 2L)));
        List<Long> ids = List.of(commune.id(), province.id(), HOUSE.unit("TW").id());
        Map<Long, Sheet> whole = figures.sheets(ids, period.id());
        for (Set<Integer> slots : List.of(Set.of(13), Set.of(33, 32, 14)))
            figures.sheets(ids, period.id(), slots)
                    .forEach((id, narrow) -> slots.forEach(slot -> assertThat(narrow.figure(slot))
                            .as("unit %d, slot %d", id, slot)
                            .isEqualTo(whole.get(id).figure(slot))));
        assertThat(figures.sheets(ids, period.id(), Set.of(13))).hasSize(3);
        assertThat(figures.sheets(ids, period.id(), Set.of(13))
                        .get(commune.id())
                        .figure(32)
                        .isBlank())
                .isTrue();
    }

    @Test
    void figuresChangeOnlyWithinTheTransactionOfTheActThatChangesThem() {
        assertThatThrownBy(() -> figures.post(period, List.of(Posting.withdrawal(1))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void eightWhoAcceptAndWithdrawAtOnceNeverWaitInACircleAndLeaveTheRightFigures() throws Exception {
        List<Unit> provinces =
                units.children(HOUSE.unit("TW").id(), period.lastDay()).subList(6, 10);
        List<Unit> all = new ArrayList<>(provinces);
        for (Unit province : provinces)
            all.addAll(units.children(province.id(), period.lastDay()).subList(0, 20));
        Map<Long, Posting> accepted = new ConcurrentHashMap<>();
        List<Callable<Void>> people = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            people.add(() -> {
                acceptAndWithdraw(new Random(number), shareOf(all, number), accepted);
                return null;
            });
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Void> one : executor.invokeAll(people)) one.get();
        }
        assertThat(accepted).isNotEmpty();
        assertThat(figures.differences(period, accepted)).isEmpty();
        post(accepted.keySet().stream().map(Posting::withdrawal).toList());
        assertThat(figures.differences(period, Map.of())).isEmpty();
    }

    @Test
    void verificationNamesWhatSomebodyChangedByHand() {
        Unit commune = HOUSE.unit("06541");
        Posting posting = new Posting(commune.id(), Amounts.of(Map.of(13, 214_000L)), Amounts.NONE, 1L, 1L);
        post(List.of(posting));
        HOUSE.jdbc()
                .sql("update figures.sheet set below[13] = 215000 where period_id = :p and level = 1")
                .param("p", period.id())
                .update();
        assertThat(figures.differences(period, Map.of(commune.id(), posting)))
                .singleElement()
                .asString()
                .contains(period.code())
                .contains("stored 215000, computed 214000");
    }

    /** A unit's report is one person's at a time, as the report's lock sees to; the superiors are everybody's. */
    private void acceptAndWithdraw(Random random, List<Unit> mine, Map<Long, Posting> accepted) {
        for (int step = 0; step < 25; step++) {
            Map<Long, Posting> postings = new HashMap<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                long unitId = mine.get(random.nextInt(mine.size())).id();
                boolean withdraw = accepted.containsKey(unitId) && random.nextInt(3) == 0;
                postings.put(unitId, withdraw ? Posting.withdrawal(unitId) : posting(random, unitId));
            }
            post(List.copyOf(postings.values()));
            postings.forEach((unitId, posting) -> {
                if (posting.reportId() == null) accepted.remove(unitId);
                else accepted.put(unitId, posting);
            });
        }
    }

    private Posting posting(Random random, long unitId) {
        Map<Integer, Long> own = new HashMap<>();
        Map<Integer, Long> override = new HashMap<>();
        for (Indicator indicator : indicators) {
            if (indicator.isComputed() || random.nextInt(4) == 0) continue;
            own.put(indicator.slot(), random.nextInt(10) == 0 ? Amounts.NOT_APPLICABLE : random.nextInt(500) * 1000L);
            if (random.nextInt(20) == 0) override.put(indicator.slot(), random.nextInt(5_000) * 1000L);
        }
        return new Posting(unitId, Amounts.of(own), Amounts.of(override), unitId, random.nextLong(1, 1_000));
    }

    private static List<Unit> shareOf(List<Unit> all, int thread) {
        List<Unit> share = new ArrayList<>();
        for (int i = thread; i < all.size(); i += THREADS) share.add(all.get(i));
        return share;
    }

    private void post(List<Posting> postings) {
        HOUSE.transaction().executeWithoutResult(status -> figures.post(period, postings));
    }

    private Long receptions(Unit unit) {
        return figures.sheets(List.of(unit.id()), period.id())
                .get(unit.id())
                .figure(13)
                .amount();
    }
}
