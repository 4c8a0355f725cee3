package vn.giaoban.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The last look before an edition is laid down: what changes, from when, whom it touches. */
@Controller
class FormEditionPages {
    private final FormDrafts drafts;
    private final FormEditions editions;
    private final FormReach reach;
    private final Indicators indicators;
    private final Overtakings overtakings;

    FormEditionPages(
            FormDrafts drafts, FormEditions editions, FormReach reach, Indicators indicators, Overtakings overtakings) {
        this.drafts = drafts;
        this.editions = editions;
        this.reach = reach;
        this.indicators = indicators;
        this.overtakings = overtakings;
    }

    @GetMapping("/forms/drafts/{id}/edition")
    ModelAndView review(Page page, Actor actor, @PathVariable long id) {
        return review(page, drafts.find(actor, id).orElseThrow(NotFound::new), HttpStatus.OK, null);
    }

    @PostMapping("/forms/drafts/{id}/edition")
    ModelAndView keep(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "0") long before) {
        Optional<Long> kept = editions.keep(actor, id, version, before);
        if (kept.isPresent()) return new ModelAndView("redirect:/forms/" + kept.get());
        // Something stands in the way, or somebody was there first: the review says so as it is now.
        FormDraft draft = drafts.find(actor, id).orElseThrow(NotFound::new);
        FormPart whole = new FormPart.Whole();
        if (!drafts.isOvertaken(draft, version, whole))
            return review(page, draft, HttpStatus.UNPROCESSABLE_CONTENT, null);
        Overtaking read = overtakings.of(page, draft, version, whole);
        return review(page, draft, HttpStatus.CONFLICT, overtakings.meanwhile(draft, version, whole, read));
    }

    private ModelAndView review(Page page, FormDraft draft, HttpStatus status, @Nullable Meanwhile meanwhile) {
        Form form = draft.form();
        FormEditions.Place place = editions.place(draft.level(), form.validFrom());
        Form before = place.before();
        List<FormDifference> differences = before == null
                ? List.of()
                : FormDifference.between(page, before, form, indicators.of(form.validFrom()));
        Map<String, Object> model = new HashMap<>();
        model.put("draft", draft);
        model.put("place", place);
        model.put("differences", differences);
        model.put("flaws", editions.flaws(draft));
        model.put("touched", reach.touched(draft.level(), form.validFrom(), place.to()));
        model.put("moved", status == HttpStatus.UNPROCESSABLE_CONTENT);
        model.put("meanwhile", meanwhile);
        return Templates.view("catalogue/formReview", model, status);
    }
}
