package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Groups;
import vn.giaoban.organization.Unit;

/**
 * What every page of figures stands on: a unit that the actor may see, a period, and the sheets of the unit and of its children
 * in this period and in the same one of last year.
 *
 * @param day on whose tree the units stand: the period's last, or today where figures are read as now
 * @param redrawn units were carried on by others between the period's last day and today, so that there are two ways to read it
 * @param lineage superiors first, the unit last
 * @param children what stands directly below
 * @param periods all there are, latest first
 * @param before the same period of last year
 * @param now sheets by unit; a unit without one has nothing accepted, or shares its ground with others
 * @param grounds of a period read as now: the units of then and of now on each unit's ground
 * @param comparisons what each unit is compared by with last year
 * @param named the units on the unit's own ground, of then and of now, where it was redrawn
 * @param lowest the deepest level that reports on the tree that is shown
 * @param reportsOpen whether the reader may open the unit's reports, and those below, and not only see its figures
 */
public record Scene(
        Unit unit,
        LocalDate day,
        boolean redrawn,
        List<Unit> lineage,
        List<Unit> children,
        Period period,
        @Nullable Period before,
        List<Period> periods,
        IndicatorsOfDay indicators,
        Map<Long, Sheet> now,
        Map<Long, Groups.Group> grounds,
        Map<Long, Compared> comparisons,
        Map<Long, Unit> named,
        int lowest,
        boolean reportsOpen) {

    /** Read by the units of today, though the period was reported by others. */
    public boolean isAsNow() {
        return !grounds.isEmpty();
    }

    /** Whether other periods beside this one are read by the units of today: unless a time that was redrawn is shown as it saw itself. */
    public boolean othersAsNow() {
        return isAsNow() || !redrawn && unit.validTo() == null;
    }

    /** True where districts counted for their communes, as they did until 30 June 2025. */
    public boolean districts() {
        return lowest == Unit.DISTRICT;
    }

    /** What keeps the way of reading in a link to another page of figures. */
    public String query() {
        return isAsNow() ? "?as=now" : "";
    }

    /** True where a unit shares the ground of then with others, so that no figure of then is its own. */
    public boolean isShared(Unit of) {
        Groups.Group ground = grounds.get(of.id());
        return ground != null && !ground.isOf(of.id());
    }

    /** The names of units on the unit's own ground, in Vietnamese order; too many are counted by the page. */
    public List<String> names(List<Long> ids) {
        return ids.stream()
                .map(named::get)
                .filter(Objects::nonNull)
                .sorted(Unit.BY_NAME)
                .map(Unit::shortName)
                .toList();
    }

    /** The ground of a period read as now. */
    public Groups.Group ground() {
        return grounds.getOrDefault(unit.id(), Groups.Group.NONE);
    }

    public Sheet sheet() {
        return sheet(unit);
    }

    public Sheet sheet(Unit of) {
        return Objects.requireNonNullElseGet(now.get(of.id()), () -> Sheet.empty(of.id(), period.id(), of.level()));
    }

    public Compared compared() {
        return compared(unit);
    }

    public Compared compared(Unit of) {
        return Objects.requireNonNull(comparisons.get(of.id()));
    }

    /** True where some unit on the page is compared by a ground that was redrawn since last year. */
    public boolean isComparedAcross() {
        return before != null
                && comparisons.values().stream().anyMatch(c -> !c.group().isPlain());
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
