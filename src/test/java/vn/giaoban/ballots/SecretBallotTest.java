package vn.giaoban.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a vote, and when a box is counted. */
class SecretBallotTest {

    @ParameterizedTest
    @CsvSource({
        "5, 5, ",
        "6, 5, ",
        "5, 2000, ",
        "0, 5, FEW_CAST",
        "4, 5, FEW_CAST",
        "4, 2000, FEW_CAST",
        "0, 0, FEW_DRAWN",
        "5, 4, FEW_DRAWN",
        "4, 4, FEW_DRAWN",
        "2000, 4, FEW_DRAWN",
    })
    void aBoxIsCountedWhereFiveSlipsWereDrawnAndFiveVotesCast(
            int cast, int drawn, SecretBallot.@Nullable Uncounted why) {
        assertThat(ballot(SecretBallot.State.OPEN, 1).uncounted(cast, drawn).orElse(null))
                .isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({"PRINTED", "CLOSED"})
    void aBoxThatIsNotOpenIsNotCounted(SecretBallot.State state) {
        assertThat(ballot(state, 1).uncounted(9, 9)).contains(SecretBallot.Uncounted.NOT_OPEN);
    }

    @Test
    void aVoteChoosesOneAtLeastAndNoMoreThanMayBeChosen() {
        SecretBallot two = ballot(SecretBallot.State.OPEN, 2);
        assertThat(two.paper(List.of(0, 2))).isEqualTo(OptionalInt.of(0b101));
        assertThat(two.chosen(0b101)).containsExactly("A", "C");
        assertThat(two.paper(List.of(1, 1))).isEqualTo(OptionalInt.of(0b10));
        for (List<Integer> wrong : List.of(List.<Integer>of(), List.of(0, 1, 2), List.of(3), List.of(-1)))
            assertThat(two.paper(wrong)).as(wrong.toString()).isEmpty();
    }

    @Test
    void totalsAreCountedForEachChoiceAndMoreVotesThanSlipsAreTold() {
        List<Integer> papers = Stream.of(0b01, 0b10, 0b11, 0b01, 0b01, 0b10).toList();
        assertThat(SecretTally.of(papers, 2, 6))
                .isEqualTo(new SecretTally(SecretTally.Outcome.COUNTED, 6, 6, List.of(4, 3)));
        assertThat(SecretTally.of(papers, 2, 5).outcome()).isEqualTo(SecretTally.Outcome.UNEQUAL);
    }

    private static SecretBallot ballot(SecretBallot.State state, int most) {
        return new SecretBallot(
                1,
                "0123456789abcdef",
                "test",
                "Hội nghị",
                "Hội trường",
                "Câu hỏi",
                List.of("A", "B", "C"),
                most,
                8,
                true,
                state,
                null);
    }
}
