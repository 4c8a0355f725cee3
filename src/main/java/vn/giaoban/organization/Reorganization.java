package vn.giaoban.organization;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One act by which units became others from a day on.
 *
 * @param decidedBy the account that entered it; null: came with the installation
 * @param undoneAt when it was taken back; null while it holds
 */
public record Reorganization(
        long id,
        LocalDate day,
        String title,
        String legalBasis,
        @Nullable Long decidedBy,
        Instant decidedAt,
        @Nullable Instant undoneAt) {

    public boolean holds() {
        return undoneAt == null;
    }
}
