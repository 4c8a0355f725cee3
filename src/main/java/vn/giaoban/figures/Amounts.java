package vn.giaoban.figures;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One amount per indicator, by the indicator's slot: a number in thousandths of its unit of measure, blank (null), or {@link
 * #NOT_APPLICABLE}. Zero, blank and not applicable are three values.
 */
public final class Amounts {
    /** "Không áp dụng". The same mark stands in the database's arrays. */
    public static final long NOT_APPLICABLE = Long.MIN_VALUE;

    public static final Amounts NONE = new Amounts(new Long[0]);

    private final @Nullable Long[] bySlot;

    private Amounts(@Nullable Long[] bySlot) {
        this.bySlot = bySlot;
    }

    /** Amounts as the database keeps them: the first element is slot 1. */
    public static Amounts of(@Nullable Long @Nullable [] array) {
        return array == null || array.length == 0 ? NONE : new Amounts(array.clone());
    }

    /** Amounts by slot; slots that are missing are blank. */
    public static Amounts of(Map<Integer, Long> bySlot) {
        int size = bySlot.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        @Nullable Long[] array = new @Nullable Long[size];
        bySlot.forEach((slot, amount) -> array[slot - 1] = amount);
        return new Amounts(array);
    }

    /** The amount of a slot: a number, {@link #NOT_APPLICABLE}, or null for blank. */
    public @Nullable Long get(int slot) {
        return slot < 1 || slot > bySlot.length ? null : bySlot[slot - 1];
    }

    /** The amount of a slot where it is a number, null otherwise. */
    public @Nullable Long number(int slot) {
        Long amount = get(slot);
        return amount == null || amount == NOT_APPLICABLE ? null : amount;
    }

    public boolean isNumber(int slot) {
        return number(slot) != null;
    }

    public boolean isNotApplicable(int slot) {
        Long amount = get(slot);
        return amount != null && amount == NOT_APPLICABLE;
    }

    /** The highest slot there may be anything in. */
    public int size() {
        return bySlot.length;
    }

    /** For the database: the first element is slot 1. */
    public @Nullable Long[] array() {
        return bySlot.clone();
    }

    /** As PostgreSQL writes an array: {214000,NULL,0}. */
    public String text() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < bySlot.length; i++) {
            if (i > 0) text.append(',');
            Long amount = bySlot[i];
            if (amount == null) text.append("NULL");
            else text.append(amount.longValue());
        }
        return text.append('}').toString();
    }

    /** Equal where every slot is; trailing blanks do not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Amounts that)) return false;
        for (int slot = 1; slot <= Math.max(size(), that.size()); slot++) {
            Long mine = get(slot);
            if (mine == null ? that.get(slot) != null : !mine.equals(that.get(slot))) return false;
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int slot = 1; slot <= size(); slot++) {
            Long amount = get(slot);
            if (amount != null) hash = 31 * hash + slot * amount.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(bySlot);
    }
}
