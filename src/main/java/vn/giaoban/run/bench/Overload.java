package vn.giaoban.run.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much an instance can do, what becomes of that when it is asked for many times as much, and how soon it is itself again. The order:
 * a light load, the peak, once, twice, five and ten times the peak, a light load until it is answered as before, the peak again.
 */
final class Overload {
    private static final int[] TIMES = {1, 2, 5, 10};
    private static final int FEWEST_CLIENTS = 4;
    private static final int MOST_CLIENTS = 64;

    /** By less than this, throughput has not risen. */
    private static final double RISEN = 1.03;

    private static final double WARM = 1.1;
    private static final int LONGEST_WARM_UP = 6;

    /** A light load, as a share of the peak; how long it is watched at a time, and how often beforehand. */
    private static final double LIGHT = 0.2;

    private static final Duration LIGHT_WINDOW = Duration.ofSeconds(2);
    private static final int LIGHT_WINDOWS = 5;
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);

    private final Offer offer;
    private final Duration each;
    private final PrintStream progress;
    private final Map<String, Object> measured = new LinkedHashMap<>();
    private int falseAnswers;
    private long seed = 20261126;

    Overload(Offer offer, Duration each, PrintStream progress) {
        this.offer = offer;
        this.each = each;
        this.progress = progress;
    }

    /** The capacity that is measured first decides what is offered; the share is of the larger of both peaks. */
    Map<String, Object> measure() {
        warmUp();
        double peak = peak("peak");
        double light = slowestLight(peak * LIGHT);
        Map<String, Tally> loads = new LinkedHashMap<>();
        for (int times : TIMES) {
            loads.values().forEach(Tally::settled);
            progress.println("  offering " + times + " times the peak …");
            loads.put("x" + times, offer.open(times * peak, each, seed++));
        }
        // Whoever still waits for an answer to the heaviest load is in the way of the light one, as in life.
        double seconds = secondsUntil(light, peak * LIGHT);
        loads.forEach((name, tally) -> note(name, tally.settled()));
        measured.put("secondsToFullSpeed", seconds);
        double best = Math.max(peak, peak("peakAgain"));
        Map<String, Object> shares = new LinkedHashMap<>();
        loads.forEach((name, tally) -> shares.put(name, Tally.rounded(100 * tally.rightPerSecond() / best)));
        measured.put("percentOfPeak", shares);
        measured.put("falseAnswers", falseAnswers);
        return measured;
    }

    /** Until the server has compiled what is asked of it most: it does no more in one round than in the one before. */
    private void warmUp() {
        double before = 0;
        for (int round = 0; round < LONGEST_WARM_UP; round++) {
            Tally tally = offer.closed(2 * FEWEST_CLIENTS, each);
            judge(tally);
            progress.println("  warming up: " + tally.summary());
            if (tally.rightPerSecond() < WARM * before) return;
            before = tally.rightPerSecond();
        }
    }

    /** More and more clients, until more are of no use. */
    private double peak(String name) {
        double best = 0;
        for (int clients = FEWEST_CLIENTS; clients <= MOST_CLIENTS; clients *= 2) {
            Tally tally = offer.closed(clients, each.dividedBy(2));
            judge(tally);
            progress.println("  " + name + ", " + clients + " clients: " + tally.summary());
            double perSecond = tally.rightPerSecond();
            boolean risen = perSecond > RISEN * best;
            if (perSecond > best) {
                best = perSecond;
                Map<String, Object> summary = new LinkedHashMap<>();
                summary.put("clients", clients);
                summary.putAll(tally.summary());
                measured.put(name, summary);
            }
            if (!risen) break;
        }
        return best;
    }

    private double slowestLight(double perSecond) {
        double slowest = 0;
        for (int window = 0; window < LIGHT_WINDOWS; window++) {
            Tally tally = offer.open(perSecond, LIGHT_WINDOW, seed++).settled();
            judge(tally);
            slowest = Math.max(slowest, tally.p95());
        }
        measured.put("lightPerSecond", Tally.rounded(perSecond));
        measured.put("lightP95", slowest);
        return slowest;
    }

    /** Until the end of the first window in which a light load is answered no slower than in the slowest before; 0 where never. */
    private double secondsUntil(double slowest, double perSecond) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < LONGEST_RECOVERY.toNanos()) {
            Tally tally = offer.open(perSecond, LIGHT_WINDOW, seed++).settled();
            judge(tally);
            progress.println("  afterwards: " + tally.summary());
            if (tally.p95() <= slowest) return Tally.rounded((System.nanoTime() - began) / 1e9);
        }
        return 0;
    }

    private void note(String name, Tally tally) {
        judge(tally);
        measured.put(name, tally.summary());
        progress.println("  " + name + ": " + tally.summary());
    }

    private void judge(Tally tally) {
        falseAnswers += tally.wrong();
        tally.told().forEach(fault -> progress.println("  FALSE: " + fault));
    }
}
