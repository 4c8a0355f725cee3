package vn.giaoban.activitytypes;

import java.time.LocalDate;
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
import vn.giaoban.activities.TypeEdition;
import vn.giaoban.activities.TypeEditions;
import vn.giaoban.calendar.Days;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The end of a type: from a day on nothing of it is logged; what was logged stays and counts. */
@Controller
class TypeEndingPages {
    private static final int LONGEST = 300;

    private final TypeEditions editions;
    private final TypeDrafts drafts;
    private final TypeSuccession succession;

    TypeEndingPages(TypeEditions editions, TypeDrafts drafts, TypeSuccession succession) {
        this.editions = editions;
        this.drafts = drafts;
        this.succession = succession;
    }

    @GetMapping("/activity-types/{code}/ending")
    ModelAndView show(Actor actor, @PathVariable String code) {
        return view(holding(actor, code), Map.of(), new FormErrors(), null);
    }

    /** @param edition the one that was in force when the page was made */
    @PostMapping("/activity-types/{code}/ending")
    ModelAndView end(
            Page page,
            Actor actor,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long edition,
            @RequestParam Map<String, String> typed) {
        TypeEdition holding = holding(actor, code);
        FormErrors errors = new FormErrors();
        Optional<LocalDate> from = Days.parse(typed.getOrDefault("from", ""));
        String basis = typed.getOrDefault("legalBasis", "").strip();
        if (from.isEmpty()) errors.add("from", page.t("catalogue.from.wrong"));
        if (basis.isEmpty()) errors.add("legalBasis", page.t("catalogue.basis.empty"));
        if (basis.length() > LONGEST) errors.add("legalBasis", page.t("activitytypes.flaw.long", LONGEST));
        if (errors.any()) return view(holding, typed, errors, null);
        switch (succession.end(actor, code, edition, from.orElseThrow(), basis)) {
            case DONE -> {
                return new ModelAndView("redirect:/activity-types/" + code);
            }
            case TOO_EARLY -> errors.add("from", page.t("activitytypes.flaw.endEarly"));
            case LATER -> errors.add("from", page.t("activitytypes.flaw.later"));
            case MOVED -> {
                TypeEdition now = holding(actor, code);
                LocalDate to = now.to();
                Meanwhile meanwhile = Meanwhile.somebody(List.of(new Meanwhile.Place(
                        page.t("activitytypes.ending.from"),
                        to == null ? "" : page.f().day(to.plusDays(1)),
                        typed.getOrDefault("from", ""))));
                return view(now, typed, errors, meanwhile);
            }
        }
        return view(holding, typed, errors, null);
    }

    @PostMapping("/activity-types/{code}/ending/withdrawal")
    String resume(Actor actor, @PathVariable String code) {
        succession.resume(actor, code);
        return "redirect:/activity-types/" + code;
    }

    private TypeEdition holding(Actor actor, String code) {
        NotFound.unless(drafts.mayEdit(actor));
        return editions.of(code).stream()
                .filter(edition -> edition.holdsOn(actor.day()))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static ModelAndView view(
            TypeEdition edition, Map<String, String> typed, FormErrors errors, @Nullable Meanwhile meanwhile) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("edition", edition);
        model.put("typed", typed);
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        return Templates.view(
                "activitytypes/ending",
                model,
                meanwhile != null
                        ? HttpStatus.CONFLICT
                        : errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
