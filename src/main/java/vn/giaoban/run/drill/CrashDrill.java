package vn.giaoban.run.drill;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.audit.Head;
import vn.giaoban.audit.Verification;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.run.Refusal;
import vn.giaoban.run.bench.Crew;
import vn.giaoban.run.bench.Instance;

/**
 * Kills the application, the database, or both with kill -9 while programs write: at random, and at named points; starts again, and
 * looks for what was lost. Now and then it kills a first start or an import of history.
 */
final class CrashDrill {
    /** Eight provinces of forty communes: enough for hundreds of rounds. */
    static final SmallCountry COUNTRY = new SmallCountry(8, 40, 120);

    /** For starts that are cut short. */
    private static final SmallCountry FRESH = new SmallCountry(2, 3, 12);

    private static final int CLIENTS = 4;
    /** Of the months, the last are brought in as history, three by each import. */
    private static final int IMPORTED = 60;

    private static final int MONTHS_OF_AN_IMPORT = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Stage stage;
    private final ApplicationContext house;
    private final PrintStream progress;
    private final SplittableRandom random;
    private final Load load;
    private final Crew crew;
    private final List<Head> heads = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final Map<String, Integer> blows = new TreeMap<>();
    private int nextImported;
    private int done;
    private int undone;
    private int missed;

    /** What is killed with kill -9. */
    enum Victim {
        APPLICATION,
        DATABASE,
        /** Its first process alone; those that serve must notice. */
        POSTMASTER,
        BOTH
    }

    /**
     * What happens in a round.
     *
     * @param point null: at a random moment
     */
    record Blow(Victim victim, @Nullable Point point) {
        @Override
        public String toString() {
            return victim + (point == null ? " at random" : " at " + point);
        }
    }

    /** @param house the modules on the stage's database; they live through its restarts */
    private CrashDrill(Stage stage, ApplicationContext house, long seed, PrintStream progress) {
        this.stage = stage;
        this.house = house;
        this.progress = progress;
        this.random = new SplittableRandom(seed);
        this.crew = Crew.hire(house);
        SmallCountry country = stage.country();
        this.nextImported = country.months() - IMPORTED + 1;
        this.load = new Load(country, crew, country.months() - IMPORTED, seed);
    }

    /** Does a drill on a stage that is started for the first time. */
    static <T> T on(Stage stage, long seed, PrintStream progress, Function<CrashDrill, T> rounds) {
        stage.alone();
        return stage.inHouse(house -> rounds.apply(new CrashDrill(stage, house, seed, progress)));
    }

    /** So many rounds of blows that are drawn; what was seen. */
    Map<String, Object> run(int rounds) {
        for (int round = 1; round <= rounds; round++) {
            Blow blow = drawn();
            progress.println("Round " + round + ": " + blow);
            strike(blow);
        }
        settle(stage.alone());
        losses.addAll(asAnOperator());
        return end();
    }

    /** What the commands say that an operator has. */
    private List<String> asAnOperator() {
        List<String> audit = new ArrayList<>(List.of("audit", "verify"));
        for (Head head : heads) audit.addAll(List.of("--head", head.printed()));
        List<String> wrong = new ArrayList<>();
        for (List<String> words : List.of(List.of("verify"), audit)) {
            String said = Instance.command(stage.home(), words, progress);
            if (!said.contains("Everything agrees")) wrong.add(said);
        }
        return wrong;
    }

    private Blow drawn() {
        Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
        if (random.nextInt(5) < 2) return new Blow(victim, null);
        List<Point> points = Arrays.stream(Point.values())
                .filter(point -> !point.isOfImport()
                        || nextImported + MONTHS_OF_AN_IMPORT <= stage.country().months())
                // A first start takes longest, so it is drawn less often than the rest.
                .filter(point -> !point.isOfStart() || random.nextInt(6) == 0)
                .toList();
        return new Blow(victim, points.get(random.nextInt(points.size())));
    }

    /** One round. */
    void strike(Blow blow) {
        blows.merge(blow.toString(), 1, Integer::sum);
        int before = losses.size();
        Point point = blow.point();
        if (point == null) atRandom(blow.victim());
        else if (point.isOfStart()) whileStarting(blow.victim(), point);
        else if (point.isOfImport()) whileImporting(blow.victim(), point);
        else atPoint(blow.victim(), point);
        for (String loss : losses.subList(before, losses.size()))
            progress.println("  LOST after " + blow + ": " + loss);
    }

    /** Looks at what the last blow left, and tells what was seen. */
    Map<String, Object> end() {
        settle(stage.again());
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("drill", "crash");
        seen.put("rounds", blows.values().stream().mapToInt(Integer::intValue).sum());
        seen.put("acknowledged", load.acknowledged());
        seen.put("cutOff", load.cutOff());
        seen.put("cutOffAndDone", done);
        seen.put("cutOffAndNotDone", undone);
        seen.put("headsHeld", heads.size());
        seen.put("pointsMissed", missed);
        seen.put("lost", losses.size());
        if (!losses.isEmpty()) seen.put("losses", losses);
        seen.put("blows", blows);
        return seen;
    }

    // ---------- the blows ----------

