package vn.giaoban.activities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;

/** Keeps the log. Each unit's own people write and read it; auditors at and above read it; others see what a sent report counted. */
@Component
public class Activities {
    private static final String COLUMNS = """
            a.id, a.key, a.unit_id, a.edition_id, a.day, a.place, a.what, a.amounts, a.words, a.state, a.version,
            a.logged_by, a.logged_at, a.changed_by, a.changed_at""";

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
    private final JsonMapper json;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Activities(JdbcClient jdbc, Clock clock, JsonMapper json, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.audit = audit;
        this.events = events;
    }

    /** Something to be logged, read and found without fault. */
    public record Logging(UUID key, ActivityType type, ActivityContent content) {
        boolean saysTheSame(Logging other) {
            return type.id() == other.type().id() && content.equals(other.content());
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
        List<Logging> rows = List.copyOf(first.values());
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
                .param("keys", rows.stream().map(r -> r.key().toString()).toArray(String[]::new))
                .param("editions", rows.stream().map(r -> r.type().id()).toArray(Long[]::new))
                .param(
                        "days",
                        rows.stream().map(r -> r.content().day().toString()).toArray(String[]::new))
                .param("places", rows.stream().map(r -> r.content().place()).toArray(String[]::new))
                .param("whats", rows.stream().map(r -> r.content().what()).toArray(String[]::new))
                .param(
                        "amounts",
                        rows.stream().map(r -> r.content().amountText()).toArray(String[]::new))
                .param("words", rows.stream().map(r -> words(r.content())).toArray(String[]::new))
                .query(rs -> {
                    made.put(rs.getObject(1, UUID.class), rs.getLong(2));
                });

        // 2. Their entries of the trail, and who asks what is new.
        List<Audit.Entry> entries = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        for (Logging row : rows) {
            Long id = made.get(row.key());
            if (id == null) continue;
            days.add(row.content().day());
            entries.add(new Audit.Entry(
                    now, actor, "activity.logged", "activity", id, unitId, detail(row.type(), row.content())));
        }
        audit.record(entries);
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
        if (standing.version() == 1)
            return standing.typeId() == arriving.type().id()
                    && standing.content().equals(arriving.content());
        return past(standing.id()).stream()
                .anyMatch(past -> past.version() == 1 && past.content().equals(arriving.content()));
    }

    private Map<UUID, Activity> withKeys(Collection<UUID> keys) {
        Map<UUID, Activity> byKey = new HashMap<>();
        if (keys.isEmpty()) return byKey;
        jdbc.sql("select %s from activities.activity a where a.key = any(:keys::uuid[])".formatted(COLUMNS))
                .param("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
                .query(this::activity)
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
                        .formatted(COLUMNS, SEEN, lock))
                .param("id", id)
                .param("own", actor.rootsAs(Role.OFFICER, Role.LEADER))
                .param("auditing", actor.rootsAs(Role.AUDITOR))
                .param("today", actor.day())
                .query(this::activity)
                .optional();
    }

    /**
     * What an activity said in one of its versions.
     *
     * @param changed it has changed since, or was withdrawn
     */
    public record Stated(long typeId, ActivityContent content, boolean changed) {}

    /** What activities said, each in the version given, for whoever was shown a figure that counts them: found through the actor. */
    public Map<Long, Stated> stated(Map<Long, Integer> versions) {
        List<Long> ids = List.copyOf(versions.keySet());
        Map<Long, Stated> stated = new HashMap<>();
        jdbc.sql("""
                with wanted as (select * from unnest(:ids::bigint[], :versions::int[]) as w(id, version))
                select a.id, a.edition_id, a.day, a.place, a.what, a.amounts, a.words, false as changed
                from wanted w join activities.activity a on a.id = w.id and a.version = w.version
                union all
                select r.activity_id, r.edition_id, r.day, r.place, r.what, r.amounts, r.words,
                       r.act <> 'CONFIRM' or a.version > r.version + 1
                from wanted w join activities.revision r on r.activity_id = w.id and r.version = w.version
                join activities.activity a on a.id = w.id
                """)
                .param("ids", ids.toArray(Long[]::new))
                .param("versions", ids.stream().map(versions::get).toArray(Integer[]::new))
                .query(rs -> {
                    stated.put(
                            rs.getLong("id"),
                            new Stated(rs.getLong("edition_id"), content(rs), rs.getBoolean("changed")));
                });
        return stated;
    }

    /** Which of a unit's activities are asked for; empty texts ask for all. */
    public record Wanted(LocalDate from, LocalDate to, String type, String text, boolean unconfirmed) {}

