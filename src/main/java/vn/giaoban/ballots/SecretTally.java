package vn.giaoban.ballots;

import java.util.List;
import java.util.Locale;

/**
 * What a closed box held.
 *
 * @param drawn slips drawn (phát ra), as the tellers declare
 * @param cast papers in the box (thu về): all of them valid, since the box takes no other
 * @param totals for each choice; empty where nothing is told
 */
public record SecretTally(Outcome outcome, int drawn, int cast, List<Integer> totals) {
    /** Under so many, a total would tell what each has chosen. */
    public static final int FEWEST = 5;

    /** What the count comes to. */
    public enum Outcome {
        COUNTED,
        /** More papers than slips were drawn: the totals are told, with that. */
        UNEQUAL,
        /** In ballots of before alone, when a box with so few papers was destroyed by the count; now it stays closed. */
        TOO_FEW,
        /** The box's key is gone, or somebody laid a hand on the box. */
        UNREADABLE,
        /** Given up by the tellers. */
        VOID,
        /** Printed and never opened, until what it was for was over. */
        UNUSED;

        public boolean isTold() {
            return this == COUNTED || this == UNEQUAL;
        }

        public String textKey() {
            return "ballots.outcome." + name().toLowerCase(Locale.ROOT);
        }
    }

    public SecretTally {
        totals = List.copyOf(totals);
    }

    static SecretTally nothing(Outcome outcome, int drawn) {
        return new SecretTally(outcome, drawn, 0, List.of());
    }

    /** @param papers what each paper in the box chose, a bit for each choice; at least {@link #FEWEST} */
    static SecretTally of(List<Integer> papers, int choices, int drawn) {
        if (papers.size() < FEWEST) throw new IllegalArgumentException("so few are not counted");
        List<Integer> totals = java.util.stream.IntStream.range(0, choices)
                .mapToObj(choice -> (int) papers.stream()
                        .filter(chosen -> (chosen >> choice & 1) == 1)
                        .count())
                .toList();
        return new SecretTally(papers.size() > drawn ? Outcome.UNEQUAL : Outcome.COUNTED, drawn, papers.size(), totals);
    }
}
