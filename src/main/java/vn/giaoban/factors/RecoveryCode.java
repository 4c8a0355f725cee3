package vn.giaoban.factors;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * Written on paper, for the day the app is lost; good once.
 *
 * @param text six groups of four, 120 bits
 */
record RecoveryCode(String text) {
    private static final int BYTES = 15;

    static RecoveryCode random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new RecoveryCode(Base32.grouped(Base32.of(bytes), "-"));
    }

    /** However somebody copies it from the paper, it is the same: digits that no code has stand for the letters they look like. */
    byte[] sha256() {
        String plain = text.toUpperCase(Locale.ROOT)
                .replace('0', 'O')
                .replace('1', 'I')
                .replace('8', 'B')
                .replaceAll("[^A-Z2-7]", "");
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
