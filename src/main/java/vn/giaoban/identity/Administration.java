package vn.giaoban.identity;

import java.sql.Types;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.factors.SecondFactors;
import vn.giaoban.notices.Notices;

/**
 * What administrators may do. An administrator sees the accounts that belong, or hold a
 * role, at or below the units administered, and changes those of them that hold no role elsewhere: else the administrator of a
 * commune could reset the password of somebody at the centre. Nobody changes an account of their own.
 */
@Component
class Administration {
    static final int PAGE = 50;
    /**
     * The account's unit, or the unit of one of its roles, stands at or below one of the roots; or it has ended, and something
     * that carries it or its last superiors on does.
     */
    private static final String SEEN = """
            exists (
                select 1
                from (select a.unit_id
                      union all
                      select r.unit_id from identity.role r where r.account_id = a.id) held
                join organization.line l on l.unit_id = held.unit_id
                where l.ancestor_id = any(:roots)
                  and :day between l.valid_from and coalesce(l.valid_to, 'infinity')
                union all
                select 1
                from (select a.unit_id
                      union all
                      select r.unit_id from identity.role r where r.account_id = a.id) held
                join organization.line w on w.unit_id = held.unit_id
                join organization.heir h on h.unit_id = w.ancestor_id and h.until < :day
                join organization.line l on l.unit_id = h.heir_id and :day between l.valid_from and coalesce(l.valid_to, 'infinity')
                where l.ancestor_id = any(:roots)
                  and not exists (
                    select 1 from organization.line s
                    where s.unit_id = held.unit_id and coalesce(s.valid_to, 'infinity') >= :day))
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final OneTimeLinks links;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final Notices notices;
    private final Audit audit;

    Administration(
            JdbcClient jdbc,
            Accounts accounts,
            OneTimeLinks links,
            Sessions sessions,
            SecondFactors factors,
            Notices notices,
            Audit audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.links = links;
        this.sessions = sessions;
        this.factors = factors;
        this.notices = notices;
        this.audit = audit;
    }

    static boolean isAdministrator(Actor actor) {
        return actor.holdsAny(Role.ADMINISTRATOR);
    }

    // ---------- seeing ----------

    Optional<Account> find(Actor actor, long id) {
        return jdbc.sql("""
                select a.id, a.username, a.name, a.password_hash is not null as has_password, a.locked, a.created_at, a.last_sign_in_at
                from identity.account a
                where a.id = :id and
                """ + SEEN)
                .param("id", id)
                .param("roots", actor.rootsAs(Role.ADMINISTRATOR))
                .param("day", actor.day())
                .query(Accounts::account)
                .optional();
    }

    /** One page of what the actor sees, by name, and one more to tell whether it goes on. */
    List<Account> list(Actor actor, AccountFilter filter) {
        return jdbc.sql("""
                select a.id, a.username, a.name, a.password_hash is not null as has_password, a.locked, a.created_at, a.last_sign_in_at
                from identity.account a
                where
                """ + SEEN + """
                  and (:text = '' or a.username like '%' || :text || '%' or lower(a.name) like '%' || :text || '%')
                  and (:role::text is null and :unit = 0 or exists (
                      select 1
                      from identity.role r
                      join organization.line l
                        on l.unit_id = r.unit_id and :day between l.valid_from and coalesce(l.valid_to, 'infinity')
                      where r.account_id = a.id
                        and (:role::text is null or r.role = :role
                             and :day between r.valid_from and coalesce(r.valid_to, 'infinity'))
                        and (:unit = 0 or l.ancestor_id = :unit)))
                order by a.name collate "und-x-icu", a.id
                offset :skip limit :limit
                """)
                .param("roots", actor.rootsAs(Role.ADMINISTRATOR))
                .param("day", actor.day())
                .param("text", escaped(filter.text()))
                .param("role", filter.role() == null ? null : filter.role().name(), Types.VARCHAR)
                .param("unit", filter.unitId())
                .param("skip", (long) filter.page() * PAGE)
                .param("limit", PAGE + 1)
                .query(Accounts::account)
                .list();
    }

    private static String escaped(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("([\\\\%_])", "\\\\$1");
    }

    /** The roles of accounts with the names of their places on the day, those held now first. */
    Map<Long, List<RolePlace>> roles(Collection<Long> accountIds, LocalDate day) {
        Map<Long, List<RolePlace>> roles = new HashMap<>();
        if (accountIds.isEmpty()) return roles;
        jdbc.sql("""
                select r.id, r.account_id, r.unit_id, r.role, r.acting, r.valid_from, r.valid_to,
                       coalesce(v.short_name, '') || case when v.level > 2 then ', ' || p.short_name else '' end as place
                from identity.role r
                left join lateral (
                    select short_name, level, parent_id from organization.unit_version
                    where unit_id = r.unit_id and valid_from <= greatest(:day, r.valid_from)
                    order by valid_from desc limit 1) v on true
                left join lateral (
                    select short_name from organization.unit_version
                    where unit_id = v.parent_id and valid_from <= greatest(:day, r.valid_from)
                    order by valid_from desc limit 1) p on true
                where r.account_id = any(:accounts)
                order by :day between r.valid_from and coalesce(r.valid_to, 'infinity') desc, r.valid_from desc, r.id desc
                """)
                .param("day", day)
                .param("accounts", accountIds.toArray(Long[]::new))
                .query((rs, n) -> roles.computeIfAbsent(rs.getLong("account_id"), id -> new ArrayList<>())
                        .add(new RolePlace(Accounts.grant(rs, n), rs.getString("place"))))
                .list();
        return roles;
    }

    /** True if the unit stands at or below one that the actor administers, or has ended and is carried on there. */
    boolean governs(Actor actor, long unitId) {
        return jdbc.sql("""
                select exists (
                    select 1 from organization.line l
                    where l.unit_id = :unit and l.ancestor_id = any(:roots)
                      and :day between l.valid_from and coalesce(l.valid_to, 'infinity'))
                  or exists (
                    select 1 from organization.line w
                    join organization.heir h on h.unit_id = w.ancestor_id and h.until < :day
                    join organization.line l on l.unit_id = h.heir_id
                     and :day between l.valid_from and coalesce(l.valid_to, 'infinity')
                    where w.unit_id = :unit and l.ancestor_id = any(:roots)
                      and not exists (
                        select 1 from organization.line s
                        where s.unit_id = :unit and coalesce(s.valid_to, 'infinity') >= :day))
                """)
                .param("unit", unitId)
                .param("roots", actor.rootsAs(Role.ADMINISTRATOR))
                .param("day", actor.day())
                .query(Boolean.class)
                .single();
    }

    /** True if the actor may change the account: it is seen, another's, and holds no role elsewhere, now or later. */
    boolean manages(Actor actor, long accountId) {
        return accountId != actor.accountId()
                && find(actor, accountId).isPresent()
                && accounts.roles(accountId).stream()
                        .filter(role -> !role.isOverOn(actor.day()))
                        .allMatch(role -> governs(actor, role.unitId()));
    }

    private Account managed(Actor actor, long accountId) {
        // The row is held, so that a role given elsewhere meanwhile waits for this act or is seen by it.
        jdbc.sql("select id from identity.account where id = :id for update")
                .param("id", accountId)
                .query(Long.class)
                .optional();
        NotFound.unless(manages(actor, accountId));
        return accounts.find(accountId).orElseThrow(NotFound::new);
    }

    // ---------- changing ----------

    @Transactional
    public long make(Actor actor, NewAccount wish) {
        NotFound.unless(governs(actor, wish.unitId()));
        long id = accounts.make(actor, wish.username(), wish.name(), wish.unitId());
        accounts.grant(actor, id, wish.unitId(), wish.role(), false, wish.from(), wish.to());
        return id;
    }

    @Transactional
    public void grant(
            Actor actor,
            long accountId,
            long unitId,
            Role role,
            boolean acting,
            LocalDate from,
            @Nullable LocalDate to) {
        managed(actor, accountId);
        NotFound.unless(governs(actor, unitId));
        accounts.grant(actor, accountId, unitId, role, acting, from, to);
    }

    /** Ends a role with yesterday: from now on it opens nothing. */
    @Transactional
    public void end(Actor actor, long accountId, long roleId) {
        managed(actor, accountId);
        RoleGrant grant = role(accountId, roleId);
        NotFound.unless(governs(actor, grant.unitId()));
        accounts.end(actor, grant, actor.day().minusDays(1));
    }

    @Transactional
    public void lock(Actor actor, long accountId, boolean locked) {
        managed(actor, accountId);
        accounts.lock(actor, accountId, locked);
    }

    /** A one-time link's address, told once. */
    @Transactional
    public String link(Actor actor, long accountId) {
        return links.issue(actor, managed(actor, accountId));
    }

    /** Signs the account out everywhere, at once. */
    @Transactional
    public void endSessions(Actor actor, long accountId) {
        Account account = managed(actor, accountId);
        int ended = sessions.endAll(accountId);
        audit.record(
                actor,
                "account.sessionsEnded",
                "account",
                account.id(),
                accounts.homeUnit(account.id()),
                Map.of("sessions", ended));
    }

    boolean hasSecondFactor(long accountId) {
        return factors.of(accountId).isPresent();
    }

    /** Takes the account's second factor away and signs it out; its owner is told who did. */
    @Transactional
    public void removeSecondFactor(Actor actor, long accountId) {
        Account account = managed(actor, accountId);
        if (!factors.remove(actor, account.id(), accounts.homeUnit(account.id()))) return;
        sessions.endAll(account.id());
        notices.send(List.of(account.id()), "secondFactorRemoved", "/me/second-factor", List.of(actor.name()));
    }

    // ---------- names ----------

    boolean isFree(String username) {
        return accounts.byUsername(username).isEmpty();
    }

    /** "hoa.ht" for Hoàng Thị Hoa; with a number where others were first. */
    String suggestion(String name, Set<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replaceAll("[^a-z ]", "")
                .strip();
        List<String> words = List.of(plain.split(" +"));
        String initials = words.subList(0, words.size() - 1).stream()
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
        String base = words.getLast() + (initials.isEmpty() ? "" : "." + initials);
        if (base.length() < 3) base = "tk." + base;
        if (base.length() > 34) base = base.substring(0, 34);
        String username = base;
        for (int n = 2; taken.contains(username) || !isFree(username); n++) username = base + n;
        return username;
    }

    private RoleGrant role(long accountId, long roleId) {
        return accounts.roles(accountId).stream()
                .filter(role -> role.id() == roleId)
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
