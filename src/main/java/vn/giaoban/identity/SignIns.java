package vn.giaoban.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.Personal;

/**
 * Decides who may sign in. An unknown name, a wrong password and a locked account get the same answer after the same work. Each
 * attempt is counted before its password is looked at, so that many at once, on several nodes, cannot slip through.
 */
@Component
class SignIns {
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Accounts accounts;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final int perName;
    /** A whole office may stand behind one address. */
    private final int perAddress;

    SignIns(
            JdbcClient jdbc,
            Clock clock,
            Audit audit,
            Accounts accounts,
            Passwords passwords,
            TransactionTemplate transaction,
            @Value("${giaoban.sign-in-tries}") int perName,
            @Value("${giaoban.sign-in-tries-network}") int perAddress) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.accounts = accounts;
        this.passwords = passwords;
        this.transaction = transaction;
        this.perName = perName;
        this.perAddress = perAddress;
    }

    int perName() {
        return perName;
    }

    int perAddress() {
        return perAddress;
    }

    sealed interface Answer {
        record Admitted(Account account) implements Answer {}

        record Refused() implements Answer {}

        /** Too many attempts; the next is looked at from then on. */
        record Wait(Instant until) implements Answer {}
    }

    Answer attempt(String username, String password, String address) {
        return answer(username, password, address, true);
    }

    /** The same question to somebody signed in, before a change that only the owner may make. */
    Answer confirm(String username, String password, String address) {
        return answer(username, password, address, false);
    }

    private Answer answer(String username, String password, String address, boolean signingIn) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        byte[] nameHash = OneTimeLinks.sha256(name);
        String place = network(address);

        Optional<Instant> wait = count(nameHash, place);
        if (wait.isPresent()) return new Answer.Wait(wait.get());

        Optional<Account> account = accounts.byUsername(name);
        String hash = account.map(Account::id).map(accounts::passwordHash).orElse(null);
        boolean matches = passwords.matches(password, hash);
        boolean admitted = matches && account.isPresent() && !account.get().locked();
        note(account, admitted, signingIn, nameHash, place);
        return admitted ? new Answer.Admitted(account.get()) : new Answer.Refused();
    }

    /** Counts the attempt, or tells how long to wait when too many were counted. One at a time for each name. */
    private Optional<Instant> count(byte[] nameHash, String address) {
        Optional<Instant> wait = transaction.execute(status -> {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            OffsetDateTime since = now.minus(WINDOW);
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(:name, 'hex'), 0))")
                    .param("name", nameHash)
                    .query((rs, n) -> 0)
                    .single();
            Optional<Instant> until = until("name_sha256 = :key", nameHash, since, perName)
                    .or(() -> until("address = :key", address, since, perAddress));
            if (until.isPresent()) return until;
            jdbc.sql("delete from identity.sign_in_failure where at < :long_ago")
                    .param("long_ago", now.minus(WINDOW.multipliedBy(4)))
                    .update();
            jdbc.sql("insert into identity.sign_in_failure (at, name_sha256, address) values (:at, :name, :address)")
                    .param("at", now)
                    .param("name", nameHash)
                    .param("address", address)
                    .update();
            return Optional.<Instant>empty();
        });
        return wait == null ? Optional.empty() : wait;
    }

    /** When the oldest of the newest so many attempts leaves the window; empty while there are fewer. */
    private Optional<Instant> until(String condition, Object key, OffsetDateTime since, int most) {
        return jdbc.sql("select at from identity.sign_in_failure where " + condition
                        + " and at > :since order by at desc offset :most - 1 limit 1")
                .param("key", key)
                .param("since", since)
                .param("most", most)
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> at.toInstant().plus(WINDOW));
    }

    private void note(Optional<Account> account, boolean admitted, boolean signingIn, byte[] nameHash, String address) {
        LocalDate today = LocalDate.now(clock);
        long id = account.map(Account::id).orElse(0L);
        long unitId = accounts.homeUnit(id);
        Actor who = admitted ? accounts.actor(id, today) : Actor.anonymous(today);
        transaction.executeWithoutResult(status -> {
            if (admitted) {
                jdbc.sql("delete from identity.sign_in_failure where name_sha256 = :name")
                        .param("name", nameHash)
                        .update();
                if (!signingIn) return;
                jdbc.sql("update identity.account set last_sign_in_at = :at where id = :id")
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update();
            }
            audit.record(
                    who,
                    admitted ? "account.signedIn" : "account.signInRefused",
                    "account",
                    id,
                    unitId,
                    Map.of("address", new Personal(address)));
        });
    }

    /** An IPv4 address; of an IPv6 address its first four groups, which is what one household or office is given. */
    private static String network(String address) {
        if (!address.contains(":")) return address;
        String[] groups = address.replace("[", "").replace("]", "").split(":", -1);
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < Math.min(4, groups.length); i++)
            network.append(groups[i]).append(':');
        return network.toString();
    }
}
