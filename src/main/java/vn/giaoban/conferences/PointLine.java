package vn.giaoban.conferences;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bridge point.
 *
 * @param up it is there
 * @param persons who sit in it
 * @param rehearsed whether the rehearsal passed; null before it was tried
 * @param note the last word about it
 * @param attended who sat in it when it was last there, while the conference ran; null where it never was
 */
public record PointLine(
        boolean up,
        int persons,
        @Nullable Boolean rehearsed,
        String note,
        Instant since,
        @Nullable Integer attended) {
    public PointLine rehearsed(boolean passed, String word, Instant at) {
        return new PointLine(up, persons, passed, word, at, attended);
    }

    /** @param runs the conference does */
    public PointLine seen(boolean there, int how, String word, Instant at, boolean runs) {
        return new PointLine(
                there, there ? how : 0, rehearsed, word, at, there && runs ? Integer.valueOf(how) : attended);
    }

    /** The conference is opened: whoever is there takes part. */
    PointLine opened() {
        return up ? new PointLine(true, persons, rehearsed, note, since, persons) : this;
    }

    public static PointLine unknown(Instant at) {
        return new PointLine(false, 0, null, "", at, null);
    }
}
