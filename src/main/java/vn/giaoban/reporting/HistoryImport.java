package vn.giaoban.reporting;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Texts;

/**
 * Brings in the accepted reports of earlier times: whole, by the rules of any report, rolled up as they come, each step saying from which
 * file it is. A period's reports are filed together or not at all; what was brought in before is passed over, so that an import that was
 * cut off is simply done again.
 */
@Component
public class HistoryImport {
    private final JdbcClient jdbc;
    private final Filings filings;
    private final Periods periods;
    private final Indicators indicators;
    private final Units units;

    HistoryImport(JdbcClient jdbc, Filings filings, Periods periods, Indicators indicators, Units units) {
        this.jdbc = jdbc;
        this.filings = filings;
        this.periods = periods;
        this.indicators = indicators;
        this.units = units;
    }

    /**
     * What became of a file.
     *
     * @param faults what must be mended; then nothing was brought in
     * @param brought reports brought in
     * @param figures numbers in them
     * @param known reports that were there already and say the same
     */
    public record Outcome(List<String> faults, int brought, long figures, int known) {}

    /**
     * @param source how the file is called in each step, with its digest
     * @param dry only look whether all is right
     */
    public Outcome bring(BufferedReader in, String source, boolean dry, Consumer<String> progress) throws IOException {
        Map<LocalDate, Map<String, Unit>> trees = new HashMap<>();
        Map<String, Period> byCode = new HashMap<>();
        periods.opened().forEach(period -> byCode.put(period.code(), period));
        HistoryFile file = HistoryFile.read(
                in,
                new HistoryFile.Known(
                        byCode::get,
                        (code, period) -> Optional.ofNullable(trees.computeIfAbsent(period.lastDay(), this::tree)
                                        .get(code))
                                .map(Unit::id)
                                .orElse(null),
                        period -> indicators.byCode(period.lastDay())));
        if (!file.isGood()) return new Outcome(file.faults(), 0, 0, 0);
        List<String> differing = new ArrayList<>();
        Map<Period, List<HistoryFile.Line>> fresh = new java.util.LinkedHashMap<>();
        int known = 0;
        for (Map.Entry<Period, List<HistoryFile.Line>> one : file.byPeriod().entrySet()) {
            Map<Long, Amounts> there = there(one.getKey());
            List<HistoryFile.Line> lines = new ArrayList<>();
            for (HistoryFile.Line line : one.getValue()) {
                Amounts standing = there.get(line.unitId());
                if (standing == null && !there.containsKey(line.unitId())) lines.add(line);
                else if (line.own().equals(standing)) known++;
                else
                    differing.add("Line " + line.number()
                            + ": the unit has a report of that period that says something else.");
            }
            fresh.put(one.getKey(), lines);
        }
        if (!differing.isEmpty() || dry) return new Outcome(differing, 0, 0, known);
        int brought = 0;
        long figures = 0;
        for (Map.Entry<Period, List<HistoryFile.Line>> one : fresh.entrySet()) {
            if (one.getValue().isEmpty()) continue;
            figures += file(one.getKey(), one.getValue(), trees, source);
            brought += one.getValue().size();
            progress.accept(String.format(
                    "%s: %,d reports, %,d figures in all", one.getKey().code(), brought, figures));
        }
        return new Outcome(List.of(), brought, figures, known);
    }

    private Map<String, Unit> tree(LocalDate day) {
        Map<String, Unit> byCode = new HashMap<>();
        units.all(day).values().forEach(unit -> byCode.put(unit.code(), unit));
        return byCode;
    }

    /** What stands already, by unit; null for a report of which no edition counts. */
    private Map<Long, Amounts> there(Period period) {
        Map<Long, Amounts> there = new HashMap<>();
        jdbc.sql("""
                select r.unit_id, s.own from reporting.report r
                left join reporting.submission s on s.id = r.accepted_submission_id
                where r.period_id = :period
                """).param("period", period.id()).query(rs -> {
            java.sql.Array own = rs.getArray(2);
            there.put(rs.getLong(1), own == null ? null : Amounts.of((Long[]) own.getArray()));
        });
        return there;
    }

    private long file(
            Period period, List<HistoryFile.Line> lines, Map<LocalDate, Map<String, Unit>> trees, String source) {
        Map<Long, Unit> byId = new HashMap<>();
        Objects.requireNonNull(trees.get(period.lastDay())).values().forEach(unit -> byId.put(unit.id(), unit));
        long figures = 0;
        List<Filings.Filed> filed = new ArrayList<>(lines.size());
        for (HistoryFile.Line line : lines) {
            Unit unit = Objects.requireNonNull(byId.get(line.unitId()));
            Long superior = unit.parentId();
            LocalDate sent = line.sent() == null ? period.lastDay() : line.sent();
            Instant at = VietnamTime.endOf(sent).minusSeconds(1);
            Filings.Hand own = new Filings.Hand(on(period, unit.id()), at);
            Filings.Hand judge = superior == null ? own : new Filings.Hand(on(period, superior), at);
            filed.add(new Filings.Filed(
                    unit.id(), line.own(), Amounts.NONE, Map.of(), Map.of(), own, own, new Filings.Accepted(judge)));
            for (int slot = 1; slot <= line.own().size(); slot++) if (line.own().isNumber(slot)) figures++;
        }
        filings.file(period, filed, Texts.ENGLISH, source);
        return figures;
    }

    /** The installation itself, for people of the unit in the period's time whom nobody here knows. */
    private static Actor on(Period period, long unitId) {
        return new Actor(
                0,
                "",
                "",
                List.of(new Holding(Role.OFFICER, unitId, false), new Holding(Role.LEADER, unitId, false)),
                period.lastDay());
    }
}
