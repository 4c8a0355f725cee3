package vn.giaoban.identity;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.Personal;

/** Fills the posts of a whole network at once, and finds who holds them. */
@Component
public class Staffing {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    Staffing(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** An account to be made, with the role it is for. */
    public record Post(String username, String name, long unitId, Role role) {}

    /** True while nobody at all has an account. */
    public boolean isDeserted() {
        return jdbc.sql("select not exists (select 1 from identity.account)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes accounts without passwords, their roles held from the day. Those whose username is taken are passed over.
     *
     * @param until the last day of the roles; null: open
     * @return how many were made
     */
    @Transactional
    public int fill(Actor who, List<Post> posts, LocalDate since, @Nullable LocalDate until) {
        Instant now = clock.instant();
        // 1. Accounts.
        Map<String, Long> made = new HashMap<>();
        jdbc.sql("""
                insert into identity.account (username, name, unit_id, created_at)
                select p.username, p.name, p.unit_id, :at
                from unnest(:usernames::text[], :names::text[], :units::bigint[])
                    with ordinality as p(username, name, unit_id, n)
                order by p.n
                on conflict (username) do nothing
                returning username, id
                """)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("usernames", texts(posts, Post::username))
                .param("names", texts(posts, Post::name))
                .param("units", ids(posts, Post::unitId))
                .query(rs -> {
                    made.put(rs.getString("username"), rs.getLong("id"));
                });
        List<Post> filled =
                posts.stream().filter(p -> made.containsKey(p.username())).toList();

        // 2. Their roles.
        jdbc.sql("""
                insert into identity.role (account_id, unit_id, role, acting, valid_from, valid_to)
                select p.account_id, p.unit_id, p.role, false, :since, :until
                from unnest(:accounts::bigint[], :units::bigint[], :roles::text[]) as p(account_id, unit_id, role)
                """)
                .param("since", since)
                .param("until", until, Types.DATE)
                .param("accounts", ids(filled, p -> made.get(p.username())))
                .param("units", ids(filled, Post::unitId))
                .param("roles", texts(filled, p -> p.role().name()))
                .update();

        // 3. The trail, as for accounts made one by one.
        for (String act : List.of("account.made", "account.roleGranted"))
            audit.record(filled.stream()
                    .map(p -> new Audit.Entry(
                            now,
                            who,
                            act,
                            "account",
                            Objects.requireNonNull(made.get(p.username())),
                            p.unitId(),
                            detail(act, p, since, until)))
                    .toList());
        return filled.size();
    }

    /** Who holds a role on a day, by unit, acting in that role only; acting leaders left out, and one where several hold it. */
    public Map<Long, Actor> holders(Role role, LocalDate day) {
        Map<Long, Actor> holders = new HashMap<>();
        jdbc.sql("""
                select distinct on (r.unit_id) r.unit_id, a.id, a.username, a.name
                from identity.role r
                join identity.account a on a.id = r.account_id and not a.locked
                where r.role = :role and not r.acting and :day between r.valid_from and coalesce(r.valid_to, 'infinity')
                order by r.unit_id, r.id
                """).param("role", role.name()).param("day", day).query(rs -> {
            long unitId = rs.getLong("unit_id");
            holders.put(
                    unitId,
                    new Actor(
                            rs.getLong("id"),
                            rs.getString("username"),
                            rs.getString("name"),
                            List.of(new Holding(role, unitId, false)),
                            day));
        });
        return holders;
    }

    private static Map<String, ?> detail(String act, Post post, LocalDate since, @Nullable LocalDate until) {
        return act.equals("account.made")
                ? Map.of("username", new Personal(post.username()), "name", new Personal(post.name()))
                : Map.of(
                        "role",
                        post.role(),
                        "acting",
                        false,
                        "from",
                        since.toString(),
                        "to",
                        until == null ? "" : until.toString());
    }

    private static String[] texts(List<Post> posts, Function<Post, String> value) {
        return posts.stream().map(value).toArray(String[]::new);
    }

    private static Long[] ids(List<Post> posts, Function<Post, Long> value) {
        return posts.stream().map(value).toArray(Long[]::new);
    }
}
