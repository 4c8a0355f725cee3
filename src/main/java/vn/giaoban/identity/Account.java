package vn.giaoban.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in.
 *
 * @param hasPassword false until the first one-time link is used
 */
public record Account(
        long id,
        String username,
        String name,
        boolean hasPassword,
        boolean locked,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {

    /** Names are compared in lower case; letters, digits, dot and hyphen, 3 to 40 of them. */
    public static boolean isUsername(String text) {
        return text.matches("[a-z0-9][a-z0-9.-]{2,39}");
    }
}
