package vn.giaoban.conferences;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who has the floor, who asks for it, and who had it: one list across all bridge points. Nothing else gives anybody the right to be
 * heard; whatever carries sound and picture obeys it.
 *
 * @param open the list takes more
 * @param waiting in the order in which they will be called
 * @param speaking null while nobody has the floor
 * @param held what was said and ended, in order
 */
public record Floor(
        boolean open, List<Hand> waiting, @Nullable Speech speaking, List<Speech> held) {
    static final Floor EMPTY = new Floor(false, List.of(), null, List.of());

    public Floor {
        waiting = List.copyOf(waiting);
        held = List.copyOf(held);
    }

    // ---------- what was, and is

    public Optional<Hand> hand(int number) {
        return waiting.stream().filter(hand -> hand.number() == number).findFirst();
    }

    /** All speeches, the one under way last. */
    public List<Speech> speeches() {
        if (speaking == null) return held;
        List<Speech> all = new ArrayList<>(held);
        all.add(speaking);
        return all;
    }

    /** Points of order are not counted among the contributions. */
    public int contributions() {
        return (int) speeches().stream()
                .filter(speech -> speech.hand().kind() != HandKind.ORDER)
                .count();
    }

    public Duration spoken(Instant now, Predicate<Speech> which) {
        return speeches().stream()
                .filter(which)
                .map(speech -> speech.spoken(now))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** What those who wait have asked for, in minutes. */
    public int minutesAsked() {
        return waiting.stream().mapToInt(Hand::minutes).sum();
    }

    // ---------- what becomes of it

    public Floor opened(boolean opens) {
        return new Floor(opens, waiting, speaking, held);
    }

    /** At the end; points of order after those that wait already, before all else. */
    public Floor with(Hand hand) {
        List<Hand> next = new ArrayList<>(waiting);
        int orders = (int)
                waiting.stream().filter(one -> one.kind() == HandKind.ORDER).count();
        next.add(hand.kind() == HandKind.ORDER ? orders : next.size(), hand);
        return new Floor(open, next, speaking, held);
    }

    public Floor without(int number) {
        return new Floor(
                open, waiting.stream().filter(hand -> hand.number() != number).toList(), speaking, held);
    }

    /** One hand before another; last where there is none. */
    public Floor placed(int number, @Nullable Integer before) {
        Hand moved = hand(number).orElseThrow();
        List<Hand> next = new ArrayList<>(without(number).waiting);
        int at = next.size();
        for (int i = 0; i < next.size(); i++) if (before != null && next.get(i).number() == before) at = i;
        next.add(at, moved);
        return new Floor(open, next, speaking, held);
    }

    public Floor given(int number, long item, Instant at) {
        Hand called = hand(number).orElseThrow();
        Floor free = ended(at);
        return new Floor(
                open, free.without(number).waiting, Speech.begun(free.held.size() + 1, called, item, at), free.held);
    }

    public Floor extended(int minutes) {
        return speaking == null ? this : new Floor(open, waiting, speaking.extended(minutes), held);
    }

    public Floor ended(Instant at) {
        if (speaking == null) return this;
        List<Speech> all = new ArrayList<>(held);
        all.add(speaking.ended(at));
        return new Floor(open, waiting, null, all);
    }

    public Floor standing(Instant at) {
        return speaking == null ? this : new Floor(open, waiting, speaking.standing(at), held);
    }

    public Floor goingOn(Instant at) {
        return speaking == null ? this : new Floor(open, waiting, speaking.goingOn(at), held);
    }
}
