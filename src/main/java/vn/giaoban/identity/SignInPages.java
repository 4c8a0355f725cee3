package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
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
import vn.giaoban.audit.Audit;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.OwnAddress;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Signing in and out. */
@Controller
class SignInPages {
    private static final List<String> NOTICES = List.of("expired", "again", "late", "declined", "set");

    private final SignIns signIns;
    private final SignedIn signedIn;
    private final SecondStepPages secondStep;
    private final IdentityProvider provider;
    private final Accounts accounts;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SignInPages(
            SignIns signIns,
            SignedIn signedIn,
            SecondStepPages secondStep,
            IdentityProvider provider,
            Audit audit,
            Accounts accounts,
            TransactionTemplate transaction) {
        this.signIns = signIns;
        this.signedIn = signedIn;
        this.secondStep = secondStep;
        this.provider = provider;
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/sign-in")
    ModelAndView form(Actor actor, HttpServletRequest request, @RequestParam(defaultValue = "") String next) {
        if (!actor.isAnonymous()) return new ModelAndView("redirect:" + afterwards(next));
        String notice = NOTICES.stream()
                .filter(word -> request.getParameter(word) != null)
                .findFirst()
                .orElse("");
        return page(new FormErrors(), "", next, notice, HttpStatus.OK);
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next) {
        FormErrors errors = new FormErrors();
        if (username.isBlank()) errors.add("username", page.t("identity.signIn.username.empty"));
        if (password.isEmpty()) errors.add("password", page.t("identity.signIn.password.empty"));
        if (errors.any()) return page(errors, username, next, "", HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            return switch (signIns.attempt(username, password, request.getRemoteAddr())) {
                case SignIns.Admitted(Account account) -> {
                    signedIn.begin(account, request);
                    yield new ModelAndView("redirect:" + afterwards(next));
                }
                case SignIns.Halfway(Account account, SecondFactorRule.Step step) ->
                    secondStep.begin(account, step, next, request);
                case SignIns.Refused() -> {
                    errors.add("username", page.t("identity.signIn.refused"));
                    yield page(errors, username, next, "", HttpStatus.UNPROCESSABLE_CONTENT);
                }
                case SignIns.Wait(var until) -> {
                    errors.add("username", waiting(page, until, response));
                    yield page(errors, username, next, "", HttpStatus.TOO_MANY_REQUESTS);
                }
            };
        } catch (Passwords.Busy e) {
            errors.add("username", page.t("identity.signIn.busy"));
            return page(errors, username, next, "", HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    /** The sentence that asks to wait, and the header that says it to programs. */
    static String waiting(Page page, Instant until, HttpServletResponse response) {
        Duration wait = Duration.between(page.now(), until);
        response.setHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
        return page.t("identity.signIn.wait", wait.plusSeconds(59).toMinutes());
    }

    /** @param kept "no" where the browser has nothing that was typed and not sent yet: else that stays, so that nothing is lost */
    @PostMapping("/sign-out")
    String signOut(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String kept) {
        HttpSession session = request.getSession(false);
        if (session != null) session.invalidate();
        new FormTokens().saveToken(null, request, response);
        response.setHeader("Clear-Site-Data", kept.equals("no") ? "\"cache\", \"storage\"" : "\"cache\"");
        transaction.executeWithoutResult(status -> audit.record(
                actor,
                "account.signedOut",
                "account",
                actor.accountId(),
                accounts.homeUnit(actor.accountId()),
                Map.of()));
        return "redirect:/";
    }

    /** Where somebody goes who has signed in: to the page first asked for, within the house. */
    static String afterwards(String next) {
        String own = OwnAddress.of(next);
        return own.equals("/") ? "/work" : own;
    }

    private ModelAndView page(FormErrors errors, String username, String next, String notice, HttpStatus status) {
        return Templates.view(
                "identity/signIn",
                Map.of(
                        "errors",
                        errors,
                        "username",
                        username,
                        "next",
                        OwnAddress.of(next),
                        "notice",
                        notice,
                        "byProvider",
                        provider.isOffered(),
                        "providerLabel",
                        provider.label()),
                status);
    }
}
