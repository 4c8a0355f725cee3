package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.ActorSource;
import vn.giaoban.access.Role;

/**
 * Who is signed in. The session keeps four plain texts: the account's number, the moment of sign-in, that of the last proof to be its
 * owner, and the device's name. From the number each request makes its actor anew, with one query, so that nothing in a session can
 * outlive a lock or a role.
 */
@Component
class SignedIn implements SecurityContextRepository, ActorSource {
    static final String DEVICE = "device";
    private static final String ACCOUNT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String SINCE = "since";
    private static final String PROVED = "proved";
    /** Before the account's number while the second factor is still to come: such a session is of nobody yet. */
    private static final String HALFWAY = "halfway:";

    private static final Duration TO_COMPLETE = Duration.ofMinutes(10);
    /** The number of the account whose work a script sends: whoever is signed in meanwhile, it is nobody else's. */
    private static final String WRITER = "Giaoban-Writer";
    /** The same in a form: for whom its page was made. */
    private static final String WRITER_OF_FORM = "_writer";

    private static final Set<String> SENT_BY_PAGES = Set.of("/api/v1/activities", "/api/v1/attachments");
    private static final String ACTOR = SignedIn.class.getName();

    private final Accounts accounts;
    private final AdministrationOpening administration;
    private final Clock clock;
    /** However busy the session is, it ends then. */
    private final Duration longest;

    SignedIn(
            Accounts accounts,
            AdministrationOpening administration,
            Clock clock,
            @Value("${giaoban.session-longest}") int longestHours) {
        this.accounts = accounts;
        this.administration = administration;
        this.clock = clock;
        this.longest = Duration.ofHours(longestHours);
    }

    static String principal(long accountId) {
        return Long.toString(accountId);
    }

    /** All that an account's sessions may stand under. */
    static Stream<String> principals(long accountId) {
        return Stream.of(principal(accountId), HALFWAY + accountId);
    }

    /** Begins a session under a new id; what was signed in before in this browser ends. */
    void begin(Account account, HttpServletRequest request) {
        begin(principal(account.id()), request).setAttribute(DEVICE, Device.name(request.getHeader("User-Agent")));
    }

    /** Remembers for some minutes that the first proof was right. */
    void beginHalfway(Account account, HttpServletRequest request) {
        begin(HALFWAY + account.id(), request);
    }

    private HttpSession begin(String principal, HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) before.invalidate();
        HttpSession session = request.getSession(true);
        session.setAttribute(ACCOUNT, principal);
        session.setAttribute(SINCE, Long.toString(clock.millis()));
        session.setAttribute(PROVED, Long.toString(clock.millis()));
        request.removeAttribute(ACTOR);
        return session;
    }

    /** The account whose second factor is awaited in this browser; empty if there is none, or not in time. */
    Optional<Long> halfway(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(ACCOUNT) instanceof String account
                        && account.startsWith(HALFWAY)
                        && isWithin(TO_COMPLETE, session.getAttribute(SINCE))
                ? Optional.of(Long.parseLong(account.substring(HALFWAY.length())))
                : Optional.empty();
    }

    /** Whether who is signed in has proved it so lately. */
    boolean isProved(HttpServletRequest request, Duration within) {
        HttpSession session = request.getSession(false);
        return session != null && isWithin(within, session.getAttribute(PROVED));
    }

    /** Notes that who is signed in has just proved it again; the session goes on under a new id. */
    void prove(HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(PROVED, Long.toString(clock.millis()));
    }

    private boolean isWithin(Duration span, @Nullable Object since) {
        return since instanceof String millis
                && !clock.instant()
                        .isAfter(Instant.ofEpochMilli(Long.parseLong(millis)).plus(span));
    }

    /** Whoever showed a token is the actor of this request. */
    static void admit(HttpServletRequest request, Actor actor) {
        request.setAttribute(ACTOR, actor);
    }

    /**
     * True for the door of programs, where nobody is known by a cookie: no other site's page can make a browser act there. Figures
     * alone a person takes away with the browser, too; and what waited on a device is sent there by our own pages.
     */
    private static boolean isForPrograms(HttpServletRequest request) {
        String address = request.getRequestURI();
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return address.startsWith("/api/")
                && !(reads && address.equals("/api/v1/figures"))
                && !isSentByOwnPage(request);
    }

    /**
     * What waited on a device: our own page sends it with its token, and says whose it is. A token of programs goes before.
     */
    static boolean isSentByOwnPage(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && SENT_BY_PAGES.contains(request.getRequestURI())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getHeader(WRITER) != null
                && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && FormTokens.isShown(request);
    }

    /** A page that stood open says whose it is; where somebody else has signed in meanwhile, nobody is known. */
    private static boolean isOfAnotherWriter(HttpServletRequest request, Actor actor) {
        String writer = request.getHeader(WRITER);
        return writer != null && !principal(actor.accountId()).equals(writer);
    }

    /** A form whose page was made for somebody else than who is signed in now; one that says nobody's, or is sent by nobody, is not. */
    boolean isFormOfAnother(HttpServletRequest request) {
        String writer = request.getParameter(WRITER_OF_FORM);
        if (writer == null) return false;
        Actor actor = actor(request);
        return !actor.isAnonymous() && !principal(actor.accountId()).equals(writer);
    }

    /** The actor of this request. Errors are shown to who asked, even where the address opens to everybody. */
    @Override
    public Actor actor(HttpServletRequest request) {
        if (request.getAttribute(ACTOR) instanceof Actor known) return known;
        Actor actor = load(request);
        request.setAttribute(ACTOR, actor);
        return actor;
    }

    private Actor load(HttpServletRequest request) {
        LocalDate today = LocalDate.now(clock);
        if (isForPrograms(request)) return Actor.anonymous(today);
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ACCOUNT) instanceof String account)
                || account.startsWith(HALFWAY)) return Actor.anonymous(today);
        boolean outlived = !isWithin(longest, session.getAttribute(SINCE));
        Actor actor = outlived ? Actor.anonymous(today) : accounts.unlocked(Long.parseLong(account), today);
        if (actor.isAnonymous()) session.invalidate();
        if (isOfAnotherWriter(request, actor)) return Actor.anonymous(today);
        return administration.isOpenFor(request.getRemoteAddr()) ? actor : actor.without(Role.ADMINISTRATOR);
    }

    /** True where the browser shows a session that is no more. */
    static boolean isExpired(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && request.getSession(false) == null;
    }

    // ---------- for Spring Security ----------

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new DeferredSecurityContext() {
            private @Nullable SecurityContext context;

            @Override
            public SecurityContext get() {
                if (context == null) context = context(request);
                return context;
            }

            @Override
            public boolean isGenerated() {
                return get().getAuthentication() == null;
            }
        };
    }

    private SecurityContext context(HttpServletRequest request) {
        Actor actor = actor(request);
        return actor.isAnonymous()
                ? SecurityContextHolder.createEmptyContext()
                : new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
    }

    @Override
    @SuppressWarnings({"deprecation", "InlineMeSuggester"})
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    /** Nothing to keep: {@link #begin} writes the session. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return !actor(request).isAnonymous();
    }
}
