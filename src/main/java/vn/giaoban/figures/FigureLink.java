package vn.giaoban.figures;

import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.web.Page;

/**
 * A figure as a link: where it opens to what it is made of, and what is said of it to somebody who hears the link without the table
 * around it. Every page opens its figures by this and the template figures/open, so that all of them open, the same way.
 *
 * @param label the whole sentence: of what, whose, when, how much, and that it opens
 */
public record FigureLink(String href, String label) {

    /** The page of one figure of a unit; {@code asNow} for a period that is read by the units of today. */
    public static String address(long unitId, Period period, String code, boolean asNow) {
        return "/figures/" + unitId + "/" + period.code() + "/" + code + (asNow ? "?as=now" : "");
    }

    /**
     * @param place whose figure it is, as pages call it
     * @param value the figure with its measure, or that there is none
     */
    public static FigureLink of(
            Page page, String href, Indicator indicator, String place, Period period, String value) {
        return new FigureLink(
                href,
                page.t("figures.open", indicator.name(page.locale()), place, period.inside(page.locale()), value));
    }
}
