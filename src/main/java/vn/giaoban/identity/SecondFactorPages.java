package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.factors.SecondFactors;
import vn.giaoban.factors.Totp;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.QrPicture;
import vn.giaoban.web.Templates;

/** One's own second factor: set up, renewed, removed, and its recovery codes. */
@Controller
class SecondFactorPages {
    /** Under which an app lists the account. */
    static final String ISSUER = "Giaoban";

    private final SecondFactors factors;
    private final SignIns signIns;
    private final Accounts accounts;
    private final Proofs proofs;

    SecondFactorPages(SecondFactors factors, SignIns signIns, Accounts accounts, Proofs proofs) {
        this.factors = factors;
        this.signIns = signIns;
        this.accounts = accounts;
        this.proofs = proofs;
    }

    @GetMapping("/me/second-factor")
    ModelAndView state(Actor actor, HttpServletRequest request) {
        NotFound.unless(!actor.isAnonymous());
        Map<String, Object> model = new HashMap<>();
        model.put("factor", factors.of(actor.accountId()).orElse(null));
        model.put("rule", signIns.rule().name());
        model.put("demanded", signIns.demandsFactor(actor.accountId()));
        model.put("removed", request.getParameter("removed") != null);
        return Templates.view("identity/secondFactor", model);
    }

    /** Begins; whoever has one already and renews it proves anew that they are who they are. */
    @PostMapping("/me/second-factor/enrolment")
    String begin(Actor actor, HttpServletRequest request) {
        offered();
        if (factors.of(actor.accountId()).isPresent()) proofs.anew(request);
        else proofs.recent(request);
        factors.begin(actor.accountId());
        return "redirect:/me/second-factor/enrolment";
    }

    @GetMapping("/me/second-factor/enrolment")
    ModelAndView enrolment(Actor actor) {
        return enrolmentPage(actor, new FormErrors(), HttpStatus.OK);
    }

    @PostMapping("/me/second-factor/confirmation")
    ModelAndView confirm(Page page, Actor actor, @RequestParam(defaultValue = "") String code) {
        offered();
        Optional<List<String>> codes =
                factors.confirm(actor, actor.accountId(), accounts.homeUnit(actor.accountId()), code);
        if (codes.isPresent()) return codesPage(codes.get(), true);
        return enrolmentPage(
                actor,
                new FormErrors().add("code", page.t("identity.factor.code.wrong")),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/me/second-factor/recovery-codes")
    ModelAndView renewCodes(Actor actor, HttpServletRequest request) {
        offered();
        if (factors.of(actor.accountId()).isEmpty()) return new ModelAndView("redirect:/me/second-factor");
        proofs.anew(request);
        return codesPage(factors.renewCodes(actor, actor.accountId(), accounts.homeUnit(actor.accountId())), false);
    }

    /** Where a second factor is demanded it is renewed, never only removed. */
    @PostMapping("/me/second-factor/removal")
    String remove(Actor actor, HttpServletRequest request) {
        offered();
        if (signIns.demandsFactor(actor.accountId())
                || factors.of(actor.accountId()).isEmpty()) return "redirect:/me/second-factor";
        proofs.anew(request);
        factors.remove(actor, actor.accountId(), accounts.homeUnit(actor.accountId()));
        return "redirect:/me/second-factor?removed";
    }

    private void offered() {
        NotFound.unless(signIns.rule() != SecondFactorRule.OFF);
    }

    private ModelAndView enrolmentPage(Actor actor, FormErrors errors, HttpStatus status) {
        Optional<Totp> begun = factors.begun(actor.accountId());
        if (begun.isEmpty()) return new ModelAndView("redirect:/me/second-factor");
        String uri = begun.get().uri(ISSUER, actor.username());
        return Templates.view(
                "identity/secondFactorEnrolment",
                Map.of(
                        "secret",
                        begun.get().text(),
                        "uri",
                        uri,
                        "picture",
                        QrPicture.of(uri),
                        "errors",
                        errors,
                        "renewing",
                        factors.of(actor.accountId()).isPresent()),
                status);
    }

    private static ModelAndView codesPage(List<String> codes, boolean set) {
        return Templates.view("identity/secondFactorCodes", Map.of("codes", codes, "set", set));
    }
}
