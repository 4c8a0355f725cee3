package vn.giaoban.run.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import vn.giaoban.run.Refusal;
import vn.giaoban.run.bench.Crew;
import vn.giaoban.run.bench.Instance;

/** Puts an installation through every kind of fault but the kill, under load, and looks for what was lost. */
final class FaultsDrill {
    static final SmallCountry COUNTRY = new SmallCountry(4, 50, 60);
    private static final int CLIENTS = 6;

    private final Stage stage;
    private final ApplicationContext house;
    private final Crew crew;
    private final Load load;
    private final Measure measure;
    private final PrintStream progress;
    private final Map<Ordeal, Ordeal.Outcome> outcomes = new LinkedHashMap<>();

    /**
     * How much of each.
     *
     * @param stall for how long the database does not answer
     * @param posts how many arrive, each act ten times
     */
    record Measure(Duration stall, int posts) {}

    private FaultsDrill(Stage stage, ApplicationContext house, Measure measure, PrintStream progress) {
        this.stage = stage;
        this.house = house;
        this.measure = measure;
        this.progress = progress;
        this.crew = Crew.hire(house);
        this.load = new Load(stage.country(), crew, stage.country().months(), 1);
    }

    /** Goes through some kinds on a stage that is started for the first time; tells what was seen. */
    static Map<String, Object> on(Stage stage, Measure measure, Collection<Ordeal> kinds, PrintStream progress) {
        stage.besideDatabase();
        return stage.inHouse((Function<ApplicationContext, Map<String, Object>>)
                house -> new FaultsDrill(stage, house, measure, progress).run(kinds));
    }

    private Map<String, Object> run(Collection<Ordeal> kinds) {
        for (Ordeal kind : kinds) {
            progress.println(kind.word() + " …");
            Ordeal.Outcome outcome = outcome(kind);
            progress.println("  " + outcome.told());
            outcomes.put(kind, outcome);
        }
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("drill", "faults");
        outcomes.forEach((kind, outcome) -> seen.put(kind.word(), outcome.told()));
        seen.put(
                "survived",
                outcomes.values().stream().filter(Ordeal.Outcome::isSurvived).count());
        seen.put(
                "lost",
                outcomes.values().stream()
                        .filter(outcome -> outcome.verdict().equals("lost"))
                        .count());
        return seen;
    }

    /** One that cannot be gone through to its end has not been survived. */
    private Ordeal.Outcome outcome(Ordeal kind) {
        try {
            return switch (kind) {
                case RESTART -> restart();
                case STALL -> stall();
                case CUT_AFTER_COMMIT -> cutAfterCommit();
                case CUT_BEFORE_ANSWER -> cutBeforeAnswer();
                case DUPLICATES -> new Duplicates(load, measure.posts()).on(stage.besideDatabase(), this::judged);
                case CLOCK -> new ClockJump(stage, crew, load).go(this::judged);
                case MEMORY -> new ShortMemory(stage, crew, load).go(this::judged);
                case DISK -> FullDisk.go(stage);
            };
        } catch (Refusal | UncheckedIOException e) {
            return new Ordeal.Outcome("lost", Map.of("losses", List.of(String.valueOf(e.getMessage()))));
        }
    }

    /** Holds what is there now against what was acknowledged. */
    private Ordeal.Outcome judged(Instance instance, Map<String, Object> figures, List<String> wrong) {
        Settlement.Found found = Settlement.settle(load, crew, instance.address(), house, List.of());
        Map<String, Object> seen = new LinkedHashMap<>(figures);
        seen.put("cutOffAndDone", found.done());
        seen.put("cutOffAndNotDone", found.undone());
        List<String> losses = new ArrayList<>(found.losses());
        losses.addAll(wrong);
        if (!losses.isEmpty()) seen.put("losses", losses);
        return new Ordeal.Outcome(losses.isEmpty() ? "survived" : "lost", seen);
    }

