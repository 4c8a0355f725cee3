package vn.giaoban.run.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Communes send and provinces accept, as fast as so many clients can, while somebody at the centre reads the national page. */
final class Rush {
    static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    static final Pattern REVISION = Pattern.compile("\"revision\":(\\d+)");

    /** Steps through all communes in an order in which neighbours are of different provinces; it has no divisor with their number. */
    private static final int STRIDE = 1009;

    private final ReportLoad load;
    private final Crew crew;
    private final Instance instance;
    private final int reports;
    private final AtomicInteger next = new AtomicInteger();

    /** What is accepted, by indicator and period, as it must stand in the national figures. */
    private final long[][] expected;

    private int accepted;

    private final Times sending = new Times();
    private final Times accepting = new Times();
    private final Times both = new Times();
    private final Times reading = new Times();

    Rush(ReportLoad load, Crew crew, Instance instance, int reports, int probes) {
        this.load = load;
        this.crew = crew;
        this.instance = instance;
        this.reports = reports;
        this.expected = new long[(reports + probes) / ReportLoad.COMMUNES + 2][ReportLoad.INDICATORS + 1];
    }

    /** A report in the order of the load. */
    private record Turn(int commune, int period) {
        static Turn of(int number) {
            int within = number % ReportLoad.COMMUNES;
            return new Turn(
                    (int) ((long) within * STRIDE % ReportLoad.COMMUNES) + 1,
                    ReportLoad.PERIODS + 1 + number / ReportLoad.COMMUNES);
        }
    }

    Map<String, Object> run(int clients) {
        AtomicBoolean done = new AtomicBoolean();
        long began = System.nanoTime();
        long took;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reader = threads.submit(() -> read(done));
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < clients; client++) all.add(threads.submit(this::work));
            for (Future<?> one : all) await(one);
            took = System.nanoTime() - began;
            done.set(true);
            await(reader);
        }
        accepted = reports;
        double seconds = took / 1e9;
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("reports", reports);
        measured.put("reportsPerSecond", Math.round(reports / seconds * 10) / 10.0);
        measured.put("figuresPerSecond", Math.round(reports * (double) ReportLoad.INDICATORS / seconds));
        measured.put("sendMs", sending.summary());
        measured.put("acceptMs", accepting.summary());
        measured.put("sendAndAcceptMs", both.summary());
        measured.put("nationalPageReads", reading.count());
        measured.put("nationalPageMs", reading.summary());
        return measured;
    }

    private void work() {
        try (Wire wire = instance.wire()) {
            for (int number = next.getAndIncrement(); number < reports; number = next.getAndIncrement())
                file(wire, Turn.of(number));
        }
    }

    /** The commune's leader sends, the province's officer accepts. */
    private void file(Wire wire, Turn turn) {
        String unit = ReportLoad.communeCode(turn.commune());
        String body = ReportLoad.message(turn.commune(), turn.period());
        long began = System.nanoTime();
        String sent = wire.as(crew.of(unit))
                .post("/api/v1/reports", body, unit + "-" + turn.period())
                .expect(201)
                .text();
        long between = System.nanoTime();
        String id = found(ID, sent);
        wire.as(crew.of(ReportLoad.provinceCode(load.province(turn.commune()))))
                .post(
                        "/api/v1/reports/" + id + "/acceptance",
                        "{\"revision\":" + found(REVISION, sent) + "}",
                        "a-" + unit + "-" + turn.period())
                .expect(201);
        long ended = System.nanoTime();
        sending.add(between - began);
        accepting.add(ended - between);
        both.add(ended - began);
        synchronized (expected) {
            for (int indicator = 1; indicator <= ReportLoad.INDICATORS; indicator++)
                expected[turn.period() - ReportLoad.PERIODS - 1][indicator] +=
                        ReportLoad.value(turn.commune(), indicator, turn.period());
        }
    }

    /** Reads the national page again as soon as it is there, compressed as for a browser. */
    private void read(AtomicBoolean done) {
        try (Wire wire = instance.wire().signIn(crew.reader(), Crew.PASSWORD).compressed()) {
            String page = "/figures/" + crew.centreUnitId() + "/" + ReportLoad.periodCode(ReportLoad.PERIODS + 1);
            while (!done.get()) {
                long began = System.nanoTime();
                wire.get(page).expect(200);
                reading.add(System.nanoTime() - began);
            }
        }
    }

    /**
     * Accepts some more, each time asking for the national figures in the next request: they must be right at once, all of them. Gives how
     * long after the acceptance was answered they were read.
     */
    Map<String, Object> probe(int probes) {
        Times delays = new Times();
        try (Wire wire = instance.wire();
                Wire centre = instance.wire().as(crew.of(crew.centre()))) {
            for (int i = 0; i < probes; i++) {
                Turn turn = Turn.of(next.updateAndGet(n -> Math.max(n, reports)) + i);
                file(wire, turn);
                accepted++;
                long began = System.nanoTime();
                Rows rows = Rows.of(centre.get("/api/v1/figures?unit=" + crew.centre() + "&period="
                                + ReportLoad.periodCode(turn.period()) + "&format=rows")
                        .expect(200)
                        .body());
                delays.add(System.nanoTime() - began);
                ReportLoad.same("indicators of the national figures", ReportLoad.INDICATORS, rows.count());
                rows.each((unit, period, indicator, value) -> ReportLoad.same(
                        "national d" + indicator + " in " + period + " after an acceptance",
                        expected[turn.period() - ReportLoad.PERIODS - 1][Integer.parseInt(indicator)],
                        value));
            }
        }
        return delays.summary();
    }

    /** How many reports this has sent and accepted. */
    int accepted() {
        return accepted;
    }

    /** What stands in an answer where the pattern says; a measurement without it is stopped. */
    static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) throw new IllegalStateException("no " + pattern + " in " + text);
        return matcher.group(1);
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
