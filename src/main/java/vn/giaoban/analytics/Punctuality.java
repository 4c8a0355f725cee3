package vn.giaoban.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;
import vn.giaoban.reporting.Completion;

/**
 * How the reports below a unit, or of a chosen group with what stands below it, came over the periods of the last years: in time,
 * late, not at all.
 *
 * @param unit null for a chosen group
 * @param lines earliest first
 */
public record Punctuality(@Nullable Unit unit, Chosen chosen, List<Line> lines) {
    public static final int WIDTH = 720;
    public static final int HEIGHT = 200;

    /** @param boards the reader may open the board of the period, to see who */
    public record Line(Period period, Completion.Counts counts, boolean boards) {
        /** The height of a part in a column of {@link #HEIGHT}. */
        public int height(int part) {
            return counts.expected() == 0 ? 0 : Math.round(part * (float) HEIGHT / counts.expected());
        }
    }

    /** Where this page stands, with what is chosen. */
    public String address() {
        return unit == null ? "/compare/punctuality" + chosen.query() : "/figures/" + unit.id() + "/punctuality";
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The breadth of a column and of the gap after it. */
    public int step() {
        return WIDTH / Math.max(6, lines.size());
    }

    public Line last() {
        return lines.getLast();
    }
}
