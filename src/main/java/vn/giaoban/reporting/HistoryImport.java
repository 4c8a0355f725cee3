package vn.giaoban.reporting;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.FigureImport;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Texts;

/**
 * Brings in the reports of the past from a file. First all of it is checked, and nothing is taken in unless all is right; then each
 * period is taken in by one transaction, its figures rolled up in the same. What is there already and says the same is passed over,
 * so that an import that was cut short is simply given again.
 */
@Component
public class HistoryImport {
    private final Imports imports;
    private final Figures figures;
    private final FigureImport figureImport;
    private final Forms forms;
    private final Indicators indicators;
    private final Periods periods;
    private final Units units;
    private final Texts texts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HistoryImport(
            Imports imports,
            Figures figures,
            FigureImport figureImport,
            Forms forms,
            Indicators indicators,
            Periods periods,
            Units units,
            Texts texts,
            Clock clock,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.figures = figures;
        this.figureImport = figureImport;
        this.forms = forms;
        this.indicators = indicators;
        this.periods = periods;
        this.units = units;
        this.texts = texts;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Checks all of a file, and gives what there is to be taken in, or what is wrong. */
    public HistoryPlan check(HistoryFile file, Consumer<String> progress) throws IOException {
        HistoryFlaws flaws = new HistoryFlaws();
        if (file.isEmpty()) {
            flaws.add(1, "the file is empty");
            return new HistoryPlan(file, HistoryColumns.of(List.of(), Set.of(), new HistoryFlaws()), flaws);
        }
        HistoryColumns columns = HistoryColumns.of(file.head(), indicators.codes(), flaws);
        HistoryPlan plan = new HistoryPlan(file, columns, flaws);
        if (!flaws.isEmpty()) return plan;
        sort(plan);
        for (HistoryPlan.Batch batch : plan.batches()) {
            judge(plan, batch);
            progress.accept("Checked " + batch.period().code());
        }
        return plan;
    }

    /** Which line is about which unit and period. */
    private void sort(HistoryPlan plan) throws IOException {
        HistoryColumns columns = plan.columns();
        Map<String, Optional<Period>> byCode = new HashMap<>();
        Map<LocalDate, Map<String, Unit>> trees = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (HistoryFile.Place place : plan.file().lines()) {
            List<String> cells = plan.file().cells(place);
            if (cells.size() != columns.count()) {
                plan.flaws().add(place.number(), "it has " + cells.size() + " cells, the head has " + columns.count());
                continue;
            }
            String code = cells.get(columns.unit()).strip();
            String periodCode = cells.get(columns.period()).strip();
            Optional<Period> period = byCode.computeIfAbsent(periodCode, periods::foreseen);
            if (period.isEmpty()) {
                plan.flaws().add(place.number(), "there is no period \"" + periodCode + "\"");
                continue;
            }
            Unit unit =
                    trees.computeIfAbsent(period.get().lastDay(), this::byCode).get(code);
            if (unit == null) {
                plan.flaws()
                        .add(
                                place.number(),
                                "there is no unit \"" + code + "\" on "
                                        + period.get().lastDay() + ", the last day of " + periodCode);
                continue;
            }
            Integer earlier = seen.putIfAbsent(periodCode + "/" + code, place.number());
            if (earlier != null)
                plan.flaws()
                        .add(
                                place.number(),
                                "the report of " + code + " for " + periodCode + " stands in line " + earlier + " too");
            else plan.batch(period.get()).add(new HistoryPlan.Line(place, unit));
        }
    }

    private Map<String, Unit> byCode(LocalDate day) {
        return units.all(day).values().stream().collect(Collectors.toMap(Unit::code, Function.identity()));
    }

    /** Whether each line of a period is right, and which of them say what is there already. */
    private void judge(HistoryPlan plan, HistoryPlan.Batch batch) {
        Period period = batch.period();
        List<Posting> judged = new ArrayList<>();
        Set<HistoryPlan.Line> there = new HashSet<>();
        long[] stated = {0};
        batch.levels().forEach((level, lines) -> {
            Map<Long, Sheet> below = new HashMap<>(figures.sheets(ids(lines), period.id()));
            if (!judged.isEmpty()) below.putAll(figureImport.foresee(period, judged));
            Map<Long, Imports.Known> known = imports.known(period.id(), ids(lines));
            HistoryLevel reading = reading(plan, period, level, lines);
            if (reading == null) return;
            for (HistoryPlan.Line line : lines) {
                Imports.Imported read = reading.read(line, sheet(below, line, period), plan.flaws());
                if (read == null) continue;
                Imports.Known standing = known.get(line.unit().id());
                if (standing == null) {
                    judged.add(new Posting(line.unit().id(), read.own(), vn.giaoban.figures.Amounts.NONE, 0L, 0L));
                    stated[0] += numbers(read);
                } else if (standing.isSame(read.own())) there.add(line);
                else
                    plan.flaws()
                            .add(
                                    line.place().number(),
                                    line.unit().code() + " has a report for " + period.code()
                                            + " already, which says something else"
                                            + (standing.state() == ReportState.ACCEPTED ? "" : " or is not accepted"));
            }
        });
        plan.settle(batch, there, stated[0]);
    }

    /** Takes in what was found right; each period whole or not at all. */
    public void load(HistoryPlan plan, Actor actor, Consumer<String> progress) {
        if (!plan.flaws().isEmpty()) throw new IllegalArgumentException("a file with flaws is not taken in");
        Imports.Origin origin =
                new Imports.Origin(actor, plan.file().name(), plan.file().digest());
        for (HistoryPlan.Batch batch : plan.batches()) {
            transaction.executeWithoutResult(status -> load(plan, batch, origin));
            progress.accept(String.format(
                    "Took in %,d reports for %s", batch.size(), batch.period().code()));
        }
        if (plan.reports() > 0) imports.analyze();
    }

    private void load(HistoryPlan plan, HistoryPlan.Batch batch, Imports.Origin origin) {
        Period foreseen = batch.period();
        Period period = periods.find(foreseen.code())
                .orElseGet(() -> periods.create(foreseen.kind(), foreseen.year(), foreseen.number(), true));
        batch.levels().forEach((level, lines) -> {
            Map<Long, Sheet> below = figures.sheets(ids(lines), period.id());
            HistoryLevel reading = Objects.requireNonNull(reading(plan, period, level, lines));
            HistoryFlaws flaws = new HistoryFlaws();
            List<Imports.Imported> reports = new ArrayList<>(lines.size());
            for (HistoryPlan.Line line : lines) {
                Imports.Imported read = reading.read(line, sheet(below, line, period), flaws);
                if (read != null) reports.add(read);
            }
            if (!flaws.isEmpty()) throw new StaleHistory(flaws.told().getFirst());
            imports.take(origin, period, reports);
        });
    }

    /** Null, and a flaw for each line, where units of that level are asked nothing. */
    private @Nullable HistoryLevel reading(HistoryPlan plan, Period period, int level, List<HistoryPlan.Line> lines) {
        LocalDate day = period.lastDay();
        Optional<Form> form = forms.all().stream()
                .filter(f -> f.level() == level && f.holdsOn(day))
                .findFirst();
        if (form.isEmpty()) {
            for (HistoryPlan.Line line : lines)
                plan.flaws()
                        .add(
                                line.place().number(),
                                "units of the level of " + line.unit().code() + " have no form for " + period.code());
            return null;
        }
        IndicatorsOfDay ofDay = indicators.of(day);
        return new HistoryLevel(plan, period, form.get(), ofDay, texts, clock.instant());
    }

    private static Sheet sheet(Map<Long, Sheet> below, HistoryPlan.Line line, Period period) {
        Unit unit = line.unit();
        return below.getOrDefault(unit.id(), Sheet.empty(unit.id(), period.id(), unit.level()));
    }

    private static List<Long> ids(List<HistoryPlan.Line> lines) {
        return lines.stream().map(line -> line.unit().id()).toList();
    }

    private static long numbers(Imports.Imported read) {
        long numbers = 0;
        for (int slot = 1; slot <= read.own().size(); slot++) if (read.own().isNumber(slot)) numbers++;
        return numbers;
    }
}
