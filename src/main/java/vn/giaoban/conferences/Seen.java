package vn.giaoban.conferences;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a reader had before them, in short. A form carries it: who is overtaken by somebody else learns of it, who is not is never
 * stopped by a change elsewhere in the same conference, where thousands of points write their lists at once.
 */
final class Seen {
    private static final int DIGITS = 20;

    private Seen() {}

    static String of(Object... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Arrays.toString(parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
