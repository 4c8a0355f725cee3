package vn.giaoban.run.bench;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What programs ask to be done while a load lasts: communes send reports, provinces accept them. Each is noted before it is sent; what
 * was refused, or cut off, is asked for again later under its key, as a program does, until it is acknowledged.
 */
final class Errands {
    /** So many communes, the first of the order, have people who read: each has one report, accepted beforehand, in a period of its own. */
    static final int READERS = 8;

    /** Steps through all communes in an order in which neighbours are of different provinces; it has no divisor with their number. */
    private static final int STRIDE = 1009;

    private static final int LATER = 503;
    private static final int DONE = 201;

    private final ReportLoad load;
    private final Crew crew;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Errand> open = new ConcurrentLinkedQueue<>();
    private final Set<Errand> uncertain = ConcurrentHashMap.newKeySet();
    private final Set<Errand> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Bounds> nation = new ConcurrentHashMap<>();
    private final Map<String, Bounds> boards = new ConcurrentHashMap<>();

    /**
     * One of them.
     *
     * @param report its number where it is to be accepted; 0 where it is to be sent
     */
    record Errand(int commune, int period, long report, int revision) {
        boolean isAcceptance() {
            return report != 0;
        }

        /** By which it is done once, however often it is asked for. */
        String key() {
            return (isAcceptance() ? "accept-" : "send-") + commune + "-" + period;
        }

        String path() {
            return isAcceptance() ? "/api/v1/reports/" + report + "/acceptance" : "/api/v1/reports";
        }

        String body() {
            return isAcceptance() ? "{\"revision\":" + revision + "}" : ReportLoad.message(commune, period);
        }
    }

    Errands(ReportLoad load, Crew crew) {
        this.load = load;
        this.crew = crew;
    }

    Crew crew() {
        return crew;
    }

    /** The commune of a reader, counted from 0. */
    static int commune(int reader) {
        return reader * STRIDE % ReportLoad.COMMUNES + 1;
    }

    static int period(int reader) {
        return ReportLoad.PERIODS + 1 + reader;
    }

    int province(int commune) {
        return load.province(commune);
    }

    /** The period in which reports are sent at the moment. */
    int currentPeriod() {
        return period(Math.min(READERS - 1, next.get() / (ReportLoad.COMMUNES - READERS)));
    }

    /** What has waited longest, or else a report that nobody has sent yet. */
    Errand next() {
        Errand waiting = open.poll();
        if (waiting != null) return waiting;
        int number = next.getAndIncrement();
        int others = ReportLoad.COMMUNES - READERS;
        if (number >= READERS * others) throw new IllegalStateException("all reports of all periods were sent");
        return new Errand(commune(READERS + number % others), period(number / others), 0, 0);
    }

    /**
     * Asks for it once, and notes what became of it.
     *
     * @throws UncheckedIOException where no answer came
     */
    Wire.Answer ask(Wire wire, Errand errand) {
        boolean again = uncertain.contains(errand) || acknowledged.contains(errand);
        if (!again) sent(errand);
        Wire.Answer answer;
        try {
            answer = wire.as(token(errand)).post(errand.path(), errand.body(), errand.key());
        } catch (UncheckedIOException e) {
            uncertain.add(errand);
            open.add(errand);
            throw e;
        }
        if (answer.status() == DONE) {
            uncertain.remove(errand);
            boolean first = acknowledged.add(errand);
            if (first) acknowledged(errand);
            if (first && !errand.isAcceptance()) open.add(acceptance(errand, answer.text()));
        } else if (answer.status() == LATER || answer.status() < 500) {
            // What an earlier asking of unknown end did, this answer does not tell.
            if (!again) refused(errand);
            if (answer.status() == LATER) open.add(errand);
        } else {
            uncertain.add(errand);
            open.add(errand);
        }
        return answer;
    }

    private static Errand acceptance(Errand sending, String told) {
        return new Errand(
                sending.commune(),
                sending.period(),
                Long.parseLong(Rush.found(Rush.ID, told)),
                Integer.parseInt(Rush.found(Rush.REVISION, told)));
    }

    private String token(Errand errand) {
        return crew.of(
                errand.isAcceptance()
                        ? ReportLoad.provinceCode(load.province(errand.commune()))
                        : ReportLoad.communeCode(errand.commune()));
    }

    // ---------- what may be true ----------

    /** The nation's figures of a period, in the order of the indicators. */
    Bounds nation(int period) {
        return nation.computeIfAbsent(
                period,
                p -> new Bounds(IntStream.rangeClosed(1, ReportLoad.INDICATORS)
                        .mapToObj(d -> "the nation's " + d + " of " + ReportLoad.periodCode(p))
                        .toArray(String[]::new)));
    }

    /** How many reports of a province's communes were sent, and how many of them accepted. */
    Bounds board(int province, int period) {
        String where = " of province " + ReportLoad.provinceCode(province) + " in " + ReportLoad.periodCode(period);
        return boards.computeIfAbsent(where, w -> new Bounds("sent reports" + w, "accepted reports" + w));
    }

    private interface Step {
        void on(Bounds bounds, long... more);
    }

    private void sent(Errand errand) {
        count(errand, Bounds::sent);
    }

    private void acknowledged(Errand errand) {
        count(errand, Bounds::acknowledged);
    }

    private void refused(Errand errand) {
        count(errand, Bounds::refused);
    }

    private void count(Errand errand, Step step) {
        Bounds board = board(load.province(errand.commune()), errand.period());
        if (errand.isAcceptance()) {
            step.on(board, 0, 1);
            step.on(
                    nation(errand.period()),
                    IntStream.rangeClosed(1, ReportLoad.INDICATORS)
                            .mapToLong(d -> ReportLoad.value(errand.commune(), d, errand.period()))
                            .toArray());
        } else {
            step.on(board, 1, 0);
        }
    }

    // ---------- afterwards ----------

    /**
     * Asks once more for what still waits, each twice under its key: done once, both answers are the same.
     *
     * @param most of them
     * @return how many were asked for
     */
    int repeat(Wire wire, int most) {
        List<Errand> waiting = open.stream().limit(most).toList();
        for (Errand errand : waiting) {
            open.remove(errand);
            String first = ask(wire, errand).expect(DONE).text();
            String second = ask(wire, errand).expect(DONE).text();
            if (!first.equals(second))
                throw new ReportLoad.WrongFigure(errand.key() + " was answered " + first + ", then " + second);
        }
        return waiting.size();
    }

    /** All that were acknowledged. */
    Set<Errand> done() {
        return Set.copyOf(acknowledged);
    }

    /** Those of which nobody knows whether they were done. */
    Set<Errand> uncertain() {
        return Set.copyOf(uncertain);
    }
}
