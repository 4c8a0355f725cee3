package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.audit.Verification;

/**
 * Walks from unit to superior and from unit to successor, the slow and plain way: line and heir must say the same. And what ended
 * with a successor did end then, and on each such day the closed groups hold every unit of both sides once.
 */
@Component
public class TreeVerification implements Verification {
    /** As many as are told: where one is wrong, thousands may be. */
    private static final int TOLD = 50;

    private final JdbcClient jdbc;
    private final Units units;
    private final Successions successions;

    public TreeVerification(JdbcClient jdbc, Units units, Successions successions) {
        this.jdbc = jdbc;
        this.units = units;
        this.successions = successions;
    }

    @Override
    public String subject() {
        return "lines of superiors and heirs against units and successions";
    }

    private record Step(long above, long unit, int depth) {}

    private record Passing(long predecessor, long successor, LocalDate day) {}

    @Override
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public List<String> differences() {
        List<String> found = new ArrayList<>();
        Set<LocalDate> turns = turns("unit_version");
        for (LocalDate turn : turns("line"))
            if (!turns.contains(turn)) found.add("line changes on " + turn + ", when no unit does");
        for (LocalDate day : turns) compare(found, "line on " + day, drawn(day), walked(day));
        List<Passing> passings = passings();
        compare(found, "heirs", heirs(), walkedHeirs(passings));
        for (LocalDate day : turns) compare(found, "keepers on " + day, kept(day), walkedKeepers(day));
        for (LocalDate day : new TreeSet<>(passings.stream().map(Passing::day).toList())) {
            ended(found, passings, day);
            grouped(found, passings, day);
        }
        return found.subList(0, Math.min(TOLD, found.size()));
    }

    private static <T> void compare(List<String> found, String what, Set<T> stored, Set<T> walked) {
        for (T one : stored) if (!walked.contains(one)) found.add(what + ": stored, but does not follow: " + one);
        for (T one : walked) if (!stored.contains(one)) found.add(what + ": follows, but is not stored: " + one);
    }

    /** The days on which something begins, or the first after something ended. */
    private Set<LocalDate> turns(String table) {
        return new TreeSet<>(
                jdbc.sql("""
                select valid_from from organization.%1$s union select valid_to + 1 from organization.%1$s where valid_to is not null
                """.formatted(table)).query(LocalDate.class).list());
    }

    private Set<Step> drawn(LocalDate day) {
        return new HashSet<>(jdbc.sql("""
                select ancestor_id, unit_id, depth from organization.line
                where :day between valid_from and coalesce(valid_to, 'infinity')
                """)
                .param("day", day)
                .query((rs, n) -> new Step(rs.getLong(1), rs.getLong(2), rs.getInt(3)))
                .list());
    }

    private Set<Step> walked(LocalDate day) {
        Map<Long, Unit> all = units.all(day);
        Set<Step> steps = new HashSet<>();
        for (Unit unit : all.values()) {
            int depth = 0;
            for (Unit up = unit; up != null; up = above(up, all)) steps.add(new Step(up.id(), unit.id(), depth++));
        }
        return steps;
    }

    private static @Nullable Unit above(Unit unit, Map<Long, Unit> all) {
        Long parent = unit.parentId();
        return parent == null ? null : all.get(parent);
    }

    private List<Passing> passings() {
        return jdbc.sql("select predecessor_id, successor_id, day from organization.succession")
                .query((rs, n) -> new Passing(rs.getLong(1), rs.getLong(2), rs.getObject(3, LocalDate.class)))
                .list();
    }

    private Set<String> heirs() {
        return new HashSet<>(jdbc.sql("select unit_id, heir_id, until from organization.heir where unit_id <> heir_id")
                .query((rs, n) -> rs.getLong(1) + " carried on by " + rs.getLong(2) + " until " + rs.getString(3))
                .list());
    }

    /** From each succession onwards, over those that came later. */
    private static Set<String> walkedHeirs(List<Passing> passings) {
        Map<Long, List<Passing>> ahead = new HashMap<>();
        for (Passing one : passings)
            ahead.computeIfAbsent(one.predecessor(), p -> new ArrayList<>()).add(one);
        Map<List<Long>, LocalDate> until = new HashMap<>();
        for (Passing first : passings) {
            Set<Passing> seen = new HashSet<>(Set.of(first));
            Deque<Passing> waiting = new ArrayDeque<>(seen);
            while (!waiting.isEmpty()) {
                Passing at = waiting.pop();
                if (at.successor() != first.predecessor())
                    until.merge(
                            List.of(first.predecessor(), at.successor()),
                            first.day().minusDays(1),
                            (a, b) -> a.isAfter(b) ? a : b);
                for (Passing next : ahead.getOrDefault(at.successor(), List.of()))
                    if (next.day().isAfter(first.day()) && seen.add(next)) waiting.push(next);
            }
        }
        Set<String> heirs = new HashSet<>();
        until.forEach((pair, day) -> heirs.add(pair.getFirst() + " carried on by " + pair.getLast() + " until " + day));
        return heirs;
    }

