package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with places for figures: {32} and {31+32} a figure or a sum, {32~} how it stands to last year's, [ … ] only with what is
 * in it, &lt; … ; … &gt; of these what there is. How each is written is for {@link Words} to say; data/reporting/README.md.
 */
record SentencePattern(List<Part> parts) {
    /** A piece of a pattern. */
    sealed interface Part {}

    /** Words as they are. */
    record Plain(String text) implements Part {}

    /** The sum of these indicators' figures, or where {@code compared} how it stands to last year's. */
    record Place(List<String> codes, boolean compared) implements Part {}

    /** Said only where every figure in it is more than nought. */
    record Bracketed(List<Part> parts) implements Part {}

    /** Of these, those of which every figure is more than nought. */
    record Listing(List<List<Part>> items) implements Part {}

    /** Whether there is something to say. */
    enum Standing {
        THERE,
        NOUGHT,
        UNKNOWN
    }

    /** How figures are put into words. */
    interface Words {
        /** The sum of these figures in thousandths; null where none of them is given. */
        @Nullable
        Long sum(List<String> codes);

        /** It in words, with its currency or its percent. */
        String figure(List<String> codes);

        /** How it stands to the same period of last year, with the comma before it; empty where there is nothing to compare. */
        String against(List<String> codes);

        /** Several things, one after the other. */
        String together(List<String> items);
    }

    /** @throws IllegalArgumentException if a bracket is not closed, or not opened */
    static SentencePattern of(String pattern) {
        Reader reader = new Reader(pattern);
        List<Part> parts = reader.until("");
        return new SentencePattern(parts);
    }

    /** The indicators it refers to. */
    Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        collect(parts, codes, part -> true);
        return codes;
    }

    /** What its main figures say: those outside brackets, or else those of its lists. */
    Standing standing(Words words) {
        List<Long> sums = new ArrayList<>();
        for (Part part : parts)
            if (part instanceof Place place) {
                Long sum = words.sum(place.codes());
                if (sum == null) return Standing.UNKNOWN;
                sums.add(sum);
            }
        if (sums.isEmpty()) {
            Set<String> codes = new TreeSet<>();
            collect(parts, codes, part -> !(part instanceof Bracketed));
            Long sum = words.sum(List.copyOf(codes));
            if (sum == null) return Standing.UNKNOWN;
            sums.add(sum);
        }
        return sums.stream().allMatch(sum -> sum == 0) ? Standing.NOUGHT : Standing.THERE;
    }

    /** The sentence in words. */
    String said(Words words) {
        return said(parts, words);
    }

    private static String said(List<Part> parts, Words words) {
        StringBuilder said = new StringBuilder();
        for (Part part : parts)
            switch (part) {
                case Plain plain -> said.append(plain.text());
                case Place place ->
                    said.append(place.compared() ? words.against(place.codes()) : words.figure(place.codes()));
                case Bracketed bracketed -> {
                    if (isMoreThanNought(bracketed.parts(), words)) said.append(said(bracketed.parts(), words));
                }
                case Listing listing ->
                    said.append(words.together(listing.items().stream()
                            .filter(item -> isMoreThanNought(item, words))
                            .map(item -> said(item, words))
                            .toList()));
            }
        return said.toString();
    }

    private static boolean isMoreThanNought(List<Part> parts, Words words) {
        return parts.stream().allMatch(part -> switch (part) {
            case Plain plain -> true;
            case Bracketed bracketed -> true;
            case Place place -> {
                Long sum = words.sum(place.codes());
                yield sum != null && sum > 0;
            }
            case Listing listing -> listing.items().stream().anyMatch(item -> isMoreThanNought(item, words));
        });
    }

    /** The figures and sums that it writes out, each by the indicators that it is of. */
    List<List<String>> figures() {
        List<List<String>> figures = new ArrayList<>();
        figures(parts, figures);
        return figures;
    }

    private static void figures(List<Part> parts, List<List<String>> figures) {
        for (Part part : parts)
            switch (part) {
                case Plain plain -> {}
                case Place place -> {
                    if (!place.compared()) figures.add(place.codes());
                }
                case Bracketed bracketed -> figures(bracketed.parts(), figures);
                case Listing listing -> listing.items().forEach(item -> figures(item, figures));
            }
    }

    private static void collect(List<Part> parts, Set<String> codes, Predicate<Part> into) {
        for (Part part : parts) {
            if (!into.test(part)) continue;
            switch (part) {
                case Plain plain -> {}
                case Place place -> codes.addAll(place.codes());
                case Bracketed bracketed -> collect(bracketed.parts(), codes, into);
                case Listing listing -> listing.items().forEach(item -> collect(item, codes, into));
            }
        }
    }

    /** Reads a pattern from left to right. */
    private static final class Reader {
        private static final String SIGNS = "{}[]<>;";

        private final String pattern;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern;
        }

        /** Parts up to one of the ends, which is left to be read; to the end of the pattern where none is named. */
        List<Part> until(String ends) {
            List<Part> parts = new ArrayList<>();
            while (at < pattern.length() && ends.indexOf(pattern.charAt(at)) < 0) parts.add(part(ends));
            if (!ends.isEmpty() && at == pattern.length()) throw flaw();
            return parts;
        }

        private Part part(String ends) {
            switch (pattern.charAt(at)) {
                case '{' -> {
                    String place = pattern.substring(++at, end('}'));
                    boolean compared = place.endsWith("~");
                    String codes = compared ? place.substring(0, place.length() - 1) : place;
                    if (!codes.matches("\\d+[a-z]?(\\+\\d+[a-z]?)*")) throw flaw();
                    return new Place(Arrays.asList(codes.split("\\+")), compared);
                }
                case '[' -> {
                    at++;
                    List<Part> parts = until("]");
                    at++;
                    return new Bracketed(parts);
                }
                case '<' -> {
                    List<List<Part>> items = new ArrayList<>();
                    do {
                        at++;
                        items.add(trimmed(until(";>")));
                    } while (pattern.charAt(at) == ';');
                    at++;
                    return new Listing(items);
                }
                case '}', ']', '>' -> throw flaw();
                default -> {
                    int from = at++;
                    while (at < pattern.length() && !isSign(pattern.charAt(at), ends)) at++;
                    return new Plain(pattern.substring(from, at));
                }
            }
        }

        /** A semicolon is a sign between the items of a list alone. */
        private static boolean isSign(char c, String ends) {
            return SIGNS.indexOf(c) >= 0 && (c != ';' || ends.indexOf(';') >= 0);
        }

        private static List<Part> trimmed(List<Part> parts) {
            List<Part> trimmed = new ArrayList<>(parts);
            if (!trimmed.isEmpty() && trimmed.getFirst() instanceof Plain first)
                trimmed.set(0, new Plain(first.text().stripLeading()));
            return trimmed;
        }

        /** Where the sign stands that closes; what comes after it is read next. */
        private int end(char sign) {
            int end = pattern.indexOf(sign, at);
            if (end < 0) throw flaw();
            int found = end;
            at = end + 1;
            return found;
        }

        private IllegalArgumentException flaw() {
            return new IllegalArgumentException("at " + at + " of “" + pattern + "”");
        }
    }
}
