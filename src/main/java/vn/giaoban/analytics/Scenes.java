package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Finds scenes through the actor, in a handful of queries however many units there are. */
@Component
class Scenes {
    private final Units units;
    private final Periods periods;
    private final Indicators indicators;
    private final Figures figures;
    private final Forms forms;

    Scenes(Units units, Periods periods, Indicators indicators, Figures figures, Forms forms) {
        this.units = units;
        this.periods = periods;
        this.indicators = indicators;
        this.figures = figures;
        this.forms = forms;
    }

    /** A unit outside the actor's, or a period that is none, is not found. */
    Scene find(Actor actor, long unitId, String periodCode) {
        NotFound.unless(units.sees(actor, unitId));
        List<Period> all = periods.all();
        Period period = all.stream()
                .filter(p -> p.code().equals(periodCode))
                .findFirst()
                .orElseThrow(NotFound::new);
        LocalDate day = period.lastDay();
        List<Unit> lineage = units.lineage(unitId, day);
        NotFound.unless(!lineage.isEmpty());
        Unit unit = lineage.getLast();
        List<Unit> children = unit.level() < forms.lowest(day) ? units.children(unitId, day) : List.of();
        List<Long> ids = new ArrayList<>(children.stream().map(Unit::id).toList());
        ids.add(unitId);
        Period before = sameLastYear(all, period);
        Map<Long, Sheet> then = before == null ? Map.of() : figures.sheets(ids, before.id());
        return new Scene(
                unit,
                lineage,
                children,
                period,
                before,
                all,
                indicators.of(day),
                figures.sheets(ids, period.id()),
                then,
                units.seesAs(actor, unitId, Role.OFFICER, Role.LEADER, Role.AUDITOR));
    }

    /** The unit's sheets of the period's year and of the year before, by period. */
    Map<Long, Sheet> over(Scene scene) {
        int year = scene.period().year();
        return figures.over(
                scene.unit().id(),
                scene.periods().stream()
                        .filter(p -> p.year() == year || p.year() == year - 1)
                        .map(Period::id)
                        .toList());
    }

    private static @Nullable Period sameLastYear(List<Period> all, Period period) {
        return all.stream()
                .filter(p ->
                        p.kind() == period.kind() && p.year() == period.year() - 1 && p.number() == period.number())
                .findFirst()
                .orElse(null);
    }
}
