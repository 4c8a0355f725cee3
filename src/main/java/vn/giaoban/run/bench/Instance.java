package vn.giaoban.run.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.giaoban.run.Refusal;

/** A Giaoban of the benchmark's own, in processes of its own: started as by {@code ./run}, and measured from outside. */
final class Instance implements AutoCloseable {
    private static final Pattern RUNS = Pattern.compile("runs at (http://\\S+)");

    private final Process process;
    private final String address;
    private final double seconds;

    private Instance(Process process, String address, double seconds) {
        this.process = process;
        this.address = address;
        this.seconds = seconds;
    }

    /** Returns once its pages are served. */
    static Instance start(Path home, String... more) {
        long began = System.nanoTime();
        List<String> words = new ArrayList<>(List.of("run", "--home", home.toString(), "--port", "0"));
        words.addAll(List.of(more));
        try {
            Process process =
                    new ProcessBuilder(command(words)).redirectErrorStream(true).start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                Matcher matcher = RUNS.matcher(line);
                if (!matcher.find()) continue;
                String address = matcher.group(1);
                try (LoadClient first = new LoadClient(address)) {
                    if (first.get("/", "").status() != 200) throw Refusal.because("The first page was not served.");
                }
                double seconds = (System.nanoTime() - began) / 1e9;
                // What it says later is not read, and must not fill the pipe.
                Thread.ofVirtual().start(() -> drain(out));
                return new Instance(process, address, seconds);
            }
            throw Refusal.because("The instance did not start:\n" + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drain(BufferedReader out) {
        try {
            out.transferTo(java.io.Writer.nullWriter());
        } catch (IOException e) {
            // It has ended.
        }
    }

    /** Runs a command to its end; what it said. */
    static String run(String... words) {
        try {
            Process process = new ProcessBuilder(command(List.of(words)))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw Refusal.because(String.join(" ", words) + " failed:\n" + said);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.because("interrupted");
        }
    }

    /** With the same Java, flags and program as this process. */
    private static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "vn.giaoban.run.Main"));
        command.addAll(words);
        return command;
    }

    String address() {
        return address;
    }

    /** From the start of the process to the first page. */
    double startSeconds() {
        return seconds;
    }

    /** Proportional set sizes in MiB: of the JVM, and of PostgreSQL's processes together. */
    double[] memory() {
        double java = pss(process.pid());
        double postgres = process.descendants()
                .filter(child -> child.info().command().orElse("").contains("postgres"))
                .mapToDouble(child -> pss(child.pid()))
                .sum();
        return new double[] {java, postgres};
    }

    private static double pss(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            return 0; // It has ended meanwhile, or this is no Linux.
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
