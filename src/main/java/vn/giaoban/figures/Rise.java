package vn.giaoban.figures;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What postings do to the sheets, level by level from below: each takes in what came up, then its own, and hands the difference on. */
final class Rise {
    private final long periodId;
    private final Map<Long, Posting> posted;
    private final Additive additive;
    private final Map<Long, Difference> fromBelow = new HashMap<>();

    Rise(long periodId, Map<Long, Posting> posted, Additive additive) {
        this.periodId = periodId;
        this.posted = posted;
        this.additive = additive;
    }

    /**
     * The changed sheets of one level.
     *
     * @param units those to touch, with their superior
     * @param standing their sheets as they are; one that is missing is empty
     */
    Collection<Sheet> through(int level, SortedMap<Long, @Nullable Long> units, Map<Long, Sheet> standing) {
        Map<Long, Sheet> changed = new TreeMap<>();
        units.forEach((unitId, superiorId) -> {
            Sheet before = standing.getOrDefault(unitId, Sheet.empty(unitId, periodId, level));
            Sheet after = before;
            Difference incoming = fromBelow.remove(unitId);
            if (incoming != null) after = incoming.applyTo(after);
            Posting posting = posted.get(unitId);
            if (posting != null) after = Difference.post(after, posting);
            changed.put(unitId, after);
            if (superiorId != null)
                fromBelow.merge(superiorId, Difference.between(before, after, additive), Difference::plus);
        });
        return changed.values();
    }
}
