package vn.giaoban.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;

/**
 * All figures of one unit and one period.
 *
 * <p>The value of an indicator that adds up is the unit's override where there is one, else what its own accepted report says plus
 * the values of the units directly below. What does not add up (people, rule 5 of the product) is only ever the unit's own. Ratios
 * are computed from their two parts, never added.
 *
 * @param own what the unit's accepted report counts of itself
 * @param override what it put in place of the rolled-up total
 * @param below sums of the values directly below, 0 where none
 * @param given reports at or below with a number, by slot; {@code notApplicable} and {@code marks} alike. Of what does not add up
 *     only the unit's own report counts
 * @param reports accepted reports at or below
 * @param reportId the unit's own accepted report, null while there is none
 */
public record Sheet(
        long unitId,
        long periodId,
        int level,
        Amounts own,
        Amounts override,
        long[] below,
        int[] given,
        int[] notApplicable,
        int[] marks,
        int reports,
        @Nullable Long reportId,
        @Nullable Long submissionId) {

    public static Sheet empty(long unitId, long periodId, int level) {
        return new Sheet(
                unitId,
                periodId,
                level,
                Amounts.NONE,
                Amounts.NONE,
                new long[0],
                new int[0],
                new int[0],
                new int[0],
                0,
                null,
                null);
    }

    /**
     * What several units of a period say together, as one: sums of what adds up. What does not is blank, for distinct people are
     * never added.
     */
    static Sheet together(long unitId, long periodId, int level, List<Sheet> sheets, Additive additive) {
        int slots = sheets.stream().mapToInt(Sheet::slots).max().orElse(0);
        long[] sums = new long[slots];
        int[] given = new int[slots];
        int[] notApplicable = new int[slots];
        int[] marks = new int[slots];
        int reports = 0;
        for (Sheet sheet : sheets) {
            reports += sheet.reports;
            for (int slot = 1; slot <= slots; slot++) {
                if (!additive.adds(slot)) continue;
                Long value = sheet.value(slot);
                if (value != null) sums[slot - 1] = Math.addExact(sums[slot - 1], value);
                given[slot - 1] += at(sheet.given, slot);
                notApplicable[slot - 1] += at(sheet.notApplicable, slot);
                marks[slot - 1] += at(sheet.marks, slot);
            }
        }
        return new Sheet(
                unitId,
                periodId,
                level,
                Amounts.NONE,
                Amounts.NONE,
                sums,
                given,
                notApplicable,
                marks,
                reports,
                null,
                null);
    }

    /** What the unit's own accepted report says. */
    Posting posting() {
        return new Posting(unitId, own, override, reportId, submissionId);
    }

    /** The figure of an indicator that is entered or computed from others of the same period. */
    public Figure figure(Indicator indicator, java.util.function.LongFunction<Indicator> byId) {
        if (indicator.acrossUnits() == AcrossUnits.NONE) return ownFigure(indicator.slot());
        if (indicator.acrossUnits() != AcrossUnits.RATIO) return figure(indicator.slot());
        Long numeratorId = indicator.numeratorId();
        Long denominatorId = indicator.denominatorId();
        if (numeratorId == null || denominatorId == null) return Figure.BLANK;
        Figure numerator = figure(byId.apply(numeratorId).slot());
        Figure denominator = figure(byId.apply(denominatorId).slot());
        int marks = numerator.marks() + denominator.marks();
        int reporting = Math.min(numerator.given(), denominator.given());
        Long ratio = vn.giaoban.catalogue.Ratio.percent(numerator.amount(), denominator.amount());
        return new Figure(ratio, numerator.notApplicable() && denominator.notApplicable(), false, marks, reporting);
    }

    /** What the unit itself says, of indicators that do not add up: reports below count, their numbers do not. */
    private Figure ownFigure(int slot) {
        Long replaced = override.number(slot);
        Long amount = replaced == null ? own.number(slot) : replaced;
        return new Figure(
                amount,
                amount == null && own.isNotApplicable(slot),
                replaced != null,
                at(marks, slot),
                at(given, slot));
    }

    /** The figure in a slot that adds up, as entered and rolled up. */
    public Figure figure(int slot) {
        int marked = at(marks, slot);
        int givenHere = at(given, slot);
        Long replaced = override.number(slot);
        if (replaced != null) return new Figure(replaced, false, true, marked, givenHere);
        Long amount = value(slot);
        return new Figure(amount, amount == null && at(notApplicable, slot) > 0, false, marked, givenHere);
    }

    /** What the units below give together; null where none gave a number. */
    public @Nullable Long rolledUp(int slot) {
        return givenBelow(slot) > 0 ? at(below, slot) : null;
    }

    /** Reports below this unit with a number in the slot. */
    public int givenBelow(int slot) {
        return at(given, slot) - (own.isNumber(slot) || override.isNumber(slot) ? 1 : 0);
    }

    /** Override, else own and rolled-up together, else null. */
    @Nullable
    Long value(int slot) {
        Long replaced = override.number(slot);
        if (replaced != null) return replaced;
        Long mine = own.number(slot);
        Long rolled = rolledUp(slot);
        if (mine == null) return rolled;
        return rolled == null ? mine : Long.valueOf(Math.addExact(mine, rolled));
    }

    int slots() {
        return Math.max(
                Math.max(own.size(), override.size()),
                given.length == 0 ? Math.max(below.length, marks.length) : given.length);
    }

    static long at(long[] array, int slot) {
        return slot < 1 || slot > array.length ? 0 : array[slot - 1];
    }

    static int at(int[] array, int slot) {
        return slot < 1 || slot > array.length ? 0 : array[slot - 1];
    }
}
