package vn.giaoban.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The five dyes of the map. */
class StepsTest {
    private static final long TENTH = 100;

    @Test
    void eachStepHoldsAFifth() {
        List<Long> values =
                LongStream.rangeClosed(1, 35).map(v -> v * 1000).boxed().toList();
        Steps steps = Steps.of(values, 1000);
        for (int colour = 1; colour <= 5; colour++) {
            int c = colour;
            assertThat(values.stream().filter(v -> steps.colour(v) == c)).hasSize(7);
        }
    }

    @Test
    void whatReadsAlikeHasOneColour() {
        Steps steps = Steps.of(List.of(1_000L, 2_040L, 2_010L, 3_000L, 4_000L, 5_000L), TENTH);
        assertThat(steps.colour(2_040L)).isEqualTo(steps.colour(2_010L));
    }

    @Test
    void fewValuesAreSpreadOverTheWholeScale() {
        Steps two = Steps.of(List.of(1_000L, 9_000L), 1000);
        assertThat(two.colour(1_000L)).isEqualTo(1);
        assertThat(two.colour(9_000L)).isEqualTo(5);
        Steps one = Steps.of(List.of(4_000L, 4_000L, 4_000L), 1000);
        assertThat(one.floors()).containsExactly(4_000L);
        assertThat(one.colour(4_000L)).isEqualTo(3);
    }

    @Test
    void noValueHasNoColourAndZeroHasOne() {
        Steps steps = Steps.of(List.of(0L, 1_000L, 2_000L), 1000);
        assertThat(steps.colour(null)).isZero();
        assertThat(steps.colour(0L)).isEqualTo(1);
        assertThat(Steps.of(List.of(), 1000).colour(5_000L)).isZero();
    }

    @Test
    void boundsMeetWithoutOverlap() {
        Steps steps = Steps.of(
                LongStream.rangeClosed(10, 40).map(v -> v * 100).boxed().toList(), TENTH);
        for (int step = 0; step < steps.floors().size() - 1; step++)
            assertThat(steps.ceiling(step) + TENTH).isEqualTo(steps.floors().get(step + 1));
    }
}
