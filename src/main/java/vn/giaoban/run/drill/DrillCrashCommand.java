package vn.giaoban.run.drill;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.Option;

/** Kills Giaoban again and again while programs write, and looks for what was lost. */
public final class DrillCrashCommand implements Command {
    private static final Option ROUNDS = new Option("--rounds", "N", "how often it is killed (200)");
    static final Option KEEP = new Option("--keep", null, "leave the installation where it was made");
    static final Option SEED = new Option("--seed", "S", "draws the same blows again (by chance)");

    @Override
    public String words() {
        return "drill crash";
    }

    @Override
    public String help() {
        return """
                kill an installation of its own with kill -9 while programs write,
                and look for what was lost; prints one line of JSON""";
    }

    @Override
    public List<Option> options() {
        return List.of(ROUNDS, SEED, KEEP);
    }

    /** 0 when nothing was lost, 1 when anything was. */
    @Override
    public int run(Arguments arguments, PrintStream console) {
        int rounds = arguments.number(ROUNDS, 1, 100_000, 200);
        int seed = arguments.number(SEED, 0, 999_999_999, (int) (System.nanoTime() % 999_999_999));
        Stage stage = Stage.make(Path.of(System.getProperty("java.io.tmpdir")), CrashDrill.COUNTRY, System.err);
        try {
            Map<String, Object> seen = CrashDrill.on(stage, seed, System.err, drill -> drill.run(rounds));
            seen.put("seed", seed);
            console.println(JsonMapper.builder().build().writeValueAsString(seen));
            return Integer.valueOf(0).equals(seen.get("lost")) ? 0 : 1;
        } finally {
            if (arguments.has(KEEP)) stage.leave();
            else stage.strike();
        }
    }
}