    private void atRandom(Victim victim) {
        Instance instance = stage.alone();
        settle(instance);
        HeadWatch watch = new HeadWatch(stage.database());
        Load.Shift shift = load.begin(instance.address(), CLIENTS, 10 + random.nextInt(60));
        shift.awaitEnough();
        LockSupport.parkNanos(random.nextLong(Duration.ofMillis(200).toNanos()));
        kill(victim, instance::kill);
        // Without its database it stops by itself.
        if (!ends(instance)) losses.add("the application lived on without its database");
        shift.close();
        watch.end().ifPresent(heads::add);
    }

    private void atPoint(Victim victim, Point point) {
        Instance instance = stage.besideDatabase();
        settle(instance);
        HeadWatch watch = new HeadWatch(stage.database());
        stage.trap().set(point, times(point), () -> kill(victim, instance::kill));
        Load.Shift shift = load.begin(instance.address(), CLIENTS, 1);
        if (!stage.trap().awaitSprung(PATIENCE)) {
            missed++;
            kill(victim, instance::kill);
        }
        if (victim != Victim.APPLICATION) stage.reopenDatabase();
        shift.close();
        watch.end().ifPresent(heads::add);
        // Where the database alone has gone, the application goes on with it once it is back.
        if (instance.isAlive()) settle(instance);
    }

    /** An import that was cut short is there by whole periods, and simply given again. */
    private void whileImporting(Victim victim, Point point) {
        settle(stage.besideDatabase());
        int first = nextImported;
        int last = first + MONTHS_OF_AN_IMPORT - 1;
        nextImported = last + 1;
        String file = stage.country()
                .writeHistory(stage.file("history.csv"), first, last)
                .toString();
        AtomicReference<@Nullable Process> importing = new AtomicReference<>();
        stage.trap().set(point, times(point), () -> kill(victim, () -> end(importing.get())));
        importing.set(stage.command(stage.file("import.log"), "import", "history", file));
        if (!stage.trap().awaitSprung(PATIENCE)) missed++;
        if (victim != Victim.APPLICATION) stage.reopenDatabase();
        exitCode(importing.get());
        losses.addAll(imported(first, last, false));
        int exitCode = exitCode(stage.command(stage.file("import.log"), "import", "history", file));
        if (exitCode != 0) losses.add("the import, given again, ended with " + exitCode);
        losses.addAll(imported(first, last, true));
        settle(stage.besideDatabase());
    }

    /** Of each month, every commune's report or none. */
    private List<String> imported(int first, int last, boolean all) {
        int communes = stage.country().communes();
        List<String> wrong = new ArrayList<>();
        for (int month = first; month <= last; month++) {
            String code = SmallCountry.periodCode(month);
            long period = house.getBean(Periods.class).find(code).orElseThrow().id();
            long found = house.getBean(JdbcClient.class)
                    .sql("select count(*) from reporting.report where period_id = :period and state = 'ACCEPTED'")
                    .param("period", period)
                    .query(Long.class)
                    .single();
            if (found != communes && (all || found != 0))
                wrong.add("of " + code + ", " + found + " reports of " + communes + " are in");
        }
        return wrong;
    }

    /** A first start that was cut short is simply begun again. */
    private void whileStarting(Victim victim, Point point) {
        Stage fresh = stage.another(FRESH);
        try {
            fresh.openDatabase();
            AtomicReference<@Nullable Process> starting = new AtomicReference<>();
            fresh.trap().set(point, times(point), () -> kill(victim, fresh, () -> end(starting.get())));
            starting.set(fresh.firstStart());
            if (!fresh.trap().awaitSprung(PATIENCE)) missed++;
            end(starting.get());
            if (victim != Victim.APPLICATION) fresh.reopenDatabase();
            fresh.besideDatabase();
            losses.addAll(fresh.inHouse(CrashDrill::begun));
        } catch (Refusal e) {
            losses.add("it does not start any more: " + e.getMessage());
        } finally {
            fresh.strike();
        }
    }

    private static List<String> begun(ApplicationContext house) {
        List<String> wrong = new ArrayList<>();
        int units = Crew.hire(house).tokens().size();
        if (units != FRESH.units()) wrong.add("the country has " + units + " units");
        house.getBeanProvider(Verification.class).forEach(one -> wrong.addAll(one.differences()));
        return wrong;
    }

    private static void end(@Nullable Process process) {
        if (process != null) process.destroyForcibly().onExit().join();
    }

    private static int exitCode(@Nullable Process process) {
        return Objects.requireNonNull(process).onExit().join().exitValue();
    }

    private void kill(Victim victim, Runnable application) {
        kill(victim, stage, application);
    }

    private static void kill(Victim victim, Stage stage, Runnable application) {
        switch (victim) {
            case APPLICATION -> application.run();
            case DATABASE -> stage.postmaster().kill();
            case POSTMASTER -> stage.postmaster().killFirst();
            case BOTH -> {
                Postmaster postmaster = stage.postmaster();
                application.run();
                postmaster.kill();
            }
        }
    }

    private int times(Point point) {
        return 1 + random.nextInt(point.most());
    }

    private static boolean ends(Instance instance) {
        try {
            instance.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            instance.kill();
            return false;
        }
    }

    private void settle(Instance instance) {
        Settlement.Found found = Settlement.settle(load, crew, instance.address(), house, heads);
        losses.addAll(found.losses());
        done += found.done();
        undone += found.undone();
    }
}
