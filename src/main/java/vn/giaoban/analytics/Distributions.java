package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Carried;
import vn.giaoban.figures.Figure;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.FiguresOverTime;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Groups;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Finds how the units below one are spread, through the actor. */
@Component
class Distributions {
    private final Units units;
    private final Periods periods;
    private final Indicators indicators;
    private final Forms forms;
    private final Figures figures;
    private final FiguresOverTime overTime;

    Distributions(
            Units units,
            Periods periods,
            Indicators indicators,
            Forms forms,
            Figures figures,
            FiguresOverTime overTime) {
        this.units = units;
        this.periods = periods;
        this.indicators = indicators;
        this.forms = forms;
        this.figures = figures;
        this.overTime = overTime;
    }

    /**
     * @param level of the units; the lowest that reports where it is none of those below
     * @param as "now" to read the period by the units of today
     */
    Distribution find(Actor actor, long unitId, String periodCode, String indicatorCode, int level, String as) {
        Period period = periods.find(periodCode).orElseThrow(NotFound::new);
        boolean redrawn = !overTime.isOfTree(period, actor.day());
        boolean stoodThen = units.find(unitId, period.lastDay()).isPresent();
        boolean asNow = redrawn && (as.equals("now") || !stoodThen);
        LocalDate day = asNow ? actor.day() : period.lastDay();
        Unit unit = units.find(actor, unitId, day).orElseThrow(NotFound::new);
        Indicator indicator = indicator(period, indicatorCode);
        List<Unit> below = units.below(List.of(unitId), forms.lowest(day), day).stream()
                .filter(one -> one.id() != unitId)
                .toList();
        boolean bothWays =
                redrawn && stoodThen && units.find(unitId, actor.day()).isPresent();
        Asked asked = new Asked(
                unit, new Chosen(List.of(), 0, 0, "", "", false, asNow), indicator, period, bothWays, asNow, day);
        return spread(asked, level, below);
    }

    /** Of a chosen group: of its units themselves, or of what stands below them. */
    Distribution find(Actor actor, ChosenGroup group, int level) {
        LocalDate day = group.chosen().asNow() ? actor.day() : group.period().lastDay();
        Asked asked = new Asked(
                null,
                group.chosen(),
                group.indicator(),
                group.period(),
                group.redrawn(),
                group.chosen().asNow(),
                day);
        return spread(asked, level, units.below(ids(group.units()), forms.lowest(day), day));
    }

    private static List<Long> ids(List<Unit> those) {
        return those.stream().map(Unit::id).toList();
    }

    private Indicator indicator(Period period, String code) {
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        return ofDay.byCode().getOrDefault(code, ofDay.headlines().getFirst());
    }

    /** What was asked, whichever way. */
    private record Asked(
            @Nullable Unit unit,
            Chosen chosen,
            Indicator indicator,
            Period period,
            boolean redrawn,
            boolean asNow,
            LocalDate day) {}

    /** @param all units of every level that there is to choose from */
    private Distribution spread(Asked asked, int wanted, List<Unit> all) {
        List<Integer> levels = all.stream().map(Unit::level).distinct().sorted().toList();
        NotFound.unless(!levels.isEmpty());
        int level = levels.contains(wanted) ? wanted : levels.getLast();
        List<Unit> below = all.stream().filter(one -> one.level() == level).toList();
        Indicator indicator = asked.indicator();
        Period period = asked.period();
        LocalDate day = asked.day();
        boolean asNow = asked.asNow();
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        Set<Integer> slots = ofDay.slots(indicator);
        Map<Long, Carried> carried = asNow ? overTime.carried(below, day, period, slots) : Map.of();
        Map<Long, Sheet> sheets = asNow ? Scenes.own(carried) : figures.sheets(ids(below), period.id(), slots);
        Map<Long, Sheet> before = before(indicator, slots, below, day, period);

        List<Distribution.One> given = new ArrayList<>();
        int notApplicable = 0;
        int shared = 0;
        for (Unit one : below) {
            Carried ground = carried.get(one.id());
            if (ground != null && !ground.isOf(one.id())) {
                shared++;
                continue;
            }
            Sheet sheet = sheets.getOrDefault(one.id(), Sheet.empty(one.id(), period.id(), one.level()));
            Sheet then = before.getOrDefault(one.id(), Sheet.empty(one.id(), period.id(), one.level()));
            Figure figure = Reading.figure(indicator, sheet, new Compared(sheet, then, Groups.Group.NONE, true), ofDay);
            Long amount = figure.amount();
            if (amount != null) given.add(new Distribution.One(one, amount));
            else if (figure.notApplicable()) notApplicable++;
        }
        given.sort(Comparator.comparingLong(Distribution.One::amount)
                .reversed()
                .thenComparing(one -> one.unit().code()));
        return new Distribution(
                asked.unit(),
                asked.chosen(),
                indicator,
                period,
                asked.redrawn(),
                asNow,
                level,
                levels,
                List.copyOf(given),
                below.size(),
                notApplicable,
                shared);
    }

    /** Only a change against last year asks for last year; a ground that was divided since has none of its own. */
    private Map<Long, Sheet> before(
            Indicator indicator, Set<Integer> slots, List<Unit> below, LocalDate day, Period period) {
        if (indicator.acrossUnits() != AcrossUnits.CHANGE) return Map.of();
        return periods.sameLastYear(period)
                .map(last -> Scenes.own(overTime.carried(below, day, last, slots)))
                .orElse(Map.of());
    }
}
