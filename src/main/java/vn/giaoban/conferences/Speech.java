package vn.giaoban.conferences;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's turn on the floor. The clock belongs to the speech: whatever becomes of the list, it runs on.
 *
 * @param number from 1, in the order in which they spoke
 * @param item of the agenda, under which it was held; 0 before the first
 * @param seconds allotted, with what was added
 * @param until null while it goes on
 * @param stood how long the conference stood still meanwhile
 * @param standsSince since when it stands still now; null while it runs
 */
public record Speech(
        int number,
        Hand hand,
        long item,
        Instant from,
        int seconds,
        @Nullable Instant until,
        Duration stood,
        @Nullable Instant standsSince) {

    public static Speech begun(int number, Hand hand, long item, Instant at) {
        return new Speech(number, hand, item, at, hand.minutes() * 60, null, Duration.ZERO, null);
    }

    public Speech extended(int minutes) {
        return new Speech(number, hand, item, from, seconds + minutes * 60, until, stood, standsSince);
    }

    public Speech standing(Instant at) {
        return standsSince != null ? this : new Speech(number, hand, item, from, seconds, until, stood, at);
    }

    public Speech goingOn(Instant at) {
        return standsSince == null
                ? this
                : new Speech(
                        number, hand, item, from, seconds, until, stood.plus(Duration.between(standsSince, at)), null);
    }

    public Speech ended(Instant at) {
        Speech running = goingOn(at);
        return new Speech(number, hand, item, from, seconds, at, running.stood(), null);
    }

    /** How long was spoken by a moment. */
    public Duration spoken(Instant now) {
        Instant end = until != null ? until : standsSince != null ? standsSince : now;
        Duration whole = Duration.between(from, end).minus(stood);
        return whole.isNegative() ? Duration.ZERO : whole;
    }

    /** Seconds left by a moment; negative when the time is over. */
    public long left(Instant now) {
        return seconds - spoken(now).toSeconds();
    }
}
