package vn.giaoban.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;
import vn.giaoban.reporting.Completion;

/**
 * A figure put before everybody in a hall, as it stands now: one indicator with its trend and the units at its two ends, the
 * same drawn over the nation's provinces, the headline figures together, or how many have reported.
 *
 * <p>Totals of the unit that confers, and of the units right below it, may be shown to all who are there: they are what the conference
 * accounts for, whoever sits in it, and tell of offices and not of persons. Only somebody who may open the figure themselves puts it on
 * show. Where the public may look on, nothing is shown that is not public already, and what is below five is not, nor what would give
 * it away.
 *
 * @param readings the one indicator; or the headlines; empty where completion is shown
 * @param highest units below with the largest values, the largest first; empty where there are too few to compare
 * @param lowest those with the smallest, the smallest last
 * @param bars the indicator's values over this year and the last, the earliest first
 * @param completion of the units right below
 * @param map where the indicator is drawn over the provinces
 */
public record Exhibit(
        Kind kind,
        Unit unit,
        Period period,
        List<Told> readings,
        List<Part> highest,
        List<Part> lowest,
        List<Bar> bars,
        Completion.Counts completion,
        @Nullable TileMap map) {
    public enum Kind {
        INDICATOR,
        MAP,
        HEADLINES,
        COMPLETION
    }

    /**
     * A figure as the hall reads it.
     *
     * @param amount null where there is none, or it is not shown
     * @param change since the same period of last year; null where there is nothing to compare
     * @param few not shown, as it is below five or would give such a one away
     */
    public record Told(
            Indicator indicator,
            @Nullable Long amount,
            @Nullable Long change,
            @Nullable Boolean good,
            boolean few) {
        /** Where persons could be told from it and the public looks on: nothing but that it is few. */
        Told hidden() {
            return new Told(indicator, null, null, null, true);
        }
    }

    /** A unit below. */
    public record Part(Unit unit, long amount) {}

    /**
     * A value of the trend.
     *
     * @param height from 0 to 100, of the largest
     * @param current of the year that is shown
     */
    public record Bar(Trend.Point point, long amount, int height, boolean current, boolean cumulative) {}

    /**
     * The provinces in their places.
     *
     * @param choice what the squares say: an average of communes where there is one, as provinces are of different size
     */
    public record TileMap(Choice choice, Steps steps, List<Square> squares) {}

    /** @param amount null where there is none, or it is not shown */
    public record Square(Tile tile, Unit unit, @Nullable Long amount) {}

    public Told first() {
        return readings.getFirst();
    }
}
