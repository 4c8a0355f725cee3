package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.OwnAddress;
import vn.giaoban.web.Page;
import vn.giaoban.web.PublicAddress;
import vn.giaoban.web.Templates;

/**
 * Signing in by the identity provider: to it, and back. Whoever is signed in already goes the same way to prove once more who they
 * are. Where no provider is set there are no such addresses.
 */
@Controller
class ProviderPages {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderPages.class);
    private static final String HANDSHAKE = "handshake";
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final IdentityProvider provider;
    private final ProviderBindings bindings;
    private final SignIns signIns;
    private final SignedIn signedIn;
    private final SecondStepPages secondStep;
    private final PublicAddress address;

    ProviderPages(
            IdentityProvider provider,
            ProviderBindings bindings,
            SignIns signIns,
            SignedIn signedIn,
            SecondStepPages secondStep,
            PublicAddress address) {
        this.provider = provider;
        this.bindings = bindings;
        this.signIns = signIns;
        this.signedIn = signedIn;
        this.secondStep = secondStep;
        this.address = address;
    }

    @GetMapping("/sign-in/provider")
    ModelAndView go(Actor actor, HttpServletRequest request, @RequestParam(defaultValue = "") String next) {
        NotFound.unless(provider.isOffered());
        Handshake handshake = Handshake.begin(OwnAddress.of(next));
        String there;
        try {
            there = provider.address(handshake, returnTo(request), !actor.isAnonymous());
        } catch (ProviderFailed e) {
            return failed(e);
        }
        request.getSession(true).setAttribute(HANDSHAKE, handshake.text());
        RedirectView redirect = new RedirectView(there);
        redirect.setExpandUriTemplateVariables(false);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }

    @GetMapping("/sign-in/provider/return")
    ModelAndView back(
            Page page,
            Actor actor,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state) {
        NotFound.unless(provider.isOffered());
        Optional<Handshake> handshake = take(request).filter(known -> known.isAnsweredBy(state));
        if (handshake.isEmpty()) return new ModelAndView("redirect:/sign-in?again");
        if (code.isEmpty()) return new ModelAndView("redirect:/sign-in?declined");
        ProvenIdentity who;
        try {
            who = provider.proven(handshake.get(), code, returnTo(request));
        } catch (ProviderFailed e) {
            return failed(e);
        }
        Optional<Account> account = bindings.account(who);
        String next = handshake.get().next();
        if (!actor.isAnonymous()) return provedAgain(page, actor, who, account, next, request);
        if (account.isEmpty()) {
            signIns.refuseStranger(request.getRemoteAddr());
            return refusal("unknown", HttpStatus.FORBIDDEN);
        }
        return switch (signIns.onwards(account.get(), request.getRemoteAddr())) {
            case SignIns.Halfway(Account known, SecondFactorRule.Step step) ->
                secondStep.begin(known, step, next, request);
            case SignIns.Verdict verdict -> {
                signedIn.begin(account.get(), request);
                yield new ModelAndView("redirect:" + SignInPages.afterwards(next));
            }
        };
    }

    /** Only the same person, who has typed their password there just now, proves anything to who is signed in here. */
    private ModelAndView provedAgain(
            Page page,
            Actor actor,
            ProvenIdentity who,
            Optional<Account> account,
            String next,
            HttpServletRequest request) {
        Instant at = who.provedAt();
        boolean proved = account.isPresent()
                && account.get().id() == actor.accountId()
                && at != null
                && at.isAfter(page.now().minus(FRESH));
        if (!proved) return refusal("notProved", HttpStatus.FORBIDDEN);
        signedIn.prove(request);
        return new ModelAndView("redirect:" + SignInPages.afterwards(next));
    }

    /** The handshake serves once, whatever comes of it. */
    private static Optional<Handshake> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(HANDSHAKE) instanceof String text)) return Optional.empty();
        session.removeAttribute(HANDSHAKE);
        return Handshake.of(text);
    }

    private String returnTo(HttpServletRequest request) {
        return address.of(request) + "/sign-in/provider/return";
    }

    private static ModelAndView failed(ProviderFailed failure) {
        LOG.warn("{}", failure.getMessage());
        return failure.unreachable()
                ? refusal("unreachable", HttpStatus.SERVICE_UNAVAILABLE)
                : refusal("noProof", HttpStatus.FORBIDDEN);
    }

    private static ModelAndView refusal(String reason, HttpStatus status) {
        return Templates.view("identity/providerRefusal", Map.of("reason", reason), status);
    }
}
