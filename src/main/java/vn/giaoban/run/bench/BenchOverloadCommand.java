package vn.giaoban.run.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.Option;
import vn.giaoban.run.OwnHome;

/**
 * Asks an instance of its own for up to ten times what it can do, and says what it still does, whether anything that it answered was
 * false, and how soon it is itself again.
 */
public final class BenchOverloadCommand implements Command {
    private static final Option SECONDS = new Option("--seconds", "N", "how long each load is offered (20)");

    /** What was refused last is asked for again, so often at most. */
    private static final int REPEATED = 200;

    private static final int TOLD = 20;

    @Override
    public String words() {
        return "bench overload";
    }

    @Override
    public String help() {
        return """
                measure what is left of the speed, and of the truth, at 1, 2, 5 and 10 times
                the capacity; needs some minutes, prints one line of JSON""";
    }

    @Override
    public List<Option> options() {
        return List.of(SECONDS, BenchReportsCommand.KEEP);
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        Duration each = Duration.ofSeconds(arguments.number(SECONDS, 2, 60, 20));
        try (OwnHome own = OwnHome.make("bench", arguments.has(BenchReportsCommand.KEEP), System.err)) {
            console.println(JsonMapper.builder().build().writeValueAsString(measure(own, each, System.err)));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> measure(OwnHome own, Duration each, PrintStream progress) throws IOException {
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("bench", "overload");
        measured.put("processors", Runtime.getRuntime().availableProcessors());
        measured.put("seconds", each.toSeconds());
        ReportLoad load = new ReportLoad();
        String data = own.directory().resolve("data").toString();
        new LoadFiles(load, ReportLoad.PERIODS + Errands.READERS)
                .writeData(own.directory().resolve("data"));
        progress.println("Starting an instance with 34 provinces and 3,321 communes …");
        try (Instance instance = Instance.start(own.home(), progress, "--no-demo", "--data", data)) {
            progress.println("Hiring those who act …");
            Map<String, Long> unitIds = new HashMap<>();
            Errands errands = own.inHouse(house -> {
                Crew crew = Crew.hire(house);
                Crew.letIn(house, readers(load));
                unitIds.putAll(unitIds(house));
                return new Errands(load, crew);
            });
            progress.println("Measuring …");
            try (Visits visits = new Visits(instance, errands, unitIds);
                    Offer offer = new Offer(instance, visits)) {
                measured.putAll(new Overload(offer, each, progress).measure());
            }
            progress.println("Holding the database against what was acknowledged …");
            measured.putAll(own.inHouse(house -> reckon(instance, errands, house, progress)));
        }
        return measured;
    }

    private static Set<String> readers(ReportLoad load) {
        Set<String> codes = new TreeSet<>();
        for (int reader = 0; reader < Errands.READERS; reader++) {
            codes.add(ReportLoad.communeCode(Errands.commune(reader)));
            codes.add(ReportLoad.provinceCode(load.province(Errands.commune(reader))));
        }
        return codes;
    }

    private static Map<String, Long> unitIds(ApplicationContext house) {
        Map<String, Long> ids = new HashMap<>();
        house.getBean(Units.class)
                .all(LocalDate.now(house.getBean(Clock.class)))
                .values()
                .forEach(unit -> ids.put(unit.code(), unit.id()));
        return ids;
    }

    private static Map<String, Object> reckon(
            Instance instance, Errands errands, ApplicationContext house, PrintStream progress) {
        Map<String, Object> measured = new LinkedHashMap<>();
        Reckoning reckoning = new Reckoning(errands, house);
        List<String> faults = reckoning.faults();
        try (Wire wire = instance.wire()) {
            measured.put("repeated", errands.repeat(wire, REPEATED));
        }
        List<String> afterRepeating = reckoning.faults();
        List<String> differences = Reckoning.differences(house);
        for (List<String> all : List.of(faults, afterRepeating, differences))
            all.stream().limit(TOLD).forEach(one -> progress.println("  FALSE: " + one));
        measured.put("acknowledged", errands.done().size());
        measured.put("lostOrDoubled", faults.size() + afterRepeating.size());
        measured.put("differences", differences.size());
        return measured;
    }
}
