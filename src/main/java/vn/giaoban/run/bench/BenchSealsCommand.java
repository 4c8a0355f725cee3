package vn.giaoban.run.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.Option;
import vn.giaoban.run.OwnHome;

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
        try (OwnHome own = OwnHome.make("bench", false, System.err)) {
            Map<String, Object> measured =
                    own.inHouse(house -> new SealLoad(house, clients, each, System.err).measure());
            console.println(JsonMapper.builder().build().writeValueAsString(measured));
            return Objects.equals(measured.get("sealed"), measured.get("entries")) ? 0 : 1;
        }
    }
}
