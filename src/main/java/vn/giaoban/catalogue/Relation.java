package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What must hold between indicators of one report: the sum of the left is at most, or equals, the sum of the right. */
public record Relation(
        String code,
        List<String> left,
        Operator operator,
        List<String> right,
        String messageVi,
        String messageEn,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** How "not applicable" stands among amounts. */
    public static final long NOT_APPLICABLE = Long.MIN_VALUE;

    public Relation {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /** As written in the data and by the page's script. */
    public enum Operator {
        AT_MOST("<="),
        EQUAL("=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        static Operator of(String sign) {
            for (Operator operator : values()) if (operator.sign.equals(sign)) return operator;
            throw new IllegalArgumentException("no operator " + sign);
        }
    }

    /** A relation that does not hold, with the two sums in thousandths. */
    public record Broken(Relation relation, long left, long right) {
        /** What to do, with the sums in their places, written as the given function writes amounts. */
        public String message(Locale locale, LongFunction<String> amount) {
            return relation.message(locale).replace("{0}", amount.apply(left)).replace("{1}", amount.apply(right));
        }
    }

    /**
     * Judges the amounts of a report, by code, in thousandths. While any is blank there is nothing to judge; "not applicable"
     * counts as nothing, unless all are.
     */
    public Optional<Broken> check(Function<String, @Nullable Long> valueOfCode) {
        List<Long> amounts = new ArrayList<>();
        for (String part : codes()) {
            Long amount = valueOfCode.apply(part);
            if (amount == null) return Optional.empty();
            amounts.add(amount);
        }
        if (amounts.stream().allMatch(amount -> amount == NOT_APPLICABLE)) return Optional.empty();
        long leftSum = sum(amounts.subList(0, left.size()));
        long rightSum = sum(amounts.subList(left.size(), amounts.size()));
        boolean holds = operator == Operator.EQUAL ? leftSum == rightSum : leftSum <= rightSum;
        return holds ? Optional.empty() : Optional.of(new Broken(this, leftSum, rightSum));
    }

    /** All the codes, left ones first. */
    public List<String> codes() {
        List<String> codes = new ArrayList<>(left);
        codes.addAll(right);
        return codes;
    }

    /** The message with {0} and {1} for the sums. */
    public String message(Locale locale) {
        return Indicator.english(locale) ? messageEn : messageVi;
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    private static long sum(List<Long> amounts) {
        long sum = 0;
        for (long amount : amounts) if (amount != NOT_APPLICABLE) sum = Math.addExact(sum, amount);
        return sum;
    }
}
