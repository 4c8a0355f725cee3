package vn.giaoban.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The total less what is shown is never one part alone. */
    @Test
    void noSinglePartIsLeftOver() {
        SplittableRandom chance = new SplittableRandom(2025);
        for (int run = 0; run < 500; run++) {
            Map<Long, Long> parts = new HashMap<>();
            int units = 2 + chance.nextInt(34);
            for (long id = 1; id <= units; id++)
                if (chance.nextInt(5) > 0) parts.put(id, chance.nextLong(0, 30) * 1000);
            Hiding hiding = Hiding.of(parts);
            long left = parts.keySet().stream()
                    .filter(id -> hiding.hides(List.of(id)))
                    .count();
            if (parts.size() > 1) assertThat(left).isNotEqualTo(1);
        }
    }
}
