package vn.giaoban.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Carried;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.FiguresOverTime;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Ground;
import vn.giaoban.organization.SeenUnits;
import vn.giaoban.organization.Unit;
import vn.giaoban.reporting.CorrectedFigures;

/**
 * Answers the same questions as {@link PublicFigures} to who acts for an account: of every unit at or below those in which it holds a
 * role, every period, every indicator that a report states or that is worked out of it, and nothing kept back.
 */
@Component
class SeenFigures {
    private final Periods periods;
    private final SeenUnits units;
    private final Ground ground;
    private final Indicators indicators;
    private final Figures figures;
    private final FiguresOverTime overTime;
    private final CorrectedFigures corrections;
    private final Clock clock;

    SeenFigures(
            Periods periods,
            SeenUnits units,
            Ground ground,
            Indicators indicators,
            Figures figures,
            FiguresOverTime overTime,
            CorrectedFigures corrections,
            Clock clock) {
        this.periods = periods;
        this.units = units;
        this.ground = ground;
        this.indicators = indicators;
        this.figures = figures;
        this.overTime = overTime;
        this.corrections = corrections;
        this.clock = clock;
    }

    /**
     * One unit in one period, with the indicators asked for.
     *
     * @param shown of these indicators, from {@code first} to before {@code last}, stand on the page
     */
    record Block(Unit unit, Period period, List<Indicator> shown, int first, int last) {}

    /**
     * @param blocks of the page asked for
     * @param total rows on all pages
     * @param sheets by period and unit; of what is missing nothing has been accepted
     * @param shared by period, the units whose ground of then was not theirs alone
     * @param asOf the moment for which the figures are true
     */
    record Answer(
            List<Block> blocks,
            int total,
            List<Period> periods,
            Collection<Indicator> indicators,
            Map<Long, IndicatorsOfDay> ofPeriod,
            Map<Long, Map<Long, Sheet>> sheets,
            Map<Long, Set<Long>> shared,
            CorrectedFigures.Found corrected,
            Instant asOf) {
        @Nullable
        Sheet sheet(Block block) {
            Map<Long, Sheet> ofPeriod = sheets.get(block.period().id());
            return ofPeriod == null ? null : ofPeriod.get(block.unit().id());
        }

        boolean isShared(Block block) {
            return shared.getOrDefault(block.period().id(), Set.of())
                    .contains(block.unit().id());
        }
    }

    /** Empty where a unit, period or indicator is named that there is not, or that the actor does not see. */
    Optional<Answer> answer(Actor actor, FigureQuery query) {
        if (actor.roots().length == 0) return Optional.empty();
        Instant asOf = clock.instant();
        // 1. The periods, and what is asked of each
        List<Period> asked = periods.all().stream()
                .filter(period -> query.admits(period.code(), period.year()))
                .sorted(Comparator.comparing(Period::lastDay).thenComparing(Period::firstDay))
                .toList();
        List<LocalDate> days = asked.stream().map(Period::lastDay).toList();
        Map<LocalDate, IndicatorsOfDay> ofDay = indicators.of(days);
        Map<LocalDate, List<Unit>> those = those(actor, query, days);
        Set<String> missing = new HashSet<>(query.all(FigureParameter.PERIOD));
        Set<String> unseen = new HashSet<>(query.units());
        Set<String> unknown = new HashSet<>(query.all(FigureParameter.INDICATOR));
        Set<Indicator> told = new TreeSet<>(Indicator.BY_CODE);
        Page page = new Page(query);
        Map<Long, IndicatorsOfDay> ofPeriod = new HashMap<>();
        for (Period period : asked) {
            IndicatorsOfDay all = Objects.requireNonNull(ofDay.get(period.lastDay()));
            ofPeriod.put(period.id(), all);
            List<Indicator> shown = all.all().stream()
                    .filter(indicator -> indicator.acrossUnits() != AcrossUnits.CHANGE)
                    .filter(indicator -> query.all(FigureParameter.INDICATOR).isEmpty()
                            || query.all(FigureParameter.INDICATOR).contains(indicator.code()))
                    .toList();
            List<Unit> units = Objects.requireNonNull(those.get(period.lastDay()));
            missing.remove(period.code());
            shown.forEach(indicator -> unknown.remove(indicator.code()));
            told.addAll(shown);
            units.forEach(unit -> unseen.remove(unit.code()));
            for (Unit unit : units) page.add(unit, period, shown);
        }
        boolean none = those.values().stream().allMatch(List::isEmpty);
        if (!missing.isEmpty() || !asked.isEmpty() && (none || !unseen.isEmpty() || !unknown.isEmpty()))
            return Optional.empty();

        // 2. The figures of the page
        Map<Long, Map<Long, Sheet>> sheets = new HashMap<>();
        Map<Long, Set<Long>> shared = new HashMap<>();
        read(actor, query, page.blocks, sheets, shared);
        return Optional.of(new Answer(
                page.blocks,
                page.total,
                asked,
                told,
                ofPeriod,
                sheets,
                shared,
                corrections.of(
                        ids(page.blocks, block -> block.unit().id()),
                        ids(page.blocks, block -> block.period().id())),
                asOf));
    }

