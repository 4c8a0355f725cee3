package vn.giaoban.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over fields, each written so that no two sequences of fields give the same bytes:
 *
 * <ul>
 *   <li>a number as eight bytes, the highest first; none as the smallest there is, 80 00 00 00 00 00 00 00;
 *   <li>a moment as the number of its microseconds since 1970-01-01T00:00Z;
 *   <li>a text as the number of its bytes in UTF-8, then these bytes;
 *   <li>a hash as its 32 bytes.
 * </ul>
 */
public final class Fingerprint {
    public static final int LENGTH = 32;
    private static final long NONE = Long.MIN_VALUE;

    private final MessageDigest digest;
    private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);

    /** @param kind the first field: what is fingerprinted, and by which edition of its rules */
    public Fingerprint(String kind) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
        text(kind);
    }

    public Fingerprint number(@Nullable Long number) {
        digest.update(eight.clear().putLong(number == null ? NONE : number).array());
        return this;
    }

    public Fingerprint moment(Instant at) {
        return number(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    public Fingerprint text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number((long) bytes.length);
        digest.update(bytes);
        return this;
    }

    /** The fingerprint of something else. */
    public Fingerprint hash(byte[] hash) {
        if (hash.length != LENGTH) throw new IllegalArgumentException("not a hash: " + hash.length + " bytes");
        digest.update(hash);
        return this;
    }

    /** What all fields so far come to; afterwards it begins with nothing, not even its kind. */
    public byte[] end() {
        return digest.digest();
    }
}