    /** A unit's activities, the latest day first, as many as a page shows; the unit has been found through the actor. */
    public List<Activity> list(long unitId, Wanted wanted, int offset, int limit) {
        return wanted(unitId, wanted, COLUMNS, "order by a.day desc, a.id desc offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(this::activity)
                .list();
    }

    /** How many a list has in all. */
    public int count(long unitId, Wanted wanted) {
        return wanted(unitId, wanted, "count(*)::int", "").query(Integer.class).single();
    }

    /** How many a day has, for the strip of days. */
    public Map<LocalDate, Integer> byDay(long unitId, Wanted wanted) {
        Map<LocalDate, Integer> byDay = new HashMap<>();
        wanted(unitId, wanted, "a.day, count(*)::int", "group by a.day").query(rs -> {
            byDay.put(rs.getObject(1, LocalDate.class), rs.getInt(2));
        });
        return byDay;
    }

    private JdbcClient.StatementSpec wanted(long unitId, Wanted wanted, String what, String rest) {
        return jdbc.sql("""
                select %s from activities.activity a
                where a.unit_id = :unit and a.day between :from and :to
                  and (:type = '' or exists (
                      select 1 from activities.edition e join activities.type t on t.id = e.type_id
                      where e.id = a.edition_id and t.code = :type))
                  and (:text = '' or a.what ilike :like or a.place ilike :like or a.words::text ilike :like)
                  and (not :unconfirmed or a.state = 'LOGGED')
                %s
                """.formatted(what, rest))
                .param("unit", unitId)
                .param("from", wanted.from())
                .param("to", wanted.to())
                .param("type", wanted.type())
                .param("text", wanted.text())
                .param("like", "%" + wanted.text().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("unconfirmed", wanted.unconfirmed());
    }

    /** Of the types, those that the unit logged last, the latest first. */
    public List<String> lately(long unitId, int howMany) {
        return jdbc.sql("""
                select t.code
                from (select edition_id, id from activities.activity where unit_id = :unit order by day desc, id desc limit 200) a
                join activities.edition e on e.id = a.edition_id join activities.type t on t.id = e.type_id
                group by t.code order by max(a.id) desc limit :many
                """)
                .param("unit", unitId)
                .param("many", howMany)
                .query(String.class)
                .list();
    }

    /** Another of the same type, day and place that stands in the unit's log; most likely the same thing. */
    public Optional<Activity> alike(long unitId, ActivityType type, ActivityContent content) {
        return jdbc.sql("""
                select %s from activities.activity a join activities.edition e on e.id = a.edition_id
                where a.unit_id = :unit and a.day = :day and lower(a.place) = lower(:place) and a.state <> 'WITHDRAWN'
                  and e.type_id = (select type_id from activities.edition where id = :edition)
                order by a.id desc limit 1
                """.formatted(COLUMNS))
                .param("unit", unitId)
                .param("day", content.day())
                .param("place", content.place())
                .param("edition", type.id())
                .query(this::activity)
                .optional();
    }

    /**
     * Changes what an activity says. What it said before is kept, and what was confirmed is to be confirmed again.
     *
     * @throws StaleActivity if somebody changed it since the version that was before the actor
     */
    @Transactional
    public void correct(Actor actor, long id, int version, ActivityType type, ActivityContent content) {
        Activity before = locked(actor, id, version, ActivityState.Act.CORRECT);
        if (before.typeId() == type.id() && before.content().equals(content)) return;
        keep(actor, before, ActivityState.Act.CORRECT, "");
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
                .param("words", words(content))
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
        keep(actor, before, act, reason);
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

    /** What an activity said before, the latest change first. */
    public List<Activity.Past> past(long id) {
        return jdbc.sql("""
                select version, day, place, what, amounts, words, state, changed_by, changed_at, act, reason
                from activities.revision where activity_id = :id order by version desc
                """)
                .param("id", id)
                .query((rs, n) -> new Activity.Past(
                        rs.getInt("version"),
                        content(rs),
                        ActivityState.valueOf(rs.getString("state")),
                        rs.getLong("changed_by"),
                        instant(rs, "changed_at"),
                        ActivityState.Act.valueOf(rs.getString("act")),
                        rs.getString("reason")))
                .list();
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

    private void keep(Actor actor, Activity before, ActivityState.Act act, String reason) {
        jdbc.sql("""
                insert into activities.revision
                    (activity_id, version, edition_id, day, place, what, amounts, words, state, changed_by, changed_at, act, reason)
                select id, version, edition_id, day, place, what, amounts, words, state, changed_by, changed_at, :act, :reason
                from activities.activity where id = :id
                """)
                .param("act", act.name())
                .param("reason", reason)
                .param("id", before.id())
                .update();
        jdbc.sql("""
                update activities.activity
                set state = :state, version = version + 1, changed_by = :by, changed_at = :at where id = :id
                """)
                .param("state", before.state().after(act).orElseThrow().name())
                .param("by", actor.accountId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", before.id())
                .update();
    }

    private static Map<String, ?> detail(ActivityType type, ActivityContent content) {
        return Map.of("type", type.code(), "day", content.day().toString(), "amounts", content.amountText());
    }

    private String words(ActivityContent content) {
        return json.writeValueAsString(content.words());
    }

    private Activity activity(ResultSet rs, int n) throws SQLException {
        return new Activity(
                rs.getLong("id"),
                rs.getObject("key", UUID.class),
                rs.getLong("unit_id"),
                rs.getLong("edition_id"),
                content(rs),
                ActivityState.valueOf(rs.getString("state")),
                rs.getInt("version"),
                rs.getLong("logged_by"),
                instant(rs, "logged_at"),
                rs.getLong("changed_by"),
                instant(rs, "changed_at"));
    }

    private ActivityContent content(ResultSet rs) throws SQLException {
        return new ActivityContent(
                rs.getObject("day", LocalDate.class),
                rs.getString("place"),
                rs.getString("what"),
                ActivityContent.amounts((Long[]) rs.getArray("amounts").getArray()),
                json.readValue(rs.getString("words"), new TypeReference<Map<Integer, String>>() {}));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
