package vn.giaoban.run.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.HomeDatabase;
import vn.giaoban.run.Option;
import vn.giaoban.run.Options;
import vn.giaoban.run.Trees;

/** Measures what the audit trail costs an act, and what sealing it costs beside. */
public final class BenchSealsCommand implements Command {
    private static final Option CLIENTS = new Option("--clients", "N", "how many act at once (8)");
    private static final Option SECONDS = new Option("--seconds", "N", "how long each way is measured (10)");

    @Override
    public String words() {
        return "bench seals";
    }

    @Override
    public String help() {
        return """
                measure acts alone, with their entry, sealed beside, and chained under
                a lock; prints one line of JSON""";
    }

    @Override
    public List<Option> options() {
        return List.of(CLIENTS, SECONDS);
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        int clients = arguments.number(CLIENTS, 1, 8, 8);
        Duration each = Duration.ofSeconds(arguments.number(SECONDS, 1, 600, 10));
        Path home = directory();
        try (HomeDatabase database = HomeDatabase.open(
                Options.of(new Arguments(List.of(), Map.of(Option.HOME.name(), home.toString()))), System.err)) {
            Map<String, Object> measured =
                    database.inHouse(house -> new SealLoad(house, clients, each, System.err).measure());
            console.println(JsonMapper.builder().build().writeValueAsString(measured));
            return Objects.equals(measured.get("sealed"), measured.get("entries")) ? 0 : 1;
        } finally {
            try {
                Trees.delete(home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("giaoban-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
