package vn.giaoban.deliveries;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;

/** Keeps what programs asked for once, for as long as a program may try again. */
@Component
public class Deliveries {
    /** Three days: a program that was cut off on a Friday evening asks again on Monday. */
    static final Duration KEPT = Duration.ofHours(72);

    private static final int FORGOTTEN_AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Deliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Does what is asked, in one transaction with the note that it was done; or gives the answer of the time before. Whoever arrives
     * while the same is being done waits for its end. What fails leaves nothing, so that it may be tried again.
     *
     * @throws AnotherDelivery where the sender gave the key to another request
     */
    @Transactional
    public Delivery.Answer once(Actor actor, Delivery delivery, Supplier<Delivery.Answer> act) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        boolean first = jdbc.sql("""
                        insert into deliveries.delivery (account_id, key, request_sha256, at)
                        values (:account, :key, :digest, :at)
                        on conflict (account_id, key) do nothing
                        """)
                        .param("account", actor.accountId())
                        .param("key", delivery.key())
                        .param("digest", delivery.digest())
                        .param("at", now)
                        .update()
                == 1;
        if (!first) return before(actor, delivery);
        Delivery.Answer answer = act.get();
        jdbc.sql(
                        "update deliveries.delivery set status = :status, body = :body where account_id = :account and key = :key")
                .param("status", answer.status())
                .param("body", answer.body())
                .param("account", actor.accountId())
                .param("key", delivery.key())
                .update();
        if (Math.floorMod(delivery.key().hashCode(), FORGOTTEN_AT_ONCE) == 0) forget(now);
        return answer;
    }

    private Delivery.Answer before(Actor actor, Delivery delivery) {
        return jdbc.sql("""
                select request_sha256, status, body from deliveries.delivery
                where account_id = :account and key = :key
                """)
                .param("account", actor.accountId())
                .param("key", delivery.key())
                .query((rs, n) -> {
                    if (!Arrays.equals(rs.getBytes(1), delivery.digest())) throw new AnotherDelivery();
                    return new Delivery.Answer(rs.getInt(2), rs.getString(3));
                })
                .single();
    }

    /** Every hundredth that comes by clears some of what nobody asks for any more. */
    private void forget(OffsetDateTime now) {
        jdbc.sql("""
                delete from deliveries.delivery where (account_id, key) in (
                    select account_id, key from deliveries.delivery where at < :before
                    order by at limit %d for update skip locked)
                """.formatted(10 * FORGOTTEN_AT_ONCE))
                .param("before", now.minus(KEPT))
                .update();
    }
}
