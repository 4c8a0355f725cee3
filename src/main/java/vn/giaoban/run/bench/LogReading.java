package vn.giaoban.run.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.activities.Counts;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.identity.Staffing;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Report;
import vn.giaoban.reporting.Reports;

/** Leaders of communes who open their report of nine months, which counts itself, the figures in it, and their log. */
record LogReading(List<Opened> reports, Period period) {
    private static final int READERS = 20;

    /**
     * A commune's report, and who opens it.
     *
     * @param code of the figure that most activities count for
     */
    record Opened(long reportId, long unitId, String username, String code) {}

    /** Begins the reports of communes that have none yet. */
    static LogReading prepare(ApplicationContext house, LogLoad load) {
        LocalDate today = LocalDate.now(house.getBean(Clock.class));
        Period period = house.getBean(Periods.class).opened().stream()
                .filter(one -> one.code().endsWith("-9T") && one.lastDay().getYear() == today.getYear())
                .findFirst()
                .orElseThrow();
        Set<Long> reported = Set.copyOf(house.getBean(JdbcClient.class)
                .sql("select unit_id from reporting.report where period_id = :period")
                .param("period", period.id())
                .query(Long.class)
                .list());
        Map<Long, Unit> units = house.getBean(Units.class).all(period.lastDay());
        Map<Long, Actor> leaders = house.getBean(Staffing.class).holders(Role.LEADER, today);
        List<Opened> reports = new ArrayList<>();
        for (Unit unit : units.values()) {
            Actor leader = leaders.get(unit.id());
            if (reports.size() == READERS || !unit.isCommune() || reported.contains(unit.id()) || leader == null)
                continue;
            Report report = house.getBean(Reports.class).begin(leader, unit.id(), period);
            if (!report.counted()) throw new IllegalStateException("the report of " + unit.code() + " does not count");
            Indicator longest = Objects.requireNonNull(house.getBean(Indicators.class)
                    .of(period.lastDay())
                    .bySlot()
                    .get(longest(house.getBean(Counts.class), unit.id(), period)));
            reports.add(new Opened(report.id(), unit.id(), Crew.username(unit.code()), longest.code()));
        }
        if (reports.isEmpty()) throw new IllegalStateException("every commune has reported already");
        Crew.letIn(
                house,
                reports.stream()
                        .map(one ->
                                Objects.requireNonNull(units.get(one.unitId())).code())
                        .collect(Collectors.toSet()));
        return new LogReading(reports, period);
    }

    private static int longest(Counts counts, long unitId, Period period) {
        Counts.Count count = counts.of(unitId, period.firstDay(), period.lastDay());
        return IntStream.rangeClosed(1, count.amounts().size())
                .boxed()
                .max(Comparator.comparing(slot -> counts.parts(unitId, period.firstDay(), period.lastDay(), slot)
                        .size()))
                .orElseThrow();
    }

    Map<String, Object> measure(Instance instance, Duration each) {
        List<Wire> wires = reports.stream()
                .map(one -> instance.wire().signIn(one.username(), Crew.PASSWORD))
                .toList();
        String days = "from=" + period.firstDay() + "&to=" + period.lastDay();
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("reports", reports.size());
        measured.put("reportMs", open(wires, each, one -> "", "id=\"report\""));
        measured.put("figureMs", open(wires, each, one -> "/counted/" + one.code(), "/activities/"));
        Times list = new Times();
        long began = System.nanoTime();
        for (int i = 0; System.nanoTime() - began < each.toNanos(); i++) {
            long asked = System.nanoTime();
            wires.get(i % wires.size())
                    .get("/activities?type=doi-thoai&" + days)
                    .expect(200);
            list.add(System.nanoTime() - asked);
        }
        measured.put("listMs", list.summary());
        wires.forEach(Wire::close);
        return measured;
    }

    /** One reader after the other, each the own report, for so long; what comes first is not counted. */
    private Map<String, Object> open(List<Wire> wires, Duration each, Function<Opened, String> below, String known) {
        Times times = new Times();
        long began = System.nanoTime();
        for (int i = 0; System.nanoTime() - began < each.toNanos(); i++) {
            int reader = i % wires.size();
            long asked = System.nanoTime();
            Opened one = reports.get(reader);
            Wire.Answer answer = wires.get(reader)
                    .get("/reports/" + one.reportId() + below.apply(one))
                    .expect(200);
            long took = System.nanoTime() - asked;
            if (!answer.text().contains(known)) throw new IllegalStateException("not the page: " + answer.text());
            if (i >= 2 * wires.size()) times.add(took);
        }
        return times.summary();
    }

    /** Figures that the house counts otherwise than the rules read one by one. */
    long differences(ApplicationContext house) {
        Counts counts = house.getBean(Counts.class);
        long differences = 0;
        for (Opened one : reports) differences += differences(counts, one);
        return differences;
    }

    private long differences(Counts counts, Opened one) {
        LocalDate from = period.firstDay();
        LocalDate to = period.lastDay();
        Counts.Count count = counts.of(one.unitId(), from, to);
        long differences = 0;
        for (int slot = 1; slot <= count.amounts().size(); slot++) {
            Long amount = count.amounts().get(slot);
            long sum = counts.parts(one.unitId(), from, to, slot).stream()
                    .mapToLong(Counts.Part::amount)
                    .sum();
            if (amount != null && amount != sum) differences++;
        }
        return differences;
    }
}
