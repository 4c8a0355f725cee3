package vn.giaoban.run.management;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** A figure asked for anew at most every fifteen seconds, so that whoever watches weighs nothing; the last known one while it cannot be told. */
final class Lately<T> {
    private static final long KEPT = Duration.ofSeconds(15).toNanos();

    private final Supplier<T> question;
    private T known;
    private long askedAt;

    Lately(Supplier<T> question, T before) {
        this.question = question;
        this.known = before;
        this.askedAt = System.nanoTime() - KEPT;
    }

    synchronized T get() {
        long now = System.nanoTime();
        if (now - askedAt < KEPT) return known;
        askedAt = now;
        try {
            known = question.get();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Lately.class).warn("a figure for the metrics could not be told: {}", e.toString());
        }
        return known;
    }
}
