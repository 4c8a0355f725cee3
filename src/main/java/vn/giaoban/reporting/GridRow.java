package vn.giaoban.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.FigureLink;

/**
 * One figure of a report as its page shows it: texts ready to print, in the reader's language.
 *
 * @param own what stands in the box
 * @param was what stood there when the page was made
 * @param version the cell's version, sent back with it
 * @param open the actor may write in it now
 * @param rolled what has come up from below, "" where nothing does
 * @param rolledFrom how many reports below gave a number
 * @param total what the report states
 * @param previous the period before in the same year; {@code lastYear} the same period of last year
 * @param change against last year's, with its sign
 * @param objection why it was returned, null where it was not
 * @param faults what to mend
 * @param earlier what the edition before said, null where it said the same
 * @param skipped why it is not asked, null where it is
 * @param theirs what somebody else wrote meanwhile, null where nobody did
 * @param counted to the activities that it is counted from, null where it is not counted
 * @param below to the units from which it has come up, null where nothing has
 * @param whole to the units and the unit's own part that the total comes of, where it counts already; null where it does not
 * @param parts what a computed figure is worked out from; empty where it is not
 * @param before to the period before; {@code yearBefore} to last year's
 */
public record GridRow(
        Indicator indicator,
        boolean required,
        String own,
        String was,
        int version,
        boolean open,
        boolean additive,
        String rolled,
        int rolledFrom,
        String total,
        String override,
        String overrideReason,
        String note,
        String previous,
        String lastYear,
        String change,
        @Nullable String objection,
        List<String> faults,
        @Nullable String earlier,
        @Nullable String theirs,
        @Nullable String skipped,
        @Nullable FigureLink counted,
        @Nullable FigureLink below,
        @Nullable FigureLink before,
        @Nullable FigureLink yearBefore,
        @Nullable FigureLink whole,
        List<GridPart> parts)
        implements GridLine {

    public String code() {
        return indicator.code();
    }

    public boolean isComputed() {
        return indicator.isComputed();
    }

    /** One of those to be filled in. */
    public boolean isAsked() {
        return !isComputed() && skipped == null;
    }

    public boolean isCounted() {
        return counted != null;
    }

    /** Something stands in it that another figure may be put in place of, with a reason. */
    public boolean isReplaceable() {
        return open && (additive || isCounted());
    }

    public boolean isOverridden() {
        return !override.isEmpty();
    }

    /** True where the second line is needed: something to read or to explain. */
    public boolean hasMore() {
        return objection != null
                || skipped != null
                || !faults.isEmpty()
                || !note.isEmpty()
                || theirs != null
                || earlier != null
                || isOverridden();
    }
}
