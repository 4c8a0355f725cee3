package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.FiguresOverTime;
import vn.giaoban.organization.Cluster;
import vn.giaoban.organization.Clusters;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Finds the units that an address chooses, through the actor: of an address that names more, each reader finds what is theirs. */
@Component
class ChosenGroups {
    private final Units units;
    private final Clusters clusters;
    private final Periods periods;
    private final Indicators indicators;
    private final FiguresOverTime overTime;

    ChosenGroups(Units units, Clusters clusters, Periods periods, Indicators indicators, FiguresOverTime overTime) {
        this.units = units;
        this.clusters = clusters;
        this.periods = periods;
        this.indicators = indicators;
        this.overTime = overTime;
    }

    /** Where units are named and the actor sees none of them, nothing is found. */
    ChosenGroup find(Actor actor, Chosen asked) {
        Period period = asked.period().isEmpty()
                ? periods.current(actor.day()).orElseThrow(NotFound::new)
                : periods.find(asked.period()).orElseThrow(NotFound::new);
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
        return new ChosenGroup(chosen, period, indicator, redrawn, day, those, named, cluster, below);
    }

    /** The ids of those among the chosen that stood on another day, and that the actor sees there. */
    List<Long> on(Actor actor, ChosenGroup group, LocalDate day) {
        Unit below = group.below();
        return those(actor, day, group.named(), group.cluster(), below).stream()
                .map(Unit::id)
                .toList();
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
}