    /** What holds the outcome of an ordeal against what was acknowledged. */
    interface Judge {
        Ordeal.Outcome judge(Instance instance, Map<String, Object> figures, List<String> wrong);
    }

    private Ordeal.Outcome restart() {
        Instance instance = stage.besideDatabase();
        int before = load.acknowledged();
        for (String signal : List.of("INT", "QUIT"))
            try (Load.Shift shift = load.begin(instance.address(), CLIENTS, 30)) {
                shift.awaitEnough();
                stage.postmaster().signal(signal);
                stage.reopenDatabase();
            }
        return judged(instance, Map.of("acknowledged", load.acknowledged() - before), List.of());
    }

    /** Who asks meanwhile is told "later" once the database has been silent for a third of the time, or answered in the end. */
    private Ordeal.Outcome stall() {
        Duration silence = measure.stall().dividedBy(3);
        Instance instance = stage.besideDatabase(
                List.of(), Map.of("GIAOBAN_DB_SILENCE", Long.toString(Math.max(1, silence.toSeconds()))));
        Map<String, Object> seen = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        seen.put("stallSeconds", measure.stall().toSeconds());
        try (Load.Shift shift = load.begin(instance.address(), CLIENTS, 30);
                Program reader = new Program(instance.address());
                ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            shift.awaitEnough();
            Postmaster postmaster = stage.postmaster();
            postmaster.signalAll("STOP");
            long began = System.nanoTime();
            Future<Integer> told = asking.submit(
                    () -> reader.get(crew.of(SmallCountry.CENTRE), "/api/v1/figures?unit=" + SmallCountry.CENTRE)
                            .map(Program.Answer::status)
                            .orElse(0));
            int status = told.get();
            long waited = System.nanoTime() - began;
            while (System.nanoTime() - began < measure.stall().toNanos()) LockSupport.parkNanos(10_000_000);
            postmaster.signalAll("CONT");
            long continued = System.nanoTime();
            shift.close();
            long after = System.nanoTime() - continued;
            seen.put("reader", status);
            seen.put("readerWaitedSeconds", waited / 1_000_000_000);
            seen.put("wentOnAfterSeconds", after / 1_000_000_000);
            if (status != 503) wrong.add("a reader was answered " + status + " by a database that is silent");
            if (waited > measure.stall().toNanos()) wrong.add("a reader waited until the database went on");
            if (after > Duration.ofSeconds(30).toNanos()) wrong.add("it took " + after / 1_000_000_000 + " s to go on");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            wrong.add("interrupted");
        }
        return judged(instance, seen, wrong);
    }

    private Ordeal.Outcome cutAfterCommit() {
        Instance instance = stage.besideDatabase();
        int cut = 0;
        for (int i = 0; i < 10; i++)
            for (Point point : List.of(Point.FILING_AFTER_COMMIT, Point.STEP_AFTER_COMMIT)) {
                stage.trap().set(point, 1 + i, () -> {});
                try (Load.Shift shift = load.begin(instance.address(), CLIENTS, 1)) {
                    shift.awaitEnough();
                    if (stage.trap().awaitSprung(Duration.ofSeconds(30))) cut++;
                }
            }
        return judged(instance, Map.of("cut", cut), cut == 20 ? List.of() : List.of("cut only " + cut + " times"));
    }

    private Ordeal.Outcome cutBeforeAnswer() {
        Instance instance = stage.besideDatabase();
        int before = load.cutOff();
        Relay.Lanes deaf = new Relay.Lanes(Relay::pass, (from, to) -> {
            if (from.read() >= 0) throw new IOException("the answer gets lost");
        });
        for (int i = 0; i < 5; i++)
            try (Relay relay = new Relay(instance.address().getPort(), () -> deaf);
                    Load.Shift shift = load.begin(URI.create("http://localhost:" + relay.port()), CLIENTS, 1)) {
                shift.awaitEnd();
            }
        return judged(instance, Map.of("cut", load.cutOff() - before), List.of());
    }
}
