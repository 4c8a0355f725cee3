package vn.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What of the parts of a public total is kept back. */
class HidingTest {
    @Test
    void aloneBelowFiveIsNotToldByTheOthers() {
        Hiding hiding = Hiding.of(Map.of(1L, 3_000L, 2L, 40_000L, 3L, 7_000L));
        assertThat(hiding.few()).containsExactly(1L);
        assertThat(hiding.withheld()).containsExactly(3L);
        assertThat(hiding.hides(List.of(2L))).isFalse();
        assertThat(hiding.hides(List.of(2L, 3L))).isTrue();
    }

    @Test
    void severalBelowFiveHideEachOther() {
        assertThat(Hiding.of(Map.of(1L, 3_000L, 2L, 0L, 3L, 7_000L)).withheld()).isEmpty();
        assertThat(Hiding.of(Map.of(1L, 9_000L)).few()).isEmpty();
        assertThat(Hiding.of(Map.of(1L, 2_000L)).withheld()).isEmpty();
    }

    @Test
    void twoFoursAreToldByTheirSumUnlessAThirdIsWithheld() {
        assertThat(Hiding.of(Map.of(1L, 4_000L, 2L, 4_000L, 3L, 9_000L, 4L, 30_000L))
                        .withheld())
                .containsExactly(3L);
    }

    @Test
    void whereTheNextShownIsAsSmallOneWithheldIsNotEnough() {
        Hiding hiding = Hiding.of(Map.of(1L, 4_000L, 2L, 5_000L, 3L, 5_000L, 4L, 80_000L));
        assertThat(hiding.withheld()).as("4 + 5 with 5 shown leaves 4 alone").containsExactlyInAnyOrder(2L, 3L);
    }

    /** A reader who knows the rule, the total and what is shown, tries every way the hidden parts could be. */
    @Test
    void whateverTheFiguresTheTotalLessWhatIsShownTellsNoneThatIsHidden() {
        SplittableRandom chance = new SplittableRandom(2025);
        int withheld = 0;
        for (int run = 0; run < 3_000; run++) {
            Map<Long, Long> parts = new HashMap<>();
            int units = 2 + chance.nextInt(6);
            int most = 6 + chance.nextInt(8);
            for (long id = 1; id <= units; id++)
                if (chance.nextInt(5) > 0) parts.put(id, chance.nextLong(0, most) * 1000);
            Hiding hiding = Hiding.of(parts);
            parts.forEach((id, amount) ->
                    assertThat(hiding.hides(List.of(id)) || amount >= 5_000).isTrue());
            List<Long> shown = parts.entrySet().stream()
                    .filter(part -> !hiding.hides(List.of(part.getKey())))
                    .map(Map.Entry::getValue)
                    .toList();
            // Where nothing is left to be withheld, the total itself is all there is to know.
            if (hiding.few().isEmpty() || shown.isEmpty()) continue;
            withheld += hiding.withheld().size();
            long left = (parts.values().stream().mapToLong(Long::longValue).sum()
                            - shown.stream().mapToLong(Long::longValue).sum())
                    / 1000;
            long cap = shown.stream().mapToLong(Long::longValue).min().orElseThrow() / 1000;
            Set<Long> couldBe = new HashSet<>();
            first(hiding.few().size(), hiding.withheld().size(), left, cap, couldBe);
            assertThat(couldBe).as("%s shown %s", parts, shown).hasSizeGreaterThan(1);
        }
        assertThat(withheld).isPositive();
    }

    /** What the first of the few could be, by trying them all. */
    private static void first(int few, int withheld, long left, long cap, Set<Long> couldBe) {
        List<long[]> ranges = new ArrayList<>();
        for (int i = 0; i < few; i++) ranges.add(new long[] {0, 4});
        for (int i = 0; i < withheld; i++) ranges.add(new long[] {5, cap});
        for (long value = 0; value <= 4; value++) if (fits(ranges, 1, left - value)) couldBe.add(value);
    }

    private static boolean fits(List<long[]> ranges, int from, long left) {
        if (from == ranges.size()) return left == 0;
        for (long value = ranges.get(from)[0]; value <= Math.min(ranges.get(from)[1], left); value++)
            if (fits(ranges, from + 1, left - value)) return true;
        return false;
    }
}
