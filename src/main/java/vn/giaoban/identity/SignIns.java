package vn.giaoban.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.Personal;
import vn.giaoban.factors.SecondFactor;
import vn.giaoban.factors.SecondFactors;
import vn.giaoban.notices.Notices;

/**
 * Decides who may sign in. An unknown name, a wrong password and a locked account get the same answer after the same work; whether
 * a second factor is to follow is told only to who knows the password.
 */
@Component
class SignIns {
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Notices notices;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Attempts attempts;
    private final TransactionTemplate transaction;
    private final SecondFactorRule rule;

    SignIns(
            JdbcClient jdbc,
            Clock clock,
            Audit audit,
            Notices notices,
            Accounts accounts,
            Passwords passwords,
            SecondFactors factors,
            Attempts attempts,
            TransactionTemplate transaction,
            @Value("${giaoban.second-factor}") String rule) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.notices = notices;
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.attempts = attempts;
        this.transaction = transaction;
        this.rule = SecondFactorRule.valueOf(rule.toUpperCase(Locale.ROOT));
    }

    SecondFactorRule rule() {
        return rule;
    }

    sealed interface Answer permits Verdict, Halfway {}

    /** The password was right; before anything opens, this step follows. */
    record Halfway(Account account, SecondFactorRule.Step step) implements Answer {}

    sealed interface Verdict extends Answer {}

    record Admitted(Account account) implements Verdict {}

    record Refused() implements Verdict {}

    /** Too many attempts; the next is looked at from then on. */
    record Wait(Instant until) implements Verdict {}

    Answer attempt(String username, String password, String address) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        Optional<Instant> wait = attempts.count(name, address);
        if (wait.isPresent()) return new Wait(wait.get());
        Optional<Account> account = accounts.byUsername(name);
        if (!knows(account, password)) return refused(account, address);
        return onwards(account.orElseThrow(), address);
    }

    /** Whoever proved by a first means to be the account's owner is signed in, or has one more step to take. */
    Answer onwards(Account account, String address) {
        SecondFactorRule.Step step = rule.after(factors.of(account.id()).isPresent(), isAdministrator(account.id()));
        if (step != SecondFactorRule.Step.NONE) return new Halfway(account, step);
        admit(account, address);
        return new Admitted(account);
    }

    /** The second step of a sign-in: a code of the app or a recovery code. */
    Verdict complete(long accountId, String code, String address) {
        Optional<Account> account = accounts.find(accountId).filter(found -> !found.locked());
        if (account.isEmpty()) return new Refused();
        Optional<Instant> wait = attempts.count(account.get().username(), address);
        if (wait.isPresent()) return new Wait(wait.get());
        if (!accepts(account.get(), code)) return refused(account, address);
        admit(account.get(), address);
        return new Admitted(account.get());
    }

    /** Signs in whoever proved everything that is asked for. */
    void admit(Account account, String address) {
        Actor who = accounts.actor(account.id(), LocalDate.now(clock));
        transaction.executeWithoutResult(status -> {
            attempts.forget(account.username());
            jdbc.sql("update identity.account set last_sign_in_at = :at where id = :id")
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", account.id())
                    .update();
            record(who, "account.signedIn", account.id(), address);
        });
    }

    /** Somebody came from the identity provider whom no account here stands for. */
    void refuseStranger(String address) {
        refused(Optional.empty(), address);
    }

    /** The password once more of somebody signed in, before a change that only the owner may make. */
    Verdict confirm(String username, String password, String address) {
        return confirm(username, password, null, address);
    }

    /** The same, and a code besides where the account has a second factor. */
    Verdict confirm(String username, String password, @Nullable String code, String address) {
        Optional<Instant> wait = attempts.count(username, address);
        if (wait.isPresent()) return new Wait(wait.get());
        Optional<Account> account = accounts.byUsername(username);
        if (!knows(account, password)) return refused(account, address);
        Account owner = account.orElseThrow();
        if (code != null && asksForCode(owner.id()) && !accepts(owner, code)) return refused(account, address);
        if (code != null || !asksForCode(owner.id())) attempts.forget(username);
        return new Admitted(owner);
    }

    /** Whether the account has a second factor that is in use here. */
    boolean asksForCode(long accountId) {
        return rule != SecondFactorRule.OFF && factors.of(accountId).isPresent();
    }

    /** Whether the account must have a second factor. */
    boolean demandsFactor(long accountId) {
        return rule.demands(isAdministrator(accountId));
    }

    private boolean isAdministrator(long accountId) {
        return accounts.unlocked(accountId, LocalDate.now(clock)).holdsAny(Role.ADMINISTRATOR);
    }

    private boolean knows(Optional<Account> account, String password) {
        boolean matches = passwords.matches(
                password, account.map(Account::id).map(accounts::passwordHash).orElse(null));
        return matches && !account.orElseThrow().locked();
    }

    /** A recovery code that was used is told to its owner, who else would not learn that a stranger had one. */
    private boolean accepts(Account account, String code) {
        Optional<SecondFactors.Kind> kind = factors.accept(account.id(), code);
        if (kind.isPresent() && kind.get() == SecondFactors.Kind.RECOVERY_CODE)
            transaction.executeWithoutResult(status -> {
                int left = factors.of(account.id()).map(SecondFactor::codesLeft).orElse(0);
                Actor who = accounts.actor(account.id(), LocalDate.now(clock));
                audit.record(
                        who,
                        "account.recoveryCodeUsed",
                        "account",
                        account.id(),
                        accounts.homeUnit(account.id()),
                        Map.of("left", left));
                notices.send(
                        List.of(account.id()), "recoveryCodeUsed", "/me/second-factor", List.of(String.valueOf(left)));
            });
        return kind.isPresent();
    }

    private Refused refused(Optional<Account> account, String address) {
        transaction.executeWithoutResult(status -> record(
                Actor.anonymous(LocalDate.now(clock)),
                "account.signInRefused",
                account.map(Account::id).orElse(0L),
                address));
        return new Refused();
    }

    /** The log knows the account by its number only, and not from where. */
    private void record(Actor who, String act, long accountId, String address) {
        LOG.info("{} {}", act, accountId);
        audit.record(
                who,
                act,
                "account",
                accountId,
                accounts.homeUnit(accountId),
                Map.of("address", new Personal(Attempts.network(address))));
    }
}
