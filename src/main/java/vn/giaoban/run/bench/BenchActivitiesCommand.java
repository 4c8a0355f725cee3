package vn.giaoban.run.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.Option;
import vn.giaoban.run.OwnHome;

/**
 * Measures the log where it is long: how many activities a second come in as phones send them, how soon a report stands that counts
 * itself, how soon a counted figure opens. Stops if any activity is lost or doubled, or any counted figure is wrong.
 */
public final class BenchActivitiesCommand implements Command {
    private static final Option CLIENTS = new Option("--clients", "N", "how many send at once (8)");
    private static final Option ACTIVITIES = new Option("--activities", "N", "how many are logged already (2000000)");
    private static final Option SECONDS = new Option("--seconds", "N", "how long each is measured (20)");
    private static final int YEARS = 3;

    @Override
    public String words() {
        return "bench activities";
    }

    @Override
    public String help() {
        return """
                measure logging by phones into a log of three years, reports that
                count themselves and figures that open; some minutes, 2 GB of disk""";
    }

    @Override
    public List<Option> options() {
        return List.of(CLIENTS, ACTIVITIES, SECONDS, BenchReportsCommand.KEEP);
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        PrintStream progress = System.err;
        int clients = arguments.number(CLIENTS, 1, 256, 8);
        int activities = arguments.number(ACTIVITIES, 1000, 20_000_000, 2_000_000);
        Duration each = Duration.ofSeconds(arguments.number(SECONDS, 1, 600, 20));
        try (OwnHome own = OwnHome.make("bench", arguments.has(BenchReportsCommand.KEEP), progress)) {
            Map<String, Object> measured = measure(own, clients, activities, each, progress);
            console.println(JsonMapper.builder().build().writeValueAsString(measured));
            return Objects.equals(measured.get("differences"), 0L) ? 0 : 1;
        }
    }

    private static Map<String, Object> measure(
            OwnHome own, int clients, int activities, Duration each, PrintStream progress) {
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("bench", "activities");
        measured.put("processors", Runtime.getRuntime().availableProcessors());
        measured.put("clients", clients);
        Path home = own.home();
        progress.println("Starting an instance with the demo nation …");
        try (Instance instance = Instance.start(home, progress)) {
            measured.put("firstStartSeconds", instance.firstPageSeconds());
            progress.println("Hiring those who log …");
            Crew crew = own.inHouse(Crew::hire);
            progress.printf("Logging %,d activities of %d years …%n", activities, YEARS);
            long began = System.nanoTime();
            LogLoad load = own.inHouse(house -> LogLoad.make(house, activities, YEARS));
            measured.put("activities", activities);
            measured.put("loadSeconds", Math.round((System.nanoTime() - began) / 1e8) / 10.0);
            measured.put("bytesPerActivity", load.bytesPerActivity());

            progress.println("Sending as phones do, by " + clients + " clients …");
            LogRush rush = new LogRush(load, crew, instance);
            rush.run(clients, each.dividedBy(2));
            measured.putAll(rush.run(clients, each));
            progress.println("Opening reports that count themselves …");
            LogReading reading = own.inHouse(house -> LogReading.prepare(house, load));
            measured.putAll(reading.measure(instance, each));
            Memory.of(instance.pid()).ifPresent(mebibytes -> measured.put("jvmPssMiB", mebibytes));
            Memory.ofDatabase(home).ifPresent(mebibytes -> measured.put("postgresPssMiB", mebibytes));
            progress.println("Looking for each activity that was acknowledged, and counting anew …");
            measured.put("differences", own.inHouse(house -> rush.lostOrDoubled(house) + reading.differences(house)));
        }
        return measured;
    }
}
