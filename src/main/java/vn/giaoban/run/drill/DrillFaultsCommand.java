package vn.giaoban.run.drill;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.Option;

/** Puts Giaoban through every kind of fault and looks for what was lost. */
public final class DrillFaultsCommand implements Command {
    private static final Option POSTS = new Option("--posts", "N", "how many requests arrive, each ten times (10000)");
    private static final Option STALL = new Option("--stall", "SECONDS", "how long the database does not answer (60)");

    @Override
    public String words() {
        return "drill faults";
    }

    @Override
    public String help() {
        return """
                put an installation of its own through restart, stall, cut lines,
                duplicates, clock jumps, too little memory and a full disk, and look
                for what was lost; prints one line of JSON""";
    }

    @Override
    public List<Option> options() {
        return List.of(POSTS, STALL);
    }

    /** 0 when nothing was lost, 1 when anything was; what this machine cannot do is skipped and says so. */
    @Override
    public int run(Arguments arguments, PrintStream console) {
        FaultsDrill.Measure measure = new FaultsDrill.Measure(
                Duration.ofSeconds(arguments.number(STALL, 1, 600, 60)),
                arguments.number(POSTS, 100, 10_000_000, 10_000));
        Stage stage = Stage.make(Path.of(System.getProperty("java.io.tmpdir")), FaultsDrill.COUNTRY, System.err);
        try {
            Map<String, Object> seen = FaultsDrill.on(stage, measure, List.of(Ordeal.values()), System.err);
            console.println(JsonMapper.builder().build().writeValueAsString(seen));
            return Long.valueOf(0).equals(seen.get("lost")) ? 0 : 1;
        } finally {
            stage.strike();
        }
    }
}