    /** The units of each period's last day, or of today: looked up once for all days of one tree. */
    private Map<LocalDate, List<Unit>> those(Actor actor, FigureQuery query, List<LocalDate> days) {
        Map<LocalDate, List<Unit>> those = new HashMap<>();
        if (query.isAsNow()) {
            List<Unit> today = those(actor, query, actor.day());
            days.forEach(day -> those.put(day, today));
            return those;
        }
        Map<LocalDate, List<Unit>> byTree = new HashMap<>();
        ground.epochs(days)
                .forEach((day, tree) ->
                        those.put(day, byTree.computeIfAbsent(tree, first -> those(actor, query, day))));
        return those;
    }

    private List<Unit> those(Actor actor, FigureQuery query, LocalDate day) {
        String below = query.below();
        if (query.isOfNobody()) return units.roots(actor, day);
        if (below == null && query.units().isEmpty()) return units.named(actor, List.of(FigureQuery.CENTRE), day);
        return below == null ? units.named(actor, query.units(), day) : units.below(actor, below, day);
    }

    /** Sheets as they stand where the tree is that of the period's time; else what was said of each unit's ground. */
    private void read(
            Actor actor,
            FigureQuery query,
            List<Block> blocks,
            Map<Long, Map<Long, Sheet>> sheets,
            Map<Long, Set<Long>> shared) {
        Map<Period, List<Unit>> redrawn = new HashMap<>();
        if (query.isAsNow()) {
            Set<LocalDate> days = new HashSet<>(Set.of(actor.day()));
            blocks.forEach(block -> days.add(block.period().lastDay()));
            Map<LocalDate, LocalDate> trees = ground.epochs(days);
            for (Block block : blocks)
                if (!Objects.equals(trees.get(block.period().lastDay()), trees.get(actor.day())))
                    redrawn.computeIfAbsent(block.period(), p -> new ArrayList<>())
                            .add(block.unit());
        }
        List<Block> plain = blocks.stream()
                .filter(block -> !redrawn.containsKey(block.period()))
                .toList();
        if (!plain.isEmpty())
            sheets.putAll(figures.sheets(
                    ids(plain, block -> block.unit().id()),
                    ids(plain, block -> block.period().id())));
        redrawn.forEach((period, those) -> {
            for (Map.Entry<Long, Carried> one :
                    overTime.carried(those, actor.day(), period).entrySet()) {
                if (one.getValue().isOf(one.getKey()))
                    sheets.computeIfAbsent(period.id(), id -> new HashMap<>())
                            .put(one.getKey(), one.getValue().sheet());
                else shared.computeIfAbsent(period.id(), id -> new HashSet<>()).add(one.getKey());
            }
        });
    }

    private static Set<Long> ids(List<Block> blocks, java.util.function.ToLongFunction<Block> id) {
        Set<Long> ids = new HashSet<>();
        for (Block block : blocks) ids.add(id.applyAsLong(block));
        return ids;
    }

    /** Counts rows, and keeps the blocks of which some stand on the page. */
    private static final class Page {
        private final long from;
        private final long to;
        private final List<Block> blocks = new ArrayList<>();
        private int total;

        Page(FigureQuery query) {
            int size = query.size(FigureQuery.Most.SEEN);
            this.from = (long) (query.page() - 1) * size;
            this.to = from + size;
        }

        void add(Unit unit, Period period, List<Indicator> shown) {
            int first = (int) Math.clamp(from - total, 0, shown.size());
            int last = (int) Math.clamp(to - total, 0, shown.size());
            if (first < last) blocks.add(new Block(unit, period, shown, first, last));
            total += shown.size();
        }
    }
}
