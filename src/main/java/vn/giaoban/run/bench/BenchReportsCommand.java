package vn.giaoban.run.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.Option;
import vn.giaoban.run.OwnHome;

/**
 * Replays the load that another system was measured with: 24 periods come in as history, then reports are sent and accepted by programs
 * while somebody reads, then four questions are asked. Stops if any figure is wrong.
 */
public final class BenchReportsCommand implements Command {
    private static final Option CLIENTS = new Option("--clients", "N", "how many send and accept at once (8)");
    private static final Option REPORTS = new Option("--reports", "N", "how many reports are sent and accepted (3321)");
    static final Option KEEP = new Option("--keep", null, "leave the instance's home where it was made");
    private static final int PROBES = 50;

    @Override
    public String words() {
        return "bench reports";
    }

    @Override
    public String help() {
        return """
                measure the import of history, sending and accepting, the questions;
                needs some minutes and 2 GB of disk, prints one line of JSON""";
    }

    @Override
    public List<Option> options() {
        return List.of(CLIENTS, REPORTS, KEEP);
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        PrintStream progress = System.err;
        int clients = arguments.number(CLIENTS, 1, 256, 8);
        int reports = arguments.number(REPORTS, 1, 20 * ReportLoad.COMMUNES, ReportLoad.COMMUNES);
        ReportLoad load = new ReportLoad();
        progress.println("Checking the load …");
        load.check();
        try (OwnHome own = OwnHome.make("bench", arguments.has(KEEP), progress)) {
            Map<String, Object> measured = measure(load, own, clients, reports, progress);
            console.println(JsonMapper.builder().build().writeValueAsString(measured));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> measure(
            ReportLoad load, OwnHome own, int clients, int reports, PrintStream progress) throws IOException {
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("bench", "reports");
        measured.put("processors", Runtime.getRuntime().availableProcessors());
        Path work = own.directory();
        Path home = own.home();
        Path history = work.resolve("history.csv");
        int morePeriods = (reports + PROBES + ReportLoad.COMMUNES - 1) / ReportLoad.COMMUNES;
        LoadFiles files = new LoadFiles(load, ReportLoad.PERIODS + morePeriods);
        files.writeData(work.resolve("data"));
        files.writeHistory(history, LocalDate.now());

        Crew crew;
        progress.println("Starting an instance with 34 provinces and 3,321 communes …");
        try (Instance instance = Instance.start(
                home, progress, "--no-demo", "--data", work.resolve("data").toString())) {
            measured.put("firstStartSeconds", instance.firstPageSeconds());
            progress.println("Importing 24 periods of history …");
            long began = System.nanoTime();
            Instance.command(home, List.of("import", "history", history.toString()), progress);
            double seconds = (System.nanoTime() - began) / 1e9;
            measured.put("importSeconds", round(seconds));
            measured.put("importValuesPerSecond", Math.round(ReportLoad.VALUES / seconds));
            progress.println("Hiring those who act …");
            crew = own.inHouse(Crew::hire);
        }

        progress.println("Starting it again …");
        try (Instance instance = Instance.start(home, progress, "--no-demo")) {
            measured.put("startSeconds", instance.firstPageSeconds());
            measured.put("aotCache", Instance.usesAotCache());
            progress.println("Sending and accepting " + reports + " reports by " + clients + " clients …");
            Rush rush = new Rush(load, crew, instance, reports, PROBES);
            measured.putAll(rush.run(clients));
            progress.println("Reading each figure right after its acceptance …");
            measured.put("acceptedToNationalFigureMs", rush.probe(PROBES));
            progress.println("Asking the four questions …");
            measured.putAll(new Questions(crew, instance).ask());
            Memory.of(instance.pid()).ifPresent(mebibytes -> measured.put("jvmPssMiB", mebibytes));
            Memory.ofDatabase(home).ifPresent(mebibytes -> measured.put("postgresPssMiB", mebibytes));
            long values = ReportLoad.VALUES + (long) rush.accepted() * ReportLoad.INDICATORS;
            long size = own.inHouse(house -> house.getBean(JdbcClient.class)
                    .sql("select pg_database_size(current_database())")
                    .query(Long.class)
                    .single());
            measured.put("databaseMiB", size >> 20);
            measured.put("databaseToRawData", round((double) size / (8 * values)));
        }
        progress.println("Verifying every figure …");
        String said = Instance.command(home, List.of("verify"), progress);
        measured.put("differences", differences(said));
        return measured;
    }

    /** What verify ends with: that everything agrees, or how many differences there are. */
    private static long differences(String said) {
        if (said.contains("Everything agrees")) return 0;
        return said.lines()
                .filter(line -> line.endsWith(" differences."))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("verify did not end:\n" + said));
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
