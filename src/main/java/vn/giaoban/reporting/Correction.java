package vn.giaoban.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change to an accepted report: from the edition that counted to the one that counts since. What it changes is what the two
 * editions say; both are kept as they were.
 *
 * @param reason why, as the unit gave it when it began
 * @param toSubmissionId null, like {@code acceptedBy} and {@code acceptedAt}, while it is under way
 * @param published the period's totals were public when it was accepted
 */
public record Correction(
        long id,
        long reportId,
        long fromSubmissionId,
        String reason,
        long requestedBy,
        Instant requestedAt,
        @Nullable Long toSubmissionId,
        @Nullable Long acceptedBy,
        @Nullable Instant acceptedAt,
        boolean published) {}
