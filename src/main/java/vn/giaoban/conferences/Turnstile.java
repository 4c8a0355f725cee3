package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Acts of one conference follow each other. Whoever's turn it is takes all those along that wait meanwhile, in their order: when 3,600
 * points vote at once, each waits for a few transactions and not for thousands, and holds no connection while it waits.
 */
final class Turnstile {
    /** In one transaction: enough that a rush is over soon, few enough that none is long. */
    private static final int MOST = 250;

    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Act> waiting = new ConcurrentLinkedQueue<>();

    /** An act with what becomes of it. */
    static final class Act {
        private final Seat seat;
        private final Happening what;
        private Optional<Refused> refused = Optional.empty();
        private @Nullable RuntimeException failure;
        private boolean judged;
        private boolean done;

        Act(Seat seat, Happening what) {
            this.seat = seat;
            this.what = what;
        }

        Seat seat() {
            return seat;
        }

        Happening what() {
            return what;
        }

        /** It changes the course alone, so it may be judged together with others; what reaches further is judged by itself. */
        private boolean goesAlong() {
            return switch (what) {
                case Happening.Voted v -> true;
                case Happening.PointSeen p -> true;
                case Happening.Rehearsed r -> true;
                case Happening.Attended a -> true;
                case Happening.HandRaised h -> true;
                case Happening.HandLowered h -> true;
                default -> false;
            };
        }

        /** Why it does not happen; empty where it does, once the transaction has ended well. */
        void judge(Optional<Refused> why) {
            refused = why;
        }

        /** What was judged holds. */
        void hold() {
            judged = true;
        }

        void fail(RuntimeException why) {
            failure = why;
        }

        /** Judged anew, as if it had not been. */
        void again() {
            refused = Optional.empty();
            failure = null;
        }

        void end() {
            done = true;
        }

        /** @throws RuntimeException what went wrong with it, or with the transaction in which it was */
        Optional<Refused> outcome() {
            if (failure != null) throw failure;
            if (!judged) throw new IllegalStateException("nobody knows what became of it");
            return refused;
        }
    }

    /** @param through does each of the acts that it is given; none is left without an end */
    Optional<Refused> pass(Act act, Consumer<List<Act>> through) {
        waiting.add(act);
        turn.lock();
        try {
            while (!act.done) through.accept(next());
        } finally {
            turn.unlock();
        }
        return act.outcome();
    }

    private List<Act> next() {
        List<Act> next = new ArrayList<>();
        next.add(waiting.remove());
        for (Act one = waiting.peek();
                one != null
                        && next.size() < MOST
                        && one.goesAlong()
                        && next.getFirst().goesAlong();
                one = waiting.peek()) next.add(waiting.remove());
        return next;
    }
}
