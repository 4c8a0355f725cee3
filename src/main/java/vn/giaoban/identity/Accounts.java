package vn.giaoban.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.Personal;

/**
 * Keeps accounts and their roles. Who may change which is decided in {@link Administration}; here each change writes its audit
 * entry and ends the sessions that it concerns.
 */
@Component
public class Accounts {
    private static final String ACCOUNT = """
            select a.id, a.username, a.name, a.password_hash is not null as has_password, a.locked, a.created_at, a.last_sign_in_at
            from identity.account a
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Sessions sessions;

    Accounts(JdbcClient jdbc, Clock clock, Audit audit, Sessions sessions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.sessions = sessions;
    }

    // ---------- finding ----------

    public Optional<Account> find(long id) {
        return jdbc.sql(ACCOUNT + "where a.id = :id")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    public Optional<Account> byUsername(String username) {
        return jdbc.sql(ACCOUNT + "where a.username = lower(:username)")
                .param("username", username)
                .query(Accounts::account)
                .optional();
    }

    /** Who holds one of the roles in the unit on the day; locked accounts do not count. */
    public List<Long> holders(long unitId, LocalDate day, Role... roles) {
        return holders(List.of(unitId), day, roles);
    }

    /** The same of any of several units, each account once. */
    public List<Long> holders(Collection<Long> unitIds, LocalDate day, Role... roles) {
        return jdbc.sql("""
                select distinct r.account_id
                from identity.role r
                join identity.account a on a.id = r.account_id and not a.locked
                where r.unit_id = any(:units) and r.role = any(:roles)
                  and :day between r.valid_from and coalesce(r.valid_to, 'infinity')
                order by r.account_id
                """)
                .param("units", unitIds.toArray(Long[]::new))
                .param("roles", Arrays.stream(roles).map(Role::name).toArray(String[]::new))
                .param("day", day)
                .query(Long.class)
                .list();
    }

    /** The names of accounts; those that do not exist are left out. */
    public Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        if (ids.isEmpty()) return names;
        jdbc.sql("select id, name from identity.account where id = any(:ids)")
                .param("ids", ids.stream().distinct().toArray(Long[]::new))
                .query((rs, n) -> names.put(rs.getLong("id"), rs.getString("name")))
                .list();
        return names;
    }

    /** The account as an actor of the day, as if signed in then; for what the system does in a person's name. */
    public Actor actor(long accountId, LocalDate day) {
        Actor actor = unlocked(accountId, day);
        if (actor.isAnonymous()) throw new IllegalArgumentException("no account " + accountId + " in use");
        return actor;
    }

    /** The account as an actor of the day; the public where there is none or it is locked. */
    public Actor unlocked(long accountId, LocalDate day) {
        List<String> names = new ArrayList<>(2);
        Set<Holding> holdings = new LinkedHashSet<>();
        jdbc.sql("""
                select a.username, a.name, r.role, r.unit_id, r.acting
                from identity.account a
                left join identity.role r
                  on r.account_id = a.id and :day between r.valid_from and coalesce(r.valid_to, 'infinity')
                where a.id = :id and not a.locked
                -- pages open on a unit that stands: one that has ended is kept for its last report
                order by exists (
                    select 1 from organization.unit_version v
                    where v.unit_id = r.unit_id and :day between v.valid_from and coalesce(v.valid_to, 'infinity')) desc,
                  r.acting, r.valid_from, r.id
                """).param("id", accountId).param("day", day).query(rs -> {
            if (names.isEmpty()) {
                names.add(rs.getString("username"));
                names.add(rs.getString("name"));
            }
            if (rs.getString("role") != null)
                holdings.add(new Holding(
                        Role.valueOf(rs.getString("role")), rs.getLong("unit_id"), rs.getBoolean("acting")));
        });
        return names.isEmpty()
                ? Actor.anonymous(day)
                : new Actor(accountId, names.get(0), names.get(1), List.copyOf(holdings), day);
    }

    /** All roles an account ever held or will hold, newest first. */
    public List<RoleGrant> roles(long accountId) {
        return jdbc.sql("""
                select id, account_id, unit_id, role, acting, valid_from, valid_to
                from identity.role where account_id = :account
                order by valid_from desc, id desc
                """).param("account", accountId).query(Accounts::grant).list();
    }

    /** The unit under which an account's own acts stand in the audit trail: of its role of today, else for which it was made; 0 if none. */
    long homeUnit(long accountId) {
        return jdbc.sql("""
                select coalesce(
                    (select unit_id from identity.role
                     where account_id = :account and :day between valid_from and coalesce(valid_to, 'infinity')
                     order by acting, valid_from, id
                     limit 1),
                    (select unit_id from identity.account where id = :account))
                """)
                .param("account", accountId)
                .param("day", LocalDate.now(clock))
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    // ---------- changing ----------

    /** Makes an account without a password and without a role. The username is free and well formed: callers checked. */
    @Transactional
    public long make(Actor who, String username, String name, long unitId) {
        long id = jdbc.sql("""
                insert into identity.account (username, name, unit_id, created_at)
                values (:username, :name, :unit, :at)
                returning id
                """)
                .param("username", username)
                .param("name", name)
                .param("unit", unitId)
                .param("at", now())
                .query(Long.class)
                .single();
        audit.record(
                who,
                "account.made",
                "account",
                id,
                unitId,
                Map.of("username", new Personal(username), "name", new Personal(name)));
        return id;
    }

    /** Gives a role from a day to a day; sessions end, so that the next one begins with it. */
    @Transactional
    public long grant(
            Actor who, long accountId, long unitId, Role role, boolean acting, LocalDate from, @Nullable LocalDate to) {
        long id = jdbc.sql("""
                insert into identity.role (account_id, unit_id, role, acting, valid_from, valid_to)
                values (:account, :unit, :role, :acting, :from, :to)
                returning id
                """)
                .param("account", accountId)
                .param("unit", unitId)
                .param("role", role.name())
                .param("acting", acting)
                .param("from", from)
                .param("to", to, Types.DATE)
                .query(Long.class)
                .single();
        sessions.endAll(accountId);
        audit.record(
                who,
                "account.roleGranted",
                "account",
                accountId,
                unitId,
                Map.of("role", role, "acting", acting, "from", from.toString(), "to", to == null ? "" : to.toString()));
        return id;
    }

    /** Lets a role end with a day. One that had not begun by then never was: its row goes, the audit trail keeps it. */
    @Transactional
    public void end(Actor who, RoleGrant grant, LocalDate lastDay) {
        int changed = lastDay.isBefore(grant.validFrom())
                ? jdbc.sql("delete from identity.role where id = :id")
                        .param("id", grant.id())
                        .update()
                : jdbc.sql("""
                        update identity.role set valid_to = :last
                        where id = :id and (valid_to is null or valid_to > :last)
                        """).param("id", grant.id()).param("last", lastDay).update();
        if (changed == 0) return;
        sessions.endAll(grant.accountId());
        audit.record(
                who,
                "account.roleEnded",
                "account",
                grant.accountId(),
                grant.unitId(),
                Map.of("role", grant.role(), "acting", grant.acting(), "lastDay", lastDay.toString()));
    }

    /** Locks or unlocks; a lock ends every session at once. */
    @Transactional
    public void lock(Actor who, long accountId, boolean locked) {
        int changed = jdbc.sql("update identity.account set locked = :locked where id = :id and locked <> :locked")
                .param("id", accountId)
                .param("locked", locked)
                .update();
        if (changed == 0) return;
        if (locked) sessions.endAll(accountId);
        audit.record(
                who,
                locked ? "account.locked" : "account.unlocked",
                "account",
                accountId,
                homeUnit(accountId),
                Map.of());
    }

    /** By which what waits on the actor's own devices is sealed; 32 bytes. */
    byte[] deviceKey(Actor actor) {
        return jdbc.sql("select device_key from identity.account where id = :id")
                .param("id", actor.accountId())
                .query(byte[].class)
                .single();
    }

    /** Sets a password by its hash (see {@link Passwords#hash}); every session ends. */
    @Transactional
    public void setPassword(Actor who, long accountId, String hash) {
        jdbc.sql("update identity.account set password_hash = :hash, password_set_at = :at where id = :id")
                .param("id", accountId)
                .param("hash", hash)
                .param("at", now())
                .update();
        sessions.endAll(accountId);
        audit.record(who, "account.passwordSet", "account", accountId, homeUnit(accountId), Map.of());
    }

    @Nullable
    String passwordHash(long accountId) {
        return jdbc.sql("select password_hash from identity.account where id = :id")
                .param("id", accountId)
                .query((rs, n) -> Optional.ofNullable(rs.getString(1)))
                .optional()
                .flatMap(hash -> hash)
                .orElse(null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Account account(ResultSet rs, int row) throws SQLException {
        OffsetDateTime lastSignIn = rs.getObject("last_sign_in_at", OffsetDateTime.class);
        return new Account(
                rs.getLong("id"),
                rs.getString("username"),
                rs.getString("name"),
                rs.getBoolean("has_password"),
                rs.getBoolean("locked"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }

    static RoleGrant grant(ResultSet rs, int row) throws SQLException {
        return new RoleGrant(
                rs.getLong("id"),
                rs.getLong("account_id"),
                rs.getLong("unit_id"),
                Role.valueOf(rs.getString("role")),
                rs.getBoolean("acting"),
                rs.getObject("valid_from", LocalDate.class),
                rs.getObject("valid_to", LocalDate.class));
    }
}
