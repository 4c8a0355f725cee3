package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Tokens by which programs act as oneself: made, shown once, taken back. */
@Controller
class ApiTokenPages {
    private static final int LONGEST_NAME = 100;
    private static final int USUAL_DAYS = 90;

    private final ApiTokens tokens;
    private final Proofs proofs;

    ApiTokenPages(ApiTokens tokens, Proofs proofs) {
        this.tokens = tokens;
        this.proofs = proofs;
    }

    @GetMapping("/me/tokens")
    ModelAndView list(Actor actor) {
        return page(actor, "", new FormErrors(), "", HttpStatus.OK);
    }

    /** @param days how long it is to last */
    @PostMapping("/me/tokens")
    ModelAndView make(
            Page page,
            Actor actor,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String reads) {
        FormErrors errors = new FormErrors();
        String called = name.strip();
        if (called.isEmpty()) errors.add("name", page.t("identity.tokens.name.empty"));
        if (called.length() > LONGEST_NAME) errors.add("name", page.t("identity.tokens.name.long", LONGEST_NAME));
        boolean whole = days.strip().matches("[1-9]\\d{0,2}") && Integer.parseInt(days.strip()) <= ApiToken.MOST_DAYS;
        if (!whole) errors.add("days", page.t("identity.tokens.days.wrong", ApiToken.MOST_DAYS));
        if (errors.any()) return page(actor, called, errors, "", HttpStatus.UNPROCESSABLE_CONTENT);
        proofs.recent(request);
        LocalDate last = page.today().plusDays(Integer.parseInt(days.strip()));
        String token = tokens.make(actor, called, !reads.isEmpty(), last);
        return page(actor, "", errors, token, HttpStatus.OK);
    }

    @PostMapping("/me/tokens/{id}/revocation")
    String revoke(Actor actor, @PathVariable long id) {
        tokens.revoke(actor, id);
        return "redirect:/me/tokens";
    }

    private ModelAndView page(Actor actor, String name, FormErrors errors, String made, HttpStatus status) {
        NotFound.unless(!actor.isAnonymous());
        Map<String, Object> model = new HashMap<>();
        model.put("tokens", tokens.of(actor));
        model.put("name", name);
        model.put("days", USUAL_DAYS);
        model.put("errors", errors);
        model.put("made", made);
        return Templates.view("identity/tokens", model, status);
    }
}
