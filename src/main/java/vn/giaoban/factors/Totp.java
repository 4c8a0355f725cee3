package vn.giaoban.factors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change every half minute, as authenticator apps show them: RFC 6238 over HOTP of RFC 4226, with HMAC-SHA1 and six
 * digits, which is what every app can do. A code is taken of the step now and of the one on either side, for clocks that go wrong.
 */
public final class Totp {
    private static final int SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final int ASIDE = 1;
    /** 160 bits: RFC 4226 §4, R6. */
    private static final int BYTES = 20;

    private static final String HMAC = "HmacSHA1";

    private final byte[] secret;

    Totp(byte[] secret) {
        this.secret = secret.clone();
    }

    static Totp random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Totp(bytes);
    }

    static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), SECONDS);
    }

    byte[] secret() {
        return secret.clone();
    }

    /** The code that an app shows at the moment. */
    public String code(Instant moment) {
        return code(step(moment));
    }

    String code(long step) {
        byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        // RFC 4226 §5.3: the last four bits say where the four bytes stand, whose sign is left out.
        int at = hash[hash.length - 1] & 0x0f;
        int number = ByteBuffer.wrap(hash).getInt(at) & 0x7fffffff;
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    }

    /**
     * The step whose code was typed. Empty if it is of none, or of one that is spent: a code seen over a shoulder opens nothing. Takes
     * as long for a wrong code as for a right one.
     *
     * @param lastStep the last one taken of this secret
     */
    OptionalLong accepted(String typed, Instant now, long lastStep) {
        byte[] asked = typed.getBytes(US_ASCII);
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - ASIDE; step <= step(now) + ASIDE; step++) {
            boolean same = MessageDigest.isEqual(code(step).getBytes(US_ASCII), asked);
            if (same && step > lastStep) found = OptionalLong.of(step);
        }
        return found;
    }

    /** The secret as it is typed into an app that cannot see the picture. */
    public String text() {
        return Base32.grouped(Base32.of(secret), " ");
    }

    /** What the picture says to an app. */
    public String uri(String issuer, String account) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + Base32.of(secret)
                + "&issuer=" + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + SECONDS;
    }

    private byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
