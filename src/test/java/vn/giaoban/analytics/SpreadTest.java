package vn.giaoban.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How many communes have how much. */
class SpreadTest {
    @Test
    void binsAreRoundAndLoseNobody() {
        List<Long> values =
                LongStream.rangeClosed(3, 87).map(v -> v * 1000).boxed().toList();
        Spread spread = Spread.of(values, 1000);
        assertThat(spread.bins()).hasSizeLessThanOrEqualTo(8);
        assertThat(spread.bins().getFirst()).isEqualTo(new Spread.Bin(0, 19_000, 17));
        assertThat(spread.bins().stream().mapToInt(Spread.Bin::units).sum()).isEqualTo(values.size());
    }

    @Test
    void oneValueIsOneBin() {
        assertThat(Spread.of(List.of(5_000L, 5_000L), 1000).bins()).containsExactly(new Spread.Bin(5_000, 5_000, 2));
        assertThat(Spread.of(List.of(), 1000).bins()).isEmpty();
    }
}
