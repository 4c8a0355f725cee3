package vn.giaoban.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A set of entries' ids, as the ranges without a hole that make it up, in ascending order. Ids of acts that were rolled back, or
 * that are sealed elsewhere because their transaction ended later, are holes.
 */
record Ids(List<Range> ranges) {
    private static final Pattern RANGE = Pattern.compile("\\[(\\d+),(\\d+)\\)");

    /** From one id to another, both included. */
    record Range(long first, long last) {}

    /** Takes ids one by one, in ascending order. */
    static final class Builder {
        private final List<Range> ranges = new ArrayList<>();
        private long first;
        private long last = -1;

        void add(long id) {
            if (last >= 0 && id == last + 1) {
                last = id;
                return;
            }
            if (id <= last) throw new IllegalArgumentException(id + " after " + last);
            close();
            first = id;
            last = id;
        }

        private void close() {
            if (last >= 0) ranges.add(new Range(first, last));
        }

        Ids ids() {
            close();
            last = -1;
            return new Ids(List.copyOf(ranges));
        }
    }

    /** As PostgreSQL writes an int8multirange: {[1,5),[7,9)}. */
    static Ids read(String text) {
        List<Range> ranges = new ArrayList<>();
        Matcher range = RANGE.matcher(text);
        while (range.find()) ranges.add(new Range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)) - 1));
        return new Ids(List.copyOf(ranges));
    }

    @Override
    public String toString() {
        return ranges.stream()
                .map(range -> "[" + range.first + "," + (range.last + 1) + ")")
                .collect(Collectors.joining(",", "{", "}"));
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** For people: 17 to 20, 22. */
    String inWords() {
        List<String> words = ranges.stream()
                .limit(3)
                .map(range -> range.first == range.last ? "" + range.first : range.first + " to " + range.last)
                .toList();
        return String.join(", ", words) + (ranges.size() > 3 ? " … " + ranges.getLast().last : "");
    }
}
