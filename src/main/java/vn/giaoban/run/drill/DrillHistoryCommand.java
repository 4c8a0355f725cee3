package vn.giaoban.run.drill;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.Option;

/** Lets many clients work on the same reports at once, and looks for what no order of their acts explains. */
public final class DrillHistoryCommand implements Command {
    private static final Option OPERATIONS =
            new Option("--operations", "N", "how often anybody reads or acts (100000)");
    private static final int CLIENTS = 32;

    @Override
    public String words() {
        return "drill history";
    }

    @Override
    public String help() {
        return """
                let 32 clients work on the same reports of an installation of its own,
                and look for lost updates and figures that do not add up; prints one
                line of JSON""";
    }

    @Override
    public List<Option> options() {
        return List.of(OPERATIONS);
    }

    /** 0 when there was no anomaly, 1 when there was any. */
    @Override
    public int run(Arguments arguments, PrintStream console) {
        int operations = arguments.number(OPERATIONS, 100, 100_000_000, 100_000);
        Stage stage = Stage.make(Path.of(System.getProperty("java.io.tmpdir")), HistoryDrill.COUNTRY, System.err);
        try {
            Map<String, Object> seen = HistoryDrill.on(stage, CLIENTS, operations, System.err);
            console.println(JsonMapper.builder().build().writeValueAsString(seen));
            return Integer.valueOf(0).equals(seen.get("anomalies")) ? 0 : 1;
        } finally {
            stage.strike();
        }
    }
}
