package vn.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Posting by differences and adding up anew from the leaves are two ways to the same figures. */
class RollUpTest {
    private static final long PERIOD = 7;
    private static final long CENTRE = 1;
    private static final int SLOTS = 5;

    /** People, counted by name: they never add up. */
    private static final int PEOPLE = 4;

    private static final Additive ADDITIVE = additive();

    private final Random random = new Random(2026);
    private final TreeMap<Long, @Nullable Long> superiors = new TreeMap<>();
    private final Map<Long, Posting> accepted = new HashMap<>();
    private final Map<Long, Sheet> stored = new HashMap<>();

    @Test
    void whateverIsAcceptedAndWithdrawnTheStoredFiguresEqualTheSumFromTheLeaves() {
        nation(3, 12);
        for (int step = 1; step <= 600; step++) {
            post(someUnits().stream().map(this::posting).toList());
            assertSame("after step " + step);
        }
    }

    @Test
    void whenEverythingIsWithdrawnNothingIsLeft() {
        nation(3, 12);
        for (int step = 0; step < 60; step++)
            post(someUnits().stream().map(this::posting).toList());
        post(superiors.keySet().stream().map(Posting::withdrawal).toList());
        for (Sheet sheet : stored.values())
            assertThat(RollUp.differences(sheet, Sheet.empty(sheet.unitId(), PERIOD, sheet.level())))
                    .isEmpty();
    }

    @Test
    void anOverrideReplacesWhatComesUpAndItsMarkShowsAllTheWayUp() {
        nation(1, 2);
        post(List.of(says(3, 1, 10L), says(4, 1, 5L)));
        post(List.of(new Posting(2, Amounts.NONE, Amounts.of(Map.of(1, 14L)), 2L, 2L)));
        assertThat(stored.get(2L).figure(1)).isEqualTo(new Figure(14L, false, true, 1, 3));
        assertThat(stored.get(CENTRE).figure(1)).isEqualTo(new Figure(14L, false, false, 1, 3));
        post(List.of(says(4, 1, 50L)));
        assertThat(stored.get(2L).rolledUp(1)).isEqualTo(60);
        assertThat(stored.get(CENTRE).figure(1).amount()).isEqualTo(14);
    }

    @Test
    void peopleAreNeverAddedUpAndWhereTheSuperiorSaysNothingThereIsNothing() {
        nation(1, 2);
        post(List.of(says(3, PEOPLE, 10L), says(4, PEOPLE, 5L)));
        assertThat(stored.get(3L).figure(PEOPLE).amount()).isEqualTo(10);
        assertThat(stored.get(2L).figure(PEOPLE)).isEqualTo(Figure.BLANK);
        post(List.of(says(2, PEOPLE, 12L)));
        assertThat(stored.get(2L).figure(PEOPLE).amount()).isEqualTo(12);
        assertThat(stored.get(CENTRE).figure(PEOPLE)).isEqualTo(Figure.BLANK);
        post(List.of(says(3, PEOPLE, Amounts.NOT_APPLICABLE)));
        assertThat(stored.get(CENTRE).figure(PEOPLE)).isEqualTo(Figure.BLANK);
    }

    @Test
    void zeroBlankAndNotApplicableAreThreeValuesAllTheWayUp() {
        nation(1, 3);
        post(List.of(says(3, 1, 0L), says(4, 2, Amounts.NOT_APPLICABLE)));
        Sheet centre = stored.get(CENTRE);
        assertThat(centre.figure(1)).isEqualTo(new Figure(0L, false, false, 0, 1));
        assertThat(centre.figure(2).notApplicable()).isTrue();
        assertThat(centre.figure(2).isNumber()).isFalse();
        assertThat(centre.figure(3).isBlank()).isTrue();
        post(List.of(says(5, 2, 8L)));
        assertThat(stored.get(CENTRE).figure(2)).isEqualTo(new Figure(8L, false, false, 0, 1));
    }

