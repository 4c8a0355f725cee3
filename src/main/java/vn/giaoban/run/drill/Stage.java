package vn.giaoban.run.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Database;
import vn.giaoban.run.HomeDatabase;
import vn.giaoban.run.Option;
import vn.giaoban.run.Options;
import vn.giaoban.run.OwnHome;
import vn.giaoban.run.Trees;
import vn.giaoban.run.bench.Instance;

/**
 * A small country's installation in a directory of its own, which is started, killed and started again: with the database that comes
 * along, or beside a database that it reaches through a {@link Relay}.
 */
final class Stage implements AutoCloseable {
    private final Path work;
    private final SmallCountry country;
    private final PrintStream progress;

    /** What is said at every start, hundreds of times. */
    private final PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final Trap trap = new Trap();
    private @Nullable Instance instance;
    private @Nullable Beside beside;

    private Stage(Path work, SmallCountry country, PrintStream progress) {
        this.work = work;
        this.country = country;
        this.progress = progress;
    }

    /** A database that lives on when Giaoban does not. */
    private record Beside(HomeDatabase database, Relay relay) {}

    /** @param parent the directory in which the stage's own is made */
    static Stage make(Path parent, SmallCountry country, PrintStream progress) {
        try {
            Path work = Files.createTempDirectory(parent.toAbsolutePath(), "giaoban-drill-");
            Stage stage = new Stage(work, country, progress);
            country.writeData(stage.data());
            // Whoever stops a drill half-way leaves nothing running.
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stage"));
            return stage;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another one beside this. */
    Stage another(SmallCountry other) {
        return make(work, other, progress);
    }

    private Path data() {
        return work.resolve("data");
    }

    Path file(String name) {
        return work.resolve(name);
    }

    /** Where the database is kept. */
    Path home() {
        return work.resolve("home");
    }

    SmallCountry country() {
        return country;
    }

    Trap trap() {
        return trap;
    }

    /** Flags under which it starts quickly, where no recorded start helps. */
    static Instance.Conditions conditions() {
        return Instance.usesAotCache()
                ? Instance.Conditions.SAME
                : new Instance.Conditions(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"), Map.of());
    }

    /** Running with the database that comes along; started if it is not. */
    Instance alone() {
        if (beside != null) close();
        Instance now = instance;
        if (now == null || !now.isAlive())
            now = Instance.start(
                    home(), conditions(), quiet, "--no-demo", "--stop-wait", "1", "--data", data().toString());
        instance = now;
        return now;
    }

    /** Running beside a database, with the trap in between; started if it is not. */
    Instance besideDatabase() {
        Instance now = instance;
        return beside != null && now != null && now.isAlive() ? now : besideDatabase(List.of(), Map.of());
    }

    /** Started anew beside a database, with more flags and variables than else. */
    Instance besideDatabase(List<String> flags, Map<String, String> environment) {
        Instance before = instance;
        if (before != null) before.close();
        instance = null;
        if (beside == null) openDatabase();
        Instance.Conditions reaching = reaching();
        List<String> allFlags = new ArrayList<>(reaching.flags());
        allFlags.addAll(flags);
        Map<String, String> variables = new HashMap<>(reaching.environment());
        variables.putAll(environment);
        Instance now = Instance.start(
                work.resolve("beside"),
                new Instance.Conditions(allFlags, variables),
                quiet,
                "--no-demo",
                "--stop-wait",
                "1",
                "--data",
                data().toString(),
                "--db-url",
                url(Objects.requireNonNull(beside).relay().port()));
        instance = now;
        return now;
    }

    /** Running as it ran last; started if it is not. */
    Instance again() {
        return beside == null ? alone() : besideDatabase();
    }

    /** Starts the database, alone, with the trap before it. */
    void openDatabase() {
        HomeDatabase database = HomeDatabase.open(options(), quiet);
        int port = URI.create(database.database().url().substring("jdbc:".length()))
                .getPort();
        beside = new Beside(database, new Relay(port, () -> DatabaseTalk.lanes(trap)));
    }

    /** Starts the database again after it was killed; whoever reached it before reaches it now. */
    void reopenDatabase() {
        Beside before = Objects.requireNonNull(beside);
        before.database().close();
        beside = new Beside(HomeDatabase.open(options(), quiet), before.relay());
    }

    /** The database as it is reached past the relay. */
    Database database() {
        try (HomeDatabase running = HomeDatabase.open(options(), quiet)) {
            return running.database();
        }
    }

    /** A command in a process of its own that reaches the database through the trap. */
    Process command(Path log, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--home",
                work.resolve("command").toString(),
                "--db-url",
                url(Objects.requireNonNull(beside).relay().port())));
        return Instance.launch(all, reaching(), log);
    }

    /** The first start, beside an empty database and with the trap in between, as a process that may end before it serves. */
    Process firstStart() {
        return command(file("start.log"), "run", "--port", "0", "--no-demo", "--data", data().toString());
    }

    private Instance.Conditions reaching() {
        Database reached = Objects.requireNonNull(beside).database().database();
        return new Instance.Conditions(
                conditions().flags(),
                Map.of("GIAOBAN_DB_USER", reached.user(), "GIAOBAN_DB_PASSWORD", reached.password()));
    }

    /** The relay reads what is said, so it is not encrypted. */
    private static String url(int port) {
        return "postgresql://127.0.0.1:" + port + "/giaoban?sslmode=disable";
    }

    /** Asks the modules of the house, beside the one that runs. */
    <T> T inHouse(Function<ApplicationContext, T> question) {
        return OwnHome.inHouse(home(), quiet, question);
    }

    private Options options() {
        return Options.of(new Arguments(List.of(), Map.of(Option.HOME.name(), home().toString())));
    }

    Postmaster postmaster() {
        return Postmaster.of(home());
    }

    /** Stops whatever runs, in order. */
    @Override
    public void close() {
        Instance now = instance;
        if (now != null) now.close();
        instance = null;
        Beside before = beside;
        if (before != null) {
            before.relay().close();
            before.database().close();
        }
        beside = null;
    }

    /** Stops whatever runs and says where everything is. */
    void leave() {
        close();
        progress.println("Left in " + work);
    }

    /** Stops whatever runs and leaves nothing. */
    void strike() {
        close();
        try {
            Trees.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
