package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an activity says.
 *
 * @param amounts by field position: thousandths of numbers, times and money; a choice's number; yes; days since 1970; the id of a
 *     unit or a file
 * @param words by field position; beside the id of a unit what it was called on the day, of a file its name
 */
public record ActivityContent(
        LocalDate day, String place, String what, Map<Integer, Long> amounts, Map<Integer, String> words) {

    /** So far back one may log what was forgotten. */
    static final int YEARS_BACK = 3;

    static final int LONGEST_PLACE = 200;
    static final int LONGEST_WHAT = 4000;
    static final int LONGEST_WORDS = 500;

    public ActivityContent {
        amounts = Map.copyOf(amounts);
        words = Map.copyOf(words);
    }

    public @Nullable Long amount(int position) {
        return amounts.get(position);
    }

    public String words(int position) {
        return words.getOrDefault(position, "");
    }

    /** What it says beside some of its fields. */
    ActivityContent without(Collection<Integer> positions) {
        Map<Integer, Long> otherAmounts = new TreeMap<>(amounts);
        Map<Integer, String> otherWords = new TreeMap<>(words);
        otherAmounts.keySet().removeAll(positions);
        otherWords.keySet().removeAll(positions);
        return new ActivityContent(day, place, what, otherAmounts, otherWords);
    }

    /** As PostgreSQL writes an array: the first element is position 1. */
    String amountText() {
        int size = amounts.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> parts = new ArrayList<>();
        for (int position = 1; position <= size; position++)
            parts.add(amounts.containsKey(position) ? Long.toString(amounts.get(position)) : "NULL");
        return "{" + String.join(",", parts) + "}";
    }

    static Map<Integer, Long> amounts(@Nullable Long[] array) {
        Map<Integer, Long> byPosition = new TreeMap<>();
        for (int i = 0; i < array.length; i++) {
            Long amount = array[i];
            if (amount != null) byPosition.put(i + 1, amount);
        }
        return byPosition;
    }
}