    /** Unit 1 is the centre, then come the provinces, then the communes, province by province. */
    private void nation(int provinces, int communes) {
        superiors.put(CENTRE, null);
        for (long p = 0; p < provinces; p++) superiors.put(2 + p, CENTRE);
        for (long c = 0; c < communes; c++) superiors.put(2 + provinces + c, 2 + c % provinces);
    }

    private List<Long> someUnits() {
        List<Long> all = new ArrayList<>(superiors.keySet());
        return random.ints(1 + random.nextInt(5), 0, all.size())
                .distinct()
                .mapToObj(all::get)
                .toList();
    }

    /** Accepted anew, accepted otherwise, or withdrawn. */
    private Posting posting(long unitId) {
        if (accepted.containsKey(unitId) && random.nextInt(3) == 0) return Posting.withdrawal(unitId);
        Map<Integer, Long> own = new HashMap<>();
        Map<Integer, Long> override = new HashMap<>();
        for (int slot = 1; slot <= SLOTS; slot++) {
            switch (random.nextInt(5)) {
                case 0 -> {}
                case 1 -> own.put(slot, Amounts.NOT_APPLICABLE);
                case 2 -> own.put(slot, 0L);
                default -> own.put(slot, (long) random.nextInt(100_000));
            }
            if (random.nextInt(8) == 0) override.put(slot, (long) random.nextInt(100_000));
        }
        return new Posting(unitId, Amounts.of(own), Amounts.of(override), unitId, random.nextLong(1, 1_000));
    }

    private static Posting says(long unitId, int slot, long amount) {
        return new Posting(unitId, Amounts.of(Map.of(slot, amount)), Amounts.NONE, unitId, unitId);
    }

    /** As {@link Figures#post} does, on a map instead of a table. */
    private void post(List<Posting> postings) {
        Map<Long, Posting> posted = new HashMap<>();
        postings.forEach(p -> posted.put(p.unitId(), p));
        Rise rise = new Rise(PERIOD, posted, ADDITIVE);
        levels(posted.keySet()).forEach((level, units) -> {
            for (Sheet sheet : rise.through(level, units, stored)) stored.put(sheet.unitId(), sheet);
        });
        posted.forEach((unitId, posting) -> {
            if (posting.reportId() == null) accepted.remove(unitId);
            else accepted.put(unitId, posting);
        });
    }

    private void assertSame(String when) {
        Map<Long, Sheet> computed = RollUp.compute(PERIOD, levels(superiors.keySet()), accepted, ADDITIVE);
        computed.forEach((unitId, sheet) -> {
            Sheet kept = stored.getOrDefault(unitId, Sheet.empty(unitId, PERIOD, level(unitId)));
            assertThat(RollUp.differences(kept, sheet))
                    .as(when + ", unit " + unitId)
                    .isEmpty();
            for (int slot = 1; slot <= SLOTS; slot++)
                assertThat(kept.figure(slot)).as(when + ", unit " + unitId).isEqualTo(sheet.figure(slot));
        });
    }

    /** The units and all above them, deepest level first. */
    private SequencedMap<Integer, TreeMap<Long, @Nullable Long>> levels(Iterable<Long> unitIds) {
        SequencedMap<Integer, TreeMap<Long, @Nullable Long>> levels = new TreeMap<>(Comparator.reverseOrder());
        for (Long unitId : unitIds)
            for (Long at = unitId; at != null; at = superiors.get(at))
                levels.computeIfAbsent(level(at), l -> new TreeMap<>()).put(at, superiors.get(at));
        return levels;
    }

    private int level(long unitId) {
        Long superior = superiors.get(unitId);
        return superior == null ? 1 : level(superior) + 1;
    }

    private static Additive additive() {
        BitSet slots = new BitSet();
        for (int slot = 1; slot <= SLOTS; slot++) if (slot != PEOPLE) slots.set(slot);
        return new Additive(slots);
    }
}
