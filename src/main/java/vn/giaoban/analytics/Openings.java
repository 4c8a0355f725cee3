package vn.giaoban.analytics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.FigureLink;
import vn.giaoban.organization.Unit;
import vn.giaoban.web.Page;

/** Figures that come of other figures (changes, averages, quarters alone, classes of values) as links to those that they come of. */
public record Openings(Page page, Shown shown) {
    private static final String NO_BREAK = "\u00a0";

    /** A change since last year as a link to the two figures that it comes of; none where there is none. */
    public @Nullable FigureLink change(
            Unit unit, Period period, Indicator indicator, @Nullable Long change, boolean asNow) {
        return change == null
                ? null
                : at(
                        "#change",
                        unit,
                        period,
                        indicator,
                        page.t("analytics.change.said", shown.change(indicator, change)),
                        asNow);
    }

    /** What a commune below a unit has on average, where totals are not what is shown. */
    public FigureLink average(Unit unit, Period period, Choice choice, long amount) {
        return at(
                choice.perCommune() ? "#average" : "",
                unit,
                period,
                choice.indicator(),
                shown.said(choice, amount),
                choice.asNow());
    }

    /** The same of the average commune; its two averages stand on the figure's page. */
    public @Nullable FigureLink change(Scene scene, Choice choice, Standing standing) {
        Long change = standing.change();
        if (!standing.averages())
            return change(standing.unit(), scene.period(), choice.indicator(), change, scene.isAsNow());
        return change == null
                ? null
                : at(
                        "#average",
                        standing.unit(),
                        scene.period(),
                        choice.indicator(),
                        page.t(
                                "analytics.change.average",
                                shown.change(choice.indicator(), change),
                                shown.measure(choice)),
                        scene.isAsNow());
    }

    /** What a quarter alone adds, as a link to the periods that it is the difference of, or to the quarter's own figure. */
    public FigureLink step(Unit unit, Trend.Point point, Indicator indicator, boolean asNow) {
        Trend.Origin origin = Objects.requireNonNull(point.origin());
        return at(
                origin.earlier() == null ? "" : "#quarter",
                unit,
                origin.period(),
                indicator,
                page.t(
                        "analytics.trend.alone",
                        shown.quarterInside(point.quarter()),
                        shown.full(indicator, Objects.requireNonNull(point.step()))),
                asNow);
    }

    private FigureLink at(String place, Unit unit, Period period, Indicator indicator, String value, boolean asNow) {
        return FigureLink.of(
                page,
                FigureLink.address(unit.id(), period, indicator.code(), asNow) + place,
                indicator,
                shown.place(unit),
                period,
                value);
    }

    /** A class of a legend as a link to the ranking narrowed to its units. */
    public FigureLink within(Overview overview, Within within, String words) {
        Scene scene = overview.scene();
        Choice choice = overview.choice();
        return FigureLink.of(
                page,
                "/figures/" + scene.unit().id() + "/" + scene.period().code()
                        + choice.within(within).query() + "#ranking",
                choice.indicator(),
                shown.place(scene.unit()),
                scene.period(),
                page.t(
                        "analytics.class.said",
                        words + NO_BREAK + shown.measure(choice),
                        page.f().whole(overview.in(within).size())));
    }

    /** A class of a distribution as a link to its units. */
    public FigureLink within(Distribution all, Within within, String words) {
        return FigureLink.of(
                page,
                all.here() + all.query() + within.query() + "#class",
                all.indicator(),
                shown.of(all.unit()),
                all.period(),
                page.t(
                        "analytics.class.said",
                        words + NO_BREAK + shown.measure(all.indicator()),
                        page.f().whole(all.in(within).size())));
    }
}
