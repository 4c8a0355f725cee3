package vn.giaoban.activities;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;

/** Keeps the log. Each unit's own people write and read it; auditors at and above read it; others see what a sent report counted. */
@Component
public class Activities {
    /** Whose it is, by who keeps the unit today; or an auditor's, at it or above. */
    private static final String SEEN = """
            (exists (
                select 1 from organization.keeper k
                where k.unit_id = a.unit_id and k.keeper_id = any(:own)
                  and :today between k.valid_from and coalesce(k.valid_to, 'infinity'))
              or exists (
                select 1 from organization.line l
                where l.unit_id = a.unit_id and l.ancestor_id = any(:auditing)
                  and :today between l.valid_from and coalesce(l.valid_to, 'infinity')))""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ActivityRows rows;
    private final Revisions revisions;
    private final ActivityFiles files;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Activities(
            JdbcClient jdbc,
            Clock clock,
            ActivityRows rows,
            Revisions revisions,
            ActivityFiles files,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rows = rows;
        this.revisions = revisions;
        this.files = files;
        this.audit = audit;
        this.events = events;
    }

    /** Something to be logged, read and found without fault. */
    public record Logging(UUID key, ActivityType type, ActivityContent content, List<ActivityFile> files) {
        /** One that carries no files. */
        public Logging(UUID key, ActivityType type, ActivityContent content) {
            this(key, type, content, List.of());
        }

        boolean saysTheSame(Logging other) {
            return type.id() == other.type().id() && says(other.content(), other.files());
        }

        /** Of files that they are the same, though they were sent once more and go by other keys. */
        boolean says(ActivityContent said, List<ActivityFile> carried) {
            return content.without(type.fileFields()).equals(said.without(type.fileFields()))
                    && ActivityFile.sent(files).equals(ActivityFile.sent(carried));
        }
    }

    /** What became of it: NEW, THERE when the same had arrived before, TAKEN when its key is another activity's. */
    public enum Outcome {
        NEW,
        THERE,
        TAKEN
    }

    /** @param id the activity's; 0 where its key is taken */
    public record Logged(Outcome outcome, long id) {}

    /** Logs what arrives, each once by its key, in the given order; gives what became of each. */
    @Transactional
    public List<Logged> log(Actor actor, long unitId, List<Logging> arriving) {
        NotFound.unless(mayWrite(actor, unitId));
        // 1. Those whose keys are free; of two with one key the first.
        Instant now = clock.instant();
        Map<UUID, Long> made = new HashMap<>();
        Map<UUID, Logging> first = new LinkedHashMap<>();
        arriving.forEach(one -> first.putIfAbsent(one.key(), one));
        List<Logging> once = List.copyOf(first.values());
        jdbc.sql("""
                insert into activities.activity
                    (key, unit_id, edition_id, day, place, what, amounts, words, state, logged_by, logged_at, changed_by, changed_at)
                select n.key, :unit, n.edition, n.day, n.place, n.what, n.amounts::bigint[], n.words, 'LOGGED', :by, :at, :by, :at
                from unnest(:keys::uuid[], :editions::bigint[], :days::date[], :places::text[], :whats::text[],
                            :amounts::text[], :words::jsonb[])
                  with ordinality as n(key, edition, day, place, what, amounts, words, i)
                order by n.i
                on conflict (key) do nothing
                returning key, id
                """)
                .param("unit", unitId)
                .param("by", actor.accountId())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("keys", once.stream().map(r -> r.key().toString()).toArray(String[]::new))
                .param("editions", once.stream().map(r -> r.type().id()).toArray(Long[]::new))
                .param(
                        "days",
                        once.stream().map(r -> r.content().day().toString()).toArray(String[]::new))
                .param("places", once.stream().map(r -> r.content().place()).toArray(String[]::new))
                .param("whats", once.stream().map(r -> r.content().what()).toArray(String[]::new))
                .param(
                        "amounts",
                        once.stream().map(r -> r.content().amountText()).toArray(String[]::new))
                .param("words", once.stream().map(r -> rows.words(r.content())).toArray(String[]::new))
                .query(rs -> {
                    made.put(rs.getObject(1, UUID.class), rs.getLong(2));
                });

        // 2. Their entries of the trail, their files, and who asks what is new.
        List<Audit.Entry> entries = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        for (Logging row : once) {
            Long id = made.get(row.key());
            if (id == null) continue;
            days.add(row.content().day());
            entries.add(new Audit.Entry(
                    now, actor, "activity.logged", "activity", id, unitId, detail(row.type(), row.content())));
        }
        audit.record(entries);
        for (Logging row : once) {
            Long id = made.get(row.key());
            if (id != null) files.tie(actor, id, unitId, row.files());
        }
        if (!days.isEmpty()) events.publishEvent(new ActivitiesChanged(unitId, days));

        // 3. What was there already: the same, or another under its key.
        Map<UUID, Activity> there = withKeys(
                first.keySet().stream().filter(key -> !made.containsKey(key)).toList());
        List<Logged> outcomes = new ArrayList<>();
        Set<UUID> told = new HashSet<>();
        for (Logging one : arriving) {
            Long id = made.get(one.key());
            Activity standing = there.get(one.key());
            if (id != null && told.add(one.key())) outcomes.add(new Logged(Outcome.NEW, id));
            else if (id != null && one.saysTheSame(Objects.requireNonNull(first.get(one.key()))))
                outcomes.add(new Logged(Outcome.THERE, id));
            else if (standing != null && standing.unitId() == unitId && saidOnce(standing, one))
                outcomes.add(new Logged(Outcome.THERE, standing.id()));
            else outcomes.add(new Logged(Outcome.TAKEN, 0));
        }
        return outcomes;
    }

    /** True if it is what the activity said when it was logged. */
    private boolean saidOnce(Activity standing, Logging arriving) {
        List<ActivityFile> then = files.of(standing.id(), 1);
        if (standing.version() == 1)
            return standing.typeId() == arriving.type().id() && arriving.says(standing.content(), then);
        return revisions.past(standing.id()).stream()
                .anyMatch(past -> past.version() == 1 && arriving.says(past.content(), then));
    }

    private Map<UUID, Activity> withKeys(Collection<UUID> keys) {
        Map<UUID, Activity> byKey = new HashMap<>();
        if (keys.isEmpty()) return byKey;
        jdbc.sql("select %s from activities.activity a where a.key = any(:keys::uuid[])"
                        .formatted(ActivityRows.COLUMNS))
                .param("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
                .query(rows::activity)
                .list()
                .forEach(one -> byKey.put(one.key(), one));
        return byKey;
    }

    /** An activity that the actor may see. */
    public Optional<Activity> find(Actor actor, long id) {
        return find(actor, id, "");
    }

    private Optional<Activity> find(Actor actor, long id, String lock) {
        return jdbc.sql("select %s from activities.activity a where a.id = :id and %s %s"
                        .formatted(ActivityRows.COLUMNS, SEEN, lock))
                .param("id", id)
                .param("own", actor.rootsAs(Role.OFFICER, Role.LEADER))
                .param("auditing", actor.rootsAs(Role.AUDITOR))
                .param("today", actor.day())
                .query(rows::activity)
                .optional();
    }

    /**
     * Changes what an activity says and carries. What it said before is kept, and what was confirmed is to be confirmed again.
     *
     * @param carried its files, all of them
     * @throws StaleActivity if somebody changed it since the version that was before the actor
     */
    @Transactional
    public void correct(
            Actor actor, long id, int version, ActivityType type, ActivityContent content, List<ActivityFile> carried) {
        Activity before = locked(actor, id, version, ActivityState.Act.CORRECT);
        if (before.typeId() == type.id()
                && before.content().equals(content)
                && Set.copyOf(files.of(id, version)).equals(Set.copyOf(carried))) return;
        files.change(actor, before, carried);
        revisions.keep(actor, before, ActivityState.Act.CORRECT, "");
        jdbc.sql("""
                update activities.activity
                set edition_id = :edition, day = :day, place = :place, what = :what, amounts = :amounts::bigint[],
                    words = :words::jsonb
                where id = :id
                """)
                .param("edition", type.id())
                .param("day", content.day())
                .param("place", content.place())
                .param("what", content.what())
                .param("amounts", content.amountText())
                .param("words", rows.words(content))
                .param("id", id)
                .update();
        audit.record(actor, "activity.corrected", "activity", id, before.unitId(), detail(type, content));
        events.publishEvent(new ActivitiesChanged(
                before.unitId(), Set.copyOf(List.of(before.content().day(), content.day()))));
    }

    /** Withdraws an activity, or brings a withdrawn one back. */
    @Transactional
    public void take(Actor actor, long id, int version, ActivityState.Act act, String reason) {
        Activity before = locked(actor, id, version, act);
        revisions.keep(actor, before, act, reason);
        audit.record(
                actor,
                act == ActivityState.Act.WITHDRAW ? "activity.withdrawn" : "activity.restored",
                "activity",
                id,
                before.unitId(),
                Map.of("version", before.version() + 1));
        events.publishEvent(
                new ActivitiesChanged(before.unitId(), Set.of(before.content().day())));
    }

    /** Confirms those that are still as the leader saw them; gives how many. Nothing else of them changes. */
    @Transactional
    public int confirm(Actor actor, long unitId, Map<Long, Integer> versions) {
        NotFound.unless(actor.holds(Role.LEADER, unitId));
        List<Long> ids = List.copyOf(versions.keySet());
        Map<Long, LocalDate> confirmed = new HashMap<>();
        jdbc.sql("""
                with seen as (select * from unnest(:ids::bigint[], :versions::int[]) as s(id, version)),
                     kept as (
                         select a.* from activities.activity a join seen s on s.id = a.id and s.version = a.version
                         where a.unit_id = :unit and a.state = 'LOGGED' order by a.id for update of a),
                     past as (
                         insert into activities.revision
                             (activity_id, version, edition_id, day, place, what, amounts, words, state, changed_by, changed_at, act)
                         select id, version, edition_id, day, place, what, amounts, words, state, changed_by, changed_at, 'CONFIRM'
                         from kept)
                update activities.activity a
                set state = 'CONFIRMED', version = a.version + 1, changed_by = :by, changed_at = :at
                from kept k where a.id = k.id
                returning a.id, a.day
                """)
                .param("ids", ids.toArray(Long[]::new))
                .param("versions", ids.stream().map(versions::get).toArray(Integer[]::new))
                .param("unit", unitId)
                .param("by", actor.accountId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(rs -> {
                    confirmed.put(rs.getLong(1), rs.getObject(2, LocalDate.class));
                });
        if (confirmed.isEmpty()) return 0;
        List<Long> done = confirmed.keySet().stream().sorted().toList();
        audit.recordAll(
                actor,
                "activity.confirmed",
                "activity",
                done,
                done.stream().map(id -> unitId).toList(),
                Map.of());
        events.publishEvent(new ActivitiesChanged(unitId, Set.copyOf(confirmed.values())));
        return confirmed.size();
    }

    /** Who writes in a unit's log. */
    public static boolean mayWrite(Actor actor, long unitId) {
        return actor.holdsAnyIn(unitId, Role.OFFICER, Role.LEADER);
    }

    private Activity locked(Actor actor, long id, int version, ActivityState.Act act) {
        Activity before = find(actor, id, "for update of a").orElseThrow(NotFound::new);
        NotFound.unless(mayWrite(actor, before.unitId()));
        if (before.version() != version || before.state().after(act).isEmpty()) throw new StaleActivity(id);
        return before;
    }

    private static Map<String, ?> detail(ActivityType type, ActivityContent content) {
        return Map.of("type", type.code(), "day", content.day().toString(), "amounts", content.amountText());
    }
}
