package vn.giaoban.reporting;

import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.FigureLink;
import vn.giaoban.organization.Unit;
import vn.giaoban.web.Page;

/**
 * Where the figures on a report's page open to what they are made of.
 *
 * @param edition the sent edition that is shown, 0 for the working copy
 * @param counts it is the one that counts: the unit's figures of the period say the same
 */
record ReportWays(Page page, long reportId, Unit unit, Period period, int edition, boolean counts) {
    private static final String NO_BREAK = "\u00a0";

    /** A figure's place in a report. */
    static String cell(long reportId, int edition, Indicator indicator) {
        return "/reports/" + reportId + (edition == 0 ? "" : "?edition=" + edition) + "#c-" + indicator.code();
    }

    /** What the log counts, to its activities. */
    FigureLink counted(Indicator indicator, String value) {
        return link(
                "/reports/" + reportId + "/counted/" + indicator.code() + (edition == 0 ? "" : "?edition=" + edition),
                indicator,
                period,
                page.t("reporting.counted.said", value, indicator.measure(page.locale())));
    }

    /** What has come up, to the units that it comes from; null where nothing has. */
    @Nullable
    FigureLink below(Indicator indicator, String value) {
        return value.isEmpty()
                ? null
                : figure(indicator, period, page.t("reporting.below.said", value, indicator.measure(page.locale())));
    }

    /** What the unit's own part and those below it come to; null where the figures of the period do not say so yet. */
    @Nullable
    FigureLink whole(Indicator indicator, @Nullable Long stated) {
        return !counts || stated == null
                ? null
                : figure(
                        indicator,
                        period,
                        Grids.amount(page, indicator, stated) + NO_BREAK + indicator.measure(page.locale()));
    }

    /** What the unit said of another period; null where it said nothing. */
    @Nullable
    FigureLink beside(Indicator indicator, @Nullable Period other, String value) {
        return other == null || value.isEmpty()
                ? null
                : figure(indicator, other, value + NO_BREAK + indicator.measure(page.locale()));
    }

    private FigureLink figure(Indicator indicator, Period of, String value) {
        return link(FigureLink.address(unit.id(), of, indicator.code(), false), indicator, of, value);
    }

    private FigureLink link(String href, Indicator indicator, Period of, String value) {
        return FigureLink.of(page, href, indicator, unit.shortName(), of, value);
    }
}
