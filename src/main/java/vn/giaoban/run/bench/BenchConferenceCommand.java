package vn.giaoban.run.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.Option;
import vn.giaoban.run.OwnHome;
import vn.giaoban.run.Refusal;

/**
 * Measures a conference of 3,606 points while thousands of screens follow it: how long after an act each shows it, what that costs, and
 * how soon all are back after the server is killed.
 */
public final class BenchConferenceCommand implements Command {
    private static final Option CLIENTS = new Option("--clients", "N", "how many screens follow the conference (3200)");
    private static final Option SECONDS = new Option("--seconds", "N", "how long each is measured (20)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LATEST = Duration.ofSeconds(15);
    private static final long SECOND = 1_000_000_000L;

    /** Votes under way at once. */
    private static final int HANDS = 32;

    /** Below what the system takes for the other ends of connections: whoever tries a port that nobody has yet may meet itself. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 30_000;

    @Override
    public String words() {
        return "bench conference";
    }

    @Override
    public String help() {
        return """
                measure a conference of 3,606 points before N screens: from act to
                screen, what it costs, and all back after a kill; 2 minutes""";
    }

    @Override
    public List<Option> options() {
        return List.of(CLIENTS, SECONDS, BenchReportsCommand.KEEP);
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        PrintStream progress = System.err;
        int clients = arguments.number(CLIENTS, 10, 20_000, 3200);
        Duration during = Duration.ofSeconds(arguments.number(SECONDS, 1, 300, 20));
        if (files() < 2L * clients)
            throw Refusal.because(clients + " screens need " + 2 * clients + " open files for a process, of " + files()
                    + " that there may be: ulimit -n");
        try (OwnHome own = OwnHome.make("bench", arguments.has(BenchReportsCommand.KEEP), progress)) {
            Map<String, Object> measured = measure(own, clients, Duration.ofSeconds(20), during, progress);
            console.println(JsonMapper.builder().build().writeValueAsString(measured));
            return Objects.equals(measured.get("lost"), 0L) && Objects.equals(measured.get("lostAfterwards"), 0L)
                    ? 0
                    : 1;
        }
    }

    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /** @param warmUp as a rehearsal does it: acts that do not count */
    static Map<String, Object> measure(
            OwnHome own, int clients, Duration warmUp, Duration during, PrintStream progress) {
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("bench", "conference");
        measured.put("processors", Runtime.getRuntime().availableProcessors());
        measured.put("clients", clients);
        String port = Integer.toString(freePort());
        progress.println("Starting an instance with the real units …");
        Instance instance = start(own, port, progress);
        try {
            progress.println("Making a conference of " + Gathering.POINTS + " points …");
            try (Gathering gathering = Gathering.open(own, instance)) {
                measured.put("points", Gathering.POINTS);
                List<Watcher> screens = gathering.watchers(clients);
                Hearsay hearsay = new Hearsay(screens);
                long began = System.nanoTime();
                try (Watchers watchers = new Watchers(instance.address(), screens, hearsay)) {
                    all(watchers, "open");
                    measured.put("connectedSeconds", seconds(watchers.lastThere() - began));
                    progress.println("Acting before " + clients + " screens …");
                    act(gathering, hearsay, warmUp);
                    hearsay.count();
                    measured.putAll(cost(instance, () -> act(gathering, hearsay, during)));
                    settle(hearsay);
                    measured.putAll(hearsay.summary());
                    progress.println("Voting …");
                    measured.putAll(gathering.vote(HANDS));
                    progress.println("Killing the server …");
                    instance = again(own, instance, port, watchers, measured, progress);
                    gathering.comeBack();
                    long before = hearsay.missing();
                    gathering.act(hearsay::sent);
                    settle(hearsay);
                    measured.put("lostAfterwards", hearsay.missing() - before);
                }
                if (gathering.happened() != gathering.seq())
                    throw new IllegalStateException("other acts are kept than were sent");
            }
        } finally {
            instance.close();
        }
        return measured;
    }

    private static Instance start(OwnHome own, String port, PrintStream progress) {
        return Instance.start(own.home(), progress, "--no-demo", "--port", port);
    }

    /** One act a second, each when its second begins, or at once where the one before took longer. */
    private static void act(Gathering gathering, Hearsay hearsay, Duration during) {
        long began = System.nanoTime();
        for (long second = 0; second < during.toSeconds(); second++) {
            long due = began + second * SECOND;
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) LockSupport.parkNanos(due - now);
            gathering.act(hearsay::sent);
        }
        long end = began + during.toNanos();
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) LockSupport.parkNanos(end - now);
    }

    private static void settle(Hearsay hearsay) {
        long began = System.nanoTime();
        while (hearsay.missing() > 0 && System.nanoTime() - began < LATEST.toNanos())
            LockSupport.parkNanos(SECOND / 100);
    }

    private static Map<String, Object> cost(Instance instance, Runnable work) {
        long began = System.nanoTime();
        long before = used(instance);
        work.run();
        double share = (double) (used(instance) - before) / (System.nanoTime() - began);
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("cpuPercentOfOneProcessor", Math.round(share * 100));
        Memory.resident(instance.pid()).ifPresent(mebibytes -> cost.put("jvmRssMiB", mebibytes));
        Memory.of(instance.pid()).ifPresent(mebibytes -> cost.put("jvmPssMiB", mebibytes));
        return cost;
    }

    private static long used(Instance instance) {
        return ProcessHandle.of(instance.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(0L);
    }

    /** Killed and started again: from the kill, and from its first answer, until every screen knows again how things stand. */
    private static Instance again(
            OwnHome own,
            Instance instance,
            String port,
            Watchers watchers,
            Map<String, Object> measured,
            PrintStream progress) {
        watchers.forgetAnswers();
        long killed = System.nanoTime();
        instance.kill();
        Instance next = start(own, port, progress);
        long page = System.nanoTime();
        all(watchers, "came back");
        long answered = watchers.firstAnswer() == 0 ? page : Math.min(page, watchers.firstAnswer());
        measured.put("answersAfterKillSeconds", seconds(answered - killed));
        measured.put("allBackAfterAnswerSeconds", seconds(Math.max(0, watchers.lastThere() - answered)));
        measured.put("allBackAfterKillSeconds", seconds(watchers.lastThere() - killed));
        return next;
    }

    private static void all(Watchers watchers, String what) {
        if (!watchers.awaitAll(PATIENCE))
            throw new IllegalStateException(watchers.there() + " of " + watchers.size() + " screens " + what);
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e7) / 100.0;
    }

    private static int freePort() {
        for (int port = FIRST_PORT; port < LAST_PORT; port++)
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody else has it.
            }
        throw Refusal.because("No port is free.");
    }
}
