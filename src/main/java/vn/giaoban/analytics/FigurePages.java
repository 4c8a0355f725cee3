package vn.giaoban.analytics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.catalogue.Theme;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Completion;
import vn.giaoban.reporting.CorrectionViews;
import vn.giaoban.reporting.Countings;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The national page and the same page for any unit, the table of all its figures, and each figure opened. */
@Controller
class FigurePages {
    private final Scenes scenes;
    private final Units units;
    private final Periods periods;
    private final Completion completion;
    private final CorrectionViews corrections;
    private final Countings countings;
    private final Tiles tiles;

    FigurePages(
            Scenes scenes,
            Units units,
            Periods periods,
            Completion completion,
            CorrectionViews corrections,
            Countings countings,
            Tiles tiles) {
        this.scenes = scenes;
        this.units = units;
        this.periods = periods;
        this.completion = completion;
        this.corrections = corrections;
        this.countings = countings;
        this.tiles = tiles;
    }

    /** The reader's own unit. */
    @GetMapping("/figures")
    ModelAndView home(Actor actor) {
        return current(actor, actor.homeUnitId());
    }

    /** The period that is being reported now. */
    @GetMapping("/figures/{unitId}")
    ModelAndView current(Actor actor, @PathVariable long unitId) {
        NotFound.unless(units.sees(actor, unitId));
        Period period = periods.current(actor.day()).orElseThrow(NotFound::new);
        return new ModelAndView("redirect:/figures/" + unitId + "/" + period.code());
    }

    @GetMapping("/figures/{unitId}/{periodCode}")
    ModelAndView overview(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @PathVariable String periodCode,
            @RequestParam(defaultValue = "") String indicator,
            @RequestParam(defaultValue = "") String per,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String trend,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String as) {
        Scene scene = scenes.find(actor, unitId, periodCode, as);
        Choice choice = choice(scene, indicator, per, sort, order, trend).within(Within.of(from, to));
        return Templates.view(
                "analytics/overview",
                Map.of(
                        "overview",
                        overview(page, scene, choice),
                        "tiles",
                        tiles,
                        "shown",
                        new Shown(page),
                        "marks",
                        marks(scene)));
    }

    /** Whether the page that shows a stamp is still true: 204 if so, the stamp of now if not. */
    @GetMapping("/figures/{unitId}/{periodCode}/stamp")
    ResponseEntity<String> stamp(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @PathVariable String periodCode,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String as) {
        Scene scene = scenes.find(actor, unitId, periodCode, as);
        String stamp = overview(page, scene, choice(scene, "", "", "", "", "")).stamp();
        return stamp.equals(shown)
                ? ResponseEntity.status(HttpStatus.NO_CONTENT).build()
                : ResponseEntity.ok(stamp);
    }

    /** Units × indicators; {@code theme} shows one theme only. */
    @GetMapping("/figures/{unitId}/{periodCode}/table")
    ModelAndView table(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @PathVariable String periodCode,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String as) {
        Scene scene = scenes.find(actor, unitId, periodCode, as);
        Theme chosen = theme(theme);
        Map<String, Object> model = new HashMap<>();
        model.put("table", chosen == null ? FigureTable.of(scene) : FigureTable.of(scene, chosen));
        model.put("theme", chosen);
        model.put("shown", new Shown(page));
        return Templates.view("analytics/table", model);
    }

    /** One figure and what it is made of. */
    @GetMapping("/figures/{unitId}/{periodCode}/{indicatorCode}")
    ModelAndView figure(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @PathVariable String periodCode,
            @PathVariable String indicatorCode,
            @RequestParam(defaultValue = "") String as) {
        Scene scene = scenes.find(actor, unitId, periodCode, as);
        Indicator indicator = scene.indicators().byCode().get(indicatorCode);
        if (indicator == null) throw new NotFound();
        return Templates.view(
                "analytics/figure",
                Map.of(
                        "opened",
                        Opened.of(scene, indicator, trend(scene, indicator)),
                        "shown",
                        new Shown(page),
                        "marks",
                        marks(scene),
                        "counted",
                        isCounted(scene, indicator)));
    }

    /** Where nothing stands below, the activities are the next that a figure opens to. */
    private boolean isCounted(Scene scene, Indicator indicator) {
        Long submissionId = scene.sheet().submissionId();
        return scene.children().isEmpty()
                && scene.reportsOpen()
                && submissionId != null
                && countings.counts(submissionId, indicator.slot());
    }

    /** By slot, what of the unit's figures was corrected after the period's publication. */
    private Map<Integer, CorrectionViews.Mark> marks(Scene scene) {
        return corrections.marks(
                scene.unit().id(), scene.period().id(), scene.period().lastDay());
    }

    private Overview overview(Page page, Scene scene, Choice choice) {
        // Who reported then is asked of the units of then.
        Completion.Below below = scene.isAsNow()
                ? new Completion.Below(Map.of(), Map.of())
                : completion.below(scene.period(), scene.unit(), scene.children(), page.now());
        return Overview.of(scene, choice, below, trend(scene, choice.indicator()));
    }

    private Trend trend(Scene scene, Indicator indicator) {
        return Trend.of(
                indicator,
                scene.period().year(),
                scene.periods(),
                scenes.over(scene),
                scene.indicators(),
                scenes::sameCounters);
    }

    private Choice choice(Scene scene, String code, String per, String sort, String order, String trend) {
        Indicator first = scene.indicators().headlines().stream()
                .findFirst()
                .orElseGet(() -> scene.indicators().all().getFirst());
        Indicator indicator = scene.indicators().byCode().getOrDefault(code, first);
        boolean averages = scene.unit().isCentre() && indicator.addsUp() && scenes.isOfCommunes(scene);
        Choice.Sort by = Choice.Sort.of(sort);
        boolean ascending = order.isEmpty() ? by.ascendingFirst() : order.equals("asc");
        return new Choice(
                indicator,
                averages,
                averages && !per.equals("total"),
                by,
                ascending,
                trend.equals("cumulative"),
                scene.isAsNow(),
                null);
    }

    static @Nullable Theme theme(String code) {
        return List.of(Theme.values()).stream()
                .filter(theme -> theme.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** Figures in the main navigation. */
    @Component
    static class Entry implements NavEntry {
        @Override
        public String href() {
            return "/figures";
        }

        @Override
        public String textKey() {
            return "analytics.nav";
        }

        @Override
        public int order() {
            return 30;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return !actor.holdings().isEmpty();
        }
    }
}
