package vn.giaoban.conferences;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An open vote or a quick poll. Who voted how is in the conference's events; where the vote is not named, pages show totals alone.
 *
 * @param number from 1
 * @param item of the agenda under which it stands; 0 before the first
 * @param byPoint each point has one vote; else each delegate
 * @param votes the choice of each voter, by point or delegate
 * @param closedAt null while it runs
 */
public record Ballot(
        int number,
        String question,
        List<String> choices,
        boolean byPoint,
        boolean named,
        long item,
        Instant openedAt,
        @Nullable Instant closedAt,
        Map<Long, Integer> votes) {

    public Ballot {
        choices = List.copyOf(choices);
        votes = Map.copyOf(votes);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    public Ballot with(long voter, int choice) {
        Map<Long, Integer> more = new HashMap<>(votes);
        more.put(voter, choice);
        return new Ballot(number, question, choices, byPoint, named, item, openedAt, closedAt, more);
    }

    public Ballot closed(Instant at) {
        return new Ballot(number, question, choices, byPoint, named, item, openedAt, at, votes);
    }

    public int count(int choice) {
        return (int) votes.values().stream().filter(voted -> voted == choice).count();
    }
}
