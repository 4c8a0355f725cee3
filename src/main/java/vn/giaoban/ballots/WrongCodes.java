package vn.giaoban.ballots;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Limits guesses at codes, of a ballot as a whole: so many wrong ones within ten seconds, then nothing is looked up until they are over.
 * No address is kept for it, and nothing but two numbers a ballot, in memory.
 */
@Component
class WrongCodes {
    static final int MOST = 50;

    private static final long WINDOW = 10_000;

    private final Clock clock;
    private final ConcurrentHashMap<Long, Lately> wrong = new ConcurrentHashMap<>();

    WrongCodes(Clock clock) {
        this.clock = clock;
    }

    private record Lately(long window, int count) {}

    boolean tooMany(long ballotId) {
        Lately lately = wrong.get(ballotId);
        return lately != null && lately.window() == window() && lately.count() >= MOST;
    }

    void count(long ballotId) {
        wrong.values().removeIf(lately -> lately.window() != window());
        wrong.merge(ballotId, new Lately(window(), 1), (old, one) -> new Lately(old.window(), old.count() + 1));
    }

    private long window() {
        return clock.millis() / WINDOW;
    }
}
