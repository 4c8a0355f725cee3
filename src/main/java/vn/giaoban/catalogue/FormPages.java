package vn.giaoban.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Templates;

/** The forms in their editions, to be read by everybody in the network; new ones are begun and taken back by those who edit. */
@Controller
class FormPages {
    private final Forms forms;
    private final FormDrafts drafts;
    private final FormEditions editions;
    private final FormReach reach;
    private final Indicators indicators;
    private final Authority authority;

    FormPages(
            Forms forms,
            FormDrafts drafts,
            FormEditions editions,
            FormReach reach,
            Indicators indicators,
            Authority authority) {
        this.forms = forms;
        this.drafts = drafts;
        this.editions = editions;
        this.reach = reach;
        this.indicators = indicators;
        this.authority = authority;
    }

    @GetMapping("/forms")
    ModelAndView list(Actor actor) {
        NotFound.unless(!actor.isAnonymous());
        return Templates.view(
                "catalogue/forms",
                Map.of(
                        "forms",
                        forms.all().reversed(),
                        "drafts",
                        drafts.all(actor),
                        "kinds",
                        reach.kinds(),
                        "edits",
                        authority.mayEdit(actor)));
    }

    @GetMapping("/forms/{id}")
    ModelAndView show(Actor actor, @PathVariable long id) {
        NotFound.unless(!actor.isAnonymous());
        Form form = forms.edition(id);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("indicators", indicators.of(form.validFrom().isAfter(actor.day()) ? form.validFrom() : actor.day()));
        model.put("kinds", reach.kinds());
        model.put("units", reach.units(form.level(), actor.day()));
        model.put("edits", authority.mayEdit(actor));
        model.put("withdrawable", editions.isWithdrawable(actor, form));
        return Templates.view("catalogue/form", model);
    }

    /** Begins a new edition as a copy of this one. */
    @PostMapping("/forms/{id}/drafts")
    String begin(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "0") int level) {
        NotFound.unless(authority.mayEdit(actor));
        Form source = forms.edition(id);
        int of = reach.kinds().containsKey(level) ? level : source.level();
        return "redirect:/forms/drafts/" + drafts.begin(actor, id, of).id();
    }

    /** What becomes of an edition's days when it is taken back. */
    @GetMapping("/forms/{id}/withdrawal")
    ModelAndView withdrawing(Actor actor, @PathVariable long id) {
        NotFound.unless(authority.mayEdit(actor));
        Form form = forms.edition(id);
        NotFound.unless(editions.isWithdrawable(actor, form));
        List<Form> before = forms.all().stream()
                .filter(f -> f.level() == form.level()
                        && form.validFrom().minusDays(1).equals(f.validTo()))
                .toList();
        return Templates.view("catalogue/formWithdrawal", Map.of("form", form, "before", before));
    }

    @PostMapping("/forms/{id}/withdrawal")
    String withdraw(Actor actor, @PathVariable long id) {
        return "redirect:/forms/drafts/" + editions.withdraw(actor, id).id();
    }
}
