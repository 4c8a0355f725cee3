package vn.giaoban.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the parts of a total are not shown to readers outside the units' line. What is below five is not (rule 8 of the
 * product); and the smallest of the others are withheld with it until the total, less what is shown, tells none of those below five
 * any more (docs/adr/0016).
 *
 * @param few ids of the units whose part is below five
 * @param withheld of those whose part is kept back for another's sake
 */
public record Hiding(Set<Long> few, Set<Long> withheld) {
    public static final Hiding NONE = new Hiding(Set.of(), Set.of());

    /** Thousandths: five of anything. */
    private static final long FEWEST = 5_000;

    /** The most that is not shown, of what is counted in whole things. */
    private static final long MOST_HIDDEN = 4_000;

    /** True of an amount that could point to a person, nought among them: that nobody did tells as well. */
    public static boolean isFew(long amount) {
        return amount < FEWEST;
    }

    /** @param parts of one total, by unit; what is missing is blank */
    public static Hiding of(Map<Long, Long> parts) {
        Set<Long> few = new HashSet<>();
        parts.forEach((id, amount) -> {
            if (isFew(amount)) few.add(id);
        });
        if (few.isEmpty()) return NONE;
        List<Map.Entry<Long, Long>> others = new ArrayList<>(parts.entrySet().stream()
                .filter(part -> !few.contains(part.getKey()))
                .sorted(Map.Entry.<Long, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .toList());
        long left = few.stream().mapToLong(id -> amount(parts, id)).sum();
        Set<Long> withheld = new HashSet<>();
        while (!others.isEmpty() && tells(few.size(), withheld.size(), left, amount(others.getFirst()))) {
            Map.Entry<Long, Long> smallest = others.removeFirst();
            left = Math.addExact(left, amount(smallest));
            withheld.add(smallest.getKey());
        }
        return new Hiding(few, withheld);
    }

    /**
     * Whether who knows this rule can work out one of the hidden parts.
     *
     * @param few how many parts lie between nought and four
     * @param withheld how many lie between five and the smallest that is shown
     * @param left what all of them come to: the total less what is shown
     * @param shown the smallest part that is shown
     */
    private static boolean tells(int few, int withheld, long left, long shown) {
        long othersAtMost = MOST_HIDDEN * (few - 1) + shown * withheld;
        long othersAtLeast = FEWEST * withheld;
        long least = Math.max(0, left - othersAtMost);
        long most = Math.min(MOST_HIDDEN, left - othersAtLeast);
        return least >= most;
    }

    public boolean hides(Collection<Long> ids) {
        return ids.stream().anyMatch(id -> few.contains(id) || withheld.contains(id));
    }

    /** For every slot, of the amounts by unit and slot. */
    public static Map<Integer, Hiding> of(Map<Long, Map<Integer, Long>> amounts, Collection<Integer> slots) {
        Map<Integer, Hiding> hidings = new HashMap<>();
        for (int slot : slots) {
            Map<Long, Long> parts = new HashMap<>();
            amounts.forEach((id, bySlot) -> {
                @Nullable Long amount = bySlot.get(slot);
                if (amount != null) parts.put(id, amount);
            });
            hidings.put(slot, of(parts));
        }
        return hidings;
    }

    private static long amount(Map<Long, Long> parts, long id) {
        Long amount = parts.get(id);
        return amount == null ? 0 : amount;
    }

    private static long amount(Map.Entry<Long, Long> part) {
        return part.getValue();
    }
}
