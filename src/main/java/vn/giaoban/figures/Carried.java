package vn.giaoban.figures;

import vn.giaoban.organization.Groups;

/**
 * What was said of the ground that a unit stands on, by the units that stood on it in another period's time.
 *
 * @param group the units of then and of now that share the ground
 * @param sheet what those of then said together
 */
public record Carried(Groups.Group group, Sheet sheet) {
    /** True where the ground is the unit's alone, so that what was said of it is the unit's own past. */
    public boolean isOf(long unitId) {
        return group.isOf(unitId);
    }
}
