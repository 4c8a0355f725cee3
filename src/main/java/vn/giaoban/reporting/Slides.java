package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Change;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.FormSection;
import vn.giaoban.catalogue.FormTotal;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Figures;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/**
 * Makes reports for the big screens of a hall. What a report says there is what its page says; whoever puts it on show could open that
 * page, and whoever sits in the hall is told what was accounted for.
 */
@Component
public class Slides {
    private final Reports reports;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Forms forms;
    private final Indicators indicators;
    private final Periods periods;
    private final Figures figures;
    private final Units units;

    Slides(
            Reports reports,
            Submissions submissions,
            Drafts drafts,
            Forms forms,
            Indicators indicators,
            Periods periods,
            Figures figures,
            Units units) {
        this.reports = reports;
        this.submissions = submissions;
        this.drafts = drafts;
        this.forms = forms;
        this.indicators = indicators;
        this.periods = periods;
        this.figures = figures;
        this.units = units;
    }

    /**
     * A unit's report as the actor may put it on show: the edition that counts, or the one that was sent and waits. What is being written,
     * or was sent back, is nobody's account yet.
     *
     * @return empty where there is none, or the actor could not read it
     */
    public Optional<Slideshow> choose(Actor actor, long unitId, Period period) {
        return reports.find(actor, unitId, period).flatMap(report -> {
            Long standing = report.acceptedSubmissionId() != null
                    ? report.acceptedSubmissionId()
                    : report.state() == ReportState.SUBMITTED ? report.lastSubmissionId() : null;
            return Optional.ofNullable(standing)
                    .map(submissions::get)
                    .map(edition -> show(report, edition))
                    .filter(show -> show.pages() > 0);
        });
    }

    /** What is on show, whoever looks at the screen; empty where there is no such edition any more. */
    public Optional<Slideshow> of(long reportId, int edition) {
        return reports.whoever(reportId)
                .flatMap(report -> submissions.find(reportId, edition).map(sent -> show(report, sent)))
                .filter(show -> show.pages() > 0);
    }

    private Slideshow show(Report report, Submission edition) {
        Period period = periods.find(report.periodId()).orElseThrow(NotFound::new);
        Unit unit = units.find(report.unitId(), period.lastDay()).orElseThrow(NotFound::new);
        Form form = forms.edition(report.formId());
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        Checking checking = new Checking(form, ofDay, edition.content(drafts.below(report)));
        Optional<Period> lastYear = periods.sameLastYear(period);
        Beside beside = new Beside(
                Optional.empty(), lastYear, figures.over(unit.id(), Beside.ids(Optional.empty(), lastYear)), ofDay);
        List<Slide> slides = new ArrayList<>(texts(form, checking));
        for (FormSection section : form.sections()) slides.addAll(figures(section, checking, ofDay, beside));
        return new Slideshow(report, unit, period, edition, slides);
    }

    // ---------- its text

    private static List<Slide> texts(Form form, Checking checking) {
        Map<String, FormHeading> byKey = new HashMap<>();
        List<Slide> slides = new ArrayList<>();
        for (FormHeading heading : form.headings()) {
            byKey.put(heading.key(), heading);
            if (!heading.text() || !checking.asked().asks(heading)) continue;
            List<List<String>> pages =
                    Slideshow.cut(checking.content().passage(heading.key()).body());
            String parent = heading.parent();
            for (int part = 1; part <= pages.size(); part++)
                slides.add(new Slide.Text(
                        heading,
                        parent == null ? null : byKey.get(parent),
                        List.copyOf(pages.get(part - 1)),
                        part,
                        pages.size()));
        }
        return slides;
    }

    // ---------- its figures

    private static List<Slide> figures(FormSection section, Checking checking, IndicatorsOfDay ofDay, Beside beside) {
        Map<Integer, Slide.Line> lines = new TreeMap<>();
        for (FormItem item : section.items()) {
            Indicator indicator = ofDay.bySlot().get(item.slot());
            if (indicator != null && checking.asked().asks(item))
                lines.put(item.position(), line(indicator, checking, ofDay, beside));
        }
        for (FormTotal total : section.totals()) {
            Slide.Line line = line(total, checking, ofDay, beside);
            if (line != null) lines.put(total.position(), line);
        }
        List<List<Slide.Line>> pages =
                Slideshow.cut(lines.values().stream().filter(Slide.Line::says).toList());
        List<Slide> slides = new ArrayList<>();
        for (int part = 1; part <= pages.size(); part++)
            slides.add(new Slide.Figures(section, List.copyOf(pages.get(part - 1)), part, pages.size()));
        return slides;
    }

    private static Slide.Line line(Indicator indicator, Checking checking, IndicatorsOfDay ofDay, Beside beside) {
        boolean isChange = indicator.acrossUnits() == AcrossUnits.CHANGE;
        Long stated = isChange ? againstBase(indicator, checking, ofDay, beside) : checking.stated(indicator);
        return new Slide.Line(
                indicator,
                null,
                stated,
                stated == null && checking.content().cell(indicator.slot()).isNotApplicable(),
                isChange ? null : Change.of(indicator, stated, beside.lastYears(indicator)));
    }

    private static @Nullable Long againstBase(
            Indicator indicator, Checking checking, IndicatorsOfDay ofDay, Beside beside) {
        Long baseId = indicator.baseId();
        Indicator base = baseId == null ? null : ofDay.byId().get(baseId);
        return base == null ? null : Change.percent(checking.stated(base), beside.lastYears(base));
    }

    private static Slide.@Nullable Line line(FormTotal total, Checking checking, IndicatorsOfDay ofDay, Beside beside) {
        Indicator first = GridLayout.measured(total, ofDay).orElse(null);
        if (first == null) return null;
        Long stated = total.of(checking::amount);
        Long before = total.of(code -> {
            Indicator one = ofDay.byCode().get(code);
            return one == null ? null : beside.lastYears(one);
        });
        return new Slide.Line(first, total, stated, false, Change.of(first, stated, before));
    }
}
