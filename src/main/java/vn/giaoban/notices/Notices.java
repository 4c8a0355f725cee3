package vn.giaoban.notices;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;

/** Keeps each person's notices. */
@Component
public class Notices {
    private final JdbcClient jdbc;
    private final Clock clock;

    public Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells each account once, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Collection<Long> accountIds, String kind, String href, List<String> args) {
        if (accountIds.isEmpty()) return;
        jdbc.sql("""
                insert into notices.notice (account_id, at, kind, args, href)
                select distinct a, :at::timestamptz, :kind, :args::text[], :href
                from unnest(:accounts::bigint[]) as a
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", kind)
                .param("args", args.toArray(String[]::new))
                .param("href", href)
                .param("accounts", accountIds.toArray(Long[]::new))
                .update();
    }

    /** The actor's own notices, newest first, before the given id (0: from the top). */
    public List<Notice> list(Actor actor, long before, int limit) {
        return jdbc.sql("""
                select id, at, kind, args, href, read_at
                from notices.notice
                where account_id = :account and (:before = 0 or id < :before)
                order by id desc
                limit :limit
                """)
                .param("account", actor.accountId())
                .param("before", before)
                .param("limit", limit)
                .query((rs, n) -> new Notice(
                        rs.getLong("id"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getString("kind"),
                        strings(rs.getArray("args")),
                        rs.getString("href"),
                        Optional.ofNullable(rs.getObject("read_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list();
    }

    public int unread(Actor actor) {
        return jdbc.sql("select count(*) from notices.notice where account_id = :account and read_at is null")
                .param("account", actor.accountId())
                .query(Integer.class)
                .single();
    }

    /** Marks one of the actor's own notices as read and tells where it leads; empty if it is not theirs. */
    @Transactional
    public Optional<String> open(Actor actor, long id) {
        Instant now = clock.instant();
        return jdbc.sql("""
                update notices.notice set read_at = coalesce(read_at, :now)
                where id = :id and account_id = :account
                returning href
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("account", actor.accountId())
                .query(String.class)
                .optional();
    }

    @Transactional
    public void readAll(Actor actor) {
        jdbc.sql("update notices.notice set read_at = :now where account_id = :account and read_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", actor.accountId())
                .update();
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
