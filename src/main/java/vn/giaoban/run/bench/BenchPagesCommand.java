package vn.giaoban.run.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.identity.Accounts;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Reports;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Cast;
import vn.giaoban.run.Command;
import vn.giaoban.run.Option;
import vn.giaoban.run.OwnHome;

/** Measures the pages that people open most, on a demo nation of its own: each asked for by 1, 8 and 64 clients. */
public final class BenchPagesCommand implements Command {
    private static final Option SECONDS = new Option("--seconds", "N", "how long each page is measured each time (8)");
    private static final int[] CLIENTS = {1, 8, 64};
    private static final int MOST = 64;
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(12);
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    /**
     * Where the pages lie, by what the demo nation has become.
     *
     * @param report of Hoa's commune, being written
     * @param province that Dũng works for
     */
    private record Places(long report, String period, long province, long centre) {}

    private record Measured(String name, String username, String path, String known) {}

    @Override
    public String words() {
        return "bench pages";
    }

    @Override
    public String help() {
        return """
                measure the pages people open most and the public home, by 1, 8 and 64
                clients; needs some minutes, prints one line of JSON""";
    }

    @Override
    public List<Option> options() {
        return List.of(SECONDS, BenchReportsCommand.KEEP);
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        Duration each = Duration.ofSeconds(arguments.number(SECONDS, 1, 600, 8));
        try (OwnHome own = OwnHome.make("bench", arguments.has(BenchReportsCommand.KEEP), System.err)) {
            console.println(JsonMapper.builder().build().writeValueAsString(measure(own, each, System.err)));
            return 0;
        }
    }

    private static Map<String, Object> measure(OwnHome own, Duration each, PrintStream progress) {
        Path home = own.home();
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("bench", "pages");
        measured.put("processors", Runtime.getRuntime().availableProcessors());
        progress.println("Starting an instance with the demo nation …");
        try (Instance instance = Instance.start(home, progress)) {
            measured.put("firstStartSeconds", instance.firstPageSeconds());
            Places places = own.inHouse(BenchPagesCommand::places);
            for (Measured page : pages(places)) measured.put(page.name(), measure(instance, page, each, progress));
            Memory.of(instance.pid()).ifPresent(mebibytes -> measured.put("jvmPssMiB", mebibytes));
            Memory.ofDatabase(home).ifPresent(mebibytes -> measured.put("postgresPssMiB", mebibytes));
        }
        return measured;
    }

    private static List<Measured> pages(Places places) {
        return List.of(
                new Measured("myWork", "hoa", "/work", "Hoàng Thị Hoa"),
                new Measured("reportGrid", "hoa", "/reports/" + places.report(), "name=\"v.13\""),
                new Measured("board", "dung", "/boards/" + places.period() + "/" + places.province(), "Mẫu Sơn"),
                new Measured("national", "mai", "/figures/" + places.centre() + "/" + places.period(), "Lạng Sơn"),
                new Measured("publicHome", "", "/", "/public/seals"));
    }

    private static Map<String, Object> measure(Instance instance, Measured page, Duration each, PrintStream progress) {
        List<Wire> wires = new ArrayList<>();
        try {
            for (int client = 0; client < MOST; client++) {
                Wire wire = instance.wire();
                wires.add(page.username().isEmpty() ? wire : wire.signIn(page.username(), Cast.PASSWORD));
            }
            PageLoad load = new PageLoad(wires, page.path(), page.known());
            Map<String, Object> measured = new LinkedHashMap<>();
            measured.put("bytes", wires.getLast().get(page.path()).expect(200).body().length);
            Duration warmUp = FIRST_WARM_UP;
            for (int clients : CLIENTS) {
                Map<String, Object> by = load.measure(clients, warmUp, each);
                progress.println("  " + page.name() + ", " + clients + " clients: " + by);
                measured.put("by" + clients, by);
                warmUp = WARM_UP;
            }
            return measured;
        } finally {
            wires.forEach(Wire::close);
        }
    }

    private static Places places(ApplicationContext house) {
        LocalDate today = LocalDate.now(house.getBean(Clock.class));
        Accounts accounts = house.getBean(Accounts.class);
        Actor hoa = accounts.actor(accounts.byUsername("hoa").orElseThrow().id(), today);
        Period period = house.getBean(Periods.class).opened().stream()
                .max(Comparator.comparing(Period::lastDay))
                .orElseThrow();
        return new Places(
                house.getBean(Reports.class)
                        .begin(hoa, hoa.homeUnitId(), period)
                        .id(),
                period.code(),
                accounts.actor(accounts.byUsername("dung").orElseThrow().id(), today)
                        .homeUnitId(),
                house.getBean(Units.class).root(today).id());
    }
}
