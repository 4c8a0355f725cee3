package vn.giaoban.figures;

import org.jspecify.annotations.Nullable;

/**
 * The value of one indicator for one unit and period.
 *
 * @param amount in thousandths of the unit of measure; null when blank or not applicable
 * @param notApplicable nobody gave a number and somebody said it does not apply
 * @param overridden this unit replaced what was rolled up, with a reason
 * @param marks how many reports at or below replaced a figure by hand: the mark shows all the way up
 * @param given how many reports at or below gave a number
 */
public record Figure(@Nullable Long amount, boolean notApplicable, boolean overridden, int marks, int given) {
    public static final Figure BLANK = new Figure(null, false, false, 0, 0);

    public boolean isNumber() {
        return amount != null;
    }

    public boolean isBlank() {
        return amount == null && !notApplicable;
    }
}
