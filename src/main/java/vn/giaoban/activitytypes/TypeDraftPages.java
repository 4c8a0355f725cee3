package vn.giaoban.activitytypes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.activities.LoggingForm;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.identity.Accounts;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/**
 * A type in the making, on one page. Every button saves the whole page: what was typed is kept whatever is pressed. {@code act} says
 * what else was: up:f3, down:f3, remove:f3, remove:r2, field, rule.
 */
@Controller
class TypeDraftPages {
    /** Boxes that somebody writes in, among those that are chosen or ticked. */
    private static final Pattern WRITTEN =
            Pattern.compile("(name|hint)(Vi|En)|validFrom|legalBasis|(label|choices)(Vi|En)\\..*");

    private final TypeDrafts drafts;
    private final TypeSuccession succession;
    private final Indicators indicators;
    private final Accounts accounts;

    TypeDraftPages(TypeDrafts drafts, TypeSuccession succession, Indicators indicators, Accounts accounts) {
        this.drafts = drafts;
        this.succession = succession;
        this.indicators = indicators;
        this.accounts = accounts;
    }

    @GetMapping("/activity-types/drafts/{id}")
    ModelAndView show(Page page, Actor actor, @PathVariable long id) {
        TypeDraft draft = drafts.find(actor, id).orElseThrow(NotFound::new);
        return view(page, draft, draft.plan(), Map.of(), new FormErrors(), null);
    }

    @PostMapping("/activity-types/drafts/{id}")
    ModelAndView save(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        TypeDraft draft = edited(actor, id);
        TypeFields read = TypeFields.of(page, request);
        TypePlan plan = read.plan(draft.plan());
        if (read.errors().any()) return view(page, draft, plan, read.typed(), read.errors(), null);
        Optional<TypeDraft> changed = drafts.change(actor, id, read.version(), plan);
        if (changed.isPresent()) return new ModelAndView("redirect:/activity-types/drafts/" + id + read.anchor());
        TypeDraft now = edited(actor, id);
        return view(page, now, plan, read.typed(), new FormErrors(), meanwhile(page, now, plan));
    }

    @PostMapping("/activity-types/drafts/{id}/removal")
    ModelAndView discard(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        edited(actor, id);
        if (drafts.discard(actor, id, TypeFields.of(page, request).version()))
            return new ModelAndView("redirect:/activity-types");
        TypeDraft now = edited(actor, id);
        return view(page, now, now.plan(), Map.of(), new FormErrors(), meanwhile(page, now, now.plan()));
    }

    /** Nothing was done; what was typed about a draft that is there no more, to be copied from. */
    @ExceptionHandler
    ModelAndView gone(TypeDraftGone e, Page page, HttpServletRequest request) {
        List<String> typed = TypeFields.of(page, request).typed().entrySet().stream()
                .filter(field -> WRITTEN.matcher(field.getKey()).matches())
                .map(field -> field.getValue().strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        return Templates.view("activitytypes/draftGone", Map.of("typed", typed), HttpStatus.CONFLICT);
    }

    /** A draft to be changed, or told to be gone to those who could have changed it. */
    private TypeDraft edited(Actor actor, long id) {
        NotFound.unless(drafts.mayEdit(actor));
        return drafts.find(actor, id).orElseThrow(TypeDraftGone::new);
    }

    private Meanwhile meanwhile(Page page, TypeDraft now, TypePlan typed) {
        IndicatorsOfDay ofDay = indicators.of(now.plan().from());
        return Meanwhile.by(
                accounts.names(List.of(now.changedBy())).getOrDefault(now.changedBy(), ""),
                now.changedAt(),
                TypeWords.places(TypeWords.of(page, now.plan(), ofDay), TypeWords.of(page, typed, ofDay)));
    }

    /**
     * @param plan what the boxes say: the draft's, or what was typed
     * @param typed what could not be read stands in its box all the same
     */
    private ModelAndView view(
            Page page,
            TypeDraft draft,
            TypePlan plan,
            Map<String, String> typed,
            FormErrors errors,
            @Nullable Meanwhile meanwhile) {
        IndicatorsOfDay ofDay = indicators.of(plan.from());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("draft", draft);
        model.put("plan", plan);
        model.put("day", typed.getOrDefault("validFrom", page.f().day(plan.from())));
        model.put("indicators", ofDay);
        model.put("flaws", succession.flaws(draft, page.today()));
        model.put("preview", LoggingForm.blank(page, plan.type("draft", code -> null), page.today()));
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        return Templates.view(
                "activitytypes/draft",
                model,
                meanwhile != null
                        ? HttpStatus.CONFLICT
                        : errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
