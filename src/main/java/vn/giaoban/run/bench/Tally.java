package vn.giaoban.run.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of all the visits of one load. Safe to fill from many threads. */
final class Tally {
    private static final int TOLD = 5;

    private final long began;
    private final Duration during;
    private final Times times = new Times();
    private final Map<Visits.Kind, Integer> right = new EnumMap<>(Visits.Kind.class);
    private final Map<Integer, Integer> others = new TreeMap<>();
    private final List<String> told = new ArrayList<>();
    private int expected;
    private int visits;
    private int inTime;
    private int later;
    private int lost;
    private int wrong;

    /** @param began by {@link System#nanoTime} */
    Tally(long began, Duration during) {
        this.began = began;
        this.during = during;
    }

    /**
     * An answer has come.
     *
     * @param due when it should have been asked for
     * @param answered when it was there; what comes after the load has ended is no part of what was answered in a second
     */
    synchronized void add(Visits.Kind kind, Visits.Seen seen, long due, long answered) {
        visit();
        if (seen.isRight()) {
            times.add(answered - due);
            if (answered - began > during.toNanos()) return;
            inTime++;
            right.merge(kind, 1, Integer::sum);
        } else if (seen.fault().isPresent()) {
            blame(kind, seen.fault().get());
        } else if (seen.later()) {
            later++;
        } else {
            others.merge(seen.status(), 1, Integer::sum);
        }
    }

    /** Nobody waited any longer for an answer, or it was cut off. */
    synchronized void lose() {
        visit();
        lost++;
    }

    /** The answer could not be read. */
    synchronized void fail(Visits.Kind kind, RuntimeException why) {
        visit();
        blame(kind, why.toString());
    }

    private void visit() {
        visits++;
        notifyAll();
    }

    private void blame(Visits.Kind kind, String fault) {
        wrong++;
        if (told.size() < TOLD) told.add(kind.word() + ": " + fault);
    }

    /** So many visits are to be offered. */
    synchronized void expect(int visits) {
        expected = visits;
    }

    /** Waits until there is an answer to every visit, or whoever waited for it has given up. */
    synchronized Tally settled() {
        try {
            while (visits < expected) wait();
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    synchronized int wrong() {
        return wrong;
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }

    /** Right answers a second, while it lasted. */
    synchronized double rightPerSecond() {
        return perSecond(inTime);
    }

    /** How long right answers took, at the 95th percentile, in milliseconds. */
    double p95() {
        return times.percentile(95);
    }

    /** In numbers; the times are milliseconds of right answers, from when they were due to be asked for. */
    synchronized Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("offeredPerSecond", rounded(perSecond(visits)));
        summary.put("rightPerSecond", rounded(rightPerSecond()));
        summary.put("laterPercent", rounded(visits == 0 ? 0 : 100.0 * later / visits));
        summary.put("otherStatuses", Map.copyOf(others));
        summary.put("lost", lost);
        summary.put("falseAnswers", wrong);
        summary.putAll(times.summary());
        Map<String, Object> kinds = new LinkedHashMap<>();
        right.forEach((kind, count) -> kinds.put(kind.word(), rounded(perSecond(count))));
        summary.put("rightPerSecondOf", kinds);
        return summary;
    }

    private double perSecond(int count) {
        return count / (during.toNanos() / 1e9);
    }

    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
