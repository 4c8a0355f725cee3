package vn.giaoban.run.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What processes take of memory: their proportional set, in which what several share is counted once. Linux only. */
final class Memory {
    private static final String PSS = "Pss:";

    private Memory() {}

    /** Mebibytes of one process; empty where the system does not tell. */
    static Optional<Long> of(long pid) {
        return of(pid, "smaps_rollup", PSS);
    }

    /** Mebibytes that are resident of one process, what it shares with others counted as its own. */
    static Optional<Long> resident(long pid) {
        return of(pid, "status", "VmRSS:");
    }

    private static Optional<Long> of(long pid, String file, String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Mebibytes of all processes of the database below a home. */
    static Optional<Long> ofDatabase(Path home) {
        Path pidFile = home.resolve("database/data/postmaster.pid");
        try {
            long postmaster =
                    Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            List<Long> all = Stream.concat(
                            Stream.of(postmaster),
                            ProcessHandle.of(postmaster).stream()
                                    .flatMap(ProcessHandle::descendants)
                                    .map(ProcessHandle::pid))
                    .toList();
            long sum = 0;
            for (long pid : all) sum += of(pid).orElse(0L);
            return sum == 0 ? Optional.empty() : Optional.of(sum);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
