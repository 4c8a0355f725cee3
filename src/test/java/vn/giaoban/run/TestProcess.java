package vn.giaoban.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Another JVM with the class path of the tests. */
public final class TestProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path output;

    private TestProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static TestProcess start(Class<?> main, String... arguments) {
        return start(System.getProperty("java.class.path"), main, arguments);
    }

    /** The program as it is installed: without the tests' classes and their way of logging. */
    static TestProcess startAsInstalled(Class<?> main, String... arguments) {
        String installed = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> !each.endsWith("test-classes") && !each.endsWith("test-classes/"))
                .collect(Collectors.joining(File.pathSeparator));
        return start(installed, main, arguments);
    }

    private static TestProcess start(String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dgiaoban.test.log=OFF",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    /** Any other program. */
    public static TestProcess startProgram(String... command) {
        return start(List.of(command));
    }

    private static TestProcess start(List<String> command) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(Path.of("target")), "process-", ".log");
            return new TestProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the condition as long as the process lives. */
    public void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new AssertionError("The process ended before " + what + ": " + output());
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + what + ": " + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The process did not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM, which ends it as Ctrl-C does. */
    void terminate() {
        process.destroy();
    }

    /** kill -9; does nothing to what has ended. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
