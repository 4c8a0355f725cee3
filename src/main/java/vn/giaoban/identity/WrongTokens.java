package vn.giaoban.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts wrong tokens by the network they come from, in the database, so that it does not matter which node is asked. A right token is
 * let in from there all the same: it has 256 random bits that no number of tries finds, and one program with an old token must not
 * shut out a whole office.
 */
@Component
class WrongTokens {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Attempts attempts;

    WrongTokens(JdbcClient jdbc, Clock clock, TransactionTemplate transaction, Attempts attempts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.attempts = attempts;
    }

    /** Counts one more, or tells how long to wait because there were as many as wrong passwords are allowed from one network. */
    Optional<Duration> count(String address) {
        String network = Attempts.network(address);
        Optional<Duration> wait = transaction.execute(status -> {
            Instant now = clock.instant();
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('wrong token ' || :network, 0))")
                    .param("network", network)
                    .query((rs, n) -> 0)
                    .single();
            Optional<Duration> left = until(network, now).map(until -> Duration.between(now, until));
            if (left.isEmpty()) add(network, now);
            return left;
        });
        return wait == null ? Optional.empty() : wait;
    }

    private Optional<Instant> until(String network, Instant now) {
        return jdbc.sql("""
                select at from identity.wrong_token where address = :network and at > :since
                order by at desc offset :most - 1 limit 1
                """)
                .param("network", network)
                .param("since", at(now.minus(Attempts.WINDOW)))
                .param("most", attempts.perAddress())
                .query(OffsetDateTime.class)
                .optional()
                .map(oldest -> oldest.toInstant().plus(Attempts.WINDOW));
    }

    private void add(String network, Instant now) {
        jdbc.sql("delete from identity.wrong_token where at < :longAgo")
                .param("longAgo", at(now.minus(Attempts.WINDOW.multipliedBy(4))))
                .update();
        jdbc.sql("insert into identity.wrong_token (at, address) values (:at, :network)")
                .param("at", at(now))
                .param("network", network)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
