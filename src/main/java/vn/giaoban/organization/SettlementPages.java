package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** What the sources of July 2025 leave unsettled, worked off one by one. */
@Controller
class SettlementPages {
    private final Settlements settlements;

    SettlementPages(Settlements settlements) {
        this.settlements = settlements;
    }

    @GetMapping("/units/unsettled")
    ModelAndView all(Actor actor) {
        NotFound.unless(settlements.mayWork(actor));
        List<Unsettled> all = settlements.all(actor);
        return Templates.view("organization/unsettled", Map.of("all", all, "counts", Settlements.counts(all)));
    }

    @GetMapping("/units/unsettled/{id}")
    ModelAndView one(Actor actor, @PathVariable long id) {
        Unsettled one = settlements.find(actor, id).orElseThrow(NotFound::new);
        return view(one, one.oldCode(), one.newCode(), "", new FormErrors(), HttpStatus.OK);
    }

    /** Names the two units of which the one carries the other on. */
    @PostMapping("/units/unsettled/{id}/succession")
    ModelAndView settle(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String predecessor,
            @RequestParam(defaultValue = "") String successor) {
        Unsettled one = settlements.find(actor, id).orElseThrow(NotFound::new);
        if (one.isSettled())
            return meanwhile(
                    page, one, "organization.unsettled.settle", predecessor.strip() + " → " + successor.strip());
        FormErrors errors = new FormErrors();
        LocalDate before = Unsettled.DAY.minusDays(1);
        Optional<Unit> old = settlements.unit(actor, predecessor.strip(), before);
        Optional<Unit> now = settlements.unit(actor, successor.strip(), Unsettled.DAY);
        if (old.isEmpty()) errors.add("predecessor", page.t("organization.unsettled.predecessor.unknown"));
        else if (!before.equals(old.get().validTo()))
            errors.add(
                    "predecessor",
                    page.t(
                            "organization.unsettled.predecessor.goesOn",
                            old.get().shortName()));
        if (now.isEmpty()) errors.add("successor", page.t("organization.unsettled.successor.unknown"));
        if (old.isPresent() && now.isPresent() && settlements.isKnown(old.get(), now.get()))
            errors.add(
                    "successor",
                    page.t(
                            "organization.unsettled.known",
                            now.get().shortName(),
                            old.get().shortName()));
        if (errors.any()) return view(one, predecessor, successor, "", errors, HttpStatus.UNPROCESSABLE_CONTENT);
        settlements.settle(actor, id, old.orElseThrow(), now.orElseThrow());
        return new ModelAndView("redirect:/units/unsettled/" + id);
    }

    /** Says why nothing is to be done. */
    @PostMapping("/units/unsettled/{id}/dismissal")
    ModelAndView dismiss(
            Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        Unsettled one = settlements.find(actor, id).orElseThrow(NotFound::new);
        if (one.isSettled()) return meanwhile(page, one, "organization.unsettled.dismiss.reason", reason.strip());
        FormErrors errors = new FormErrors();
        if (reason.isBlank()) errors.add("reason", page.t("organization.unsettled.dismiss.missing"));
        if (errors.any())
            return view(one, one.oldCode(), one.newCode(), reason, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        settlements.dismiss(actor, id, reason.strip());
        return new ModelAndView("redirect:/units/unsettled/" + id);
    }

    /** Somebody else worked it off first: what came of it, beside what was typed. */
    private ModelAndView meanwhile(Page page, Unsettled one, String label, String typed) {
        if (one.outcome().equals(typed)) return new ModelAndView("redirect:/units/unsettled/" + one.id());
        Map<String, Object> model = model(one, "", "", "", new FormErrors());
        Meanwhile.Place place = new Meanwhile.Place(page.t(label), one.outcome(), typed);
        model.put("meanwhile", Meanwhile.somebody(List.of(place)));
        return Templates.view("organization/unsettledOne", model, HttpStatus.CONFLICT);
    }

    private ModelAndView view(
            Unsettled one, String predecessor, String successor, String reason, FormErrors errors, HttpStatus status) {
        return Templates.view("organization/unsettledOne", model(one, predecessor, successor, reason, errors), status);
    }

    private Map<String, Object> model(
            Unsettled one, String predecessor, String successor, String reason, FormErrors errors) {
        Map<String, Object> model = new HashMap<>();
        model.put("one", one);
        model.put("predecessor", predecessor);
        model.put("successor", successor);
        model.put("reason", reason);
        model.put("olds", settlements.guesses(one.old(), Unsettled.DAY.minusDays(1)));
        model.put("news", settlements.guesses(one.successor(), Unsettled.DAY));
        model.put("errors", errors);
        model.put("meanwhile", null);
        return model;
    }
}
