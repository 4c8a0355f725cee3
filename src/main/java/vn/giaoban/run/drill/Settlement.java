package vn.giaoban.run.drill;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.audit.Head;
import vn.giaoban.audit.SealVerification;
import vn.giaoban.audit.Seals;
import vn.giaoban.audit.Verification;
import vn.giaoban.reporting.ReportState;
import vn.giaoban.run.bench.Crew;

/**
 * What is found after a blow, held against what was noted outside: no acknowledged act is lost; each that was cut off is there wholly
 * or not at all, and asked for again by its key it is done once; every figure follows from the reports; the trail holds every head seen.
 */
final class Settlement {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration SEALED_WITHIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Load load;
    private final Crew crew;
    private final Program program;
    private final JdbcClient jdbc;
    private final ApplicationContext house;
    private final List<String> losses = new ArrayList<>();
    private int done;
    private int undone;

    private Settlement(Load load, Crew crew, Program program, ApplicationContext house) {
        this.load = load;
        this.crew = crew;
        this.program = program;
        this.house = house;
        this.jdbc = house.getBean(JdbcClient.class);
    }

    /**
     * @param losses in words; none when all is well
     * @param done how many acts that were cut off had been done
     * @param undone how many had not
     */
    record Found(List<String> losses, int done, int undone) {}

    static Found settle(Load load, Crew crew, URI address, ApplicationContext house, Collection<Head> heads) {
        try (Program program = new Program(address)) {
            Settlement settlement = new Settlement(load, crew, program, house);
            Collection<Folder> touched = load.takeTouched();
            touched.forEach(settlement::folder);
            settlement.nation(touched);
            settlement.awaitSeals();
            settlement.verify(heads);
            settlement.losses.addAll(load.takeWrong());
            return new Found(settlement.losses, settlement.done, settlement.undone);
        }
    }

    private void folder(Folder folder) {
        Map<String, Program.Answer> deliveries = deliveries(folder);
        for (Folder.Acknowledged one : folder.acknowledged())
            if (!one.answer().equals(deliveries.get(one.act().key())))
                lost(
                        folder,
                        "acknowledged " + one + ", kept "
                                + deliveries.get(one.act().key()));
        Optional<Act> pending = folder.pending();
        boolean wasDone =
                pending.isPresent() && deliveries.containsKey(pending.get().key());
        Folder.Standing expected =
                wasDone ? folder.standing().after(pending.get().kind()) : folder.standing();
        compare(folder, expected);
        if (pending.isEmpty()) return;
        if (wasDone) done++;
        else undone++;
        repeat(folder, pending.get());
        compare(folder, folder.standing());
    }

    /** Asked for again, twice, it is done once and answered alike. */
    private void repeat(Folder folder, Act act) {
        Optional<Program.Answer> first = inTheEnd(() -> program.ask(act));
        Optional<Program.Answer> second = inTheEnd(() -> program.ask(act));
        if (first.isEmpty() || !first.get().isDone() || !first.equals(second))
            lost(folder, act.kind() + " was repeated and answered " + first + ", then " + second);
        else folder.note(act, first.get());
    }

    private Map<String, Program.Answer> deliveries(Folder folder) {
        Map<String, Program.Answer> byKey = new HashMap<>();
        jdbc.sql("select key, status, body from deliveries.delivery where key like :keys")
                .param("keys", folder.keys())
                .query(row -> {
                    byKey.put(row.getString(1), new Program.Answer(row.getInt(2), row.getString(3)));
                });
        return byKey;
    }

    /** The report as its program reads it, with its steps, its editions and what the trail says, one of each for every act. */
    private void compare(Folder folder, Folder.Standing expected) {
        Program.Answer answer =
                answered(folder.unit(), "/api/v1/reports?unit=" + folder.unit() + "&period=" + folder.period());
        if (answer.status() == 404 && expected.state() == null) return;
        if (answer.status() != 200) {
            lost(folder, "expected " + expected + ", answered " + answer);
            return;
        }
        JsonNode report = JSON.readTree(answer.body());
        Folder.Standing found = new Folder.Standing(
                ReportState.valueOf(report.get("state").asString()),
                report.get("revision").asInt(),
                report.get("edition").asInt());
        if (!found.equals(expected)) lost(folder, "expected " + expected + ", found " + found);
        long id = report.get("id").asLong();
        String counts = jdbc.sql("""
                select (select count(*) from reporting.step where report_id = :id) || ' steps, '
                    || (select count(*) from audit.entry where thing = 'report' and thing_id = :id) || ' entries, '
                    || (select count(*) from reporting.submission where report_id = :id) || ' editions'
                """).param("id", id).query(String.class).single();
        // Whoever sends again has written in the report before: that stands in the trail, and is no step.
        int entries = expected.revision() + expected.editions() - 1;
        String right = expected.revision() + " steps, " + entries + " entries, " + expected.editions() + " editions";
        if (!counts.equals(right)) lost(folder, "expected " + right + ", found " + counts);
    }

    /** The nation's figures of the months that were worked on are what the accepted reports add up to, as noted here. */
    private void nation(Collection<Folder> touched) {
        TreeSet<Integer> months = new TreeSet<>();
        touched.forEach(folder -> months.add(folder.month()));
        for (int month : months) {
            Program.Answer answer = answered(
                    SmallCountry.CENTRE,
                    "/api/v1/figures?unit=" + SmallCountry.CENTRE + "&format=rows&period="
                            + SmallCountry.periodCode(month));
            if (answer.status() != 200) {
                losses.add("the nation's figures were answered " + answer);
                continue;
            }
            Map<Integer, Long> found = new HashMap<>();
            JSON.readTree(answer.body())
                    .get("rows")
                    .forEach(row -> found.put(
                            Integer.parseInt(row.get(2).asString()), row.get(3).asLong(0)));
            for (int indicator = 1; indicator <= SmallCountry.INDICATORS; indicator++)
                if (!Objects.equals(found.get(indicator), load.national(month, indicator)))
                    losses.add("the nation's figure " + indicator + " of " + SmallCountry.periodCode(month) + " is "
                            + found.get(indicator) + ", not " + load.national(month, indicator));
        }
    }

    private Program.Answer answered(String unit, String path) {
        return inTheEnd(() -> program.get(crew.of(unit), path)).orElse(new Program.Answer(0, ""));
    }

    /** What is answered in the end: who is told to come later comes again, for a while. */
    private static Optional<Program.Answer> inTheEnd(Supplier<Optional<Program.Answer>> asking) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Program.Answer> answer = asking.get();
            if (answer.isEmpty() || answer.get().status() != 503 || System.nanoTime() > deadline) return answer;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** What was written before the blow is sealed soon after the start. */
    private void awaitSeals() {
        Seals seals = house.getBean(Seals.class);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (seals.behind().compareTo(SEALED_WITHIN) > 0) {
            if (System.nanoTime() > deadline) {
                losses.add("the trail is not sealed: it is " + seals.behind() + " behind");
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void verify(Collection<Head> heads) {
        for (Verification one :
                house.getBeanProvider(Verification.class).stream().toList())
            losses.addAll(
                    one instanceof SealVerification seals
                            ? seals.verify(List.copyOf(heads)).differences()
                            : one.differences());
    }

    private void lost(Folder folder, String what) {
        losses.add(folder + ": " + what);
    }
}
