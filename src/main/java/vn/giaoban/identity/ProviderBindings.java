package vn.giaoban.identity;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.notices.Notices;
import vn.giaoban.organization.Units;

/**
 * Keeps which account is whose at the identity provider. The first time it is found by the unit, the role and the name that the
 * provider tells, if exactly one account fits; from then on by the subject alone. Accounts and roles are never made here.
 */
@Component
class ProviderBindings {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;
    private final Units units;
    private final Audit audit;
    private final Notices notices;

    ProviderBindings(JdbcClient jdbc, Clock clock, Accounts accounts, Units units, Audit audit, Notices notices) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.units = units;
        this.audit = audit;
        this.notices = notices;
    }

    /** The account; empty if none or more than one fits, or if it is locked: nobody can tell which. */
    @Transactional
    public Optional<Account> account(ProvenIdentity who) {
        Optional<Long> bound = jdbc.sql("""
                select account_id from identity.provider_binding where issuer = :issuer and subject = :subject
                """)
                .param("issuer", who.issuer())
                .param("subject", who.subject())
                .query(Long.class)
                .optional();
        return bound.or(() -> bind(who)).flatMap(accounts::find).filter(account -> !account.locked());
    }

    private Optional<Long> bind(ProvenIdentity who) {
        LocalDate today = LocalDate.now(clock);
        List<Long> fitting = units.byCode(who.unitCode(), today).stream()
                .flatMap(unit -> accounts.holders(unit.id(), today, who.roles().toArray(Role[]::new)).stream())
                .filter(id -> accounts.find(id).stream().anyMatch(account -> same(account.name(), who.name())))
                .toList();
        if (fitting.size() != 1) return Optional.empty();
        long account = fitting.getFirst();
        // Somebody else's subject may hold the account, or may take it at this very moment: then there is nothing to
        // bind.
        int inserted = jdbc.sql("""
                insert into identity.provider_binding (issuer, subject, account_id, bound_at)
                values (:issuer, :subject, :account, :at)
                on conflict do nothing
                """)
                .param("issuer", who.issuer())
                .param("subject", who.subject())
                .param("account", account)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (inserted == 0) return Optional.empty();
        Actor self = accounts.actor(account, today);
        audit.record(self, "account.providerBound", "account", account, accounts.homeUnit(account), Map.of());
        notices.send(List.of(account), "providerBound", "/me", List.of());
        return Optional.of(account);
    }

    /** Names are typed by many hands: letters composed, in one case, with single spaces. */
    private static boolean same(String name, String other) {
        return !other.isBlank() && plain(name).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }
}
