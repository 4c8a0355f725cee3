package vn.giaoban.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** A leader who will be away names who leads meanwhile. */
@Controller
class AbsencePages {
    private final Absences absences;

    AbsencePages(Absences absences) {
        this.absences = absences;
    }

    @GetMapping("/absence")
    ModelAndView absence(Page page, Actor actor) {
        AccountForm form = new AccountForm("", "", "", "", "", page.f().day(actor.day()), "", "true");
        return page(actor, form, "", new FormErrors(), HttpStatus.OK);
    }

    /** @param colleague the role on whose strength somebody is chosen */
    @PostMapping("/absence")
    ModelAndView represent(
            Page page,
            Actor actor,
            @ModelAttribute AccountForm typed,
            @RequestParam(defaultValue = "") String colleague) {
        NotFound.unless(!Absences.led(actor).isEmpty());
        AccountForm form = new AccountForm("", "", "", "", "", typed.from(), typed.to(), "true");
        FormErrors errors = new FormErrors();
        Optional<RolePlace> chosen = absences.colleagues(actor).stream()
                .filter(role -> String.valueOf(role.grant().id()).equals(colleague))
                .findFirst();
        if (chosen.isEmpty()) errors.add("colleague", page.t("identity.absence.colleague.empty"));
        LocalDate from = form.checkedFrom(page, errors);
        LocalDate to = form.checkedTo(page, errors, from);
        if (to != null && to.isBefore(actor.day())) errors.add("to", page.t("identity.absence.past"));
        if (errors.any() || chosen.isEmpty() || to == null)
            return page(actor, form, colleague, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        RoleGrant grant = chosen.get().grant();
        absences.represent(actor, grant.accountId(), grant.unitId(), from, to);
        return new ModelAndView("redirect:/absence");
    }

    @PostMapping("/absence/{roleId}/end")
    String end(Actor actor, @PathVariable long roleId) {
        absences.endRepresentation(actor, roleId);
        return "redirect:/absence";
    }

    private ModelAndView page(Actor actor, AccountForm form, String colleague, FormErrors errors, HttpStatus status) {
        NotFound.unless(!Absences.led(actor).isEmpty());
        List<RolePlace> colleagues = absences.colleagues(actor);
        List<RolePlace> representatives = absences.representatives(actor);
        return Templates.view(
                "identity/absence",
                Map.of(
                        "form", form,
                        "colleague", colleague,
                        "colleagues", colleagues,
                        "representatives", representatives,
                        "names", absences.names(colleagues, representatives),
                        "errors", errors),
                status);
    }
}
