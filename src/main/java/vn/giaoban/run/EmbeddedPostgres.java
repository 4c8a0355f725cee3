package vn.giaoban.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A real PostgreSQL as a child of this process, all its state in {@code HOME/database}. It listens on 127.0.0.1 only, asks
 * for a password, and keeps every acknowledged commit whatever is killed.
 *
 * <p>Whoever starts it holds the {@link HomeLock}: so a server found running here is an orphan and may be stopped.
 */
final class EmbeddedPostgres implements AutoCloseable {
    static final String NAME = "giaoban";
    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** For two cores and a modest memory. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "192MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("wal_compression", "on"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            // Parallel queries want more shared memory than containers give, and two cores gain little.
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            // Failed statements carry what users typed; the application logs them as far as is right.
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_checkpoints", "off"));

    private final Path directory;
    private final PostgresBinaries binaries;
    private final Process process;
    private final int port;

    private EmbeddedPostgres(Place place, Process process, int port) {
        this.directory = place.directory;
        this.binaries = place.binaries;
        this.process = process;
        this.port = port;
    }

    private record Place(Path directory, PostgresBinaries binaries, PostgresUser user) {}

    static EmbeddedPostgres start(HomeLock lock, Consumer<String> progress) {
        return start(lock, lock.home(), Map.of(), progress);
    }

    /**
     * @param binaries the directory in which to find or unpack PostgreSQL's programs
     * @param overrides settings in place of the usual ones
     */
    static EmbeddedPostgres start(
            HomeLock lock, Path binaries, Map<String, String> overrides, Consumer<String> progress) {
        try {
            PostgresUser user = PostgresUser.choose();
            Path directory = Trees.privateDirectory(directory(lock.home()));
            if (!Files.isDirectory(directory.resolve("data"))) {
                progress.accept("Making the database");
            }
            Place place = new Place(directory, PostgresBinaries.unpackInto(binaries), user);
            secret(superuserPassword(directory));
            secret(password(directory));
            user.own(directory, place.binaries.program("postgres"));
            initialize(place);
            stopOrphan(place);
            EmbeddedPostgres postgres = launch(place, overrides);
            postgres.makeDatabase();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("The database in " + lock.home() + " could not be started", e);
        }
    }

    /** Whether a home has a database of its own. */
    static boolean isMade(Path home) {
        return Files.isDirectory(directory(home).resolve("data"));
    }

    private static Path directory(Path home) {
        return home.resolve("database");
    }

    private static Path password(Path directory) {
        return directory.resolve("password");
    }

    private static Path superuserPassword(Path directory) {
        return directory.resolve("superuser.password");
    }

    private static Path port(Path directory) {
        return directory.resolve("port");
    }

