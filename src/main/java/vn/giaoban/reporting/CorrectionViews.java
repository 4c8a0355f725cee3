package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** What pages show of corrections: on the report's own page, beside each other, and as marks on figures. */
@Component
public class CorrectionViews {
    private final Corrections corrections;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Indicators indicators;
    private final Units units;

    CorrectionViews(
            Corrections corrections, Drafts drafts, Submissions submissions, Indicators indicators, Units units) {
        this.corrections = corrections;
        this.drafts = drafts;
        this.submissions = submissions;
        this.indicators = indicators;
        this.units = units;
    }

    /**
     * What a report's page says of corrections.
     *
     * @param underWay the one being written, sent or judged
     * @param readable the reader may see what it changes
     * @param counting the number of the edition that counts meanwhile, 0 where none is under way
     * @param accepted by the number of the edition that corrected
     * @param marks figures of the unit that changed after publication, in the order of the papers
     */
    public record OfReport(
            @Nullable Correction underWay,
            boolean readable,
            int counting,
            Map<Integer, Correction> accepted,
            List<Marked> marks) {}

    /** A figure that was corrected after publication, and by what. */
    public record Marked(Indicator indicator, Mark mark) {}

    /**
     * The mark of one figure.
     *
     * @param changes earliest first; never empty
     * @param places of the corrected units, by id
     */
    public record Mark(List<FigureCorrection> changes, Map<Long, String> places) {
        /** The last one: its day is the mark's. */
        public FigureCorrection last() {
            return changes.getLast();
        }

        /** What was public at first. */
        public @Nullable Long old() {
            return changes.getFirst().old();
        }

        public String place(FigureCorrection change) {
            return places.getOrDefault(change.unitId(), "");
        }
    }

    OfReport of(ReportView.Head head) {
        Report report = head.report();
        Correction underWay = corrections.underWay(report).orElse(null);
        Long counts = report.acceptedSubmissionId();
        return new OfReport(
                underWay,
                head.own() || report.showsCorrectionAbove(),
                underWay == null || counts == null ? 0 : submissions.get(counts).number(),
                corrections.of(report),
                marked(report.unitId(), report.periodId(), head.period().lastDay()));
    }

    private List<Marked> marked(long unitId, long periodId, LocalDate day) {
        List<Marked> marked = new ArrayList<>();
        marks(unitId, periodId, day).forEach((slot, mark) -> {
            Indicator indicator = indicators.of(day).bySlot().get(slot);
            if (indicator != null) marked.add(new Marked(indicator, mark));
        });
        marked.sort(Comparator.comparing(Marked::indicator, Indicator.BY_CODE));
        return marked;
    }

    /** The marks of a unit's figures, by slot; found by the caller through the actor. One cheap question where there are none. */
    public Map<Integer, Mark> marks(long unitId, long periodId, LocalDate day) {
        Map<Integer, Mark> marks = new TreeMap<>();
        Map<Long, String> places = new HashMap<>();
        corrections.afterPublication(unitId, periodId).forEach((slot, changes) -> {
            Set<Long> corrected = new HashSet<>();
            changes.forEach(change -> corrected.add(change.unitId()));
            for (long id : corrected)
                places.computeIfAbsent(
                        id, key -> units.find(key, day).map(Unit::shortName).orElse(""));
            marks.put(slot, new Mark(changes, places));
        });
        return marks;
    }

    /**
     * A correction under way as the reader may see it: to the unit's own people the working copy while they write it, to those
     * above what was sent; empty where there is nothing for them.
     */
    Optional<Edits> underWay(ReportView.Head head) {
        Report report = head.report();
        if (!report.isCorrecting() || !(head.own() || report.showsCorrectionAbove())) return Optional.empty();
        boolean draft = head.own() && report.state().isOpen();
        Content now = draft
                ? drafts.content(report)
                : submissions
                        .get(Objects.requireNonNull(report.lastSubmissionId()))
                        .content(drafts.below(report));
        return Optional.of(edits(
                head, Objects.requireNonNull(report.acceptedSubmissionId()), now, draft ? 0 : report.submissions()));
    }

    /** What an accepted correction changed. */
    Edits edits(ReportView.Head head, Correction correction) {
        Submission to = submissions.get(Objects.requireNonNull(correction.toSubmissionId()));
        Edits edits = edits(head, correction.fromSubmissionId(), to.content(drafts.below(head.report())), to.number());
        Map<Integer, FigureCorrection> done = corrections.done(correction);
        return new Edits(
                edits.figures().stream()
                        .map(one -> one.at(done.get(one.indicator().slot())))
                        .toList(),
                edits.texts(),
                edits.from(),
                edits.to());
    }

    private Edits edits(ReportView.Head head, long from, Content now, int to) {
        Submission old = submissions.get(from);
        return Edits.between(
                old.content(now.below()),
                now,
                head.form(),
                indicators.of(head.period().lastDay()),
                old.number(),
                to);
    }
}
