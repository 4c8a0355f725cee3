package vn.giaoban.figures;

/**
 * What a changed sheet means to the sheet above: differences by slot. Changes of several units below one superior add up.
 *
 * <p>Only slots that add up across units carry anything; the number of accepted reports is carried for all of them together.
 */
final class Difference {
    final long[] value;
    final int[] given;
    final int[] notApplicable;
    final int[] marks;
    int reports;

    Difference(int slots) {
        value = new long[slots];
        given = new int[slots];
        notApplicable = new int[slots];
        marks = new int[slots];
    }

    /** The difference between two states of one unit's sheet, as its superior sees it. */
    static Difference between(Sheet before, Sheet after, Additive additive) {
        int slots = Math.max(before.slots(), after.slots());
        Difference difference = new Difference(slots);
        for (int slot = 1; slot <= slots; slot++) {
            // Of people counted by name, of ratios and of comparisons nothing goes up: the superior says its own.
            if (!additive.adds(slot)) continue;
            Long old = before.value(slot);
            Long now = after.value(slot);
            difference.value[slot - 1] = Math.subtractExact(now == null ? 0 : now, old == null ? 0 : old);
            difference.given[slot - 1] = Sheet.at(after.given(), slot) - Sheet.at(before.given(), slot);
            difference.notApplicable[slot - 1] =
                    Sheet.at(after.notApplicable(), slot) - Sheet.at(before.notApplicable(), slot);
            difference.marks[slot - 1] = Sheet.at(after.marks(), slot) - Sheet.at(before.marks(), slot);
        }
        difference.reports = after.reports() - before.reports();
        return difference;
    }

    Difference plus(Difference other) {
        Difference sum = new Difference(Math.max(value.length, other.value.length));
        for (int slot = 1; slot <= sum.value.length; slot++) {
            sum.value[slot - 1] = Math.addExact(Sheet.at(value, slot), Sheet.at(other.value, slot));
            sum.given[slot - 1] = Sheet.at(given, slot) + Sheet.at(other.given, slot);
            sum.notApplicable[slot - 1] = Sheet.at(notApplicable, slot) + Sheet.at(other.notApplicable, slot);
            sum.marks[slot - 1] = Sheet.at(marks, slot) + Sheet.at(other.marks, slot);
        }
        sum.reports = reports + other.reports;
        return sum;
    }

    /** The sheet with this change from below taken in. */
    Sheet applyTo(Sheet sheet) {
        int slots = Math.max(sheet.slots(), value.length);
        long[] below = new long[slots];
        int[] newGiven = new int[slots];
        int[] newNotApplicable = new int[slots];
        int[] newMarks = new int[slots];
        for (int slot = 1; slot <= slots; slot++) {
            below[slot - 1] = Math.addExact(Sheet.at(sheet.below(), slot), Sheet.at(value, slot));
            newGiven[slot - 1] = Sheet.at(sheet.given(), slot) + Sheet.at(given, slot);
            newNotApplicable[slot - 1] = Sheet.at(sheet.notApplicable(), slot) + Sheet.at(notApplicable, slot);
            newMarks[slot - 1] = Sheet.at(sheet.marks(), slot) + Sheet.at(marks, slot);
        }
        return new Sheet(
                sheet.unitId(),
                sheet.periodId(),
                sheet.level(),
                sheet.own(),
                sheet.override(),
                below,
                newGiven,
                newNotApplicable,
                newMarks,
                sheet.reports() + reports,
                sheet.reportId(),
                sheet.submissionId());
    }

    /** The sheet with another accepted report of the unit itself in it, or none. */
    static Sheet post(Sheet sheet, Posting posting) {
        int slots = Math.max(
                sheet.slots(), Math.max(posting.own().size(), posting.override().size()));
        int[] given = new int[slots];
        int[] notApplicable = new int[slots];
        int[] marks = new int[slots];
        long[] below = new long[slots];
        for (int slot = 1; slot <= slots; slot++) {
            below[slot - 1] = Sheet.at(sheet.below(), slot);
            given[slot - 1] = Sheet.at(sheet.given(), slot)
                    - one(gives(sheet.own(), sheet.override(), slot))
                    + one(gives(posting.own(), posting.override(), slot));
            notApplicable[slot - 1] = Sheet.at(sheet.notApplicable(), slot)
                    - one(sheet.own().isNotApplicable(slot))
                    + one(posting.own().isNotApplicable(slot));
            marks[slot - 1] = Sheet.at(sheet.marks(), slot)
                    - one(sheet.override().isNumber(slot))
                    + one(posting.override().isNumber(slot));
        }
        int reports = sheet.reports() - one(sheet.reportId() != null) + one(posting.reportId() != null);
        return new Sheet(
                sheet.unitId(),
                sheet.periodId(),
                sheet.level(),
                posting.own(),
                posting.override(),
                below,
                given,
                notApplicable,
                marks,
                reports,
                posting.reportId(),
                posting.submissionId());
    }

    private static boolean gives(Amounts own, Amounts override, int slot) {
        return own.isNumber(slot) || override.isNumber(slot);
    }

    private static int one(boolean condition) {
        return condition ? 1 : 0;
    }
}
