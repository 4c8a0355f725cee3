package vn.giaoban.tasks;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.organization.ReorganizationEffects;
import vn.giaoban.organization.ReorganizationPlan;

/** What a reorganisation means to tasks: those of a unit that ends are done, or followed, by who acts for it; nothing is rewritten. */
@Component
class TaskSuccession implements ReorganizationEffects {
    private final JdbcClient jdbc;

    TaskSuccession(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Effect> of(ReorganizationPlan plan) {
        int open = jdbc.sql("""
                select count(*) from tasks.task
                where owner_id = any(:ending) and state in ('GIVEN', 'UNDER_WAY', 'RETURNED')
                """)
                .param("ending", plan.endingIds().toArray(Long[]::new))
                .query(Integer.class)
                .single();
        return open == 0 ? List.of() : List.of(Effect.touched("tasks.reorganization.open", open));
    }

    @Override
    public List<Effect> dependents(Done done) {
        int given = jdbc.sql(
                        "select count(*) from tasks.task where owner_id = any(:founded) or giver_id = any(:founded)")
                .param("founded", done.founded().toArray(Long[]::new))
                .query(Integer.class)
                .single();
        return given == 0 ? List.of() : List.of(Effect.blocking("tasks.undo.tasks", given));
    }

    @Override
    public void follow(Actor actor, Done done) {
        // Who acts for a unit is asked anew each time.
    }
}
