package vn.giaoban.activities;

import org.jspecify.annotations.Nullable;

/**
 * What an activity of a type counts for.
 *
 * @param slot the indicator's place among figures
 * @param field the position of the field it takes the amount from, null where each activity counts as one
 * @param whereField the position of a field that must say something, null where nothing must
 * @param whereAmount what that field must say, null for anything
 */
public record CountingRule(
        int slot,
        How how,
        @Nullable Integer field,
        @Nullable Integer whereField,
        @Nullable Long whereAmount) {

    /** How activities make a figure. */
    public enum How {
        /** Each is one. */
        ONE,
        /** What their fields hold, added up. */
        SUM,
        /** Of a stock: what the last of them says; it stands until another does. */
        LAST
    }

    /** What one activity counts for by this rule, in thousandths; null where it does not. */
    @Nullable
    Long amount(ActivityContent content) {
        if (whereField != null) {
            Long said = content.amount(whereField);
            if (said == null || whereAmount != null && !whereAmount.equals(said)) return null;
        }
        return field == null ? Long.valueOf(1000) : content.amount(field);
    }
}
