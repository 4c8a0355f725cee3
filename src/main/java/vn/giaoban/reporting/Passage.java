package vn.giaoban.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The text under one heading of the outline as it is being written; version 0 while nothing was.
 *
 * @param sentences those from the figures as they were when it was taken from them; null where it was written without
 */
public record Passage(
        String heading,
        String body,
        int version,
        long changedBy,
        @Nullable Instant changedAt,
        @Nullable String sentences) {
    /** One that was written without the figures' help. */
    Passage(String heading, String body, int version, long changedBy, @Nullable Instant changedAt) {
        this(heading, body, version, changedBy, changedAt, null);
    }

    static Passage blank(String heading) {
        return new Passage(heading, "", 0, 0, null);
    }

    /** Words, as a reader counts them. */
    public int words() {
        return body.isBlank() ? 0 : body.strip().split("\\s+").length;
    }
}
