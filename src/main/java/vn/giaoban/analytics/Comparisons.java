package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import vn.giaoban.organization.Groups;
import vn.giaoban.organization.Unit;

/** Finds comparisons of the units that an address chooses. */
@Component
class Comparisons {
    private final ChosenGroups groups;
    private final Periods periods;
    private final Indicators indicators;
    private final Figures figures;
    private final FiguresOverTime overTime;
    private final Scenes scenes;

    Comparisons(
            ChosenGroups groups,
            Periods periods,
            Indicators indicators,
            Figures figures,
            FiguresOverTime overTime,
            Scenes scenes) {
        this.groups = groups;
        this.periods = periods;
        this.indicators = indicators;
        this.figures = figures;
        this.overTime = overTime;
        this.scenes = scenes;
    }

    /** Where units are named and the actor sees none of them, nothing is found. */
    Comparison find(Actor actor, Chosen asked) {
        ChosenGroup group = groups.find(actor, asked);
        Chosen chosen = group.chosen();
        Period period = group.period();
        Indicator indicator = group.indicator();
        LocalDate day = group.day();
        List<Unit> those = group.units();
        List<Period> all = periods.all();
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        Period before = Scenes.sameLastYear(all, period);
        List<Period> years = chosen.overYears()
                ? all.stream()
                        .filter(p -> p.opened() && p.isSamePartAs(period))
                        .sorted(Comparator.comparing(Period::lastDay))
                        .toList()
                : List.of(period);
        Map<Period, Map<Long, Carried>> carried = new HashMap<>();
        if (chosen.overYears()) for (Period year : years) carried.put(year, overTime.carried(those, day, year));
        List<Comparison.Row> rows = rows(those, day, period, before, indicator, ofDay, carried, group.redrawn());
        return new Comparison(
                chosen,
                indicator,
                period,
                group.redrawn(),
                before,
                years,
                rows,
                group.named(),
                group.cluster(),
                group.below(),
                total(those, day, period, indicator, carried, rows));
    }

    private List<Comparison.Row> rows(
            List<Unit> those,
            LocalDate day,
            Period period,
            @Nullable Period before,
            Indicator indicator,
            IndicatorsOfDay ofDay,
            Map<Period, Map<Long, Carried>> years,
            boolean redrawn) {
        boolean carrying = redrawn && !day.equals(period.lastDay());
        Map<Long, Carried> carried = carrying ? overTime.carried(those, day, period) : Map.of();
        Map<Long, Sheet> now = carrying
                ? Scenes.own(carried)
                : figures.sheets(those.stream().map(Unit::id).toList(), period.id());
        Map<Long, Compared> compared = scenes.compared(those, day, period, before, now, carried);
        List<Comparison.Row> rows = new ArrayList<>();
        for (Unit unit : those) {
            Sheet sheet = now.getOrDefault(unit.id(), Sheet.empty(unit.id(), period.id(), unit.level()));
            Carried ground = carried.get(unit.id());
            rows.add(new Comparison.Row(
                    unit,
                    0,
                    Reading.of(indicator, sheet, Objects.requireNonNull(compared.get(unit.id())), ofDay),
                    ground != null && !ground.isOf(unit.id()),
                    amounts(unit, indicator, years)));
        }
        return ranked(rows);
    }

    /** What each year says of the unit's own ground. */
    private Map<Long, Long> amounts(Unit unit, Indicator indicator, Map<Period, Map<Long, Carried>> years) {
        Map<Long, Long> amounts = new HashMap<>();
        years.forEach((period, carried) -> {
            Carried own = Objects.requireNonNull(carried.get(unit.id()));
            IndicatorsOfDay ofDay = indicators.of(period.lastDay());
            Indicator then = ofDay.byCode().get(indicator.code());
            if (then == null || !own.isOf(unit.id())) return;
            Sheet before = years.entrySet().stream()
                    .filter(e -> e.getKey().year() == period.year() - 1)
                    .map(e ->
                            Objects.requireNonNull(e.getValue().get(unit.id())).sheet())
                    .findFirst()
                    .orElseGet(() -> Sheet.empty(unit.id(), 0, unit.level()));
            Long amount = Reading.figure(then, own.sheet(), new Compared(own.sheet(), before, own.group(), true), ofDay)
                    .amount();
            if (amount != null) amounts.put(period.id(), amount);
        });
        return Map.copyOf(amounts);
    }

    private static List<Comparison.Row> ranked(List<Comparison.Row> rows) {
        List<Long> values = rows.stream()
                .map(row -> row.reading().now().amount())
                .filter(Objects::nonNull)
                .sorted(Comparator.reverseOrder())
                .toList();
        return rows.stream()
                .map(row -> {
                    Long amount = row.reading().now().amount();
                    return row.ranked(amount == null ? 0 : values.indexOf(amount) + 1);
                })
                .sorted(Comparator.comparing((Comparison.Row row) -> row.rank() == 0)
                        .thenComparing(Comparison.Row::rank)
                        .thenComparing(Comparison.Row::unit, Unit.BY_NAME))
                .toList();
    }

    /**
     * All together, where that is one thing: units of one level, two at least, and an indicator that adds up or is worked out from
     * such. Distinct people are never added.
     */
    private Comparison.@Nullable Total total(
            List<Unit> those,
            LocalDate day,
            Period period,
            Indicator indicator,
            Map<Period, Map<Long, Carried>> years,
            List<Comparison.Row> rows) {
        boolean adds = indicator.addsUp() || indicator.acrossUnits() == AcrossUnits.RATIO;
        if (!adds
                || those.size() < 2
                || those.stream().map(Unit::level).distinct().count() > 1) return null;
        Unit first = those.getFirst();
        Map<Long, Long> amounts = new HashMap<>();
        years.forEach((year, carried) -> {
            Sheet sheet = together(first, those, carried, year);
            IndicatorsOfDay ofDay = indicators.of(year.lastDay());
            Indicator then = ofDay.byCode().get(indicator.code());
            if (sheet == null || then == null) return;
            Long amount = sheet.figure(then, id -> byId(ofDay, id)).amount();
            if (amount != null) amounts.put(year.id(), amount);
        });
        Sheet sheet = together(first, those, overTime.carried(those, day, period), period);
        if (sheet == null) return null;
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        return new Comparison.Total(sheet.figure(indicator, id -> byId(ofDay, id)), Map.copyOf(amounts));
    }

    /** Null where some of the ground is others' as well. */
    private @Nullable Sheet together(Unit first, List<Unit> those, Map<Long, Carried> carried, Period period) {
        Set<Long> ids = those.stream().map(Unit::id).collect(Collectors.toSet());
        Set<Long> then = new TreeSet<>();
        for (Carried one : carried.values()) {
            Groups.Group group = one.group();
            if (!ids.containsAll(group.now())) return null;
            then.addAll(group.then());
        }
        return overTime.together(Map.of(first, List.copyOf(then)), period).get(first.id());
    }

    private static Indicator byId(IndicatorsOfDay ofDay, long id) {
        return Objects.requireNonNull(ofDay.byId().get(id));
    }
}
