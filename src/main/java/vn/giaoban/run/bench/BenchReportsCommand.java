package vn.giaoban.run.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.Database;
import vn.giaoban.run.HomeDatabase;
import vn.giaoban.run.Option;
import vn.giaoban.run.Options;

/** Replays a nation's load of reports: history in, reports sent and accepted under eyes, the nation read. */
public final class BenchReportsCommand implements Command {
    private static final Option CLIENTS = new Option("--clients", "N", "who send and accept at once (8)");
    private static final Option REPORTS = new Option("--reports", "N", "how many they send and accept (3000)");
    private static final Option HOME = new Option("--home", "DIR", "an empty place for the instance (a temporary one)");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int RUNS = 30;
    private static final int WARM_UP = 200;
    private static final int NOW = Load.PERIODS + 1;

    @Override
    public String words() {
        return "bench reports";
    }

    @Override
    public String help() {
        return "measure import, sending and accepting, and reading, on an instance of its own;\none line of JSON (docs/performance.md)";
    }

    @Override
    public List<Option> options() {
        return List.of(CLIENTS, REPORTS, HOME);
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        int clients = arguments.number(CLIENTS, 1, 256, 8);
        int reports = arguments.number(REPORTS, 1, Load.COMMUNES - 21, 3000);
        Path work = arguments.value(HOME).map(Path::of).orElseGet(BenchReportsCommand::temporary);
        try {
            console.println(JSON.writeValueAsString(measure(work.toAbsolutePath(), clients, reports)));
            return 0;
        } finally {
            if (!arguments.has(HOME)) remove(work);
        }
    }

    private static Map<String, Object> measure(Path work, int clients, int reports) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("bench", "reports");
        say("the load and its check sums");
        Load.check();
        Path home = work.resolve("home");
        Path data = directories(work.resolve("data"));
        LoadFiles.founding(data);
        Path history = work.resolve("history.csv");
        LoadFiles.history(history);

        say("an empty installation");
        Instance.start(home, "--no-demo", "--data", data.toString()).close();
        say("the history comes in");
        long began = System.nanoTime();
        Instance.run("import", "history", history.toString(), "--home", home.toString());
        double seconds = (System.nanoTime() - began) / 1e9;
        long values = (long) Load.COMMUNES * Load.ELEMENTS * Load.PERIODS;
        told.put(
                "import",
                Map.of("values", values, "seconds", round(seconds), "valuesPerSecond", Math.round(values / seconds)));

