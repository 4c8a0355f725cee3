package vn.giaoban.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;

/** Keeps the tokens by which programs act as accounts. The token itself is told to its maker once and kept nowhere. */
@Component
public class ApiTokens {
    /** So that a token is recognised wherever it is left lying about. */
    static final String PREFIX = "gb_";

    private static final Duration USED_ANEW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Accounts accounts;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(JdbcClient jdbc, Clock clock, Audit audit, Accounts accounts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.accounts = accounts;
    }

    /** Whom a token lets in, and whether only to read. */
    record Admitted(Actor actor, boolean readsOnly) {}

    /** Makes one for the actor's own account; the token, which nobody can read again. */
    @Transactional
    public String make(Actor actor, String name, boolean readsOnly, LocalDate expiresOn) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long id = jdbc.sql("""
                insert into identity.api_token (account_id, name, token_sha256, reads_only, made_at, expires_on)
                values (:account, :name, :sha, :reads, :at, :expires)
                returning id
                """)
                .param("account", actor.accountId())
                .param("name", name)
                .param("sha", OneTimeLinks.sha256(token))
                .param("reads", readsOnly)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("expires", expiresOn)
                .query(Long.class)
                .single();
        record(actor, "account.tokenMade", id, name);
        return token;
    }

    /** The actor's own, newest first. */
    List<ApiToken> of(Actor actor) {
        return jdbc.sql("""
                select id, name, reads_only, made_at, expires_on, revoked_at, last_used_at
                from identity.api_token where account_id = :account order by id desc
                """)
                .param("account", actor.accountId())
                .query((rs, n) -> new ApiToken(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getBoolean(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        rs.getObject(5, LocalDate.class),
                        instant(rs.getObject(6, OffsetDateTime.class)),
                        instant(rs.getObject(7, OffsetDateTime.class))))
                .list();
    }

    /** Takes one of the actor's own back, from this moment on. */
    @Transactional
    public void revoke(Actor actor, long id) {
        String name = jdbc.sql("""
                update identity.api_token set revoked_at = :at
                where id = :id and account_id = :account and revoked_at is null
                returning name
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("account", actor.accountId())
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
        record(actor, "account.tokenRevoked", id, name);
    }

    /** Whom a token lets in today, with the roles of the day: asked of each request anew. Empty for what is none. */
    Optional<Admitted> admit(String token) {
        if (!token.startsWith(PREFIX)) return Optional.empty();
        LocalDate today = LocalDate.now(clock);
        record Row(
                long tokenId,
                boolean readsOnly,
                @Nullable Instant used,
                long accountId,
                String username,
                String name,
                @Nullable Holding holding) {}
        List<Row> rows = jdbc.sql("""
                select t.id, t.reads_only, t.last_used_at, a.id, a.username, a.name, r.role, r.unit_id, r.acting
                from identity.api_token t
                join identity.account a on a.id = t.account_id and not a.locked
                left join identity.role r
                  on r.account_id = a.id and :day between r.valid_from and coalesce(r.valid_to, 'infinity')
                where t.token_sha256 = :sha and t.revoked_at is null and t.expires_on >= :day
                order by r.acting, r.valid_from, r.id
                """)
                .param("sha", OneTimeLinks.sha256(token))
                .param("day", today)
                .query((rs, n) -> new Row(
                        rs.getLong(1),
                        rs.getBoolean(2),
                        instant(rs.getObject(3, OffsetDateTime.class)),
                        rs.getLong(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getString(7) == null
                                ? null
                                : new Holding(Role.valueOf(rs.getString(7)), rs.getLong(8), rs.getBoolean(9))))
                .list();
        if (rows.isEmpty()) return Optional.empty();
        Row first = rows.getFirst();
        noteUse(first.tokenId(), first.used());
        List<Holding> holdings = new ArrayList<>();
        for (Row row : rows) if (row.holding() != null) holdings.add(row.holding());
        return Optional.of(new Admitted(
                new Actor(first.accountId(), first.username(), first.name(), holdings, today), first.readsOnly()));
    }

    private void noteUse(long id, @Nullable Instant before) {
        Instant now = clock.instant();
        if (before != null && before.plus(USED_ANEW).isAfter(now)) return;
        jdbc.sql("update identity.api_token set last_used_at = :at where id = :id")
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private void record(Actor actor, String act, long id, String name) {
        audit.record(actor, act, "token", id, accounts.homeUnit(actor.accountId()), Map.of("name", name));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
