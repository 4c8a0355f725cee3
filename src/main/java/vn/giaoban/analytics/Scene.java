package vn.giaoban.analytics;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;

/**
 * What every page of figures stands on: a unit that the actor may see, a period, and the sheets of the unit and of its children
 * in this period and in the same one of last year. The tree is that of the period's last day.
 *
 * @param lineage superiors first, the unit last
 * @param children what stands directly below
 * @param periods all there are, latest first
 * @param before the same period of last year
 * @param now sheets by unit; a unit without one has nothing accepted
 * @param reportsOpen whether the reader may open the unit's reports, and those below, and not only see its figures
 */
public record Scene(
        Unit unit,
        List<Unit> lineage,
        List<Unit> children,
        Period period,
        @Nullable Period before,
        List<Period> periods,
        IndicatorsOfDay indicators,
        Map<Long, Sheet> now,
        Map<Long, Sheet> then,
        boolean reportsOpen) {

    public Sheet sheet() {
        return sheet(unit);
    }

    public Sheet sheet(Unit of) {
        return Objects.requireNonNullElseGet(now.get(of.id()), () -> Sheet.empty(of.id(), period.id(), of.level()));
    }

    public Sheet sheetBefore() {
        return sheetBefore(unit);
    }

    public Sheet sheetBefore(Unit of) {
        return Objects.requireNonNullElseGet(
                then.get(of.id()), () -> Sheet.empty(of.id(), before == null ? 0 : before.id(), of.level()));
    }

    /** The periods to choose from: those of this year and the last that were opened, earliest first. */
    public List<Period> choices(int year) {
        return periods.stream()
                .filter(p -> p.year() == year && (p.opened() || p.equals(period)))
                .toList()
                .reversed();
    }

    /** Superiors that the actor may see. */
    public List<Unit> visibleSuperiors(Actor actor) {
        List<Long> roots = List.of(actor.roots());
        return lineage.stream()
                .dropWhile(superior -> !roots.contains(superior.id()))
                .filter(superior -> superior.id() != unit.id())
                .toList();
    }
}
