package vn.giaoban.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Whether a guess at who voted how is better than drawing lots. */
final class Lots {
    private Lots() {}

    /** Of a thousand lots one hits on average; eight or more do so once in a hundred thousand times. Nor may the orders run together. */
    static void assertNoBetter(List<String> guessed, List<String> truth) {
        int size = truth.size();
        assertThat(guessed).hasSize(size);
        assertThat(IntStream.range(0, size)
                        .filter(i -> guessed.get(i).equals(truth.get(i)))
                        .count())
                .isLessThan(8);
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < size; i++) place.put(truth.get(i), i);
        double squares = IntStream.range(0, size)
                .mapToDouble(i -> Math.pow(i - place.get(guessed.get(i)), 2))
                .sum();
        double together = 1 - 6 * squares / (size * ((double) size * size - 1));
        assertThat(Math.abs(together)).isLessThan(4.5 / Math.sqrt(size));
    }
}
