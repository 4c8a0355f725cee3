package vn.giaoban.identity;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By which a program acts as an account.
 *
 * @param readsOnly whatever the account may do, the program only reads
 * @param expiresOn the last day
 * @param lastUsedAt to the hour
 */
public record ApiToken(
        long id,
        String name,
        boolean readsOnly,
        Instant madeAt,
        LocalDate expiresOn,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    /** Longest life; who needs it longer makes another. */
    public static final int MOST_DAYS = 366;

    public boolean holdsOn(LocalDate day) {
        return revokedAt == null && !day.isAfter(expiresOn);
    }
}
