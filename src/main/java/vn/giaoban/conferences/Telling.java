package vn.giaoban.conferences;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a conference beside its course: what was reported with its figures, what was named, and by whom all this was printed.
 *
 * @param source null for a conference of this system's own time
 */
public record Telling(
        @Nullable Source source,
        List<String> convening,
        List<Attending> attending,
        List<Finding> findings,
        List<Citation> citations,
        List<String> topics,
        List<Occasion> occasions,
        List<String> captions) {

    /** Whether something went well. What is to be done next is a conclusion. */
    public enum Aspect {
        RESULT,
        LIMIT;

        public String textKey() {
            return "conferences.telling.aspect." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** How exactly an amount was told. */
    public enum Qualifier {
        EXACT,
        /** Trên, hơn. */
        OVER,
        /** Gần. */
        NEARLY,
        /** Khoảng. */
        ABOUT,
        /** Hàng nghìn: the amount is the order alone. */
        THOUSANDS;

        public String textKey() {
            return "conferences.telling.qualifier." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a directive was named. */
    public enum Part {
        /** Quán triệt. */
        STUDIED,
        /** Triển khai, thực hiện. */
        CARRIED_OUT,
        /** A draft on which the people were heard. */
        CONSULTED;

        public String textKey() {
            return "conferences.telling.part." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who printed it.
     *
     * @param dayTold false: the conference's day is that of printing
     * @param partOfDay "MORNING", "AFTERNOON" or empty
     * @param period the code of the period, whether the catalogue has it or not
     * @param contributions as told; null where it is not
     */
    public record Source(
            String outlet,
            String address,
            String title,
            String author,
            @Nullable Instant printedAt,
            @Nullable LocalDate seenOn,
            boolean dayTold,
            String partOfDay,
            String period,
            LocalDate aheadFrom,
            LocalDate aheadUntil,
            @Nullable Integer contributions) {}

    /** Those who sat at a point: by name and title, and by office alone. */
    public record Attending(String point, List<String> named, List<String> groups) {
        public Attending {
            named = List.copyOf(named);
            groups = List.copyOf(groups);
        }
    }

    /** One thing that was reported. Parameters as in the table. */
    public record Finding(
            Aspect aspect,
            String scope,
            String doer,
            String movement,
            String statement,
            @Nullable Qualifier qualifier,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal whole,
            String measure,
            String indicator) {
        private static final long BILLION = 1_000_000_000L;

        /** Whole billions, which nobody writes out. */
        public boolean isInBillions() {
            return amount != null && amount.longValue() >= BILLION && amount.longValue() % BILLION == 0;
        }

        public long billions() {
            return amount == null ? 0 : amount.longValue() / BILLION;
        }
    }

    /** A directive that was named. */
    public record Citation(
            Part part,
            String kind,
            String number,
            String issuer,
            @Nullable LocalDate dated,
            String term,
            String subject) {}

    /** An anniversary or a congress. */
    public record Occasion(
            String name,
            @Nullable Integer years,
            @Nullable LocalDate since,
            @Nullable LocalDate falls) {}

    public boolean isEmpty() {
        return source == null && findings.isEmpty() && citations.isEmpty() && topics.isEmpty() && occasions.isEmpty();
    }

    /** The places that findings tell of, in order. */
    public List<String> scopes() {
        return findings.stream().map(Finding::scope).distinct().toList();
    }

    public List<Finding> findingsOf(String scope) {
        return findings.stream().filter(one -> one.scope().equals(scope)).toList();
    }
}
