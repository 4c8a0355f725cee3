package vn.giaoban.identity;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds whom a name means: the officers and leaders who are called so, to the letter; nobody is listed who was not named. */
@Component
public class Namesakes {
    private static final int MOST = 20;

    private final JdbcClient jdbc;

    Namesakes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody of that name, and a unit where they hold a role on the day. */
    public record Namesake(long accountId, String name, long unitId) {}

    /** Each account once, in the order of their numbers; upper and lower case do not matter. */
    public List<Namesake> of(String name, LocalDate day) {
        if (name.isBlank()) return List.of();
        return jdbc.sql("""
                select distinct on (a.id) a.id, a.name, r.unit_id
                from identity.account a
                join identity.role r on r.account_id = a.id and r.role in ('OFFICER', 'LEADER')
                  and :day between r.valid_from and coalesce(r.valid_to, 'infinity')
                where lower(a.name) = lower(:name) and not a.locked
                order by a.id, r.id limit :most
                """)
                .param("day", day)
                .param("name", name.strip())
                .param("most", MOST)
                .query((rs, n) -> new Namesake(rs.getLong(1), rs.getString(2), rs.getLong(3)))
                .list();
    }
}