    private Set<String> kept(LocalDate day) {
        return new HashSet<>(jdbc.sql("""
                select unit_id, keeper_id from organization.keeper
                where :day between valid_from and coalesce(valid_to, 'infinity') and unit_id <> keeper_id
                """)
                .param("day", day)
                .query((rs, n) -> rs.getLong(1) + " kept by " + rs.getLong(2))
                .list());
    }

    /** From a unit that has ended to the one that carries it on wholly, else to its last superior, until one stands. */
    private Set<String> walkedKeepers(LocalDate day) {
        Map<Long, LocalDate> ends = new HashMap<>();
        Map<Long, Long> next = new HashMap<>();
        jdbc.sql("""
                select distinct on (v.unit_id) v.unit_id, v.valid_to, v.parent_id, s.successor_id
                from organization.unit_version v
                left join organization.succession s
                  on s.predecessor_id = v.unit_id and s.day = v.valid_to + 1 and s.extent = 'WHOLE'
                where v.valid_from <= :day
                order by v.unit_id, v.valid_from desc, s.successor_id
                """).param("day", day).query(rs -> {
            LocalDate end = rs.getObject(2, LocalDate.class);
            if (end == null || !end.isBefore(day)) return;
            ends.put(rs.getLong(1), end);
            Long whole = rs.getObject(4, Long.class);
            next.put(rs.getLong(1), whole == null ? Long.valueOf(rs.getLong(3)) : whole);
        });
        Set<String> keepers = new HashSet<>();
        for (long unit : ends.keySet()) {
            long at = unit;
            while (ends.containsKey(at)) at = java.util.Objects.requireNonNull(next.get(at));
            keepers.add(unit + " kept by " + at);
        }
        return keepers;
    }

    private void ended(List<String> found, List<Passing> passings, LocalDate day) {
        Map<Long, Unit> before = units.all(day.minusDays(1));
        Map<Long, Unit> after = units.all(day);
        for (Passing one : passings) {
            if (!one.day().equals(day)) continue;
            if (!before.containsKey(one.predecessor()) || after.containsKey(one.predecessor()))
                found.add("unit " + one.predecessor() + " is carried on since " + day
                        + ", but did not end the day before");
            if (!after.containsKey(one.successor()))
                found.add("unit " + one.successor() + " carries another on since " + day + ", but does not stand then");
        }
    }

    private void grouped(List<String> found, List<Passing> passings, LocalDate day) {
        for (int level : new int[] {Unit.PROVINCE, Unit.COMMUNE}) {
            Groups groups = successions.groups(day.minusDays(1), level, day, level);
            SortedSet<Long> then = ids(day.minusDays(1), level);
            SortedSet<Long> now = ids(day, level);
            Set<Groups.Group> all = new HashSet<>();
            then.forEach(id -> all.add(groups.ofThen(id)));
            now.forEach(id -> all.add(groups.of(id)));
            if (!all.stream()
                            .flatMap(group -> group.then().stream())
                            .sorted()
                            .toList()
                            .equals(List.copyOf(then))
                    || !all.stream()
                            .flatMap(group -> group.now().stream())
                            .sorted()
                            .toList()
                            .equals(List.copyOf(now)))
                found.add("the groups of level " + level + " on " + day + " do not hold every unit once");
            for (Passing one : passings)
                if (one.day().equals(day)
                        && then.contains(one.predecessor())
                        && now.contains(one.successor())
                        && !groups.ofThen(one.predecessor()).equals(groups.of(one.successor())))
                    found.add(
                            "units " + one.predecessor() + " and " + one.successor() + " are in two groups on " + day);
        }
    }

    private SortedSet<Long> ids(LocalDate day, int level) {
        return new TreeSet<>(units.all(day).values().stream()
                .filter(unit -> unit.level() == level)
                .map(Unit::id)
                .toList());
    }
}
