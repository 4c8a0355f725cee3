package vn.giaoban.reporting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormDraft;
import vn.giaoban.catalogue.FormDrafts;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;
import vn.giaoban.web.Texts;

/** A form that is being made, as one of the units would meet it: figures may be tried out, nothing is kept. */
@Controller
class PreviewPages {
    private final FormDrafts forms;
    private final Periods periods;
    private final Indicators indicators;
    private final Units units;
    private final Figures figures;
    private final Grids grids;
    private final Texts texts;

    PreviewPages(
            FormDrafts forms,
            Periods periods,
            Indicators indicators,
            Units units,
            Figures figures,
            Grids grids,
            Texts texts) {
        this.forms = forms;
        this.periods = periods;
        this.indicators = indicators;
        this.units = units;
        this.figures = figures;
        this.grids = grids;
        this.texts = texts;
    }

    @GetMapping("/forms/drafts/{id}/preview")
    ModelAndView show(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<Long> unit) {
        FormDraft draft = forms.find(actor, id).orElseThrow(NotFound::new);
        return page(page, draft, unit.orElse(null), q, Map.of());
    }

    /** What follows from figures typed in: totals, and what is no longer asked. */
    @PostMapping("/forms/drafts/{id}/preview")
    ModelAndView tryOut(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam Optional<Long> unit,
            HttpServletRequest request) {
        FormDraft draft = forms.find(actor, id).orElseThrow(NotFound::new);
        return page(page, draft, unit.orElse(null), "", ReportPages.fields(request.getParameterMap()));
    }

    @GetMapping("/forms/drafts/{id}/preview/print")
    ModelAndView print(Page page, Actor actor, @PathVariable long id, @RequestParam Optional<Long> unit) {
        FormDraft draft = forms.find(actor, id).orElseThrow(NotFound::new);
        Period period = period(actor);
        Unit of = unit.flatMap(one -> units.find(one, period.lastDay())).orElseThrow(NotFound::new);
        Long superior = of.parentId();
        Paper paper = new Paper(
                draft.form(),
                period,
                of,
                superior == null ? null : units.find(superior, period.lastDay()).orElse(null),
                null,
                "",
                null);
        return Templates.view(
                "reporting/previewPrint",
                Map.of("draft", draft, "paper", paper, "grid", trial(page, draft.form(), of, period, Map.of())));
    }

    private ModelAndView page(Page page, FormDraft draft, @Nullable Long unitId, String q, Map<String, String> typed) {
        Period period = period(page.actor());
        Unit unit = unitId == null ? null : units.find(unitId, period.lastDay()).orElseThrow(NotFound::new);
        List<Unit> found = q.isBlank()
                ? List.of()
                : units.search(q, period.lastDay(), 200).stream()
                        .filter(one -> one.level() == draft.level())
                        .limit(20)
                        .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("draft", draft);
        model.put("period", period);
        model.put("q", q);
        model.put("found", found);
        model.put("unit", unit);
        model.put("grid", unit == null ? null : trial(page, draft.form(), unit, period, typed));
        return Templates.view("reporting/preview", model);
    }

    private Grid trial(Page page, Form form, Unit unit, Period period, Map<String, String> typed) {
        Sheet below = figures.sheets(List.of(unit.id()), period.id())
                .getOrDefault(unit.id(), Sheet.empty(unit.id(), period.id(), unit.level()));
        Content nothing = new Content(Map.of(), Map.of(), below);
        CellForm read = CellForm.read(typed, form, indicators.of(period.lastDay()), nothing, page.locale(), texts);
        Map<Integer, Cell> cells = new HashMap<>();
        read.cells().forEach(change -> cells.put(change.wanted().slot(), change.wanted()));
        Map<String, Passage> passages = new HashMap<>();
        read.passages()
                .forEach(change ->
                        passages.put(change.heading(), new Passage(change.heading(), change.body(), 0, 0, null)));
        return grids.trial(page, unit.id(), period, form, new Content(cells, passages, below), typed);
    }

    /** The period that a page opens on. */
    private Period period(Actor actor) {
        return periods.current(actor.day()).orElseThrow(NotFound::new);
    }
}
