package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Change;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.FormSection;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Figure;
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

    Grids(
            Forms forms,
            Indicators indicators,
            Periods periods,
            Figures figures,
            Units units,
            Drafts drafts,
            Submissions submissions) {
        this.forms = forms;
        this.indicators = indicators;
        this.periods = periods;
        this.figures = figures;
        this.units = units;
        this.drafts = drafts;
        this.submissions = submissions;
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
        Checking checking = new Checking(form, ofDay, content);
        Optional<Period> previous = periods.previous(period);
        Optional<Period> lastYear = periods.sameLastYear(period);
        Map<Long, Sheet> beside = figures.over(
                report.unitId(),
                Stream.of(previous, lastYear)
                        .flatMap(Optional::stream)
                        .map(Period::id)
                        .toList());
        Sheet previousSheet = previous.map(p -> beside.get(p.id())).orElse(null);
        Sheet lastYearSheet = lastYear.map(p -> beside.get(p.id())).orElse(null);
        int unitsBelow = units.children(report.unitId(), day).size();
        boolean writable = edition == null && report.isWritableBy(page.actor());
        Drafts.Openness openness = drafts.openness(report);
        Map<Integer, String> objections = new HashMap<>();
        Map<String, String> textObjections = new HashMap<>();
        objected(report, edition).forEach(o -> {
            Integer slot = o.slot();
            String heading = o.heading();
            if (slot != null) objections.put(slot, o.reason());
            if (heading != null) textObjections.put(heading, o.reason());
        });
        Submission earlier = edition != null && edition.number() > 1
                ? submissions.find(report.id(), edition.number() - 1).orElse(null)
                : null;
        Set<Integer> changed = edition == null ? Set.of() : edition.changedSince(earlier);
        Set<String> textChanged = edition == null ? Set.of() : edition.textChangedSince(earlier);

        List<Grid.Section> sections = new ArrayList<>();
        for (FormSection section : form.sections()) {
            List<GridRow> rows = new ArrayList<>();
            int filled = 0;
            for (FormItem item : section.items()) {
                Indicator indicator = ofDay.bySlot().get(item.slot());
                if (indicator == null) continue;
                boolean additive = indicator.addsUp() && unitsBelow > 0;
                Cell cell = content.cell(item.slot());
                Long stated = indicator.acrossUnits() == AcrossUnits.CHANGE
                        ? change(ofDay, indicator, checking, lastYearSheet)
                        : checking.stated(indicator);
                Long before = value(previousSheet, indicator, ofDay);
                Long lastYears = value(lastYearSheet, indicator, ofDay);
                String own = typed(page, indicator, cell.own());
                String code = indicator.code();
                if (!indicator.isComputed() && content.isGiven(item.slot(), additive)) filled++;
                rows.add(new GridRow(
                        indicator,
                        item.required(),
                        typed.getOrDefault("v." + code, own),
                        own,
                        cell.version(),
                        writable && !indicator.isComputed() && openness.admits(item.slot()),
                        additive,
                        additive ? amount(page, indicator, content.below().rolledUp(item.slot())) : "",
                        additive ? content.below().givenBelow(item.slot()) : 0,
                        cell.isNotApplicable() && stated == null
                                ? page.t("figures.notApplicable")
                                : amount(page, indicator, stated),
                        typed.getOrDefault("o." + code, typed(page, indicator, cell.override())),
                        typed.getOrDefault("r." + code, cell.overrideReason()),
                        typed.getOrDefault("n." + code, cell.note()),
                        amount(page, indicator, before),
                        amount(page, indicator, lastYears),
                        changeText(page, indicator, stated, lastYears),
                        objections.get(item.slot()),
                        faults.stream()
                                .filter(f -> Objects.equals(f.slot(), item.slot()))
                                .map(Fault::message)
                                .toList(),
                        changed.contains(item.slot()) && earlier != null ? said(page, indicator, earlier) : null,
                        theirs(page, indicator, conflicts)));
            }
            sections.add(new Grid.Section(section, rows, filled));
        }
        List<Grid.Text> texts = new ArrayList<>();
        for (FormHeading heading : form.headings()) {
            if (!heading.text()) {
                texts.add(new Grid.Text(heading, null, "", false, null, null, false, null));
                continue;
            }
            Passage passage = content.passage(heading.key());
            texts.add(new Grid.Text(
                    heading,
                    passage,
                    typed.getOrDefault("p." + heading.key(), passage.body()),
                    writable && openness.admits(heading.key()),
                    textObjections.get(heading.key()),
                    faults.stream()
                            .filter(f -> Objects.equals(f.heading(), heading.key()))
                            .map(Fault::message)
                            .findFirst()
                            .orElse(null),
                    textChanged.contains(heading.key()),
                    conflicts == null
                            ? null
                            : conflicts.textConflicts().stream()
                                    .filter(p -> p.heading().equals(heading.key()))
                                    .findFirst()
                                    .orElse(null)));
        }
        return new Grid(
                sections,
                texts,
                checking.filled(),
                checking.required(),
                unitsBelow,
                content.below().reports() - (content.below().reportId() == null ? 0 : 1),
                period.name(page.locale()),
                previous.map(p -> p.name(page.locale())).orElse(""),
                lastYear.map(p -> p.name(page.locale())).orElse(""));
    }

    /** The objections that concern what is shown: those of the edition, or the ones still to be answered. */
    private List<Objection> objected(Report report, @Nullable Submission edition) {
        if (edition != null) return submissions.objections(edition.id());
        Long last = report.lastSubmissionId();
        return last != null && report.isUnderReturn() ? submissions.objections(last) : List.of();
    }

    private static @Nullable Long value(@Nullable Sheet sheet, Indicator indicator, IndicatorsOfDay ofDay) {
        if (sheet == null) return null;
        Figure figure = sheet.figure(indicator, ofDay.byId()::get);
        return figure.amount();
    }

    private static @Nullable Long change(
            IndicatorsOfDay ofDay, Indicator indicator, Checking checking, @Nullable Sheet lastYear) {
        Long baseId = indicator.baseId();
        Indicator base = baseId == null ? null : ofDay.byId().get(baseId);
        if (base == null) return null;
        return Change.percent(checking.stated(base), value(lastYear, base, ofDay));
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

    private static String said(Page page, Indicator indicator, Submission earlier) {
        String own = amount(page, indicator, earlier.own().get(indicator.slot()));
        String override = amount(page, indicator, earlier.override().get(indicator.slot()));
        String text = override.isEmpty() ? own : override;
        return text.isEmpty() ? page.t("figures.blank") : text;
    }

    private static @Nullable String theirs(Page page, Indicator indicator, Drafts.@Nullable Saved conflicts) {
        if (conflicts == null) return null;
        for (Cell cell : conflicts.conflicts())
            if (cell.slot() == indicator.slot()) {
                String text = amount(page, indicator, cell.own());
                return text.isEmpty() ? page.t("figures.blank") : text;
            }
        return null;
    }
}
