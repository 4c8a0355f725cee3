package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Audit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** One's own account. */
@Controller
class MePages {
    private static final List<String> NOTICES = List.of("set", "ended", "proved");

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignIns signIns;
    private final SignedIn signedIn;
    private final Sessions sessions;
    private final Proofs proofs;
    private final Units units;
    private final Audit audit;
    private final TransactionTemplate transaction;

    MePages(
            Accounts accounts,
            Passwords passwords,
            SignIns signIns,
            SignedIn signedIn,
            Sessions sessions,
            Proofs proofs,
            Units units,
            Audit audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.signIns = signIns;
        this.signedIn = signedIn;
        this.sessions = sessions;
        this.proofs = proofs;
        this.units = units;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/me")
    ModelAndView me(Actor actor, HttpServletRequest request) {
        return page(actor, request, new FormErrors(), HttpStatus.OK);
    }

    /** Asks for the password in use, under the same throttle as a sign-in; then all sessions end but this one begins anew. */
    @PostMapping("/me/password")
    ModelAndView changePassword(
            Page page,
            Actor actor,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        FormErrors errors = new FormErrors();
        if (current.isEmpty()) errors.add("current", page.t("identity.me.current.empty"));
        PasswordPages.check(page, passwords, actor.username(), password, repeated)
                .all()
                .forEach(errors::add);
        if (errors.any()) return page(actor, request, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            switch (signIns.confirm(actor.username(), current, request.getRemoteAddr())) {
                case SignIns.Admitted(Account account) -> {
                    String hash = passwords.hash(password);
                    accounts.setPassword(actor, account.id(), hash);
                    signedIn.begin(account, request);
                    return new ModelAndView("redirect:/me?set");
                }
                case SignIns.Refused() -> errors.add("current", page.t("identity.me.current.wrong"));
                case SignIns.Wait(var until) ->
                    errors.add(
                            "current",
                            page.t(
                                    "identity.signIn.wait",
                                    java.time.Duration.between(page.now(), until)
                                            .plusSeconds(59)
                                            .toMinutes()));
            }
        } catch (Passwords.Busy e) {
            errors.add("current", page.t("identity.signIn.busy"));
        }
        return page(actor, request, errors, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/me/sessions/end")
    String endOthers(Actor actor, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        NotFound.unless(session != null);
        proofs.recent(request);
        String kept = session == null ? "" : session.getId();
        transaction.executeWithoutResult(status -> {
            int ended = sessions.endOthers(actor.accountId(), kept);
            audit.record(
                    actor,
                    "account.sessionsEnded",
                    "account",
                    actor.accountId(),
                    accounts.homeUnit(actor.accountId()),
                    Map.of("sessions", ended));
        });
        return "redirect:/me?ended";
    }

    private ModelAndView page(Actor actor, HttpServletRequest request, FormErrors errors, HttpStatus status) {
        NotFound.unless(!actor.isAnonymous());
        List<RoleGrant> roles = accounts.roles(actor.accountId());
        Map<Long, String> places = new HashMap<>();
        roles.forEach(role -> places.computeIfAbsent(role.unitId(), unit -> units.place(unit, actor.day())));
        HttpSession session = request.getSession(false);
        return Templates.view(
                "identity/me",
                Map.of(
                        "account",
                        accounts.find(actor.accountId()).orElseThrow(NotFound::new),
                        "roles",
                        roles,
                        "places",
                        places,
                        "devices",
                        sessions.of(actor.accountId()),
                        "here",
                        session == null ? "" : session.getId(),
                        "errors",
                        errors,
                        "represented",
                        !Absences.led(actor).isEmpty(),
                        "notice",
                        notice(request)),
                status);
    }

    private static String notice(HttpServletRequest request) {
        return NOTICES.stream()
                .filter(word -> request.getParameter(word) != null)
                .findFirst()
                .orElse("");
    }
}
