package vn.giaoban.organization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** The units of two days in the smallest groups closed under succession: what one group was is what it is. */
public final class Groups {
    private final Map<Long, Group> then;
    private final Map<Long, Group> now;

    private Groups(Map<Long, Group> then, Map<Long, Group> now) {
        this.then = then;
        this.now = now;
    }

    /**
     * The same ground on two days.
     *
     * @param then ids of the units that stood on it, ascending
     * @param now ids of those that stand on it
     */
    public record Group(List<Long> then, List<Long> now) {
        public static final Group NONE = new Group(List.of(), List.of());

        /** True where the unit alone stands on the ground of the later day: what the earlier ones counted is its own past. */
        public boolean isOf(long unitId) {
            return now.size() == 1 && now.getFirst() == unitId;
        }

        /** True where one unit went on as itself. */
        public boolean isPlain() {
            return then.equals(now) && now.size() == 1;
        }
    }

    /** The same with the days the other way round. */
    Groups turned() {
        Map<Group, Group> turned = new HashMap<>();
        for (Group group : then.values()) turned.put(group, new Group(group.now(), group.then()));
        for (Group group : now.values()) turned.put(group, new Group(group.now(), group.then()));
        Map<Long, Group> ofThen = new HashMap<>();
        Map<Long, Group> ofNow = new HashMap<>();
        now.forEach((id, group) -> ofThen.put(id, Objects.requireNonNull(turned.get(group))));
        then.forEach((id, group) -> ofNow.put(id, Objects.requireNonNull(turned.get(group))));
        return new Groups(ofThen, ofNow);
    }

    /** The group of a unit of the later day; {@link Group#NONE} if it does not stand then at the level compared. */
    public Group of(long unitId) {
        return now.getOrDefault(unitId, Group.NONE);
    }

    /** The group of a unit of the earlier day. */
    public Group ofThen(long unitId) {
        return then.getOrDefault(unitId, Group.NONE);
    }

    /** Joins units into groups: a forest in which each group has one root. */
    static final class Maker {
        private final Map<Long, Long> superior = new HashMap<>();
        private SortedSet<Long> then = new TreeSet<>();
        private SortedSet<Long> now = new TreeSet<>();

        void join(long one, long other) {
            long a = root(one);
            long b = root(other);
            if (a != b) superior.put(a, b);
        }

        void standing(SortedSet<Long> then, SortedSet<Long> now) {
            this.then = then;
            this.now = now;
        }

        private long root(long id) {
            long at = id;
            while (true) {
                long above = superior.getOrDefault(at, at);
                if (above == at) return at;
                // Halves the way for the next who asks.
                superior.put(at, superior.getOrDefault(above, above));
                at = above;
            }
        }

        Groups made() {
            Map<Long, TreeSet<Long>> thenByRoot = new HashMap<>();
            Map<Long, TreeSet<Long>> nowByRoot = new HashMap<>();
            for (long id : then)
                thenByRoot.computeIfAbsent(root(id), r -> new TreeSet<>()).add(id);
            for (long id : now)
                nowByRoot.computeIfAbsent(root(id), r -> new TreeSet<>()).add(id);
            Map<Long, Group> byRoot = new HashMap<>();
            Map<Long, Group> ofThen = new HashMap<>();
            Map<Long, Group> ofNow = new HashMap<>();
            for (long id : then) ofThen.put(id, group(root(id), byRoot, thenByRoot, nowByRoot));
            for (long id : now) ofNow.put(id, group(root(id), byRoot, thenByRoot, nowByRoot));
            return new Groups(ofThen, ofNow);
        }

        private static Group group(
                long root, Map<Long, Group> made, Map<Long, TreeSet<Long>> then, Map<Long, TreeSet<Long>> now) {
            return made.computeIfAbsent(
                    root,
                    r -> new Group(
                            List.copyOf(then.getOrDefault(r, new TreeSet<>())),
                            List.copyOf(now.getOrDefault(r, new TreeSet<>()))));
        }
    }
}
