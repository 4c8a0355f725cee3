package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Change;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Page;

/** Lays a report out for its page: the form's rows with what stands in them, beside them, and is wrong with them. */
@Component
class Grids {
    private final Forms forms;
    private final Indicators indicators;
    private final Periods periods;
    private final Figures figures;
    private final Units units;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Countings countings;
    private final BegunTexts begun;

    Grids(
            Forms forms,
            Indicators indicators,
            Periods periods,
            Figures figures,
            Units units,
            Drafts drafts,
            Submissions submissions,
            Countings countings,
            BegunTexts begun) {
        this.forms = forms;
        this.indicators = indicators;
        this.periods = periods;
        this.figures = figures;
        this.units = units;
        this.drafts = drafts;
        this.submissions = submissions;
        this.countings = countings;
        this.begun = begun;
    }

    /**
     * @param content the working copy or an edition
     * @param edition the edition shown, null for the working copy
     * @param typed what a refused form had in its boxes, by field name; empty where nothing was refused
     * @param faults what to mend, empty where nothing was judged yet
     * @param conflicts what others wrote meanwhile
     */
    Grid grid(
            Page page,
            Report report,
            Content content,
            @Nullable Submission edition,
            Map<String, String> typed,
            List<Fault> faults,
            Drafts.@Nullable Saved conflicts) {
        Period period = periods.find(report.periodId()).orElseThrow(NotFound::new);
        LocalDate day = period.lastDay();
        Form form = forms.edition(report.formId());
        IndicatorsOfDay ofDay = indicators.of(day);
        Checking checking = new Checking(form, ofDay, edition == null ? content : marked(content, edition));
        boolean writable = edition == null && report.isWritableBy(page.actor());
        GridMarks marks = new GridMarks(
                objected(report, edition),
                faults,
                conflicts,
                edition,
                earlier(report, edition),
                writable ? begun.of(report, checking, form.passages(), page.locale()) : Map.of(),
                writable ? Map.of() : begun.behind(report, checking, form.passages()));
        return lay(
                page,
                report.unitId(),
                period,
                form,
                checking,
                writable ? drafts.openness(report) : Drafts.Openness.NOTHING,
                marks,
                typed,
                new ReportWays(
                        page,
                        report.id(),
                        units.find(report.unitId(), day).orElseThrow(NotFound::new),
                        period,
                        edition == null ? 0 : edition.number(),
                        edition != null && Objects.equals(report.acceptedSubmissionId(), edition.id())));
    }

    private Content marked(Content content, Submission edition) {
        return countings.of(edition.id()).map(content::marking).orElse(content);
    }

    /** A form as it would meet a unit, with nothing kept: what was typed only shows what follows from it. */
    Grid trial(Page page, long unitId, Period period, Form form, Content content, Map<String, String> typed) {
        Checking checking = new Checking(form, indicators.of(period.lastDay()), content);
        return lay(page, unitId, period, form, checking, Drafts.Openness.ALL, GridMarks.NONE, typed, null);
    }

    private Grid lay(
            Page page,
            long unitId,
            Period period,
            Form form,
            Checking checking,
            Drafts.Openness open,
            GridMarks marks,
            Map<String, String> typed,
            @Nullable ReportWays ways) {
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        Optional<Period> previous = periods.previous(period);
        Optional<Period> lastYear = periods.sameLastYear(period);
        Beside beside = new Beside(previous, lastYear, figures.over(unitId, Beside.ids(previous, lastYear)), ofDay);
        int unitsBelow = below(unitId, period.lastDay());
        GridLayout layout = new GridLayout(page, ofDay, checking, beside, unitsBelow > 0, open, marks, typed, ways);
        Sheet below = checking.content().below();
        return new Grid(
                layout.sections(form),
                layout.texts(form),
                checking.filled(),
                checking.required(),
                unitsBelow,
                below.reports() - (below.reportId() == null ? 0 : 1),
                period.name(page.locale()),
                previous.map(p -> p.name(page.locale())).orElse(""),
                lastYear.map(p -> p.name(page.locale())).orElse(""));
    }

    /** How many units report below one, at every level: their accepted reports are what comes up. */
    private int below(long unitId, LocalDate day) {
        if (units.children(unitId, day).isEmpty()) return 0;
        return (int) units.below(List.of(unitId), forms.lowest(day), day).stream()
                .filter(unit -> unit.id() != unitId)
                .count();
    }

    private @Nullable Submission earlier(Report report, @Nullable Submission edition) {
        return edition != null && edition.number() > 1
                ? submissions.find(report.id(), edition.number() - 1).orElse(null)
                : null;
    }

    /** The objections that concern what is shown: those of the edition, or the ones still to be answered. */
    private List<Objection> objected(Report report, @Nullable Submission edition) {
        if (edition != null) return submissions.objections(edition.id());
        Long last = report.lastSubmissionId();
        return last != null && report.isUnderReturn() ? submissions.objections(last) : List.of();
    }

    static String amount(Page page, Indicator indicator, @Nullable Long amount) {
        if (amount == null) return "";
        if (amount == vn.giaoban.figures.Amounts.NOT_APPLICABLE) return page.t("figures.notApplicable");
        return page.f().number(amount, indicator.decimals());
    }

    /** An amount as one would type it: no more decimals than it has. */
    static String typed(Page page, Indicator indicator, @Nullable Long amount) {
        if (amount == null || amount == vn.giaoban.figures.Amounts.NOT_APPLICABLE)
            return amount(page, indicator, amount);
        int decimals = 0;
        for (long grain = 1000; decimals < 3 && amount % grain != 0; grain /= 10) decimals++;
        return page.f().number(amount, decimals);
    }

    /** +9,2%; −2,1 điểm %; empty where there is nothing to compare. */
    static String changeText(Page page, Indicator indicator, @Nullable Long now, @Nullable Long then) {
        if (indicator.acrossUnits() == AcrossUnits.CHANGE) return "";
        Long change = Change.of(indicator, now, then);
        if (change == null) return "";
        if (change == 0) return page.t("reporting.unchanged");
        String text = (change > 0 ? "+" : "") + page.f().number(change, 1);
        return indicator.isPercent() ? page.t("reporting.points", text) : text + "%";
    }
}
