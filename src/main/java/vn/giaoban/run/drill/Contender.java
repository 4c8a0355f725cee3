package vn.giaoban.run.drill;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.bench.Crew;

/** One of many clients who read some report and do what comes next with it, and who may find that another was there first. */
final class Contender implements Runnable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_CLIENTS = 1024;

    private final int number;
    private final SmallCountry country;
    private final Crew crew;
    private final Program program;
    private final Hands hands;
    private final Map<String, Chronicle> chronicles;
    private final AtomicInteger left;
    private final RandomGenerator random;
    private final HistoryDrill.Anomalies anomalies;

    /** The highest revision of each report that this client has seen: it never sees less. */
    private final Map<String, Integer> seen = new HashMap<>();

    private int operations;
    private int done;
    private int refused;
    private int later;

    Contender(
            int number,
            SmallCountry country,
            Crew crew,
            Program program,
            Hands hands,
            Map<String, Chronicle> chronicles,
            AtomicInteger left,
            RandomGenerator random,
            HistoryDrill.Anomalies anomalies) {
        this.number = number;
        this.country = country;
        this.crew = crew;
        this.program = program;
        this.hands = hands;
        this.chronicles = chronicles;
        this.left = left;
        this.random = random;
        this.anomalies = anomalies;
    }

    /** Which report a client has before it, and how it stands there. */
    private record Before(int commune, int month, long id, String state, int revision) {
        String unit() {
            return SmallCountry.communeCode(commune);
        }

        String name() {
            return unit() + " " + SmallCountry.periodCode(month);
        }
    }

    @Override
    public void run() {
        while (left.getAndAdd(-2) > 0) {
            Before before = read(1 + random.nextInt(country.communes()), 1 + random.nextInt(country.months()));
            if (before != null) act(before);
        }
    }

    private @org.jspecify.annotations.Nullable Before read(int commune, int month) {
        operations++;
        String unit = SmallCountry.communeCode(commune);
        String period = SmallCountry.periodCode(month);
        Optional<Program.Answer> answer =
                program.get(crew.of(unit), "/api/v1/reports?unit=" + unit + "&period=" + period);
        int status = answer.map(Program.Answer::status).orElse(0);
        if (status == 503) {
            later++;
            return null;
        }
        if (status != 200 && status != 404) {
            anomalies.add("reading was answered " + answer);
            return null;
        }
        JsonNode report =
                status == 404 ? null : JSON.readTree(answer.orElseThrow().body());
        Before before = report == null
                ? new Before(commune, month, 0, "", 0)
                : new Before(
                        commune,
                        month,
                        report.get("id").asLong(),
                        report.get("state").asString(),
                        report.get("revision").asInt());
        saw(before.name(), before.revision());
        return before;
    }

    private void saw(String report, int revision) {
        int last = seen.merge(report, revision, Math::max);
        if (revision < last) anomalies.add(report + ": revision " + revision + " was seen after " + last);
    }

    private void act(Before before) {
        operations++;
        int drawn = random.nextInt(10);
        switch (before.state()) {
            case "SUBMITTED" -> {
                String noun = drawn < 6 ? "acceptance" : drawn < 8 ? "return" : "withdrawal";
                String token = crew.of(
                        noun.equals("withdrawal")
                                ? before.unit()
                                : SmallCountry.provinceCode(country.province(before.commune())));
                String reason = noun.equals("acceptance") ? "" : ",\"reason\":\"Diễn tập.\"";
                ask(
                        before,
                        new Act(
                                Act.Kind.ACCEPT,
                                token,
                                "/api/v1/reports/" + before.id() + "/" + noun,
                                "{\"revision\":" + before.revision() + reason + "}",
                                key()));
            }
            case "ACCEPTED" ->
                told(
                        before,
                        drawn < 8
                                ? hands.correct(before.unit(), before.id(), before.revision())
                                : hands.revoke(
                                        SmallCountry.provinceCode(country.province(before.commune())),
                                        before.id(),
                                        before.revision()));
            default ->
                ask(
                        before,
                        new Act(
                                Act.Kind.SEND,
                                crew.of(before.unit()),
                                "/api/v1/reports",
                                SmallCountry.message(before.commune(), before.month(), edition()),
                                key()));
        }
    }

    /** Another each time: a correction that changes nothing is rightly refused. */
    private int edition() {
        return operations * MOST_CLIENTS + number;
    }

    private String key() {
        return number + "-" + operations;
    }

    private void told(Before before, boolean wasDone) {
        if (!wasDone) {
            refused++;
            return;
        }
        note(before, "by hand", before.revision(), before.revision() + 1, before.id());
    }

    private void ask(Before before, Act act) {
        Optional<Program.Answer> answer = program.ask(act);
        int status = answer.map(Program.Answer::status).orElse(0);
        switch (status) {
            case 201 -> {
                JsonNode told = JSON.readTree(answer.orElseThrow().body());
                int revision = told.get("revision").asInt();
                // Who sends does not say upon which revision: it is taken on from where it stands then.
                int steps = act.kind() == Act.Kind.SEND ? revision == 3 ? 3 : 2 : 1;
                note(
                        before,
                        act.path(),
                        revision - steps,
                        revision,
                        told.get("id").asLong());
            }
            // Another was there first.
            case 404, 409 -> refused++;
            // Too many at once: nothing was done, and the answer says so.
            case 503 -> later++;
            default -> anomalies.add(before + ": " + act.path() + " was answered " + answer);
        }
    }

    private void note(Before before, String what, int from, int to, long id) {
        done++;
        saw(before.name(), to);
        chronicles.computeIfAbsent(before.name(), Chronicle::new).add(what, from, to, id);
    }

    int operations() {
        return operations;
    }

    int done() {
        return done;
    }

    /** How often this one was told to come again later. */
    int later() {
        return later;
    }

    int refused() {
        return refused;
    }
}
