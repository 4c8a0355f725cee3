package vn.giaoban.reporting;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.identity.Accounts;
import vn.giaoban.web.Page;
import vn.giaoban.web.Texts;

/** Saving what is typed: as one types, by the page's script; all at once, where there is none. */
@Controller
class CellPages {
    private final Reports reports;
    private final Drafts drafts;
    private final Filing filing;
    private final Forms forms;
    private final Indicators indicators;
    private final Accounts accounts;
    private final ReportView view;
    private final Texts texts;

    CellPages(
            Reports reports,
            Drafts drafts,
            Filing filing,
            Forms forms,
            Indicators indicators,
            Accounts accounts,
            ReportView view,
            Texts texts) {
        this.reports = reports;
        this.drafts = drafts;
        this.filing = filing;
        this.forms = forms;
        this.indicators = indicators;
        this.accounts = accounts;
        this.view = view;
        this.texts = texts;
    }

    /** The whole form; {@code then} says what was pressed: nothing more, presentation, or submission. */
    @PostMapping(value = "/reports/{id}/cells", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView save(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        Map<String, String> fields = ReportPages.fields(request.getParameterMap());
        CellForm form = read(page, report, fields);
        Drafts.Saved saved = drafts.save(actor, id, form.cells(), form.passages());
        if (!form.refused().isEmpty() || saved.hasConflicts()) {
            Map<String, String> typed = new HashMap<>(fields);
            return view.show(page, report, 0, typed, refusals(report, form), saved, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String then = fields.getOrDefault("then", "");
        if (then.equals("presentation")) {
            List<Fault> faults = filing.present(actor, id, report.revision(), page.locale());
            if (!faults.isEmpty())
                return view.show(page, report, 0, Map.of(), faults, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("redirect:/reports/" + id + (then.equals("submission") ? "/submission" : ""));
    }

    /** What a cell says now, for the script. */
    public record SavedCell(String code, int version, String own, String override) {}

    /** What somebody else wrote meanwhile. */
    public record Conflict(String code, int version, String theirs, String who, String at) {}

    /**
     * The answer to a save by script: what stands, what was refused, who else wrote, and what follows from it.
     *
     * @param sums the form's totals by key
     * @param skipped what is not asked, by code or heading, and why
     */
    public record Answer(
            List<SavedCell> saved,
            List<Conflict> conflicts,
            Map<String, String> refused,
            Map<String, Integer> texts,
            Map<String, String> totals,
            Map<String, String> sums,
            Map<String, String> skipped,
            int filled,
            int required,
            String at) {}

    @PostMapping(value = "/reports/{id}/cells", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> saveTyped(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        CellForm form = read(page, report, ReportPages.fields(request.getParameterMap()));
        Drafts.Saved saved;
        try {
            saved = drafts.save(actor, id, form.cells(), form.passages());
        } catch (StaleReport stale) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        IndicatorsOfDay ofDay = ofDay(report);
        Checking checking = filing.checking(report);
        List<SavedCell> cells = new ArrayList<>();
        for (Cell cell : saved.cells()) {
            Indicator indicator = ofDay.bySlot().get(cell.slot());
            if (indicator != null)
                cells.add(new SavedCell(
                        indicator.code(),
                        cell.version(),
                        Grids.typed(
                                page,
                                indicator,
                                checking.content().cell(cell.slot()).own()),
                        Grids.typed(page, indicator, cell.override())));
        }
        List<Conflict> conflicts = new ArrayList<>();
        for (Cell cell : saved.conflicts()) {
            Indicator indicator = ofDay.bySlot().get(cell.slot());
            if (indicator != null)
                conflicts.add(conflict(
                        page,
                        indicator.code(),
                        cell.version(),
                        Grids.typed(page, indicator, cell.own()),
                        cell.changedBy(),
                        cell.changedAt()));
        }
        for (Passage passage : saved.textConflicts())
            conflicts.add(conflict(
                    page,
                    passage.heading(),
                    passage.version(),
                    passage.body(),
                    passage.changedBy(),
                    passage.changedAt()));
        Map<String, Integer> passages = new LinkedHashMap<>();
        saved.passages().forEach(p -> passages.put(p.heading(), p.version()));
        return ResponseEntity.ok(new Answer(
                cells,
                conflicts,
                form.refused(),
                passages,
                totals(page, report, ofDay, checking),
                GridLayout.sums(page, forms.edition(report.formId()), ofDay, checking),
                GridLayout.skipped(page, ofDay, checking),
                checking.filled(),
                checking.required(),
                page.f().time(page.now())));
    }

    /** What follows from the figures: totals and computed ones, by code. */
    private Map<String, String> totals(Page page, Report report, IndicatorsOfDay ofDay, Checking checking) {
        Map<String, String> totals = new LinkedHashMap<>();
        for (FormItem item : forms.edition(report.formId()).items()) {
            Indicator indicator = ofDay.bySlot().get(item.slot());
            if (indicator != null) totals.put(item.code(), Grids.amount(page, indicator, checking.stated(indicator)));
        }
        return totals;
    }

    private Conflict conflict(
            Page page,
            String code,
            int version,
            String theirs,
            long who,
            java.time.@org.jspecify.annotations.Nullable Instant at) {
        String name = accounts.names(List.of(who)).getOrDefault(who, "");
        return new Conflict(
                code, version, theirs, name, at == null ? "" : page.f().time(at));
    }

    private CellForm read(Page page, Report report, Map<String, String> fields) {
        Form form = forms.edition(report.formId());
        return CellForm.read(fields, form, ofDay(report), drafts.content(report), page.locale(), texts);
    }

    private IndicatorsOfDay ofDay(Report report) {
        LocalDate day = filing.period(report).lastDay();
        return indicators.of(day);
    }

    private List<Fault> refusals(Report report, CellForm form) {
        List<Fault> faults = new ArrayList<>();
        IndicatorsOfDay ofDay = ofDay(report);
        form.refused().forEach((code, message) -> {
            Indicator indicator = ofDay.byCode().get(code);
            if (indicator != null)
                faults.add(new Fault(Fault.Kind.BOUNDS, indicator.slot(), null, code + ". " + message));
        });
        return faults;
    }
}
