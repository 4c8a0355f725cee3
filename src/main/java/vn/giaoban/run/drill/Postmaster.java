package vn.giaoban.run.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The database that runs on a home: its first process and those that serve. */
record Postmaster(ProcessHandle process) {
    static Postmaster of(Path home) {
        try {
            long pid = Long.parseLong(Files.readAllLines(home.resolve("database/data/postmaster.pid"))
                    .getFirst()
                    .strip());
            return new Postmaster(
                    ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("no database runs on " + home)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private List<ProcessHandle> all() {
        List<ProcessHandle> all = new ArrayList<>();
        all.add(process);
        process.children().forEach(all::add);
        return all;
    }

    /** kill -9 of all of it; returns when the first process is dead. */
    void kill() {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(Postmaster::awaitEnd);
    }

    /** kill -9 of the first process alone: those that serve notice, and end. */
    void killFirst() {
        List<ProcessHandle> all = all();
        process.destroyForcibly();
        all.forEach(Postmaster::awaitEnd);
    }

    /** Dead, even if the one who is to take note of it never does, as in some containers. */
    private static void awaitEnd(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        while (process.isAlive()) {
            try {
                if (Files.exists(stat) && Files.readString(stat).contains(") Z ")) return;
            } catch (IOException e) {
                // It vanished while we read: the next look at the process tells.
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** A signal, by its name without SIG, to the first process. */
    void signal(String name) {
        signal(name, List.of(process));
    }

    /** A signal to all of it. */
    void signalAll(String name) {
        signal(name, all());
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(one -> command.add(Long.toString(one.pid())));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
