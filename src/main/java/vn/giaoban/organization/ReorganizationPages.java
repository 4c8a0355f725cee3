package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.organization.ReorganizationEffects.Effect;
import vn.giaoban.organization.ReorganizationForm.Act;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Units renamed, moved, merged and split: chosen, detailed, looked at beforehand, done; listed and undone. */
@Controller
class ReorganizationPages {
    private final Reorganizations reorganizations;
    private final Successions successions;
    private final Units units;
    private final Settlements settlements;

    ReorganizationPages(
            Reorganizations reorganizations, Successions successions, Units units, Settlements settlements) {
        this.reorganizations = reorganizations;
        this.successions = successions;
        this.units = units;
        this.settlements = settlements;
    }

    /** All there have been, the latest day first. */
    @GetMapping("/reorganizations")
    ModelAndView list(Actor actor) {
        NotFound.unless(!actor.isAnonymous());
        return Templates.view(
                "organization/reorganizations", Map.of("all", reorganizations.all(), "sizes", reorganizations.sizes()));
    }

    /** Which of the units below one, what is to become of them, from when; then the details of it. */
    @GetMapping("/units/{id}/reorganization")
    ModelAndView choose(
            Page page, Actor actor, @PathVariable long id, @RequestParam MultiValueMap<String, String> typed) {
        NotFound.unless(reorganizations.decides(actor, id));
        ReorganizationForm form = new ReorganizationForm(typed);
        FormErrors errors = new FormErrors();
        boolean chosen = form.act() != null || typed.containsKey("go");
        if (chosen) form.checkChoice(page, errors, below(id, form, actor));
        boolean details = chosen && !errors.any();
        return view(
                page,
                actor,
                id,
                form,
                errors,
                details,
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** Back from the review to what was typed. */
    @PostMapping("/units/{id}/reorganization/details")
    ModelAndView details(
            Page page, Actor actor, @PathVariable long id, @RequestParam MultiValueMap<String, String> typed) {
        NotFound.unless(reorganizations.decides(actor, id));
        ReorganizationForm form = new ReorganizationForm(typed);
        FormErrors errors = new FormErrors();
        form.checkChoice(page, errors, below(id, form, actor));
        return view(page, actor, id, form, errors, !errors.any(), HttpStatus.OK);
    }

    /** What it would touch, before it is done. */
    @PostMapping("/units/{id}/reorganization/preview")
    ModelAndView preview(
            Page page, Actor actor, @PathVariable long id, @RequestParam MultiValueMap<String, String> typed) {
        NotFound.unless(reorganizations.decides(actor, id));
        ReorganizationForm form = new ReorganizationForm(typed);
        FormErrors errors = new FormErrors();
        ReorganizationPlan plan = plan(page, actor, id, form, errors);
        if (plan == null) return mend(page, actor, id, form, errors);
        return review(id, form, plan, reorganizations.effects(actor, plan), actor, HttpStatus.OK);
    }

    @PostMapping("/units/{id}/reorganization")
    ModelAndView carryOut(
            Page page, Actor actor, @PathVariable long id, @RequestParam MultiValueMap<String, String> typed) {
        NotFound.unless(reorganizations.decides(actor, id));
        ReorganizationForm form = new ReorganizationForm(typed);
        FormErrors errors = new FormErrors();
        ReorganizationPlan plan = plan(page, actor, id, form, errors);
        if (plan == null) return mend(page, actor, id, form, errors);
        List<Effect> effects = reorganizations.effects(actor, plan);
        if (effects.stream().anyMatch(Effect::blocks))
            return review(id, form, plan, effects, actor, HttpStatus.UNPROCESSABLE_CONTENT);
        return new ModelAndView("redirect:/reorganizations/" + reorganizations.carryOut(actor, plan));
    }

    /** One reorganisation: what it did, and whether it can be taken back. */
    @GetMapping("/reorganizations/{id}")
    ModelAndView one(Actor actor, @PathVariable long id) {
        NotFound.unless(!actor.isAnonymous());
        return one(actor, reorganizations.find(id).orElseThrow(NotFound::new), HttpStatus.OK);
    }

    @PostMapping("/reorganizations/{id}/undoing")
    ModelAndView undo(Actor actor, @PathVariable long id) {
        Reorganization one = reorganizations.find(id).orElseThrow(NotFound::new);
        if (!one.holds()) return new ModelAndView("redirect:/reorganizations/" + id);
        NotFound.unless(reorganizations.mayUndo(actor, one));
        if (!reorganizations.dependents(one).isEmpty()) return one(actor, one, HttpStatus.UNPROCESSABLE_CONTENT);
        reorganizations.undo(actor, id);
        return new ModelAndView("redirect:/reorganizations/" + id);
    }

    /** The step at which something is to be mended: the choice, or its details. */
    private ModelAndView mend(Page page, Actor actor, long id, ReorganizationForm form, FormErrors errors) {
        boolean choice = errors.of("act") != null || errors.of("day") != null || errors.of("unit") != null;
        return view(page, actor, id, form, errors, !choice, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView one(Actor actor, Reorganization one, HttpStatus status) {
        boolean mayUndo = reorganizations.mayUndo(actor, one);
        return Templates.view(
                "organization/reorganization",
                Map.of(
                        "one",
                        one,
                        "mayUndo",
                        mayUndo,
                        "dependents",
                        mayUndo ? reorganizations.dependents(one) : List.of(),
                        "size",
                        reorganizations.sizes().getOrDefault(one.id(), 0),
                        "successions",
                        pairs(actor, one),
                        "unsettled",
                        one.decidedBy() == null && one.day().equals(Unsettled.DAY) && settlements.mayWork(actor)),
                status);
    }

    /** Who carries whom on, of those that the actor sees; where there are too many to list, nobody asks which. */
    private List<Succession> pairs(Actor actor, Reorganization one) {
        List<Succession> all = successions.of(one.id());
        return all.size() >= Successions.MOST
                ? all
                : all.stream()
                        .filter(pair -> units.sees(
                                        actor,
                                        pair.predecessor().id(),
                                        pair.day().minusDays(1))
                                && units.sees(actor, pair.successor().id(), pair.day()))
                        .toList();
    }

    private @Nullable ReorganizationPlan plan(
            Page page, Actor actor, long id, ReorganizationForm form, FormErrors errors) {
        LocalDate day = form.day().orElse(actor.day());
        Unit superior = units.nearest(id, day).orElseThrow(NotFound::new);
        ReorganizationPlan plan = form.plan(
                page,
                errors,
                superior,
                below(id, form, actor),
                code -> reorganizations.isTaken(code, day, form.unitIds()));
        if (plan != null && plan.change() instanceof ReorganizationPlan.Moving moving) {
            Optional<Unit> to = units.find(moving.superiorId(), day);
            boolean fits = to.isPresent()
                    && to.get().level() == superior.level()
                    && reorganizations.decides(actor, moving.superiorId());
            if (!fits) {
                errors.add("superior", page.t("organization.reorganize.superior.missing"));
                return null;
            }
        }
        return plan;
    }

    /** The units below one on the day before what is planned; a unit alone at the top decides over itself. */
    private Map<Long, Unit> below(long id, ReorganizationForm form, Actor actor) {
        LocalDate before = form.day().orElse(actor.day()).minusDays(1);
        Map<Long, Unit> below = new LinkedHashMap<>();
        units.find(id, before).filter(Unit::isCentre).ifPresent(centre -> below.put(id, centre));
        units.children(id, before).forEach(unit -> below.put(unit.id(), unit));
        return below;
    }

    private ModelAndView view(
            Page page,
            Actor actor,
            long id,
            ReorganizationForm form,
            FormErrors errors,
            boolean details,
            HttpStatus status) {
        LocalDate day = form.day().orElse(actor.day());
        Map<Long, Unit> below = below(id, form, actor);
        Map<String, Object> model = new HashMap<>();
        model.put("superior", units.nearest(id, day).orElseThrow(NotFound::new));
        model.put("below", List.copyOf(below.values()));
        model.put("chosen", form.chosen(below));
        model.put("form", form);
        model.put("errors", errors);
        if (!details) return Templates.view("organization/reorganize", model, status);
        List<Unit> chosen = form.chosen(below);
        model.put(
                "kinds",
                chosen.isEmpty() ? List.of() : UnitKind.of(chosen.getFirst().level(), day));
        model.put("others", form.act() == Act.MOVE ? others(actor, id, day) : List.of());
        return Templates.view("organization/reorganizeDetails", model, status);
    }

    /** Where units could be moved to: the other units of the superior's level that the actor decides over. */
    private List<Unit> others(Actor actor, long superiorId, LocalDate day) {
        Unit superior = units.nearest(superiorId, day).orElseThrow(NotFound::new);
        return units.all(day).values().stream()
                .filter(unit -> unit.level() == superior.level() && unit.id() != superiorId)
                .filter(unit -> reorganizations.decides(actor, unit.id()))
                .sorted(Unit.BY_NAME)
                .toList();
    }

    private ModelAndView review(
            long id,
            ReorganizationForm form,
            ReorganizationPlan plan,
            List<Effect> effects,
            Actor actor,
            HttpStatus status) {
        Map<Long, Unit> named = new HashMap<>(below(id, form, actor));
        if (plan.change() instanceof ReorganizationPlan.Moving moving)
            units.find(moving.superiorId(), plan.day()).ifPresent(unit -> named.put(unit.id(), unit));
        return Templates.view(
                "organization/reorganizeReview",
                Map.of(
                        "superior", units.nearest(id, plan.day()).orElseThrow(NotFound::new),
                        "form", form,
                        "plan", plan,
                        "named", named,
                        "effects", effects),
                status);
    }
}
