package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Seals;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.catalogue.Relation;
import vn.giaoban.figures.FigureLink;
import vn.giaoban.identity.Accounts;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Makes the page of one report, for all that answer with it. */
@Component
public class ReportView {
    private final ReportSteps reportSteps;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Grids grids;
    private final Forms forms;
    private final Indicators indicators;
    private final Periods periods;
    private final Duties duties;
    private final Units units;
    private final Accounts accounts;
    private final CorrectionViews correctionViews;
    private final Countings countings;
    private final Seals seals;
    private final JsonMapper json;

    ReportView(
            ReportSteps reportSteps,
            Drafts drafts,
            Submissions submissions,
            Grids grids,
            Forms forms,
            Indicators indicators,
            Periods periods,
            Duties duties,
            Units units,
            Accounts accounts,
            CorrectionViews correctionViews,
            Countings countings,
            Seals seals,
            JsonMapper json) {
        this.reportSteps = reportSteps;
        this.drafts = drafts;
        this.submissions = submissions;
        this.grids = grids;
        this.forms = forms;
        this.indicators = indicators;
        this.periods = periods;
        this.duties = duties;
        this.units = units;
        this.accounts = accounts;
        this.correctionViews = correctionViews;
        this.countings = countings;
        this.seals = seals;
        this.json = json;
    }

    /**
     * What every page about a report knows of it.
     *
     * @param superior to whom it was due in its period's time
     * @param keeper who acts for the unit today, where it has ended; null while it stands
     * @param receiver who accepts today what is sent
     */
    public record Head(
            Report report,
            Period period,
            Unit unit,
            @Nullable Unit superior,
            @Nullable Unit keeper,
            @Nullable Unit receiver,
            LocalDate due,
            Form form,
            boolean own,
            boolean writable,
            Set<ReportAct> acts) {
        /** A figure of the last edition that was sent, where it stands. */
        public FigureLink open(Page page, GridRow row) {
            return FigureLink.of(
                    page,
                    ReportWays.cell(report.id(), report.submissions(), row.indicator()),
                    row.indicator(),
                    unit.shortName(),
                    period,
                    row.total());
        }
    }

    Head head(Page page, Report report) {
        Period period = periods.find(report.periodId()).orElseThrow(NotFound::new);
        Unit unit = units.find(report.unitId(), period.lastDay()).orElseThrow(NotFound::new);
        Unit superior = unit(report.superiorId(), period.lastDay());
        return new Head(
                report,
                period,
                unit,
                superior,
                report.isKept() ? unit(report.keeperId(), page.today()) : null,
                report.isKept() ? unit(report.judgeId(), page.today()) : superior,
                duties.due(period, report.unitId()),
                forms.edition(report.formId()),
                report.isOf(page.actor()),
                report.isWritableBy(page.actor()),
                report.acts(page.actor()));
    }

    private @Nullable Unit unit(@Nullable Long id, LocalDate day) {
        return id == null ? null : units.find(id, day).orElse(null);
    }

    /**
     * @param edition which sent edition to show; 0 for what the reader is due: the working copy to the unit's own people while it
     *     is with them, the edition that counts to everybody else while it is being corrected, else the last one
     */
    ModelAndView show(
            Page page,
            Report report,
            int edition,
            Map<String, String> typed,
            List<Fault> faults,
            Drafts.@Nullable Saved saved,
            HttpStatus status) {
        Head head = head(page, report);
        Submission sent = sent(report, edition, head.own());
        Content content = sent == null ? drafts.content(report) : sent.content(drafts.below(report));
        Grid grid = grids.grid(page, report, content, sent, typed, faults, saved);
        List<Step> steps = steps(head);
        Map<String, Object> model = new HashMap<>();
        model.put("head", head);
        model.put("grid", grid);
        model.put("steps", steps);
        model.put("names", accounts.names(people(steps, content)));
        model.put("edition", sent == null ? 0 : sent.number());
        model.put("relations", relations(page, head));
        model.put("faults", faults);
        model.put("conflicts", saved != null && saved.hasConflicts());
        model.put("corrected", correctionViews.of(head));
        model.put("receipt", receipt(report));
        model.put("gaps", sent == null ? List.of() : countings.gaps(report));
        model.put("ofDay", indicators.of(head.period().lastDay()));
        model.put("logged", head.writable() && sent == null && !report.counted() && countings.isLogged(report));
        model.put("waiting", head.own() && sent == null ? countings.waiting(report) : 0);
        model.put(
                "standing",
                mayHaveLeft(head, sent)
                        ? json.writeValueAsString(Standing.of(
                                page, head.form(), indicators.of(head.period().lastDay()), content))
                        : "");
        return Templates.view("reporting/report", model, status);
    }

    /** True where the unit's own people, who typed without a line, come to boxes that are not open any more. */
    private static boolean mayHaveLeft(Head head, @Nullable Submission sent) {
        Report report = head.report();
        boolean whole = head.writable() && !report.isUnderReturn();
        boolean last = report.state().isOpen() ? sent == null : sent != null && sent.number() == report.submissions();
        return head.own() && last && !whole;
    }

    /** The steps that the reader may know of. */
    List<Step> steps(Head head) {
        return reportSteps.of(head.report().id()).stream()
                .filter(step -> head.own() || concernsOthers(step.act()))
                .toList();
    }

    /** What those who took the steps are called, by their accounts. */
    Map<Long, String> names(List<Step> steps) {
        return accounts.names(steps.stream().map(Step::accountId).distinct().toList());
    }

    /** What a unit has in hand of a report that was sent: the head of the sealed trail; null before it was sent. */
    Seals.@Nullable Holding receipt(Report report) {
        return report.submissions() == 0
                ? null
                : seals.holding("report", report.id()).orElse(null);
    }

    /** The edition that a reader is due; null for the working copy. */
    @Nullable
    Submission sent(Report report, int edition, boolean own) {
        if (edition > 0) return submissions.find(report.id(), edition).orElseThrow(NotFound::new);
        if (own && report.state().isOpen()) return null;
        Long shown = report.isCorrecting() && !own ? report.acceptedSubmissionId() : report.lastSubmissionId();
        return shown == null ? null : submissions.get(shown);
    }

    /** A unit's inner steps are its own affair. */
    private static boolean concernsOthers(ReportAct act) {
        return act != ReportAct.BEGIN && act != ReportAct.PRESENT && act != ReportAct.HAND_BACK;
    }

    private static Collection<Long> people(List<Step> steps, Content content) {
        Set<Long> people = new HashSet<>();
        steps.forEach(s -> people.add(s.accountId()));
        content.cells().values().forEach(c -> people.add(c.changedBy()));
        content.passages().values().forEach(p -> people.add(p.changedBy()));
        people.remove(0L);
        return people;
    }

    /** The relations of the form, for the page's script to judge as one types. */
    private String relations(Page page, Head head) {
        List<Map<String, Object>> all = new ArrayList<>();
        boolean sums = head.unit().level()
                < forms.lowest(head.period().lastDay()); // equality is asked of who counted, see Checking
        for (Relation relation : indicators.relations(head.period().lastDay()))
            if ((!sums || relation.operator() != Relation.Operator.EQUAL)
                    && relation.codes().stream()
                            .allMatch(code -> head.form().item(code).isPresent()))
                all.add(Map.of(
                        "left", relation.left(),
                        "sign", relation.operator().sign(),
                        "right", relation.right(),
                        "message", Objects.requireNonNull(relation.message(page.locale()))));
        return json.writeValueAsString(all);
    }
}
