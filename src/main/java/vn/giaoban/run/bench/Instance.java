package vn.giaoban.run.bench;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.giaoban.run.Main;
import vn.giaoban.run.Refusal;

/** A Giaoban in a process of its own, as its user starts it: with the flags and the AOT cache of this one. */
public final class Instance implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("runs at (http://localhost:\\d+) ");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final URI address;
    private final double firstPageSeconds;

    private Instance(Process process, URI address, double firstPageSeconds) {
        this.process = process;
        this.address = address;
        this.firstPageSeconds = firstPageSeconds;
    }

    /**
     * Under what a process is started.
     *
     * @param flags of the JVM, behind those of this process, and so before them in what they say
     * @param environment in addition to this process's
     */
    public record Conditions(List<String> flags, Map<String, String> environment) {
        /** As this process. */
        public static final Conditions SAME = new Conditions(List.of(), Map.of());
    }

    /** Starts it and waits for its first page. */
    static Instance start(Path home, PrintStream progress, String... options) {
        return start(home, Conditions.SAME, progress, options);
    }

    /** Starts it under certain conditions and waits for its first page; refuses when it ends before. */
    public static Instance start(Path home, Conditions conditions, PrintStream progress, String... options) {
        List<String> words = new ArrayList<>(List.of("run", "--port", "0", "--home", home.toString()));
        words.addAll(List.of(options));
        Path log = home.resolveSibling(home.getFileName() + "-run.log");
        long began = System.nanoTime();
        Process process = launch(words, conditions, log);
        URI address = await(process, log, began, progress);
        try (Wire wire = new Wire(address)) {
            wire.get("/").expect(200);
        }
        return new Instance(process, address, Math.round((System.nanoTime() - began) / 1e7) / 100.0);
    }

    /** Runs a command to its end and gives what it said; refuses where it did not end well. */
    public static String command(Path home, List<String> words, PrintStream progress) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--home", home.toString()));
        Path log = home.resolveSibling(home.getFileName() + "-" + words.getFirst() + ".log");
        Process process = launch(all, Conditions.SAME, log);
        try {
            int exitCode = process.waitFor();
            String said = Files.readString(log);
            if (exitCode != 0 && !words.getFirst().equals("verify"))
                throw Refusal.because("giaoban " + String.join(" ", words) + " ended with " + exitCode + ":\n" + said);
            said.lines().reduce((first, second) -> second).ifPresent(line -> progress.println("  " + line));
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.because("Interrupted.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroy();
        }
    }

    /** Starts a command in a process of its own, which says what it says into a file. */
    public static Process launch(List<String> words, Conditions conditions, Path log) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags());
        command.addAll(conditions.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(conditions.environment());
            return builder.redirectErrorStream(true)
                    .redirectInput(Redirect.from(new File("/dev/null")))
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of this process, without a recording that is meant for it alone. */
    private static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-XX:StartFlightRecording"))
                .toList();
    }

    /** Whether starts are helped by a recorded rehearsal. */
    public static boolean usesAotCache() {
        return flags().stream().anyMatch(flag -> flag.startsWith("-XX:AOTCache="));
    }

    private static URI await(Process process, Path log, long began, PrintStream progress) {
        int told = 0;
        while (true) {
            try {
                String said = Files.readString(log, StandardCharsets.UTF_8);
                Matcher address = ADDRESS.matcher(said);
                if (address.find()) return URI.create(address.group(1));
                List<String> lines = said.lines().toList();
                for (; told < lines.size(); told++)
                    progress.println("  " + lines.get(told).strip());
                if (!process.isAlive()) throw Refusal.because("The instance to be measured ended:\n" + said);
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    process.destroy();
                    throw Refusal.because("The instance to be measured did not start within five minutes:\n" + said);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    public URI address() {
        return address;
    }

    /** From the start of the process to the end of the first page. */
    double firstPageSeconds() {
        return firstPageSeconds;
    }

    public Wire wire() {
        return new Wire(address);
    }

    /** Completes when it ends, on request or by itself. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9; returns when it is dead. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
