package vn.giaoban.portal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.figures.Hiding;
import vn.giaoban.reporting.FigureCorrection;

/**
 * That a public total was corrected after it had been published, and when. Old and new are told only where neither they nor the
 * difference between them is a count below five: the difference is what somewhere somebody few had been forgotten.
 *
 * @param old null, like {@code now}, where it is not told
 */
public record PublicCorrection(
        Instant at, @Nullable Long old, @Nullable Long now) {
    static PublicCorrection of(FigureCorrection correction) {
        Long old = correction.old();
        Long now = correction.now();
        boolean told = old != null
                && now != null
                && !Hiding.isFew(old)
                && !Hiding.isFew(now)
                && !Hiding.isFew(Math.abs(now - old));
        return told
                ? new PublicCorrection(correction.at(), old, now)
                : new PublicCorrection(correction.at(), null, null);
    }

    /** Old and new may be told. */
    public boolean isTold() {
        return old != null;
    }
}
