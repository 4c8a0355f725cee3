package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Pages;

/**
 * Asks who is signed in to prove it again before an act that a stranger at an open browser must not do: the password, and a code
 * where the account has a second factor. The page that asks carries on what was typed, and the act goes on with its answer. Called by
 * pages once they know that the act is the actor's to do, and before anything is done.
 */
@Component
public class Proofs {
    static final String PASSWORD = "proof-password";
    static final String CODE = "proof-code";
    private static final Duration RECENT = Duration.ofMinutes(5);

    /** How long a proof by the identity provider serves for an act that asks for one anew: the way back to the form. */
    private static final Duration JUST_NOW = Duration.ofMinutes(2);

    private final SignIns signIns;
    private final SignedIn signedIn;
    private final Accounts accounts;
    private final IdentityProvider provider;
    private final Pages pages;

    Proofs(SignIns signIns, SignedIn signedIn, Accounts accounts, IdentityProvider provider, Pages pages) {
        this.signIns = signIns;
        this.signedIn = signedIn;
        this.accounts = accounts;
        this.provider = provider;
        this.pages = pages;
    }

    /** What somebody can prove by who they are. */
    enum Means {
        PASSWORD,
        PASSWORD_AND_CODE,
        /** Who has no password here goes to the identity provider, and comes back to the form that waits. */
        PROVIDER
    }

    /** Returns if the last proof, or the sign-in itself, was within five minutes, or comes with the request. */
    public void recent(HttpServletRequest request) {
        if (!signedIn.isProved(request, RECENT)) anew(request);
    }

    /** Returns if a proof comes with this very request; else the page that asks for it is the answer. */
    public void anew(HttpServletRequest request) {
        Page page = pages.of(request);
        Actor actor = page.actor();
        Means means = means(actor);
        FormErrors errors = new FormErrors();
        if (means == Means.PROVIDER) {
            if (signedIn.isProved(request, JUST_NOW)) return;
            throw new ProofNeeded(means, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean needsCode = means == Means.PASSWORD_AND_CODE;
        String password = text(request, PASSWORD);
        String code = text(request, CODE);
        if (request.getParameter(PASSWORD) == null)
            throw new ProofNeeded(means, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        if (password.isEmpty()) errors.add(PASSWORD, page.t("identity.signIn.password.empty"));
        if (needsCode && code.isBlank()) errors.add(CODE, page.t("identity.factor.code.empty"));
        if (errors.any()) throw new ProofNeeded(means, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            switch (signIns.confirm(actor.username(), password, code, request.getRemoteAddr())) {
                case SignIns.Admitted admitted -> signedIn.prove(request);
                case SignIns.Refused refused -> {
                    errors.add(PASSWORD, page.t(needsCode ? "identity.proof.wrong.both" : "identity.proof.wrong"));
                    throw new ProofNeeded(means, errors, HttpStatus.UNPROCESSABLE_CONTENT);
                }
                case SignIns.Wait(Instant until) -> {
                    long minutes =
                            Duration.between(page.now(), until).plusSeconds(59).toMinutes();
                    errors.add(PASSWORD, page.t("identity.signIn.wait", minutes));
                    throw new ProofNeeded(means, errors, HttpStatus.TOO_MANY_REQUESTS);
                }
            }
        } catch (Passwords.Busy e) {
            errors.add(PASSWORD, page.t("identity.signIn.busy"));
            throw new ProofNeeded(means, errors, HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private Means means(Actor actor) {
        boolean password = accounts.passwordHash(actor.accountId()) != null;
        if (!password && provider.isOffered()) return Means.PROVIDER;
        return signIns.asksForCode(actor.accountId()) ? Means.PASSWORD_AND_CODE : Means.PASSWORD;
    }

    private static String text(HttpServletRequest request, String field) {
        String text = request.getParameter(field);
        return text == null ? "" : text;
    }
}
