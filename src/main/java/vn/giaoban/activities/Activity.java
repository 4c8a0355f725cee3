package vn.giaoban.activities;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a unit did on a day.
 *
 * @param key made where it was written: the same key is the same activity, however often it arrives
 * @param typeId the edition of its type
 * @param version grows with every change; forms carry it
 */
public record Activity(
        long id,
        UUID key,
        long unitId,
        long typeId,
        ActivityContent content,
        ActivityState state,
        int version,
        long loggedBy,
        Instant loggedAt,
        long changedBy,
        Instant changedAt) {

    public boolean isCorrected() {
        return version > 1;
    }

    /** What it said before a change.
     *
     * @param act what ended it
     * @param changedBy who had written it
     */
    public record Past(
            int version,
            ActivityContent content,
            ActivityState state,
            long changedBy,
            Instant changedAt,
            ActivityState.@Nullable Act act,
            String reason) {}
}
