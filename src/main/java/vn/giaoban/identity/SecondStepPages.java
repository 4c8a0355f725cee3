package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.factors.SecondFactors;
import vn.giaoban.factors.Totp;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.OwnAddress;
import vn.giaoban.web.Page;
import vn.giaoban.web.QrPicture;
import vn.giaoban.web.Templates;

/** What follows a right password before anything opens: a code; or, where one is demanded and none was set up, setting it up. */
@Controller
class SecondStepPages {
    private final SignIns signIns;
    private final SignedIn signedIn;
    private final Accounts accounts;
    private final SecondFactors factors;

    SecondStepPages(SignIns signIns, SignedIn signedIn, Accounts accounts, SecondFactors factors) {
        this.signIns = signIns;
        this.signedIn = signedIn;
        this.accounts = accounts;
        this.factors = factors;
    }

    /** From the first step to the second. */
    ModelAndView begin(Account account, SecondFactorRule.Step step, String next, HttpServletRequest request) {
        signedIn.beginHalfway(account, request);
        boolean enrols = step == SecondFactorRule.Step.ENROLMENT;
        if (enrols) factors.begin(account.id());
        String own = OwnAddress.of(next);
        return new ModelAndView("redirect:" + (enrols ? "/sign-in/enrolment" : "/sign-in/code")
                + (own.equals("/") ? "" : "?next=" + URLEncoder.encode(own, StandardCharsets.UTF_8)));
    }

    @GetMapping("/sign-in/code")
    ModelAndView code(HttpServletRequest request, @RequestParam(defaultValue = "") String next) {
        return signedIn.halfway(request).isEmpty() ? back() : codePage(new FormErrors(), next, HttpStatus.OK);
    }

    /** @param recovery one of the codes on paper, in place of the app's */
    @PostMapping("/sign-in/code")
    ModelAndView complete(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String recovery,
            @RequestParam(defaultValue = "") String next) {
        Optional<Long> halfway = signedIn.halfway(request);
        if (halfway.isEmpty()) return back();
        FormErrors errors = new FormErrors();
        String typed = recovery.isBlank() ? code : recovery;
        if (typed.isBlank()) {
            errors.add("code", page.t("identity.factor.code.empty"));
            return codePage(errors, next, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (signIns.complete(halfway.get(), typed, request.getRemoteAddr())) {
            case SignIns.Admitted(Account account) -> {
                signedIn.begin(account, request);
                yield new ModelAndView("redirect:" + SignInPages.afterwards(next));
            }
            case SignIns.Refused() -> {
                if (recovery.isBlank()) errors.add("code", page.t("identity.factor.code.wrong"));
                else errors.add("recovery", page.t("identity.factor.recovery.wrong"));
                yield codePage(errors, next, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case SignIns.Wait(var until) -> {
                errors.add("code", SignInPages.waiting(page, until, response));
                yield codePage(errors, next, HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    @GetMapping("/sign-in/enrolment")
    ModelAndView enrolment(HttpServletRequest request, @RequestParam(defaultValue = "") String next) {
        return enrolling(request)
                .map(account -> enrolmentPage(account, new FormErrors(), next, HttpStatus.OK))
                .orElseGet(SecondStepPages::back);
    }

    /** A first code of the new secret signs in, and shows the recovery codes: now or never. */
    @PostMapping("/sign-in/enrolment")
    ModelAndView enrol(
            Page page,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String next) {
        Optional<Account> enrolling = enrolling(request);
        if (enrolling.isEmpty()) return back();
        Account account = enrolling.get();
        Optional<List<String>> codes = factors.confirm(
                accounts.actor(account.id(), page.today()), account.id(), accounts.homeUnit(account.id()), code);
        if (codes.isEmpty()) {
            FormErrors errors = new FormErrors().add("code", page.t("identity.factor.code.wrong"));
            return enrolmentPage(account, errors, next, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        signIns.admit(account, request.getRemoteAddr());
        signedIn.begin(account, request);
        return Templates.view(
                "identity/secondStepCodes", Map.of("codes", codes.get(), "next", SignInPages.afterwards(next)));
    }

    /** Only who has none sets one up here: else a password alone would replace what somebody has. */
    private Optional<Account> enrolling(HttpServletRequest request) {
        return signedIn.halfway(request)
                .flatMap(accounts::find)
                .filter(account -> !account.locked())
                .filter(account -> factors.of(account.id()).isEmpty()
                        && factors.begun(account.id()).isPresent());
    }

    /** Too late, or never begun: from the beginning. */
    private static ModelAndView back() {
        return new ModelAndView("redirect:/sign-in?late");
    }

    private static ModelAndView codePage(FormErrors errors, String next, HttpStatus status) {
        return Templates.view("identity/secondStep", Map.of("errors", errors, "next", OwnAddress.of(next)), status);
    }

    private ModelAndView enrolmentPage(Account account, FormErrors errors, String next, HttpStatus status) {
        Totp totp = factors.begun(account.id()).orElseThrow();
        return Templates.view(
                "identity/secondStepEnrolment",
                Map.of(
                        "secret",
                        totp.text(),
                        "picture",
                        QrPicture.of(totp.uri(SecondFactorPages.ISSUER, account.username())),
                        "uri",
                        totp.uri(SecondFactorPages.ISSUER, account.username()),
                        "errors",
                        errors,
                        "next",
                        OwnAddress.of(next)),
                status);
    }
}
