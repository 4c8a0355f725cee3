package vn.giaoban.identity;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Setting a password by a one-time link. A link that was used, has expired or never was looks the same. */
@Controller
class PasswordPages {
    private final OneTimeLinks links;
    private final Passwords passwords;

    PasswordPages(OneTimeLinks links, Passwords passwords) {
        this.links = links;
        this.passwords = passwords;
    }

    @GetMapping("/passwords/{token}")
    ModelAndView form(@PathVariable String token) {
        Optional<Account> account = links.open(token);
        return account.isEmpty() ? over() : page(account.get(), new FormErrors(), HttpStatus.OK);
    }

    @PostMapping("/passwords/{token}")
    ModelAndView set(
            Page page,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        Optional<Account> account = links.open(token);
        if (account.isEmpty()) return over();
        FormErrors errors = check(page, passwords, account.get().username(), password, repeated);
        if (errors.any()) return page(account.get(), errors, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            return links.use(token, passwords.hash(password)) ? new ModelAndView("redirect:/sign-in?set") : over();
        } catch (Passwords.Busy e) {
            errors.add("password", page.t("identity.signIn.busy"));
            return page(account.get(), errors, HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    /** What is wrong with a new password, typed twice. */
    static FormErrors check(Page page, Passwords passwords, String username, String password, String repeated) {
        FormErrors errors = new FormErrors();
        String flaw = passwords.flaw(password, username);
        if (flaw != null) errors.add("password", page.t(flaw));
        else if (!password.equals(repeated)) errors.add("repeated", page.t("identity.password.differ"));
        return errors;
    }

    private static ModelAndView page(Account account, FormErrors errors, HttpStatus status) {
        return Templates.view("identity/newPassword", Map.of("account", account, "errors", errors), status);
    }

    private static ModelAndView over() {
        return Templates.view("identity/linkOver", Map.of(), HttpStatus.NOT_FOUND);
    }
}
