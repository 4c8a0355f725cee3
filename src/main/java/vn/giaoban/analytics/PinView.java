package vn.giaoban.analytics;

import org.jspecify.annotations.Nullable;
import vn.giaoban.web.Page;

/**
 * A pinned overview as its reader sees it now; of its kinds one is there.
 *
 * @param scene with {@code reading}: a figure
 * @param history with its {@code chart}
 * @param comparison with a {@code chart} where its lines are drawn
 */
public record PinView(
        long id,
        String address,
        @Nullable Scene scene,
        @Nullable Reading reading,
        @Nullable History history,
        @Nullable Comparison comparison,
        @Nullable HistoryChart chart,
        @Nullable Distribution distribution,
        @Nullable Punctuality punctuality,
        @Nullable FigureTable table) {
    /** A page of more says nothing at a glance. */
    public static final int MOST = 12;

    static PinView of(Pin pin, Scene scene, Reading reading) {
        return new PinView(pin.id(), pin.address().text(), scene, reading, null, null, null, null, null, null);
    }

    static PinView of(Pin pin, History history) {
        HistoryChart chart = history.isEmpty() ? null : HistoryChart.of(history);
        return new PinView(pin.id(), pin.address().text(), null, null, history, null, chart, null, null, null);
    }

    static PinView of(Pin pin, Comparison comparison) {
        HistoryChart chart = comparison.isDrawn() ? HistoryChart.of(comparison.history()) : null;
        return new PinView(pin.id(), pin.address().text(), null, null, null, comparison, chart, null, null, null);
    }

    static PinView of(Pin pin, Distribution distribution) {
        return new PinView(pin.id(), pin.address().text(), null, null, null, null, null, distribution, null, null);
    }

    static PinView of(Pin pin, FigureTable table) {
        return new PinView(pin.id(), pin.address().text(), null, null, null, null, null, null, null, table);
    }

    /** What is pinned, and of whom. */
    public String title(Page page) {
        Shown shown = new Shown(page);
        if (scene != null && reading != null)
            return shown.name(reading.indicator()) + ", " + shown.title(scene.unit(), scene.period());
        if (history != null)
            return page.t("analytics.history.title", shown.place(history.unit())) + ": "
                    + shown.name(history.indicator());
        if (comparison != null)
            return page.t("analytics.compare.title") + ": " + shown.name(comparison.indicator()) + ", "
                    + (comparison.chosen().overYears()
                            ? page.t("analytics.compare.years").toLowerCase(page.locale())
                            : shown.inside(comparison.period()));
        if (distribution != null)
            return page.t("analytics.distribution.title", shown.name(distribution.indicator())) + ", "
                    + shown.of(distribution.unit(), distribution.period());
        if (table != null)
            return page.t(
                    "analytics.table.title",
                    shown.title(table.scene().unit(), table.scene().period()));
        return punctuality == null ? "" : page.t("analytics.punctuality.title", shown.of(punctuality.unit()));
    }

    static PinView of(Pin pin, Punctuality punctuality) {
        return new PinView(pin.id(), pin.address().text(), null, null, null, null, null, null, punctuality, null);
    }
}
