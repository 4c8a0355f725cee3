package vn.giaoban.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;

/** Gives tasks, to one unit or to all of a country at once. */
@Component
public class Givings {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Causes causes;
    private final TaskNotices notices;
    private final Audit audit;

    Givings(JdbcClient jdbc, Clock clock, Causes causes, TaskNotices notices, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.causes = causes;
        this.notices = notices;
        this.audit = audit;
    }

    /** What one unit is asked because of one line of a cause: given once. */
    private record Key(Cause cause, long ownerId) {}

    private record Row(Key key, Assignment asked) {
        Cause cause() {
            return key.cause();
        }
    }

    /** Gives tasks that have one cause, as {@link #give(Actor, long, Map)} does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> give(Actor actor, Cause cause, long giverId, List<Assignment> assignments) {
        return give(actor, giverId, Map.of(cause, assignments)).getOrDefault(cause, List.of());
    }

    /**
     * Gives tasks in the caller's transaction; each of those who are to do them is told once. A unit gets one task for each line of
     * a cause: what was given before stays as it is.
     *
     * @param giverId the unit that follows them, one of the actor's own
     * @return the tasks' ids by cause, in the order of the assignments, also of those that were given before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Cause, List<Long>> give(Actor actor, long giverId, Map<Cause, List<Assignment>> asked) {
        NotFound.unless(actor.holdsAnyIn(giverId, Role.OFFICER, Role.LEADER));
        asked.keySet().forEach(cause -> causes.of(cause.kind()));
        Map<Key, Row> once = new LinkedHashMap<>();
        asked.forEach((cause, those) -> those.forEach(one -> {
            Key key = new Key(cause, one.ownerUnitId());
            once.putIfAbsent(key, new Row(key, one));
        }));
        List<Row> rows = List.copyOf(once.values());
        // 1. The tasks, and the first step of each.
        Instant now = clock.instant();
        Map<Key, Long> made = insert(actor, giverId, rows, now);
        // 2. Their entries of the trail, under the units that are to do them.
        List<Audit.Entry> entries = new ArrayList<>(made.size());
        for (Row row : rows) {
            Long id = made.get(row.key());
            if (id == null) continue;
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("cause", row.cause().toString());
            if (row.asked().due() != null) detail.put("due", row.asked().due().toString());
            entries.add(new Audit.Entry(
                    now, actor, TaskAct.GIVE.auditName(), "task", id, row.key().ownerId(), detail));
        }
        audit.record(entries);
        // 3. Who is to do them learns of it.
        tell(actor, made.keySet());
        // 4. Those that were there before.
        Map<Key, Long> all = new HashMap<>(made);
        if (rows.stream().anyMatch(row -> !made.containsKey(row.key()))) all.putAll(there(rows));
        Map<Cause, List<Long>> ids = new LinkedHashMap<>();
        asked.forEach((cause, those) -> ids.put(
                cause,
                those.stream()
                        .map(one -> Objects.requireNonNull(all.get(new Key(cause, one.ownerUnitId()))))
                        .toList()));
        return ids;
    }

    /** In one order, whoever gives: two who give the same wait for each other, and not both for ever. */
    private Map<Key, Long> insert(Actor actor, long giverId, List<Row> rows, Instant now) {
        Map<Key, Long> made = new HashMap<>();
        jdbc.sql("""
                with made as (
                    insert into tasks.task
                        (cause_kind, cause_id, cause_line, owner_id, giver_id, text, measure, due, state, given_by, given_at, changed_at)
                    select n.kind, n.cause, n.line, n.owner, :giver, n.text, n.measure, n.due, 'GIVEN', :by, :at, :at
                    from unnest(:kinds::text[], :causes::bigint[], :lines::int[], :owners::bigint[], :texts::text[],
                                :measures::text[], :dues::date[])
                      with ordinality as n(kind, cause, line, owner, text, measure, due, i)
                    order by n.kind, n.cause, n.line, n.owner, n.i
                    on conflict on constraint given_once do nothing
                    returning *),
                begun as (
                    insert into tasks.step (task_id, version, act, state, due, account_id, at)
                    select id, version, 'GIVE', state, due, given_by, given_at from made)
                select id, cause_kind, cause_id, cause_line, owner_id from made
                """)
                .param("giver", giverId)
                .param("by", actor.accountId())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("kinds", texts(rows, row -> row.cause().kind()))
                .param("causes", rows.stream().map(row -> row.cause().id()).toArray(Long[]::new))
                .param("lines", rows.stream().map(row -> row.cause().line()).toArray(Integer[]::new))
                .param("owners", rows.stream().map(row -> row.key().ownerId()).toArray(Long[]::new))
                .param("texts", texts(rows, row -> row.asked().text()))
                .param("measures", texts(rows, row -> row.asked().measure()))
                .param(
                        "dues",
                        rows.stream()
                                .map(row -> row.asked().due())
                                .map(due -> due == null ? null : due.toString())
                                .toArray(String[]::new))
                .query(rs -> {
                    made.put(key(rs.getString(2), rs.getLong(3), rs.getInt(4), rs.getLong(5)), rs.getLong(1));
                });
        return made;
    }

    private Map<Key, Long> there(List<Row> rows) {
        Map<Key, Long> there = new HashMap<>();
        jdbc.sql("""
                select t.id, t.cause_kind, t.cause_id, t.cause_line, t.owner_id
                from unnest(:kinds::text[], :causes::bigint[], :lines::int[], :owners::bigint[]) as n(kind, cause, line, owner)
                join tasks.task t
                  on t.cause_kind = n.kind and t.cause_id = n.cause and t.cause_line = n.line and t.owner_id = n.owner
                """)
                .param("kinds", texts(rows, row -> row.cause().kind()))
                .param("causes", rows.stream().map(row -> row.cause().id()).toArray(Long[]::new))
                .param("lines", rows.stream().map(row -> row.cause().line()).toArray(Integer[]::new))
                .param("owners", rows.stream().map(row -> row.key().ownerId()).toArray(Long[]::new))
                .query(rs -> {
                    there.put(key(rs.getString(2), rs.getLong(3), rs.getInt(4), rs.getLong(5)), rs.getLong(1));
                });
        return there;
    }

    /** One notice a person for each thing that tasks came from, however many lines it has; it leads to the line if there is one. */
    private void tell(Actor actor, Set<Key> given) {
        Map<Cause, Set<Cause>> lines = new LinkedHashMap<>();
        Map<Cause, Set<Long>> owners = new LinkedHashMap<>();
        for (Key key : given) {
            lines.computeIfAbsent(key.cause().whole(), whole -> new HashSet<>()).add(key.cause());
            owners.computeIfAbsent(key.cause().whole(), whole -> new TreeSet<>())
                    .add(key.ownerId());
        }
        lines.forEach((whole, those) -> notices.given(
                actor,
                those.size() == 1 ? those.iterator().next() : whole,
                keepers(actor, Objects.requireNonNull(owners.get(whole)))));
    }

    private List<Long> keepers(Actor actor, Set<Long> unitIds) {
        return jdbc.sql("""
                select distinct keeper_id from organization.keeper
                where unit_id = any(:units) and :today between valid_from and coalesce(valid_to, 'infinity')
                """)
                .param("units", unitIds.toArray(Long[]::new))
                .param("today", actor.day())
                .query(Long.class)
                .list();
    }

    private static Key key(String kind, long causeId, int line, long ownerId) {
        return new Key(new Cause(kind, causeId, line), ownerId);
    }

    private static String[] texts(List<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