        try (Instance instance = Instance.start(home, "--no-demo")) {
            told.put("startSeconds", round(instance.startSeconds()));
            Options options = new Options("127.0.0.1", 0, home, null, false, "");
            try (HomeDatabase reached = HomeDatabase.open(options, System.err)) {
                Database database = reached.database();
                LoadAccounts.make(database);
                told.put("databaseMiB", LoadAccounts.size(database) >> 20);
                told.put("databaseToRaw", round(LoadAccounts.size(database) / (values * 8.0)));
                String nation = "/figures/" + LoadAccounts.unit(database, "TW") + "/" + Load.period(NOW);
                say("the figures are those of the load");
                proved(instance);
                say("reports are sent and accepted");
                under(instance, nation, clients, reports, told);
                say("an accepted report is in the nation's figure at the next read");
                told.put("acceptedToNational", fresh(instance, reports));
                say("the nation is read");
                read(instance, told);
                double[] memory = instance.memory();
                told.put("memoryMiB", Map.of("jvm", Math.round(memory[0]), "postgres", Math.round(memory[1])));
            }
        }
        say("everything is recomputed");
        told.put("verified", Instance.run("verify", "--home", home.toString()).contains("Everything agrees"));
        told.put("clients", clients);
        told.put("processors", Runtime.getRuntime().availableProcessors());
        told.put("java", Runtime.version().toString());
        return told;
    }

    /** Eight send and accept while one reads the national page: the first few hundred warm the instance up and are not counted. */
    private static void under(Instance instance, String page, int clients, int reports, Map<String, Object> told) {
        Times submitted = new Times();
        Times accepted = new Times();
        Times pairs = new Times();
        Times pages = new Times();
        AtomicInteger next = new AtomicInteger(1);
        AtomicBoolean over = new AtomicBoolean();
        long[] began = new long[1];
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            Future<?> reader = people.submit(() -> {
                try (LoadClient client = new LoadClient(instance.address())) {
                    String cookie = signIn(client);
                    while (!over.get()) {
                        long at = System.nanoTime();
                        expect(200, client.get(page, "Cookie: " + cookie + "\r\n"));
                        pages.add(System.nanoTime() - at);
                    }
                }
            });
            int warm = Math.min(WARM_UP, reports / 3);
            for (int i = 0; i < clients; i++)
                all.add(people.submit(() -> {
                    try (LoadClient client = new LoadClient(instance.address())) {
                        for (int c = next.getAndIncrement(); c <= reports; c = next.getAndIncrement()) {
                            if (c == warm + 1) began[0] = System.nanoTime();
                            long[] took = pair(client, c);
                            if (c <= warm) continue;
                            submitted.add(took[0]);
                            accepted.add(took[1]);
                            pairs.add(took[0] + took[1]);
                        }
                    }
                }));
            for (Future<?> one : all) done(one);
            double seconds = (System.nanoTime() - began[0]) / 1e9;
            over.set(true);
            done(reader);
            Map<String, Object> load = new LinkedHashMap<>();
            load.put("reportsPerSecond", round((reports - warm) / seconds));
            load.put("figuresPerSecond", Math.round((reports - warm) * (double) Load.ELEMENTS / seconds));
            load.put("submitMs", submitted.told());
            load.put("acceptMs", accepted.told());
            load.put("pairMs", pairs.told());
            told.put("submitAndAccept", load);
            told.put("nationalPageUnderLoadMs", pages.told());
        }
        long[] sums = new long[Load.ELEMENTS];
        for (int c = 1; c <= reports; c++)
            for (int d = 1; d <= Load.ELEMENTS; d++) sums[d - 1] += Load.value(c, d, NOW);
        try (LoadClient client = new LoadClient(instance.address())) {
            JsonNode rows = figures(client, "unit=TW&period=" + Load.period(NOW));
            for (int d = 1; d <= Load.ELEMENTS; d++)
                Load.same(
                        "d" + d + " as accepted",
                        sums[d - 1],
                        rows.get(d - 1).get(3).asLong());
        }
    }

    /** Sends a commune's report and accepts it; how long each took. */
    private static long[] pair(LoadClient client, int c) {
        String unit = Load.unit(c);
        String province = Load.provinceCode(Load.province(c));
        long at = System.nanoTime();
        LoadClient.Answer sent =
                expect(201, client.post("/api/v1/reports", headers(unit, "s" + c), LoadFiles.report(c, NOW)));
        long between = System.nanoTime();
        JsonNode report = JSON.readTree(sent.body());
        expect(
                201,
                client.post(
                        "/api/v1/reports/" + report.get("id").asLong() + "/acceptance",
                        headers(province, "a" + c),
                        "{\"revision\":" + report.get("revision").asInt() + "}"));
        return new long[] {between - at, System.nanoTime() - between};
    }

    private static Map<String, Object> fresh(Instance instance, int reports) {
        Times times = new Times();
        try (LoadClient client = new LoadClient(instance.address())) {
            long sum = 0;
            for (int c = 1; c <= reports; c++) sum += Load.value(c, 1, NOW);
            for (int c = reports + 1; c <= reports + 20; c++) {
                pair(client, c);
                sum += Load.value(c, 1, NOW);
                long at = System.nanoTime();
                JsonNode rows = figures(client, "unit=TW&indicator=1&period=" + Load.period(NOW));
                Load.same("the nation at the next read", sum, rows.get(0).get(3).asLong());
                times.add(System.nanoTime() - at);
            }
        }
        return Map.of("reads", 20, "stale", 0, "p95Ms", times.ms(0.95));
    }

    private static void proved(Instance instance) {
        try (LoadClient client = new LoadClient(instance.address())) {
            Load.same("national d1 p1", 14_863, one(client, "TW", 1, 1));
            Load.same("national d1 p24", 14_737, one(client, "TW", 1, 24));
            Load.same("national d100 p24", 16_613_060, one(client, "TW", 100, 24));
            JsonNode rows = figures(client, "below=P03&period=" + Load.period(24) + tens());
            long sum = 0;
            int zeros = 0;
            for (JsonNode row : rows) {
                sum += row.get(3).asLong();
                if (row.get(3).isNumber() && row.get(3).asLong() == 0) zeros++;
            }
            Load.same("province 3, d1-10, p24", 1_301_369, sum);
            Load.same("zeros of them", 23, zeros);
        }
    }

    private static long one(LoadClient client, String unit, int d, int p) {
        return figures(client, "unit=" + unit + "&indicator=" + d + "&period=" + Load.period(p))
                .get(0)
                .get(3)
                .asLong();
    }

    private static String tens() {
        StringBuilder tens = new StringBuilder("&indicator=1");
        for (int d = 2; d <= 10; d++) tens.append(",").append(d);
        return tens.toString();
    }

    private static void read(Instance instance, Map<String, Object> told) {
        String all = "&from=2024&to=2025";
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("c1", "unit=TW" + all);
        questions.put("c2", "below=TW&from=2025&to=2025");
        questions.put("c3", "below=P03&period=" + Load.period(24) + tens());
        questions.put("c4", "unit=TW&indicator=1&period=" + Load.period(24));
        Map<String, Integer> rows = Map.of("c1", 2_400, "c2", 40_800, "c3", 1_330, "c4", 1);
        try (LoadClient client = new LoadClient(instance.address())) {
            questions.forEach((name, question) -> {
                Times times = new Times();
                int bytes = 0;
                for (int run = -RUNS; run < RUNS; run++) {
                    long at = System.nanoTime();
                    LoadClient.Answer answer = expect(200, ask(client, question));
                    if (run >= 0) times.add(System.nanoTime() - at);
                    bytes = answer.body().length;
                    if (run == 0)
                        Load.same(
                                name,
                                rows.getOrDefault(name, 0),
                                JSON.readTree(answer.body()).get("rows").size());
                }
                Map<String, Object> one = times.told();
                one.put("bytes", bytes);
                told.put(name + "Ms", one);
            });
        }
    }

    private static JsonNode figures(LoadClient client, String question) {
        return JSON.readTree(expect(200, ask(client, question)).body()).get("rows");
    }

    private static LoadClient.Answer ask(LoadClient client, String question) {
        return client.get(
                "/api/v1/figures?format=rows&" + question,
                "Authorization: Bearer " + LoadAccounts.token("TW") + "\r\n");
    }

    private static String headers(String unit, String key) {
        return "Authorization: Bearer " + LoadAccounts.token(unit) + "\r\nIdempotency-Key: " + key
                + "\r\nContent-Type: application/json\r\n";
    }

    static String signIn(LoadClient client) {
        return signIn(client, LoadAccounts.READER, LoadAccounts.PASSWORD);
    }

    /** The cookies of somebody signed in. */
    static String signIn(LoadClient client, String username, String password) {
        LoadClient.Answer form = client.get("/sign-in", "");
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(form.text());
        if (!token.find()) throw new IllegalStateException("no form to sign in");
        String body = "_csrf=" + encoded(token.group(1)) + "&username=" + encoded(username) + "&password="
                + encoded(password);
        LoadClient.Answer answer = client.post(
                "/sign-in",
                "Cookie: " + form.cookie() + "\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                body);
        if (answer.status() / 100 != 3 || answer.cookie().isEmpty())
            throw new IllegalStateException("signing in was answered with " + answer.status());
        return form.cookie() + "; " + answer.cookie();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    static LoadClient.Answer expect(int status, LoadClient.Answer answer) {
        if (answer.status() != status)
            throw new IllegalStateException("answered with " + answer.status() + ": " + answer.text());
        return answer;
    }

    static void done(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    static void say(String what) {
        System.err.println("  " + what + " …");
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("giaoban-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directories(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
