package vn.giaoban.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.Personal;

/** Keeps the tasks. {@link Givings} makes them; here they are found through the actor, and go their way step by step. */
@Component
public class Tasks {
    private static final String TASK = """
            select t.*, o.keeper_id as owner_keeper, g.keeper_id as giver_keeper
            from tasks.task t
            join organization.keeper o
              on o.unit_id = t.owner_id and :today between o.valid_from and coalesce(o.valid_to, 'infinity')
            join organization.keeper g
              on g.unit_id = t.giver_id and :today between g.valid_from and coalesce(g.valid_to, 'infinity')
            """;

    /** Whose it is, who follows it, and those above whose it is: by who acts for these units today. Of a task or a few. */
    private static final String SEEN = """
            (g.keeper_id = any(:roots)
              or exists (
                select 1 from organization.line l
                where l.unit_id = o.keeper_id and l.ancestor_id = any(:roots)
                  and :today between l.valid_from and coalesce(l.valid_to, 'infinity')))""";

    /** The same of many tasks: the units are found once, whatever the database knows of how many there are. */
    private static final String AMONG_SEEN = """
            (t.giver_id in (
                select k.unit_id from organization.keeper k
                where k.keeper_id = any(:roots) and :today between k.valid_from and coalesce(k.valid_to, 'infinity'))
              or t.owner_id in (
                select k.unit_id from organization.line l
                join organization.keeper k
                  on k.keeper_id = l.unit_id and :today between k.valid_from and coalesce(k.valid_to, 'infinity')
                where l.ancestor_id = any(:roots) and :today between l.valid_from and coalesce(l.valid_to, 'infinity')))""";

