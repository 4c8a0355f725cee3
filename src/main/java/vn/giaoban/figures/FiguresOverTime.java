package vn.giaoban.figures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Ground;
import vn.giaoban.organization.Groups;
import vn.giaoban.organization.Unit;

/**
 * Reads the figures of a period for the units of another day, through the successions. Nothing is apportioned: where units were
 * split, the smallest group of units that nothing entered or left stands for each of them. Readers have found the units through
 * the actor.
 */
@Component
public class FiguresOverTime {
    private final Figures figures;
    private final Forms forms;
    private final Indicators indicators;
    private final Ground ground;

    FiguresOverTime(Figures figures, Forms forms, Indicators indicators, Ground ground) {
        this.figures = figures;
        this.forms = forms;
        this.indicators = indicators;
        this.ground = ground;
    }

    /** True if the tree of a day is the tree by which a period was reported. */
    public boolean isOfTree(Period period, LocalDate day) {
        return ground.isSame(period.lastDay(), day);
    }

    /**
     * What a period says of the ground of each unit, by the unit's id.
     *
     * @param day the day on whose tree the units stand
     */
    public Map<Long, Carried> carried(Collection<Unit> units, LocalDate day, Period period) {
        return carried(units, day, period, ids -> figures.sheets(ids, period.id()));
    }

    /** The same of these slots alone, the others blank: for one figure of thousands of units. */
    public Map<Long, Carried> carried(Collection<Unit> units, LocalDate day, Period period, Set<Integer> slots) {
        return carried(units, day, period, ids -> figures.sheets(ids, period.id(), slots));
    }

    private Map<Long, Carried> carried(
            Collection<Unit> units, LocalDate day, Period period, Function<Set<Long>, Map<Long, Sheet>> read) {
        boolean same = isOfTree(period, day);
        Map<Integer, Groups> byLevel = new HashMap<>();
        Map<Unit, List<Long>> grounds = new HashMap<>();
        Map<Long, Groups.Group> groups = new HashMap<>();
        for (Unit unit : units) {
            Groups.Group group = same
                    ? plain(unit)
                    : byLevel.computeIfAbsent(unit.level(), level -> groups(level, day, period))
                            .of(unit.id());
            groups.put(unit.id(), group);
            grounds.put(unit, group.then());
        }
        Map<Long, Sheet> sheets = together(grounds, period, read);
        Map<Long, Carried> carried = new HashMap<>();
        groups.forEach((id, group) -> carried.put(id, new Carried(group, Objects.requireNonNull(sheets.get(id)))));
        return carried;
    }

    /** What the units of each ground say together in a period of their own time, by the id of the unit that asks. */
    public Map<Long, Sheet> together(Map<Unit, List<Long>> grounds, Period period) {
        return together(grounds, period, ids -> figures.sheets(ids, period.id()));
    }

    private Map<Long, Sheet> together(
            Map<Unit, List<Long>> grounds, Period period, Function<Set<Long>, Map<Long, Sheet>> read) {
        Set<Long> ids = new HashSet<>();
        grounds.values().forEach(ids::addAll);
        Map<Long, Sheet> sheets = read.apply(ids);
        Additive additive = Additive.of(indicators.on(period.lastDay()));
        Map<Long, Sheet> together = new HashMap<>();
        grounds.forEach((unit, ground) -> together.put(unit.id(), together(unit, ground, period, sheets, additive)));
        return together;
    }

    private static Sheet together(
            Unit unit, List<Long> ids, Period period, Map<Long, Sheet> sheets, Additive additive) {
        List<Sheet> there =
                ids.stream().map(sheets::get).filter(Objects::nonNull).toList();
        if (there.isEmpty()) return Sheet.empty(unit.id(), period.id(), unit.level());
        // One unit alone speaks for its ground, of people too; one of several that has reported does not.
        return ids.size() == 1
                ? there.getFirst()
                : Sheet.together(unit.id(), period.id(), unit.level(), there, additive);
    }

    private Groups groups(int level, LocalDate day, Period period) {
        // Below the provinces whoever counted is compared with whoever counts: districts with communes.
        int levelThen = level <= Unit.PROVINCE ? level : forms.lowest(period.lastDay());
        return ground.between(period.lastDay(), levelThen, day, level);
    }

    private static Groups.Group plain(Unit unit) {
        return new Groups.Group(List.of(unit.id()), List.of(unit.id()));
    }
}
