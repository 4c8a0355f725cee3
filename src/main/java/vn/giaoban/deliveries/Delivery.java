package vn.giaoban.deliveries;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One request of a program.
 *
 * @param key the sender's own, in the header Idempotency-Key
 * @param request what is asked: verb, address and body
 */
public record Delivery(String key, String verb, String address, byte[] request) {
    public static final String HEADER = "Idempotency-Key";

    /** What it is answered, now and whenever it arrives again. */
    public record Answer(int status, String body) {}

    /** One to two hundred visible characters. */
    public boolean hasReadableKey() {
        return key.matches("[\\x21-\\x7e]{1,200}");
    }

    byte[] digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((verb + " " + address + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return digest.digest(request);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
