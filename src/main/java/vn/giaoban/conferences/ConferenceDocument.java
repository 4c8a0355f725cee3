package vn.giaoban.conferences;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A paper of a conference: a file, or a page of this system.
 *
 * @param attachmentId null for a page
 * @param href empty for a file
 */
public record ConferenceDocument(
        long id,
        int position,
        String title,
        @Nullable Long attachmentId,
        String href,
        Audience audience,
        Instant addedAt) {
    /** Who reads it: each includes those before it. */
    public enum Audience {
        /** Those who run or prepare it. */
        RUNNING,
        /** And those who speak for the points. */
        POINTS,
        /** And whoever sits in one. */
        DELEGATES,
        /** And everybody, once the conference is over. */
        PUBLIC;

        public String textKey() {
            return "conferences.audience." + name().toLowerCase(java.util.Locale.ROOT);
        }

        boolean isReadBy(Seat seat) {
            return seat.mayPrepare()
                    || seat.part() == Seat.Part.READER
                    || this != RUNNING && seat.part() == Seat.Part.OPERATOR
                    || (this == DELEGATES || this == PUBLIC) && seat.part() == Seat.Part.DELEGATE;
        }
    }
}
