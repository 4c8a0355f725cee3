package vn.giaoban.portal;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the parts of a public total are not shown. What is below five is not (rule 8 of the product); and where that is one
 * part only, the smallest of the others is withheld with it, or the total less what is shown would tell it.
 *
 * @param few ids of the units whose part is below five
 * @param withheld of those whose part is kept back for another's sake
 */
record Hiding(Set<Long> few, Set<Long> withheld) {
    static final Hiding NONE = new Hiding(Set.of(), Set.of());

    /** @param parts of one total, by unit; what is missing is blank */
    static Hiding of(Map<Long, Long> parts) {
        Set<Long> few = new HashSet<>();
        parts.forEach((id, amount) -> {
            if (amount < PublicFigure.FEWEST) few.add(id);
        });
        if (few.size() != 1) return new Hiding(few, Set.of());
        return parts.entrySet().stream()
                .filter(part -> !few.contains(part.getKey()))
                .min(Map.Entry.<Long, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(smallest -> new Hiding(few, Set.of(smallest.getKey())))
                .orElse(new Hiding(few, Set.of()));
    }

    boolean hides(Collection<Long> ids) {
        return ids.stream().anyMatch(id -> few.contains(id) || withheld.contains(id));
    }

    /** For every slot, of the amounts by unit and slot. */
    static Map<Integer, Hiding> of(Map<Long, Map<Integer, Long>> amounts, Collection<Integer> slots) {
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
}
