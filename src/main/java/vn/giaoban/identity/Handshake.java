package vn.giaoban.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What one way to the identity provider and back is held together by; it waits in the browser's session, and serves once.
 *
 * @param state comes back with the answer: it belongs to this browser
 * @param nonce whose digest the identity token names: it was made for this way
 * @param verifier shown with the code only (RFC 7636): a stolen code is worth nothing
 * @param next where to go afterwards
 */
record Handshake(String state, String nonce, String verifier, String next) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BETWEEN = " ";

    static Handshake begin(String next) {
        return new Handshake(random(), random(), random(), next);
    }

    /** As a session keeps it. */
    String text() {
        return String.join(BETWEEN, state, nonce, verifier, next);
    }

    static Optional<Handshake> of(String text) {
        String[] parts = text.split(BETWEEN, 4);
        return parts.length == 4
                ? Optional.of(new Handshake(parts[0], parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    boolean isAnsweredBy(String state) {
        return MessageDigest.isEqual(bytes(this.state), bytes(state));
    }

    String nonceDigest() {
        return encoded(OneTimeLinks.sha256(nonce));
    }

    String challenge() {
        return encoded(OneTimeLinks.sha256(verifier));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return encoded(bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
