package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        Indicator indicator =
                ofDay.byCode().getOrDefault(indicatorCode, ofDay.headlines().getFirst());

        List<Integer> levels = IntStream.rangeClosed(unit.level() + 1, forms.lowest(day))
                .filter(one -> !units.below(unitId, one, day).isEmpty())
                .boxed()
                .toList();
        NotFound.unless(!levels.isEmpty());
        int chosen = levels.contains(level) ? level : levels.getLast();
        List<Unit> below = units.below(unitId, chosen, day);
        Map<Long, Carried> carried = asNow ? overTime.carried(below, day, period) : Map.of();
        Map<Long, Sheet> sheets = asNow
                ? Scenes.own(carried)
                : figures.sheets(below.stream().map(Unit::id).toList(), period.id());
        Map<Long, Sheet> before = before(indicator, below, day, period);

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
                .thenComparing(Distribution.One::unit, Unit.BY_NAME));
        return new Distribution(
                unit,
                indicator,
                period,
                redrawn && stoodThen && units.find(unitId, actor.day()).isPresent(),
                asNow,
                chosen,
                levels,
                List.copyOf(given),
                below.size(),
                notApplicable,
                shared);
    }

    /** Only a change against last year asks for last year; a ground that was divided since has none of its own. */
    private Map<Long, Sheet> before(Indicator indicator, List<Unit> below, LocalDate day, Period period) {
        if (indicator.acrossUnits() != AcrossUnits.CHANGE) return Map.of();
        return periods.sameLastYear(period)
                .map(last -> Scenes.own(overTime.carried(below, day, last)))
                .orElse(Map.of());
    }
}
