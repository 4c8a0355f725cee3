package vn.giaoban.catalogue;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.web.PageMemory;

/** Who decides for the whole network: the people of its first unit. */
@Component
public class Authority {
    private final JdbcClient jdbc;

    public Authority(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The unit that has none above it, 0 if there is none yet. */
    public long root(LocalDate day) {
        return PageMemory.once(Authority.class, day, () -> read(day));
    }

    private long read(LocalDate day) {
        return jdbc.sql("""
                select unit_id from organization.unit_version
                where parent_id is null and level = 1 and :day between valid_from and coalesce(valid_to, 'infinity')
                """).param("day", day).query(Long.class).optional().orElse(0L);
    }

    /** True for those who open and publish periods: leaders and administrators of the network's first unit. */
    public boolean mayDecide(Actor actor) {
        long root = root(actor.day());
        return root != 0 && actor.holdsAnyIn(root, Role.LEADER, Role.ADMINISTRATOR);
    }

    /** True for those who edit what the whole network counts and by when: administrators of its first unit. */
    public boolean mayEdit(Actor actor) {
        long root = root(actor.day());
        return root != 0 && actor.holds(Role.ADMINISTRATOR, root);
    }
}
