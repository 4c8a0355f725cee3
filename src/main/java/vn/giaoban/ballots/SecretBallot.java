package vn.giaoban.ballots;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A secret ballot by drawn codes.
 *
 * @param entrance by which its voters find it: made like a code, and as hard to guess
 * @param occasion at which it is held, for whoever keeps it
 * @param title the same, as voters read it
 * @param most how many may be chosen
 * @param codes slips printed
 * @param listed each vote is published beside its mark; else totals alone
 * @param tally null before the close
 */
public record SecretBallot(
        long id,
        String entrance,
        String occasion,
        String title,
        String room,
        String question,
        List<String> choices,
        int most,
        int codes,
        boolean listed,
        State state,
        @Nullable SecretTally tally) {

    /** Printed, then open, then closed. */
    public enum State {
        PRINTED,
        OPEN,
        CLOSED;

        public String textKey() {
            return "ballots.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a box stays as it is. */
    public enum Uncounted {
        NOT_OPEN,
        /** So few slips were drawn. */
        FEW_DRAWN,
        /** So few papers lie in the box by now. */
        FEW_CAST
    }

    public SecretBallot {
        choices = List.copyOf(choices);
    }

    public String address() {
        return "/ballot/" + entrance.replaceAll("(.{4})(?=.)", "$1-");
    }

    /**
     * Why its box is not counted, for so many papers in it and so many slips drawn; empty where it is. Where fewer than five vote, whoever
     * knows or guesses how some of them voted reads off the totals how the others did.
     */
    Optional<Uncounted> uncounted(int cast, int drawn) {
        if (state != State.OPEN) return Optional.of(Uncounted.NOT_OPEN);
        if (drawn < SecretTally.FEWEST) return Optional.of(Uncounted.FEW_DRAWN);
        return cast < SecretTally.FEWEST ? Optional.of(Uncounted.FEW_CAST) : Optional.empty();
    }

    /** A paper, a bit for each choice; empty where it is not filled as asked. */
    public OptionalInt paper(Collection<Integer> chosen) {
        boolean known = chosen.stream().allMatch(choice -> choice >= 0 && choice < choices.size());
        long different = chosen.stream().distinct().count();
        if (!known || different == 0 || different > most) return OptionalInt.empty();
        return OptionalInt.of(chosen.stream().mapToInt(choice -> 1 << choice).reduce(0, (a, b) -> a | b));
    }

    /** What a paper chose, in words. */
    public List<String> chosen(int paper) {
        return IntStream.range(0, choices.size())
                .filter(choice -> (paper >> choice & 1) == 1)
                .mapToObj(choices::get)
                .toList();
    }
}
