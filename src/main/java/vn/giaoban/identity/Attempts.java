package vn.giaoban.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what is tried as passwords and codes, by the name and by the network it comes from. Each attempt is counted before it is
 * looked at, so that many at once, on several nodes, cannot slip through; a name's attempts are forgotten once somebody proved to be
 * its owner in full.
 */
@Component
class Attempts {
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final int perName;
    /** A whole office may stand behind one address. */
    private final int perAddress;

    Attempts(
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transaction,
            @Value("${giaoban.sign-in-tries}") int perName,
            @Value("${giaoban.sign-in-tries-network}") int perAddress) {
        this.jdbc = jdbc;
        this.clock = clock;
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

    /**
     * Counts one, or tells when the next is looked at because too many were counted. One at a time for each name.
     *
     * @param name in lower case; kept as its digest only
     */
    Optional<Instant> count(String name, String address) {
        byte[] nameHash = OneTimeLinks.sha256(name);
        Optional<Instant> wait = transaction.execute(status -> {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            OffsetDateTime since = now.minus(WINDOW);
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(:name, 'hex'), 0))")
                    .param("name", nameHash)
                    .query((rs, n) -> 0)
                    .single();
            Optional<Instant> until = until("name_sha256 = :key", nameHash, since, perName)
                    .or(() -> until("address = :key", network(address), since, perAddress));
            if (until.isPresent()) return until;
            jdbc.sql("delete from identity.sign_in_failure where at < :long_ago")
                    .param("long_ago", now.minus(WINDOW.multipliedBy(4)))
                    .update();
            jdbc.sql("insert into identity.sign_in_failure (at, name_sha256, address) values (:at, :name, :address)")
                    .param("at", now)
                    .param("name", nameHash)
                    .param("address", network(address))
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

    void forget(String name) {
        jdbc.sql("delete from identity.sign_in_failure where name_sha256 = :name")
                .param("name", OneTimeLinks.sha256(name))
                .update();
    }

    /** An IPv4 address; of an IPv6 address its first four groups, which is what one household or office is given. */
    static String network(String address) {
        if (!address.contains(":")) return address;
        String[] groups = address.replace("[", "").replace("]", "").split(":", -1);
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < Math.min(4, groups.length); i++)
            network.append(groups[i]).append(':');
        return network.toString();
    }
}
