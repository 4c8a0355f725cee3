package vn.giaoban.conferences;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.ballots.SecretTally;

/**
 * A secret ballot as the conference knows it: when it was opened and closed, and what the box held in all. Of a paper it knows nothing.
 *
 * @param ballot by which {@link vn.giaoban.ballots.SecretBallots} knows it
 * @param item of the agenda under which it stands; 0 before the first
 * @param closedAt null while it takes papers
 * @param tally null while it takes papers
 * @param reason why it was given up; empty where it was counted
 */
public record SecretVote(
        long ballot,
        String question,
        List<String> choices,
        long item,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable SecretTally tally,
        String reason) {
    public SecretVote {
        choices = List.copyOf(choices);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    SecretVote closed(SecretTally counted, String why, Instant at) {
        return new SecretVote(ballot, question, choices, item, openedAt, at, counted, why);
    }
}
