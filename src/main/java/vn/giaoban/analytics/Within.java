package vn.giaoban.analytics;

import org.jspecify.annotations.Nullable;

/**
 * A class of values that a list of units is narrowed to, both bounds included, in thousandths as they are shown: what a legend or a
 * column of a distribution stands for.
 */
public record Within(long floor, long ceiling) {
    private static final String BOUND = "-?\\d{1,15}";

    /** As it stands in an address; null where nothing is asked for, or what is no class. */
    static @Nullable Within of(String from, String to) {
        if (!from.matches(BOUND) || !to.matches(BOUND)) return null;
        return new Within(Long.parseLong(from), Long.parseLong(to));
    }

    /** @param grain the smallest difference that is shown: what reads alike is in one class */
    public boolean admits(@Nullable Long amount, long grain) {
        if (amount == null) return false;
        long read = Steps.rounded(amount, grain);
        return floor <= read && read <= ceiling;
    }

    /** For an address that has a query already. */
    public String query() {
        return "&from=" + floor + "&to=" + ceiling;
    }
}
