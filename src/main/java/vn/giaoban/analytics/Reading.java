package vn.giaoban.analytics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Better;
import vn.giaoban.catalogue.Change;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.figures.Figure;
import vn.giaoban.figures.Sheet;

/**
 * One indicator of one unit, now and in the same period of last year, both from accepted reports only.
 *
 * @param now what is shown: a number, blank or not applicable
 * @param change thousandths of a percent, or of a point for what is itself a percentage; null where there is nothing to compare
 * @param unlike far fewer or far more reports gave a number than last year, so that the two are hardly comparable
 */
public record Reading(
        Indicator indicator,
        Figure now,
        Figure then,
        @Nullable Long change,
        boolean unlike) {
    /** More than a fiftieth of the other's reports missing: as much as figures commonly change in a year. */
    private static final int MISSING = 50;

    /** @param sheet of the unit itself, which is what is shown; the change is that of what is compared */
    public static Reading of(Indicator indicator, Sheet sheet, Compared compared, IndicatorsOfDay indicators) {
        if (indicator.acrossUnits() == AcrossUnits.CHANGE)
            return new Reading(indicator, figure(indicator, sheet, compared, indicators), Figure.BLANK, null, false);
        Figure figure = entered(indicator, sheet, indicators);
        Figure of = entered(indicator, compared.now(), indicators);
        Figure before = entered(indicator, compared.then(), indicators);
        return new Reading(
                indicator,
                figure,
                before,
                Change.of(indicator, of.amount(), before.amount()),
                compared.sameCounters() && unlike(of.given(), before.given()));
    }

    private static Figure entered(Indicator indicator, Sheet sheet, IndicatorsOfDay indicators) {
        return sheet.figure(
                indicator, id -> Objects.requireNonNull(indicators.byId().get(id)));
    }

    /** An indicator's figure in a sheet; a comparison with last year is worked out from what is compared. */
    public static Figure figure(Indicator indicator, Sheet sheet, Compared compared, IndicatorsOfDay indicators) {
        if (indicator.acrossUnits() != AcrossUnits.CHANGE) return entered(indicator, sheet, indicators);
        Long baseId = indicator.baseId();
        Indicator base = baseId == null ? null : indicators.byId().get(baseId);
        if (base == null) return Figure.BLANK;
        Figure baseNow = compared.now().figure(base.slot());
        Figure baseThen = compared.then().figure(base.slot());
        return new Figure(
                Change.percent(baseNow.amount(), baseThen.amount()),
                baseNow.notApplicable() && baseThen.notApplicable(),
                false,
                baseNow.marks(),
                Math.min(baseNow.given(), baseThen.given()));
    }

    public static boolean unlike(int given, int before) {
        if (given == 0 || before == 0) return false;
        return Math.abs(given - before) * MISSING > Math.max(given, before);
    }

    /** True where better is defined and it is; false where it is worse; null where neither may be said. */
    public @Nullable Boolean good() {
        return good(indicator, change, unlike);
    }

    public static @Nullable Boolean good(Indicator indicator, @Nullable Long change, boolean unlike) {
        if (change == null || change == 0 || unlike || indicator.better() == null) return null;
        return (indicator.better() == Better.UP) == (change > 0);
    }
}
