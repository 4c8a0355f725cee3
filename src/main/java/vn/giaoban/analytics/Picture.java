package vn.giaoban.analytics;

import org.jspecify.annotations.Nullable;
import vn.giaoban.web.Page;

/**
 * An overview as its reader sees it now: a figure, a table or a chart. Of its kinds one is there.
 *
 * @param address where it stands as a page of its own
 * @param scene with {@code reading}: a figure
 * @param history with its {@code chart}
 * @param comparison with a {@code chart} where its lines are drawn
 */
public record Picture(
        PinAddress address,
        @Nullable Scene scene,
        @Nullable Reading reading,
        @Nullable History history,
        @Nullable Comparison comparison,
        @Nullable HistoryChart chart,
        @Nullable Distribution distribution,
        @Nullable Punctuality punctuality,
        @Nullable FigureTable table) {
    static Picture of(PinAddress address, Scene scene, Reading reading) {
        return new Picture(address, scene, reading, null, null, null, null, null, null);
    }

    static Picture of(PinAddress address, History history) {
        HistoryChart chart = history.isEmpty() ? null : HistoryChart.of(history);
        return new Picture(address, null, null, history, null, chart, null, null, null);
    }

    static Picture of(PinAddress address, Comparison comparison) {
        HistoryChart chart = comparison.isDrawn() ? HistoryChart.of(comparison.history()) : null;
        return new Picture(address, null, null, null, comparison, chart, null, null, null);
    }

    static Picture of(PinAddress address, Distribution distribution) {
        return new Picture(address, null, null, null, null, null, distribution, null, null);
    }

    static Picture of(PinAddress address, FigureTable table) {
        return new Picture(address, null, null, null, null, null, null, null, table);
    }

    static Picture of(PinAddress address, Punctuality punctuality) {
        return new Picture(address, null, null, null, null, null, null, punctuality, null);
    }

    /** Nothing was said yet of what it would show. */
    public boolean isEmpty() {
        return switch (address.kind()) {
            case FIGURE -> reading == null || !reading.now().isNumber();
            case HISTORY -> history == null || history.isEmpty();
            case COMPARISON -> comparison == null || comparison.highest() == null;
            case DISTRIBUTION -> distribution == null || distribution.isEmpty();
            case PUNCTUALITY -> punctuality == null || punctuality.isEmpty();
            case TABLE -> table == null;
        };
    }

    /** What it shows, and of whom. */
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
}
