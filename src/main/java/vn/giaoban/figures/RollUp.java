package vn.giaoban.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one period computed anew from the accepted reports, the slow and plain way: what {@link Figures#post} keeps up
 * to date by differences must always equal this.
 */
public final class RollUp {
    private RollUp() {}

    /**
     * @param levels units with their superior, by level, deepest first
     * @param postings the accepted report of each unit that has one
     */
    static Map<Long, Sheet> compute(
            long periodId,
            SequencedMap<Integer, TreeMap<Long, @Nullable Long>> levels,
            Map<Long, Posting> postings,
            Additive additive) {
        Map<Long, Sheet> sheets = new HashMap<>();
        Map<Long, List<Sheet>> children = new HashMap<>();
        levels.forEach((level, units) -> units.forEach((unitId, superiorId) -> {
            Posting posting = postings.getOrDefault(unitId, Posting.withdrawal(unitId));
            Sheet sheet = sum(periodId, unitId, level, posting, children.getOrDefault(unitId, List.of()), additive);
            sheets.put(unitId, sheet);
            if (superiorId != null)
                children.computeIfAbsent(superiorId, s -> new java.util.ArrayList<>())
                        .add(sheet);
        }));
        return sheets;
    }

    private static Sheet sum(
            long periodId, long unitId, int level, Posting posting, List<Sheet> children, Additive additive) {
        int slots = Math.max(posting.own().size(), posting.override().size());
        for (Sheet child : children) slots = Math.max(slots, child.slots());
        long[] below = new long[slots];
        int[] given = new int[slots];
        int[] notApplicable = new int[slots];
        int[] marks = new int[slots];
        int reports = posting.reportId() == null ? 0 : 1;
        for (Sheet child : children) reports += child.reports();
        for (int slot = 1; slot <= slots; slot++) {
            if (additive.adds(slot))
                for (Sheet child : children) {
                    Long value = child.value(slot);
                    if (value != null) below[slot - 1] = Math.addExact(below[slot - 1], value);
                    given[slot - 1] += Sheet.at(child.given(), slot);
                    notApplicable[slot - 1] += Sheet.at(child.notApplicable(), slot);
                    marks[slot - 1] += Sheet.at(child.marks(), slot);
                }
            if (posting.own().isNumber(slot) || posting.override().isNumber(slot)) given[slot - 1]++;
            if (posting.own().isNotApplicable(slot)) notApplicable[slot - 1]++;
            if (posting.override().isNumber(slot)) marks[slot - 1]++;
        }
        return new Sheet(
                unitId,
                periodId,
                level,
                posting.own(),
                posting.override(),
                below,
                given,
                notApplicable,
                marks,
                reports,
                posting.reportId(),
                posting.submissionId());
    }

    /** What differs between a stored sheet and the recomputed one, in words; empty where nothing does. */
    static List<String> differences(Sheet stored, Sheet computed) {
        List<String> found = new java.util.ArrayList<>();
        if (stored.reports() != computed.reports())
            found.add("accepted reports: stored " + stored.reports() + ", computed " + computed.reports());
        int slots = Math.max(stored.slots(), computed.slots());
        for (int slot = 1; slot <= slots; slot++) {
            compare(found, slot, "own", stored.own().get(slot), computed.own().get(slot));
            compare(
                    found,
                    slot,
                    "override",
                    stored.override().get(slot),
                    computed.override().get(slot));
            compare(found, slot, "below", Sheet.at(stored.below(), slot), Sheet.at(computed.below(), slot));
            compare(found, slot, "given", (long) Sheet.at(stored.given(), slot), (long)
                    Sheet.at(computed.given(), slot));
            compare(found, slot, "not applicable", (long) Sheet.at(stored.notApplicable(), slot), (long)
                    Sheet.at(computed.notApplicable(), slot));
            compare(found, slot, "marks", (long) Sheet.at(stored.marks(), slot), (long)
                    Sheet.at(computed.marks(), slot));
        }
        return found;
    }

    private static void compare(
            List<String> found, int slot, String what, @Nullable Long stored, @Nullable Long computed) {
        boolean same = stored == null ? computed == null : stored.equals(computed);
        if (!same) found.add("slot " + slot + " " + what + ": stored " + stored + ", computed " + computed);
    }
}
