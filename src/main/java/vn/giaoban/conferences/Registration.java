package vn.giaoban.conferences;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wishes to say, registered beforehand; or a question asked beforehand.
 *
 * @param delegateId null where the speaker is not named in the point's list
 * @param minutes allotted
 * @param position the order in which they are to be called
 * @param madeBy the seat that registered it
 */
public record Registration(
        long id,
        long pointId,
        @Nullable Long delegateId,
        Kind kind,
        String speaker,
        String title,
        String topic,
        String body,
        @Nullable Long attachmentId,
        int minutes,
        int position,
        boolean withdrawn,
        int version,
        String madeBy,
        Instant madeAt) {
    public enum Kind {
        CONTRIBUTION,
        QUESTION
    }
}
