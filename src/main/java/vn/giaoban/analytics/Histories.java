package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.calendar.PeriodKind;
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
import vn.giaoban.organization.Groups;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Finds a unit's figures over the years, through the actor. */
@Component
class Histories {
    /** A chart of more lines than four is read by nobody (docs: the manners' four series); the sum of all is shown in any case. */
    private static final int MOST_BEHIND = 3;

    private final Units units;
    private final Periods periods;
    private final Indicators indicators;
    private final Figures figures;
    private final FiguresOverTime overTime;

    Histories(Units units, Periods periods, Indicators indicators, Figures figures, FiguresOverTime overTime) {
        this.units = units;
        this.periods = periods;
        this.indicators = indicators;
        this.figures = figures;
        this.overTime = overTime;
    }

    /** The kinds of period that there are more years than one of, the longest first; numbered ones apart. */
    List<Period> kinds() {
        return periods.opened().stream()
                .filter(p -> p.kind() != PeriodKind.MONTH)
                .sorted(Comparator.comparing(Period::kind).reversed().thenComparing(Period::number))
                .collect(java.util.stream.Collectors.toMap(
                        p -> p.kind() + "/" + p.number(), p -> p, (a, b) -> a, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /**
     * What is looked at.
     *
     * @param kinds periods to choose from, one of each kind
     * @param kind the one chosen
     */
    record Choice(IndicatorsOfDay indicators, Indicator indicator, List<Period> kinds, Period kind) {}

    /** What an address names, or else what a page opens on; nothing is found while there is no period at all. */
    Choice choice(Actor actor, String indicator, String key) {
        IndicatorsOfDay ofDay = indicators.of(actor.day());
        List<Period> kinds = kinds();
        NotFound.unless(!kinds.isEmpty());
        return new Choice(
                ofDay,
                ofDay.byCode().getOrDefault(indicator, ofDay.headlines().getFirst()),
                kinds,
                kinds.stream().filter(p -> Shown.key(p).equals(key)).findFirst().orElseGet(() -> usual(actor, kinds)));
    }

    /** What a page opens on: the kind that is being reported now. */
    private Period usual(Actor actor, List<Period> kinds) {
        return periods.current(actor.day())
                .flatMap(now -> kinds.stream()
                        .filter(p -> Shown.key(p).equals(Shown.key(now)))
                        .findFirst())
                .orElse(kinds.getFirst());
    }

    /** One indicator in the same period of every year. */
    History find(Actor actor, long unitId, Indicator indicator, PeriodKind kind, int number) {
        Unit unit = units.find(actor, unitId).orElseThrow(NotFound::new);
        History.Gathering gathering = new History.Gathering(unit);
        List<Period> same = periods.opened().stream()
                .filter(p -> p.kind() == kind && p.number() == number)
                .sorted(Comparator.comparing(Period::lastDay))
                .toList();
        Map<Integer, Carried> byYear = new HashMap<>();
        for (Period period : same) {
            gathering.period(period);
            Carried carried = Objects.requireNonNull(
                    overTime.carried(List.of(unit), actor.day(), period).get(unitId));
            byYear.put(period.year(), carried);
            Carried earlier = byYear.get(period.year() - 1);
            Sheet then = earlier == null ? Sheet.empty(unitId, 0, unit.level()) : earlier.sheet();
            Compared before = new Compared(carried.sheet(), then, carried.group(), true);
            IndicatorsOfDay ofDay = indicators.of(period.lastDay());
            Indicator ofTime = ofDay.byCode().get(indicator.code());
            if (ofTime == null) continue;
            if (carried.isOf(unitId)) gathering.now(period, amount(ofTime, carried.sheet(), before, ofDay));
            else if (!carried.group().then().isEmpty()) gathering.shared(period);
            behind(gathering, unit, actor.day(), period, carried.group(), ofTime, ofDay);
        }
        return gathering.made(indicator);
    }

    /** What the units of then said, each for itself, where the ground is another's now. */
    private void behind(
            History.Gathering gathering,
            Unit unit,
            LocalDate day,
            Period period,
            Groups.Group group,
            Indicator indicator,
            IndicatorsOfDay ofDay) {
        if (group.isPlain() || group.then().isEmpty() || group.then().size() > MOST_BEHIND) return;
        if (indicator.acrossUnits() == AcrossUnits.CHANGE) return;
        figures.sheets(group.then(), period.id()).forEach((id, sheet) -> {
            // As it was on its last day, by which it is known
            Optional<Unit> of = units.nearest(id, day);
            if (of.isPresent() && id != unit.id())
                gathering.then(
                        of.get(),
                        period,
                        amount(indicator, sheet, new Compared(sheet, sheet, Groups.Group.NONE, true), ofDay));
        });
    }

    private static @Nullable Long amount(Indicator indicator, Sheet sheet, Compared compared, IndicatorsOfDay ofDay) {
        return Reading.figure(indicator, sheet, compared, ofDay).amount();
    }
}