    private static void secret(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (PostgresBinaries.windows()) {
            Files.createFile(draft);
        } else {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, HexFormat.of().formatHex(bytes));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the cluster beside its final place and renames it: a crash on the way leaves nothing half-made. */
    private static void initialize(Place place) throws IOException {
        Path data = place.directory.resolve("data");
        if (Files.isDirectory(data)) {
            String major = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!major.equals(PostgresBinaries.MAJOR)) {
                throw Refusal.because("The database in " + data + " is of PostgreSQL " + major
                        + "; this Giaoban brings " + PostgresBinaries.MAJOR + ".");
            }
            return;
        }
        Path draft = place.directory.resolve("data.new");
        Trees.delete(draft);
        Programs.Outcome outcome = Programs.run(Programs.builder(place.user.command(List.of(
                        place.binaries.program("initdb").toString(),
                        "--pgdata=" + draft,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + superuserPassword(place.directory),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions")))
                .directory(place.directory.toFile()));
        if (!outcome.succeeded()) {
            throw Refusal.because("The database could not be made: " + outcome.output());
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A server that outlived its application is stopped; what a dead one left behind is removed. */
    private static void stopOrphan(Place place) throws IOException {
        Path pidFile = place.directory.resolve("data").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> found = ProcessHandle.of(postmaster(pidFile));
        if (found.isPresent()
                && !awaitEnd(found.get(), () -> command(found.get()).isPresent())) {
            String command = command(found.get())
                    .orElseThrow(() -> Refusal.because("Process " + found.get().pid() + " may be using "
                            + pidFile.getParent() + " and cannot be looked at. If it is no PostgreSQL, delete "
                            + pidFile + "."));
            if (command.contains("postgres") && command.contains(place.directory.toString())) {
                stop(place.binaries, found.get());
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<String> command(ProcessHandle process) {
        return process.info().commandLine().or(() -> process.info().command());
    }

    private static long postmaster(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")
                ? Long.MAX_VALUE
                : Long.parseLong(lines.getFirst().strip());
    }

    private static EmbeddedPostgres launch(Place place, Map<String, String> overrides) throws IOException {
        Path data = place.directory.resolve("data");
        Path log = place.directory.resolve("postgres.log");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            int port = freePort(place.directory);
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Process process = Programs.builder(place.user.detachedCommand(command(place, data, port, overrides)))
                    .directory(place.directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(new File(PostgresBinaries.windows() ? "NUL" : "/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            // Recovery after a crash may take its time: as long as the server lives, wait.
            while (process.isAlive() && !ready(data, process.pid())) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            if (process.isAlive()) {
                return new EmbeddedPostgres(place, process, port);
            }
            String output = Files.readString(log);
            boolean passing = output.contains("could not bind")
                    || output.contains("pre-existing shared memory block")
                    || output.contains("already exists");
            if (!passing || System.nanoTime() > deadline) {
                throw Refusal.because("The database did not start: " + output.strip());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static List<String> command(Place place, Path data, int port, Map<String, String> overrides) {
        Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
        settings.putAll(overrides);
        settings.put("port", Integer.toString(port));
        List<String> command =
                new ArrayList<>(List.of(place.binaries.program("postgres").toString(), "-D", data.toString()));
        settings.forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return command;
    }

    /** The port of last time if it is free, else another. */
    private static int freePort(Path directory) throws IOException {
        Path file = port(directory);
        if (Files.exists(file)) {
            int last = Integer.parseInt(Files.readString(file).strip());
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), last), 1);
                return last;
            } catch (IOException e) {
                // Taken by another program meanwhile.
                Files.delete(file);
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Others read it meanwhile, and a crash must not leave half of it.
            Path draft = file.resolveSibling("port.new");
            Files.writeString(draft, Integer.toString(socket.getLocalPort()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return socket.getLocalPort();
        }
    }

    /** The postmaster writes its state into the last line of its file. */
    private static boolean ready(Path data, long pid) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return false;
            }
            List<String> lines = Files.readAllLines(pidFile);
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application's own role owns its database and nothing else. */
    private void makeDatabase() throws IOException {
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")
                    .next()) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + readSecret(password(directory)) + "'");
            }
            // In which papers are put into a secret ballot's box (vn.giaoban.ballots); the application may become it.
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_roles WHERE rolname = 'giaoban_ballot'")
                    .next()) {
                statement.execute("CREATE ROLE giaoban_ballot NOLOGIN");
                statement.execute("GRANT giaoban_ballot TO " + NAME + " WITH INHERIT FALSE, SET TRUE");
            }
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")
                    .next()) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        } catch (SQLException e) {
            close();
            throw Refusal.because("The database in " + directory + " cannot be opened: " + e.getMessage());
        }
    }

    Database database() {
        return database(NAME);
    }

    /** Another database of the same server, as the application's role. */
    Database database(String name) {
        return new Database(url(port, name), NAME, readSecret(password(directory)));
    }

    Database superuser() {
        return new Database(url(port, SUPERUSER), SUPERUSER, readSecret(superuserPassword(directory)));
    }

    /** The database of the Giaoban that runs on this home in another process. */
    static Optional<Database> ofRunning(Path home) {
        Path directory = directory(home);
        try {
            if (!Files.exists(port(directory)) || !Files.exists(password(directory))) {
                return Optional.empty();
            }
            int port = Integer.parseInt(Files.readString(port(directory)).strip());
            return Optional.of(new Database(url(port, NAME), NAME, readSecret(password(directory))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private static String readSecret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Completes when the server ends, on request or by itself. */
    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    @Override
    public void close() {
        stop(binaries, process.toHandle());
    }

    /** SIGINT: roll back what is open and end at once. SIGTERM would wait for every client. */
    private static void stop(PostgresBinaries binaries, ProcessHandle process) {
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            signal(binaries, process, signal);
            if (awaitEnd(process, () -> false)) {
                return;
            }
        }
    }

    /** Whether the process ended before {@code enough} was so, or before patience did. */
    private static boolean awaitEnd(ProcessHandle process, BooleanSupplier enough) {
        long deadline = System.nanoTime() + PATIENCE.toNanos() / 2;
        while (process.isAlive() && !zombie(process)) {
            if (enough.getAsBoolean() || System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return true;
    }

    /** Dead, but its parent has not taken note; some containers' first process never does. */
    private static boolean zombie(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            return Files.exists(stat) && Files.readString(stat).contains(") Z ");
        } catch (IOException e) {
            // It vanished while we read: the next look at the process tells.
            return false;
        }
    }

    static void signal(PostgresBinaries binaries, ProcessHandle process, String signal) {
        String pid = Long.toString(process.pid());
        Programs.run(
                PostgresBinaries.windows()
                        ? List.of(binaries.program("pg_ctl").toString(), "kill", signal, pid)
                        : List.of("/bin/sh", "-c", "kill -" + signal + " " + pid));
    }
}
