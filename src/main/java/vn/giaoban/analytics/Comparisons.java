package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
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
import vn.giaoban.organization.Cluster;
import vn.giaoban.organization.Clusters;
import vn.giaoban.organization.Groups;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Finds comparisons of units, through the actor: of an address that names more, each reader finds what is theirs to see. */
@Component
class Comparisons {
    private final Units units;
    private final Clusters clusters;
    private final Periods periods;
    private final Indicators indicators;
    private final Figures figures;
    private final FiguresOverTime overTime;
    private final Scenes scenes;

    Comparisons(
            Units units,
            Clusters clusters,
            Periods periods,
            Indicators indicators,
            Figures figures,
            FiguresOverTime overTime,
            Scenes scenes) {
        this.units = units;
        this.clusters = clusters;
        this.periods = periods;
        this.indicators = indicators;
        this.figures = figures;
        this.overTime = overTime;
        this.scenes = scenes;
    }

    /** Where units are named and the actor sees none of them, nothing is found. */
    Comparison find(Actor actor, Chosen asked) {
        List<Period> all = periods.all();
        Period period = asked.period().isEmpty()
                ? periods.current(actor.day()).orElseThrow(NotFound::new)
                : all.stream()
                        .filter(p -> p.code().equals(asked.period()))
                        .findFirst()
                        .orElseThrow(NotFound::new);
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        Indicator indicator =
                ofDay.byCode().getOrDefault(asked.indicator(), ofDay.headlines().getFirst());
        boolean redrawn = !overTime.isOfTree(period, actor.day());
        Chosen chosen = asked.by(indicator.code(), period.code()).as(redrawn && asked.asNow());
        LocalDate day = chosen.asNow() || chosen.overYears() ? actor.day() : period.lastDay();

        List<Unit> named = chosen.units().stream()
                .map(id -> units.find(actor, id, day)
                        .or(() -> units.find(actor, id))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
        Cluster cluster = chosen.clusterId() == 0
                ? null
                : clusters.find(chosen.clusterId()).orElseThrow(NotFound::new);
        Unit below = chosen.belowId() == 0
                ? null
                : units.find(actor, chosen.belowId(), day)
                        .or(() -> units.find(actor, chosen.belowId()))
                        .orElse(null);
        List<Unit> those = those(actor, day, named, cluster, below);
        // A period in which none of them stood yet is no reason to forget what was chosen.
        boolean known = !those.isEmpty()
                || !named.isEmpty()
                || below != null
                || cluster != null
                        && !those(actor, actor.day(), named, cluster, null).isEmpty();
        NotFound.unless(chosen.isEmpty() || known);
        Period before = Scenes.sameLastYear(all, period);
        List<Period> years = chosen.overYears()
                ? all.stream()
                        .filter(p -> p.opened() && p.kind() == period.kind() && p.number() == period.number())
                        .sorted(Comparator.comparing(Period::lastDay))
                        .toList()
                : List.of(period);
        Map<Period, Map<Long, Carried>> carried = new HashMap<>();
        if (chosen.overYears()) for (Period year : years) carried.put(year, overTime.carried(those, day, year));
        List<Comparison.Row> rows = rows(those, day, period, before, indicator, ofDay, carried, redrawn);
        return new Comparison(
                chosen,
                indicator,
                period,
                redrawn,
                before,
                years,
                rows,
                named,
                cluster,
                below,
                total(those, day, period, indicator, carried, rows));
    }

    /** Each unit once, of those that stand on the day; the first hundred. */
    private List<Unit> those(
            Actor actor, LocalDate day, List<Unit> named, @Nullable Cluster cluster, @Nullable Unit below) {
        Map<Long, Unit> those = new LinkedHashMap<>();
        for (Unit unit : named) units.find(actor, unit.id(), day).ifPresent(there -> those.put(there.id(), there));
        if (cluster != null)
            for (Unit member : clusters.members(cluster.id(), day))
                if (units.sees(actor, member.id(), day)) those.put(member.id(), member);
        if (below != null && units.sees(actor, below.id(), day))
            for (Unit child : units.children(below.id(), day)) those.put(child.id(), child);
        return those.values().stream().limit(Comparison.MOST).toList();
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
