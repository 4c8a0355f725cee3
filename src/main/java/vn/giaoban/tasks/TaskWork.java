package vn.giaoban.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.web.Page;
import vn.giaoban.web.WorkItem;
import vn.giaoban.web.WorkSource;

/** What tasks ask of a person: their own unit's to do, and those that it follows to look at. */
@Component
class TaskWork implements WorkSource {
    /** The actor's units and those that they carry on. */
    private static final String OWN = """
            (select k.unit_id from organization.keeper k
             where (k.unit_id = any(:own) and k.keeper_id = k.unit_id
                    or k.keeper_id = any(:own) and k.unit_id <> k.keeper_id)
               and :today between k.valid_from and coalesce(k.valid_to, 'infinity'))""";

    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final Causes causes;

    TaskWork(JdbcClient jdbc, Tasks tasks, Causes causes) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.causes = causes;
    }

    @Override
    public List<WorkItem> items(Page page) {
        Actor actor = page.actor();
        List<Task> own = Stream.of(actor.rootsAs(Role.OFFICER, Role.LEADER))
                .flatMap(unitId -> tasks.open(actor, unitId).stream())
                .toList();
        Map<Cause, Integer> reported = reported(actor);
        Map<Cause, String> names = causes.names(
                Stream.concat(own.stream().map(Task::cause), reported.keySet().stream())
                        .toList(),
                page.locale());
        List<WorkItem> items = new ArrayList<>();
        for (Task task : own)
            items.add(item(page, task, names.getOrDefault(task.cause().whole(), "")));
        reported.forEach((cause, count) -> items.add(new WorkItem(
                "eye-check",
                page.t("tasks.work.look", page.f().whole(count)),
                names.getOrDefault(cause, ""),
                null,
                causes.href(cause),
                page.t("tasks.work.look.act"),
                false,
                false)));
        return items;
    }

    private WorkItem item(Page page, Task task, String cause) {
        return new WorkItem(
                task.state() == TaskState.RETURNED ? "arrow-back-up" : "list-check",
                TaskNotices.shortened(task.text()),
                page.t("tasks.work.from", cause, page.t(task.state().textKey())),
                task.due(),
                causes.href(task.cause()),
                page.t("tasks.work.open"),
                task.isOverdue(page.today()),
                task.state() == TaskState.RETURNED);
    }

    /** How many of each thing were reported as done and wait for a look. */
    private Map<Cause, Integer> reported(Actor actor) {
        Map<Cause, Integer> counts = new LinkedHashMap<>();
        Long[] own = actor.rootsAs(Role.OFFICER, Role.LEADER);
        if (own.length == 0) return counts;
        jdbc.sql("""
                select t.cause_kind, t.cause_id, count(*)
                from tasks.task t
                where t.state = 'DONE' and t.giver_id in %s
                group by t.cause_kind, t.cause_id
                order by t.cause_kind, t.cause_id
                """.formatted(OWN))
                .param("own", own)
                .param("today", actor.day())
                .query(rs -> {
                    counts.put(new Cause(rs.getString(1), rs.getLong(2), 0), rs.getInt(3));
                });
        return counts;
    }

    @Override
    public int pressing(Actor actor) {
        Long[] own = actor.rootsAs(Role.OFFICER, Role.LEADER);
        if (own.length == 0) return 0;
        LocalDate today = actor.day();
        return jdbc.sql("""
                select count(*)
                from tasks.task t
                where t.state in ('GIVEN', 'UNDER_WAY', 'RETURNED') and (t.state = 'RETURNED' or t.due < :today)
                  and t.owner_id in %s
                """.formatted(OWN))
                .param("own", own)
                .param("today", today)
                .query(Integer.class)
                .single();
    }
}
