package vn.giaoban.live;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs passes and knows its own again, whichever node signed them. */
@Component
class LivePasses {
    private static final Duration KEY_SIGNS = Duration.ofDays(1);
    private static final int SECRET_BYTES = 32;
    private static final int PARTS = 6;
    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private long looked = System.nanoTime() - LOOK_AGAIN;
    private volatile List<Key> keys = List.of();

    LivePasses(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Key(String id, byte[] secret, Instant madeAt) {}

    LivePass sign(LiveStream stream, String audience, long account) {
        Instant until =
                Instant.ofEpochSecond(clock.instant().plus(LivePass.VALID).getEpochSecond());
        Key key = signing();
        String said = String.join(
                "\n",
                key.id(),
                stream.kind(),
                stream.key(),
                LiveStream.word(audience),
                Long.toString(account),
                Long.toString(until.getEpochSecond()));
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        String token = TEXT.encodeToString(bytes) + "." + TEXT.encodeToString(seal(key, bytes));
        return new LivePass(stream, audience, account, until, token);
    }

    /** The pass that somebody shows; empty if it is not ours, was changed, or is over. */
    Optional<LivePass> read(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > 1000) return Optional.empty();
        byte[] bytes;
        byte[] seal;
        try {
            bytes = Base64.getUrlDecoder().decode(token.substring(0, dot));
            seal = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        if (parts.length != PARTS) return Optional.empty();
        return key(parts[0])
                .filter(key -> MessageDigest.isEqual(seal, seal(key, bytes)))
                .map(key -> new LivePass(
                        new LiveStream(parts[1], parts[2]),
                        parts[3],
                        Long.parseLong(parts[4]),
                        Instant.ofEpochSecond(Long.parseLong(parts[5])),
                        token))
                .filter(pass -> clock.instant().isBefore(pass.until()));
    }

    private Optional<Key> key(String id) {
        return find(id).or(() -> lookedUp(id));
    }

    /**
     * Another node may have made it, or an earlier run: after a start all come at once with passes of before, and wait here for the first to
     * know the keys. Whoever makes ids up does not send us to the database each time.
     */
    private synchronized Optional<Key> lookedUp(String id) {
        Optional<Key> known = find(id);
        if (known.isPresent() || System.nanoTime() - looked < LOOK_AGAIN) return known;
        keys = stored();
        looked = System.nanoTime();
        return find(id);
    }

    private Optional<Key> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private Key signing() {
        return newest().orElseGet(() -> {
            keys = apart.execute(status -> renewed());
            return newest().orElseThrow();
        });
    }

    /** The newest key, while it signs. */
    private Optional<Key> newest() {
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> now.isBefore(key.madeAt().plus(KEY_SIGNS)))
                .findFirst();
    }

    /** Nodes that come for a new key at the same moment make one. */
    private List<Key> renewed() {
        jdbc.sql("lock table live.key in share row exclusive mode").update();
        keys = stored();
        if (newest().isPresent()) return keys;
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from live.key where made_at < :before")
                .param("before", now.minus(KEY_SIGNS).minus(KEY_SIGNS))
                .update();
        byte[] id = new byte[Long.BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        jdbc.sql("insert into live.key (id, secret, made_at) values (:id, :secret, :at)")
                .param("id", HexFormat.of().formatHex(id))
                .param("secret", secret)
                .param("at", now)
                .update();
        return stored();
    }

    private List<Key> stored() {
        return jdbc.sql("select id, secret, made_at from live.key order by made_at desc")
                .query((rs, n) -> new Key(
                        rs.getString(1),
                        rs.getBytes(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static byte[] seal(Key key, byte[] said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
            return mac.doFinal(said);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA256", e);
        }
    }
}
