package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Carried;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.FiguresOverTime;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Groups;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Finds scenes through the actor, in a handful of queries however many units there are. */
@Component
class Scenes {
    private final Units units;
    private final Periods periods;
    private final Indicators indicators;
    private final Figures figures;
    private final FiguresOverTime overTime;
    private final Forms forms;

    Scenes(
            Units units,
            Periods periods,
            Indicators indicators,
            Figures figures,
            FiguresOverTime overTime,
            Forms forms) {
        this.units = units;
        this.periods = periods;
        this.indicators = indicators;
        this.figures = figures;
        this.overTime = overTime;
        this.forms = forms;
    }

    /**
     * A unit outside the actor's, or a period that is none, is not found. A unit that did not stand in the period's time is read as
     * now: what was said then of the ground that it stands on.
     *
     * @param as "now" to read the period by the units of today; anything else, by those of its own time
     */
    Scene find(Actor actor, long unitId, String periodCode, String as) {
        List<Period> all = periods.all();
        Period period = all.stream()
                .filter(p -> p.code().equals(periodCode))
                .findFirst()
                .orElseThrow(NotFound::new);
        boolean redrawn = !overTime.isOfTree(period, actor.day());
        boolean stoodThen = units.find(unitId, period.lastDay()).isPresent();
        boolean asNow = redrawn && (as.equals("now") || !stoodThen);
        LocalDate day = asNow ? actor.day() : period.lastDay();
        NotFound.unless(units.sees(actor, unitId, day));
        return scene(
                unitId,
                period,
                all,
                day,
                asNow,
                redrawn && stoodThen && units.find(unitId, actor.day()).isPresent(),
                units.seesAs(actor, unitId, day, Role.OFFICER, Role.LEADER, Role.AUDITOR));
    }

    /** A period's own time, whoever looks on: who may, the caller knows. Empty where there is no such unit or period. */
    Optional<Scene> whoever(long unitId, String periodCode) {
        List<Period> all = periods.all();
        return all.stream()
                .filter(p -> p.code().equals(periodCode))
                .findFirst()
                .filter(period -> units.find(unitId, period.lastDay()).isPresent())
                .map(period -> scene(unitId, period, all, period.lastDay(), false, false, false));
    }

    private Scene scene(
            long unitId,
            Period period,
            List<Period> all,
            LocalDate day,
            boolean asNow,
            boolean twoWays,
            boolean reportsOpen) {
        List<Unit> lineage = units.lineage(unitId, day);
        NotFound.unless(!lineage.isEmpty());
        Unit unit = lineage.getLast();
        List<Unit> children = unit.level() < forms.lowest(day) ? units.children(unitId, day) : List.of();
        List<Unit> shown = new ArrayList<>(children);
        shown.add(unit);

        Map<Long, Carried> carried = asNow ? overTime.carried(shown, day, period) : Map.of();
        Map<Long, Sheet> now = asNow
                ? own(carried)
                : figures.sheets(shown.stream().map(Unit::id).toList(), period.id());
        Map<Long, Groups.Group> grounds = new HashMap<>();
        carried.forEach((id, one) -> grounds.put(id, one.group()));
        Period before = sameLastYear(all, period);
        Map<Long, Compared> compared = compared(shown, day, period, before, now, carried);
        return new Scene(
                unit,
                day,
                twoWays,
                lineage,
                children,
                period,
                before,
                all,
                indicators.of(period.lastDay()),
                now,
                grounds,
                compared,
                named(unit, day, period, before, grounds.get(unitId), compared.get(unitId)),
                forms.lowest(day),
                reportsOpen);
    }

    private Map<Long, Unit> named(
            Unit unit,
            LocalDate day,
            Period period,
            @Nullable Period before,
            Groups.@Nullable Group ground,
            @Nullable Compared compared) {
        Map<Long, Unit> named = new HashMap<>();
        if (ground != null && !ground.isPlain()) {
            named.putAll(units.those(ground.then(), period.lastDay()));
            named.putAll(units.those(ground.now(), day));
        }
        if (before != null && compared != null && !compared.group().isPlain()) {
            named.putAll(units.those(compared.group().then(), before.lastDay()));
            named.putAll(units.those(compared.group().now(), day));
        }
        named.put(unit.id(), unit);
        return named;
    }

