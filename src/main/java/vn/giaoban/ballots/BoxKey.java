package vn.giaoban.ballots;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.OptionalInt;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one ballot's box. It gives each code the name under which its paper lies there, and seals the paper; every sealed paper is
 * as long as any other. Once the key is destroyed, names and papers say nothing.
 */
final class BoxKey {
    static final int LENGTH = 64;

    private static final int HALF = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec naming;
    private final SecretKeySpec sealing;

    /** @param secret {@link #LENGTH} random bytes */
    BoxKey(byte[] secret) {
        if (secret.length != LENGTH) throw new IllegalArgumentException("not a key");
        naming = new SecretKeySpec(secret, 0, HALF, "HmacSHA256");
        sealing = new SecretKeySpec(secret, HALF, HALF, "AES");
    }

    /** Under which the paper of a code lies in the box. */
    byte[] tag(byte[] codeHash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(naming);
            return mac.doFinal(codeHash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] seal(byte[] tag, int chosen, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, tag)
                    .doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(chosen).array());
            return ByteBuffer.allocate(NONCE + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was chosen; empty where the paper was not sealed by this key for this name. */
    OptionalInt unseal(byte[] tag, byte[] sealed) {
        if (sealed.length <= NONCE) return OptionalInt.empty();
        try {
            byte[] open = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), tag)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
            return OptionalInt.of(ByteBuffer.wrap(open).getInt());
        } catch (GeneralSecurityException e) {
            return OptionalInt.empty(); // somebody laid a hand on the box
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] tag) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(tag);
        return cipher;
    }
}
