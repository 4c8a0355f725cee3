package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.figures.FigureLink;
import vn.giaoban.web.Page;

/**
 * What one content of a report says otherwise than an earlier one, in the order of the form.
 *
 * @param from the number of the earlier one's edition
 * @param to the number of the later one's; 0 for the working copy
 */
public record Edits(List<OfFigure> figures, List<OfText> texts, int from, int to) {

    /**
     * A figure that says something else, or that follows from one that does.
     *
     * @param oldTotal what the report stated; {@code total} what it states now, both on what has come up from below by now
     */
    public record OfFigure(
            Indicator indicator,
            Cell old,
            Cell now,
            @Nullable Long oldTotal,
            @Nullable Long total) {
        /** What is stated is more than what the unit says: something comes from below, or stands in its place. */
        public boolean isOfSum() {
            return !Objects.equals(old.number(), oldTotal) || !Objects.equals(now.number(), total);
        }

        /** What the report stated, in the reader's language: a number, not applicable, or blank. */
        public String oldText(Page page) {
            return said(page, old, oldTotal);
        }

        public String text(Page page) {
            return said(page, now, total);
        }

        /** What the unit says of itself, where that is not what is stated. */
        public String own(Page page, Cell cell) {
            return said(page, cell, cell.number());
        }

        /** What stands in place of a total, "" where nothing does. */
        public String override(Page page, Cell cell) {
            return Grids.amount(page, indicator, cell.override());
        }

        /** With its sign; "" where one of the two is no number, or nothing changed. */
        public String difference(Page page) {
            if (oldTotal == null || total == null || oldTotal.equals(total)) return "";
            long difference = Math.subtractExact(total, oldTotal);
            return (difference > 0 ? "+" : "") + page.f().number(difference, indicator.decimals());
        }

        private String said(Page page, Cell cell, @Nullable Long amount) {
            if (amount == null) return page.t(cell.isNotApplicable() ? "figures.notApplicable" : "figures.blank");
            return Grids.amount(page, indicator, amount);
        }

        /** The same with the totals as they stood when the correction was accepted. */
        OfFigure at(@Nullable FigureCorrection moment) {
            return moment == null ? this : new OfFigure(indicator, old, now, moment.old(), moment.now());
        }
    }

    public record OfText(FormHeading heading, List<Wording.Run> runs) {}

    /** True where every figure, note, reason and passage says the same. */
    static boolean none(Content old, Content now) {
        TreeSet<Integer> slots = new TreeSet<>(old.cells().keySet());
        slots.addAll(now.cells().keySet());
        TreeSet<String> headings = new TreeSet<>(old.passages().keySet());
        headings.addAll(now.passages().keySet());
        return slots.stream().allMatch(slot -> old.cell(slot).saysTheSame(now.cell(slot)))
                && headings.stream().allMatch(heading -> body(old, heading).equals(body(now, heading)));
    }

    static Edits between(Content old, Content now, Form form, IndicatorsOfDay indicators, int from, int to) {
        Checking before = new Checking(form, indicators, old);
        Checking after = new Checking(form, indicators, now);
        List<OfFigure> figures = new ArrayList<>();
        for (FormItem item : form.items()) {
            Indicator indicator = indicators.bySlot().get(item.slot());
            if (indicator == null) continue;
            Cell was = old.cell(item.slot());
            Cell is = now.cell(item.slot());
            Long oldTotal = before.stated(indicator);
            Long total = after.stated(indicator);
            if (!was.saysTheSame(is) || !Objects.equals(oldTotal, total))
                figures.add(new OfFigure(indicator, was, is, oldTotal, total));
        }
        List<OfText> texts = new ArrayList<>();
        for (FormHeading heading : form.passages()) {
            String was = body(old, heading.key());
            String is = body(now, heading.key());
            if (!was.equals(is)) texts.add(new OfText(heading, Wording.between(was, is)));
        }
        return new Edits(figures, texts, from, to);
    }

    /** Where the earlier figure stands, as it was sent. */
    public FigureLink openOld(Page page, ReportView.Head head, OfFigure figure) {
        return open(page, head, figure, from, figure.oldText(page));
    }

    /** Where the later figure stands. */
    public FigureLink openNow(Page page, ReportView.Head head, OfFigure figure) {
        return open(page, head, figure, to, figure.text(page));
    }

    private static FigureLink open(Page page, ReportView.Head head, OfFigure figure, int edition, String value) {
        Indicator indicator = figure.indicator();
        return FigureLink.of(
                page,
                ReportWays.cell(head.report().id(), edition, indicator),
                indicator,
                head.unit().shortName(),
                head.period(),
                value);
    }

    public boolean isEmpty() {
        return figures.isEmpty() && texts.isEmpty();
    }

    private static String body(Content content, String heading) {
        String body = content.passage(heading).body();
        return body.isBlank() ? "" : body;
    }
}