    /** Of a unit, and of those that it carries on. */
    private static final String ITS = """
            t.owner_id = any(array(
                select k.unit_id from organization.keeper k
                where (k.unit_id = :unit and k.keeper_id = :unit or k.keeper_id = :unit and k.unit_id <> k.keeper_id)
                  and :today between k.valid_from and coalesce(k.valid_to, 'infinity')))""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TaskNotices notices;
    private final Audit audit;

    Tasks(JdbcClient jdbc, Clock clock, TaskNotices notices, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.notices = notices;
        this.audit = audit;
    }

    // ---------- finding ----------

    /** A task that the actor may see. */
    public Optional<Task> find(Actor actor, long id) {
        return query(actor, "where t.id = :id and " + SEEN)
                .param("id", id)
                .query(Tasks::task)
                .optional();
    }

    /** The tasks of a thing, line by line, that the actor may see. */
    public List<Task> of(Actor actor, String causeKind, long causeId) {
        return query(actor, """
                where t.cause_kind = :kind and t.cause_id = :cause and %s
                order by t.cause_line, t.id
                """.formatted(AMONG_SEEN))
                .param("kind", causeKind)
                .param("cause", causeId)
                .query(Tasks::task)
                .list();
    }

    /** Those of one line of a thing that the actor may see, as many as are asked for, behind the one with the given id (0: from the first). */
    public List<Task> of(Actor actor, Cause cause, long after, int limit) {
        return query(actor, """
                where t.cause_kind = :kind and t.cause_id = :cause and t.cause_line = :line and t.id > :after and %s
                order by t.id
                limit :limit
                """.formatted(AMONG_SEEN))
                .param("kind", cause.kind())
                .param("cause", cause.id())
                .param("line", cause.line())
                .param("after", after)
                .param("limit", limit)
                .query(Tasks::task)
                .list();
    }

    /** Of a thing, those that a unit is to do, or does for one that it carries on, if the actor may see them. */
    public List<Task> of(Actor actor, String causeKind, long causeId, long unitId) {
        return query(actor, """
                where t.cause_kind = :kind and t.cause_id = :cause and %s and %s
                order by t.cause_line, t.id
                """.formatted(ITS, SEEN))
                .param("kind", causeKind)
                .param("cause", causeId)
                .param("unit", unitId)
                .query(Tasks::task)
                .list();
    }

    /** How many of those of a thing that the actor may see stand where, by line. */
    public SequencedMap<Integer, TaskCounts> counts(Actor actor, String causeKind, long causeId) {
        Map<Integer, Map<TaskState, Integer>> byState = new HashMap<>();
        Map<Integer, Integer> overdue = new TreeMap<>();
        jdbc.sql("""
                select t.cause_line, t.state, count(*)::int, (count(*) filter (where t.due < :today))::int
                from tasks.task t
                where t.cause_kind = :kind and t.cause_id = :cause and %s
                group by t.cause_line, t.state
                """.formatted(AMONG_SEEN))
                .param("roots", roots(actor))
                .param("today", actor.day())
                .param("kind", causeKind)
                .param("cause", causeId)
                .query(rs -> {
                    TaskState state = TaskState.valueOf(rs.getString(2));
                    byState.computeIfAbsent(rs.getInt(1), line -> new EnumMap<>(TaskState.class))
                            .put(state, rs.getInt(3));
                    overdue.merge(rs.getInt(1), state.isOpen() ? rs.getInt(4) : 0, Integer::sum);
                });
        SequencedMap<Integer, TaskCounts> counts = new LinkedHashMap<>();
        overdue.forEach(
                (line, late) -> counts.put(line, new TaskCounts(Objects.requireNonNull(byState.get(line)), late)));
        return counts;
    }

    /** What a unit is still to do, also for units that it carries on, as far as the actor may see it; the earliest day first. */
    public List<Task> open(Actor actor, long unitId) {
        return query(actor, """
                where t.state in ('GIVEN', 'UNDER_WAY', 'RETURNED') and %s and %s
                order by t.due nulls last, t.id
                """.formatted(ITS, SEEN))
                .param("unit", unitId)
                .query(Tasks::task)
                .list();
    }

    /** All that was done with a task, the first step first. */
    public List<TaskStep> history(Actor actor, long id) {
        NotFound.unless(find(actor, id).isPresent());
        return jdbc.sql("select * from tasks.step where task_id = :id order by version")
                .param("id", id)
                .query(Tasks::step)
                .list();
    }

    // ---------- step by step ----------

    /**
     * Takes an act upon a task. What was typed for it was found without {@link Task#fault}.
     *
     * @param seen the version that the actor had before them
     * @param due the new day, of an extension only
     * @return false where somebody moved the task on since then, or the act cannot be taken: then nothing is changed. True also
     *     where the actor has taken the very same act already, by pressing twice.
     */
    @Transactional
    public boolean take(Actor actor, long id, int seen, TaskAct act, String note, @Nullable LocalDate due) {
        Task task = query(actor, "where t.id = :id and " + SEEN + " for update of t")
                .param("id", id)
                .query(Tasks::task)
                .optional()
                .orElseThrow(NotFound::new);
        NotFound.unless(task.isFor(actor, act));
        String said = Normalizer.normalize(note, Normalizer.Form.NFC).strip();
        if (task.version() != seen) return task.version() == seen + 1 && isLast(actor, task, act, said, due);
        Optional<TaskState> to = task.state().after(act);
        if (to.isEmpty()) return false;
        task.fault(act, said, due).ifPresent(fault -> {
            throw new IllegalArgumentException(fault.name());
        });
        TaskStep step = new TaskStep(
                seen + 1,
                act,
                to.get(),
                act == TaskAct.EXTEND ? due : task.due(),
                actor.accountId(),
                clock.instant(),
                said);
        keep(task, step);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("cause", task.cause().toString());
        if (step.due() != null && act == TaskAct.EXTEND)
            detail.put("due", step.due().toString());
        if (!said.isEmpty()) detail.put("note", new Personal(said));
        audit.record(actor, act.auditName(), "task", id, task.ownerId(), detail);
        notices.taken(actor, task, step);
        return true;
    }

    private void keep(Task task, TaskStep step) {
        jdbc.sql("""
                with kept as (
                    insert into tasks.step (task_id, version, act, state, due, account_id, at, note)
                    values (:id, :version, :act, :state, :due, :account, :at, :note))
                update tasks.task set state = :state, due = :due, version = :version, changed_at = :at where id = :id
                """)
                .param("id", task.id())
                .param("version", step.version())
                .param("act", step.act().name())
                .param("state", step.state().name())
                .param("due", step.due(), Types.DATE)
                .param("account", step.accountId())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("note", step.note())
                .update();
    }

    private boolean isLast(Actor actor, Task task, TaskAct act, String note, @Nullable LocalDate due) {
        TaskStep last = jdbc.sql("select * from tasks.step where task_id = :id and version = :version")
                .param("id", task.id())
                .param("version", task.version())
                .query(Tasks::step)
                .single();
        return last.act() == act
                && last.accountId() == actor.accountId()
                && last.note().equals(note)
                && (act != TaskAct.EXTEND || Objects.equals(last.due(), due));
    }

    // ---------- rows ----------

    private JdbcClient.StatementSpec query(Actor actor, String rest) {
        return jdbc.sql(TASK + rest).param("roots", roots(actor)).param("today", actor.day());
    }

    /** The units in which the actor reads tasks, and below which. */
    private static Long[] roots(Actor actor) {
        return actor.rootsAs(Role.OFFICER, Role.LEADER, Role.AUDITOR);
    }

    private static Task task(ResultSet rs, int n) throws SQLException {
        return new Task(
                rs.getLong("id"),
                new Cause(rs.getString("cause_kind"), rs.getLong("cause_id"), rs.getInt("cause_line")),
                rs.getLong("owner_id"),
                rs.getLong("owner_keeper"),
                rs.getLong("giver_id"),
                rs.getLong("giver_keeper"),
                rs.getString("text"),
                rs.getString("measure"),
                rs.getObject("due", LocalDate.class),
                TaskState.valueOf(rs.getString("state")),
                rs.getInt("version"),
                rs.getLong("given_by"),
                instant(rs, "given_at"),
                instant(rs, "changed_at"));
    }

    private static TaskStep step(ResultSet rs, int n) throws SQLException {
        return new TaskStep(
                rs.getInt("version"),
                TaskAct.valueOf(rs.getString("act")),
                TaskState.valueOf(rs.getString("state")),
                rs.getObject("due", LocalDate.class),
                rs.getLong("account_id"),
                instant(rs, "at"),
                rs.getString("note"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
