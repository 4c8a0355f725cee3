package vn.giaoban.analytics;

import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Groups;

/**
 * The two sheets that a comparison with the same period of last year rests on: of the unit alone, or, where its ground was
 * redrawn, of the smallest group of units that nothing entered or left.
 *
 * @param group the units of last year and of this that share the ground
 * @param sameCounters the same kind of units counted in both, so that how many of them reported may be compared
 */
public record Compared(Sheet now, Sheet then, Groups.Group group, boolean sameCounters) {
    /** True where others share the ground, so that the change is the group's and not the unit's own. */
    public boolean isShared() {
        return group.now().size() > 1;
    }
}
