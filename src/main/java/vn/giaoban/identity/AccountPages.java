package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Page;
import vn.giaoban.web.PublicAddress;
import vn.giaoban.web.Templates;

/** The accounts at and below the units that somebody administers. */
@Controller
class AccountPages {
    private static final List<String> NOTICES = List.of("made", "changed", "ended", "factorRemoved");

    private final Administration administration;
    private final Units units;
    private final PublicAddress address;
    private final Proofs proofs;

    AccountPages(Administration administration, Units units, PublicAddress address, Proofs proofs) {
        this.administration = administration;
        this.units = units;
        this.address = address;
        this.proofs = proofs;
    }

    @GetMapping("/accounts")
    ModelAndView list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "0") int page) {
        NotFound.unless(Administration.isAdministrator(actor) && page >= 0);
        AccountForm named = new AccountForm("", "", unit, "", "", "", "", "");
        List<Unit> candidates = named.candidates(actor, units, administration);
        long unitId = unit.isBlank()
                ? 0
                : candidates.isEmpty() ? -1 : candidates.getFirst().id();
        Role asked = Stream.of(Role.values())
                .filter(r -> r.name().equals(role))
                .findFirst()
                .orElse(null);
        List<Account> found = administration.list(actor, new AccountFilter(q, unitId, asked, page));
        boolean more = found.size() > Administration.PAGE;
        List<Account> shown = more ? found.subList(0, Administration.PAGE) : found;
        return Templates.view(
                "identity/accounts",
                Map.of(
                        "accounts", shown,
                        "roles",
                                administration.roles(
                                        shown.stream().map(Account::id).toList(), actor.day()),
                        "q", q,
                        "unit",
                                candidates.isEmpty()
                                        ? unit
                                        : candidates.getFirst().shortName(),
                        "role", asked == null ? "" : asked.name(),
                        "number", page,
                        "more", more));
    }

    @GetMapping("/accounts/new")
    ModelAndView blank(Page page, Actor actor) {
        NotFound.unless(Administration.isAdministrator(actor));
        AccountForm form = new AccountForm("", "", "", "", "", page.f().day(actor.day()), "", "");
        return newForm(form, new FormErrors(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/accounts")
    ModelAndView make(Page page, Actor actor, @ModelAttribute AccountForm form, HttpServletRequest request) {
        NotFound.unless(Administration.isAdministrator(actor));
        FormErrors errors = new FormErrors();
        String name = form.checkedName(page, errors);
        String username = form.checkedUsername(page, errors, administration);
        long unitId = form.checkedUnit(page, errors, actor, units, administration);
        Role role = form.checkedRole(page, errors);
        LocalDate from = form.checkedFrom(page, errors);
        LocalDate to = form.checkedTo(page, errors, from);
        if (errors.any())
            return newForm(
                    form, errors, form.candidates(actor, units, administration), HttpStatus.UNPROCESSABLE_CONTENT);
        proofs.recent(request);
        long id = administration.make(actor, new NewAccount(name, username, unitId, role, from, to));
        return new ModelAndView("redirect:/accounts/" + id + "?made");
    }

    private static ModelAndView newForm(AccountForm form, FormErrors errors, List<Unit> candidates, HttpStatus status) {
        return Templates.view(
                "identity/newAccount", Map.of("form", form, "errors", errors, "candidates", candidates), status);
    }

    @GetMapping("/accounts/{id}")
    ModelAndView account(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        return account(page, actor, id, notice(request), "", AccountForm.EMPTY, new FormErrors(), HttpStatus.OK);
    }

    @PostMapping("/accounts/{id}/roles")
    ModelAndView grant(
            Page page,
            Actor actor,
            @PathVariable long id,
            @ModelAttribute AccountForm form,
            HttpServletRequest request) {
        NotFound.unless(administration.manages(actor, id));
        FormErrors errors = new FormErrors();
        long unitId = form.checkedUnit(page, errors, actor, units, administration);
        Role role = form.isActing() ? Role.LEADER : form.checkedRole(page, errors);
        LocalDate from = form.checkedFrom(page, errors);
        LocalDate to = form.checkedTo(page, errors, from);
        if (errors.any()) return account(page, actor, id, "", "", form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        proofs.recent(request);
        administration.grant(actor, id, unitId, role, form.isActing(), from, to);
        return new ModelAndView("redirect:/accounts/" + id + "?changed");
    }

    @PostMapping("/accounts/{id}/roles/{roleId}/end")
    String end(Actor actor, @PathVariable long id, @PathVariable long roleId) {
        administration.end(actor, id, roleId);
        return "redirect:/accounts/" + id + "?changed";
    }

    @PostMapping("/accounts/{id}/lock")
    String lock(Actor actor, @PathVariable long id) {
        administration.lock(actor, id, true);
        return "redirect:/accounts/" + id + "?changed";
    }

    @PostMapping("/accounts/{id}/unlock")
    String unlock(Actor actor, @PathVariable long id) {
        administration.lock(actor, id, false);
        return "redirect:/accounts/" + id + "?changed";
    }

    /** Answers with the link itself: it is shown this once and kept nowhere. */
    @PostMapping("/accounts/{id}/link")
    ModelAndView link(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        NotFound.unless(administration.manages(actor, id));
        proofs.recent(request);
        String link = address.of(request) + administration.link(actor, id);
        return account(page, actor, id, "", link, AccountForm.EMPTY, new FormErrors(), HttpStatus.OK);
    }

    @PostMapping("/accounts/{id}/sessions/end")
    String endSessions(Actor actor, @PathVariable long id, HttpServletRequest request) {
        NotFound.unless(administration.manages(actor, id));
        proofs.recent(request);
        administration.endSessions(actor, id);
        return "redirect:/accounts/" + id + "?ended";
    }

    /** For somebody who lost both the app and the recovery codes; they begin anew with the password. */
    @PostMapping("/accounts/{id}/second-factor/removal")
    String removeSecondFactor(Actor actor, @PathVariable long id, HttpServletRequest request) {
        NotFound.unless(administration.manages(actor, id));
        proofs.recent(request);
        administration.removeSecondFactor(actor, id);
        return "redirect:/accounts/" + id + "?factorRemoved";
    }

    private ModelAndView account(
            Page page,
            Actor actor,
            long id,
            String notice,
            String link,
            AccountForm form,
            FormErrors errors,
            HttpStatus status) {
        Account account = administration.find(actor, id).orElseThrow(NotFound::new);
        List<RolePlace> roles =
                new ArrayList<>(administration.roles(List.of(id), actor.day()).getOrDefault(id, List.of()));
        AccountForm shown = form.equals(AccountForm.EMPTY)
                ? new AccountForm("", "", "", "", "", page.f().day(actor.day()), "", "")
                : form;
        return Templates.view(
                "identity/account",
                Map.of(
                        "account", account,
                        "roles", roles,
                        "secondFactor", administration.hasSecondFactor(id),
                        "manages", administration.manages(actor, id),
                        "self", id == actor.accountId(),
                        "notice", notice,
                        "link", link,
                        "form", shown,
                        "errors", errors,
                        "candidates", form.candidates(actor, units, administration)),
                status);
    }

    private static String notice(HttpServletRequest request) {
        return NOTICES.stream()
                .filter(word -> request.getParameter(word) != null)
                .findFirst()
                .orElse("");
    }

    @Component
    static class Entry implements NavEntry {
        @Override
        public String href() {
            return "/accounts";
        }

        @Override
        public String textKey() {
            return "identity.accounts.title";
        }

        @Override
        public int order() {
            return 80;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return Administration.isAdministrator(actor);
        }
    }
}