    /** The sheets of units that have their ground to themselves. */
    static Map<Long, Sheet> own(Map<Long, Carried> carried) {
        Map<Long, Sheet> own = new HashMap<>();
        carried.forEach((id, one) -> {
            if (one.isOf(id)) own.put(id, one.sheet());
        });
        return own;
    }

    /** What each unit is compared by with the same period of last year. */
    Map<Long, Compared> compared(
            Collection<Unit> shown,
            LocalDate day,
            Period period,
            @Nullable Period before,
            Map<Long, Sheet> now,
            Map<Long, Carried> carried) {
        Map<Long, Compared> compared = new HashMap<>();
        Map<Long, Carried> then = before == null ? Map.of() : overTime.carried(shown, day, before);
        // Where others share the ground, all of them together are compared.
        Map<Unit, List<Long>> shared = new HashMap<>();
        for (Unit unit : shown) {
            Carried one = then.get(unit.id());
            if (carried.isEmpty() && one != null && one.group().now().size() > 1)
                shared.put(unit, one.group().now());
        }
        Map<Long, Sheet> together = overTime.together(shared, period);
        boolean sameCounters = before != null && forms.lowest(before.lastDay()) == forms.lowest(period.lastDay());
        for (Unit unit : shown) {
            Sheet empty = Sheet.empty(unit.id(), period.id(), unit.level());
            Carried read = carried.get(unit.id());
            if (read != null && !read.isOf(unit.id())) {
                // A change of the whole group, beside no figure of its own, would be read as the unit's.
                compared.put(unit.id(), new Compared(empty, empty, Groups.Group.NONE, true));
                continue;
            }
            Sheet of = read != null
                    ? read.sheet()
                    : Objects.requireNonNullElse(together.get(unit.id()), now.getOrDefault(unit.id(), empty));
            Carried one = then.get(unit.id());
            compared.put(
                    unit.id(),
                    one == null
                            ? new Compared(of, empty, Groups.Group.NONE, true)
                            : new Compared(of, one.sheet(), one.group(), sameCounters));
        }
        return compared;
    }

    /** What the periods of the scene's year and of the year before say of the unit's own ground, by period. */
    Map<Long, Sheet> over(Scene scene) {
        int year = scene.period().year();
        Map<Long, Sheet> over = new HashMap<>();
        List<Period> wanted = scene.periods().stream()
                .filter(p -> p.year() == year || p.year() == year - 1)
                .toList();
        List<Period> ofTree =
                wanted.stream().filter(p -> overTime.isOfTree(p, scene.day())).toList();
        over.putAll(
                figures.over(scene.unit().id(), ofTree.stream().map(Period::id).toList()));
        for (Period period : wanted) {
            if (ofTree.contains(period)) continue;
            Carried carried = Objects.requireNonNull(overTime.carried(List.of(scene.unit()), scene.day(), period)
                    .get(scene.unit().id()));
            if (carried.isOf(scene.unit().id()) && carried.sheet().reports() > 0)
                over.put(period.id(), carried.sheet());
        }
        return over;
    }

    /** True if the same kind of units counted in both periods. */
    boolean sameCounters(Period a, Period b) {
        return forms.lowest(a.lastDay()) == forms.lowest(b.lastDay());
    }

    /** True if communes counted in the scene's period, so that one may speak of an average commune. */
    boolean isOfCommunes(Scene scene) {
        return !scene.isAsNow() && forms.lowest(scene.period().lastDay()) == Unit.COMMUNE;
    }

    static @Nullable Period sameLastYear(List<Period> all, Period period) {
        return all.stream().filter(p -> p.isYearBefore(period)).findFirst().orElse(null);
    }
}
