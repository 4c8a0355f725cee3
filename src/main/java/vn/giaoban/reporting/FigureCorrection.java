package vn.giaoban.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an accepted correction did to one figure of a unit: its own figure, or one that the corrected unit's goes into.
 *
 * @param at when it was accepted
 * @param old in thousandths, like {@code now}; null where there was no number
 * @param unitId whose report was corrected
 * @param edition by which of its editions
 */
public record FigureCorrection(
        int slot, Instant at, @Nullable Long old, @Nullable Long now, long unitId, long reportId, int edition) {}
