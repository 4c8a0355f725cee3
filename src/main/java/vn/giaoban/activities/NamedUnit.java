package vn.giaoban.activities;

import vn.giaoban.organization.Unit;

/**
 * A unit that an activity names.
 *
 * @param written as it was called on the day, with its code behind it: by that it is found again, whatever shares its name
 */
public record NamedUnit(long id, String written) {
    static NamedUnit of(Unit unit) {
        return new NamedUnit(unit.id(), unit.shortName() + " (" + unit.code() + ")");
    }

    /** As it is read: without the code. */
    static String name(String written) {
        return written.replaceFirst(" \\([0-9A-Z]+\\)$", "");
    }
}
