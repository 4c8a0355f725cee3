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

    public static final Amounts NONE = new Amounts(new long[0]);

    /** Blank, in here only: the database and everybody else have null. */
    private static final long BLANK = Long.MIN_VALUE + 1;

    private final long[] bySlot;

    private Amounts(long[] bySlot) {
        this.bySlot = bySlot;
    }

    /** Amounts as the database keeps them: the first element is slot 1. */
    public static Amounts of(@Nullable Long @Nullable [] array) {
        if (array == null || array.length == 0) return NONE;
        long[] bySlot = new long[array.length];
        for (int i = 0; i < bySlot.length; i++) {
            Long amount = array[i];
            bySlot[i] = amount == null ? BLANK : amount;
        }
        return new Amounts(bySlot);
    }

    /** Amounts as the database sends them ({@code array_send}); null where there is no array. */
    public static Amounts sent(byte @Nullable [] array) {
        long[] bySlot = Vector.longs(array, BLANK);
        return bySlot.length == 0 ? NONE : new Amounts(bySlot);
    }

    /** Amounts by slot; slots that are missing are blank. */
    public static Amounts of(Map<Integer, Long> bySlot) {
        int size = 0;
        for (int slot : bySlot.keySet()) size = Math.max(size, slot);
        if (size == 0) return NONE;
        long[] array = new long[size];
        Arrays.fill(array, BLANK);
        bySlot.forEach((slot, amount) -> array[slot - 1] = amount);
        return new Amounts(array);
    }

    /** The amount of a slot: a number, {@link #NOT_APPLICABLE}, or null for blank. */
    public @Nullable Long get(int slot) {
        long amount = at(slot);
        return amount == BLANK ? null : Long.valueOf(amount);
    }

    /** The amount of a slot where it is a number, null otherwise. */
    public @Nullable Long number(int slot) {
        long amount = at(slot);
        return amount == BLANK || amount == NOT_APPLICABLE ? null : Long.valueOf(amount);
    }

    public boolean isNumber(int slot) {
        long amount = at(slot);
        return amount != BLANK && amount != NOT_APPLICABLE;
    }

    public boolean isNotApplicable(int slot) {
        return at(slot) == NOT_APPLICABLE;
    }

    private long at(int slot) {
        return slot < 1 || slot > bySlot.length ? BLANK : bySlot[slot - 1];
    }

    /** The highest slot there may be anything in. */
    public int size() {
        return bySlot.length;
    }

    /** For the database: the first element is slot 1. */
    public @Nullable Long[] array() {
        @Nullable Long[] array = new @Nullable Long[bySlot.length];
        for (int i = 0; i < array.length; i++) array[i] = get(i + 1);
        return array;
    }

    /** As PostgreSQL writes an array: {214000,NULL,0}. */
    public String text() {
        StringBuilder text = new StringBuilder(bySlot.length * 8 + 2).append('{');
        for (int i = 0; i < bySlot.length; i++) {
            if (i > 0) text.append(',');
            if (bySlot[i] == BLANK) text.append("NULL");
            else text.append(bySlot[i]);
        }
        return text.append('}').toString();
    }

    /** Equal where every slot is; trailing blanks do not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Amounts that)) return false;
        for (int slot = 1; slot <= Math.max(size(), that.size()); slot++) if (at(slot) != that.at(slot)) return false;
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int slot = 1; slot <= size(); slot++)
            if (at(slot) != BLANK) hash = 31 * hash + slot * Long.hashCode(at(slot));
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
