package vn.giaoban.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Change;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.reporting.Completion;

/**
 * One unit in the ranking below another.
 *
 * @param rank by the shown value, 1 the highest; 0 without a value
 * @param total the chosen indicator
 * @param shown what map and ranking compare: the total, or the average of the communes that gave a number
 * @param change of what is shown, since the same period of last year
 * @param share the ratio beside it
 * @param averages the change is one of averages, not of totals
 */
public record Standing(
        Unit unit,
        int rank,
        Reading total,
        @Nullable Long shown,
        @Nullable Long change,
        @Nullable Reading share,
        Completion.Counts reports,
        boolean accepted,
        boolean averages) {

    public static Standing of(
            Scene scene, Choice choice, @Nullable Indicator share, Unit unit, Completion.Counts reports) {
        Sheet now = scene.sheet(unit);
        Compared compared = scene.compared(unit);
        Indicator indicator = choice.indicator();
        Reading total = Reading.of(indicator, now, compared, scene.indicators());
        Long shown = choice.perCommune() ? average(now, indicator) : total.now().amount();
        // Averages of communes and of districts are not to be compared: the totals are.
        boolean averages = choice.perCommune() && compared.sameCounters();
        Long change = averages
                ? Change.of(indicator, average(compared.now(), indicator), average(compared.then(), indicator))
                : total.change();
        return new Standing(
                unit,
                0,
                total,
                shown,
                change,
                share == null ? null : Reading.of(share, now, compared, scene.indicators()),
                reports,
                now.reportId() != null,
                averages);
    }

    public Standing ranked(int place) {
        return new Standing(unit, place, total, shown, change, share, reports, accepted, averages);
    }

    /** Of the units below that gave a number; what the unit says of itself is not a commune's. */
    public static @Nullable Long average(Sheet sheet, Indicator indicator) {
        return average(sheet.rolledUp(indicator.slot()), sheet.givenBelow(indicator.slot()));
    }

    public static @Nullable Long average(@Nullable Long sum, long count) {
        if (sum == null || count <= 0) return null;
        return BigDecimal.valueOf(sum)
                .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
