package vn.giaoban.portal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Figure;
import vn.giaoban.figures.FigureLink;
import vn.giaoban.figures.Hiding;
import vn.giaoban.figures.Sheet;
import vn.giaoban.web.Page;

/**
 * A national total as the public may see it: a count below five could point to a person and is not shown (rule 8 of the
 * product), nor is a share worked out from one.
 *
 * @param amount null where there is none or where it is hidden
 * @param hidden shown as "<5"
 * @param numerator of a share, with its whole
 */
public record PublicFigure(
        Indicator indicator,
        @Nullable Long amount,
        boolean hidden,
        @Nullable PublicFigure numerator,
        @Nullable PublicFigure denominator) {
    /** What bears the public mark; only what adds up over all units, and what is worked out from that, can. */
    static boolean admits(Indicator indicator) {
        return indicator.isPublic()
                && (indicator.acrossUnits() == AcrossUnits.ADD || indicator.acrossUnits() == AcrossUnits.RATIO);
    }

    static PublicFigure of(Indicator indicator, Sheet sheet, IndicatorsOfDay indicators) {
        if (!admits(indicator)) throw new IllegalArgumentException("not public: " + indicator.code());
        Figure figure = sheet.figure(
                indicator, id -> Objects.requireNonNull(indicators.byId().get(id)));
        if (indicator.acrossUnits() == AcrossUnits.ADD) return total(indicator, figure.amount());
        PublicFigure numerator = part(indicator.numeratorId(), sheet, indicators);
        PublicFigure denominator = part(indicator.denominatorId(), sheet, indicators);
        boolean hidden = (numerator != null && numerator.hidden()) || (denominator != null && denominator.hidden());
        return new PublicFigure(indicator, hidden ? null : figure.amount(), hidden, numerator, denominator);
    }

    static PublicFigure total(Indicator indicator, @Nullable Long amount) {
        boolean hidden = amount != null && Hiding.isFew(amount);
        return new PublicFigure(indicator, hidden ? null : amount, hidden, null, null);
    }

    private static @Nullable PublicFigure part(@Nullable Long id, Sheet sheet, IndicatorsOfDay indicators) {
        Indicator part = id == null ? null : indicators.byId().get(id);
        return part == null ? null : total(part, sheet.figure(part.slot()).amount());
    }

    /** As a cell says it. */
    public String text(Page page) {
        if (hidden) return "<5";
        return amount == null ? "–" : page.f().number(amount, indicator.decimals());
    }

    /** The nation's figure of a period as a link to its provinces. */
    public FigureLink link(Page page, Period period) {
        String value = hidden
                ? page.t("figures.few")
                : amount == null ? page.t("figures.blank") : text(page) + "\u00a0" + indicator.measure(page.locale());
        return FigureLink.of(
                page,
                "/public/figures/" + period.code() + "/" + indicator.code(),
                indicator,
                page.t("portal.nation"),
                period,
                value);
    }

    /** Something to say: a number, or that there are fewer than five. */
    public boolean isGiven() {
        return amount != null || hidden;
    }
}
