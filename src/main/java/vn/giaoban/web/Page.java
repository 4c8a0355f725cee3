package vn.giaoban.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import vn.giaoban.access.Actor;

/**
 * What every template knows: who reads, in which language, at what moment, and how things are written. One per request; a part that is
 * sent to many pages at once is written for the public, without one.
 */
public final class Page {
    private final @Nullable HttpServletRequest request;
    private final Actor actor;
    private final Locale locale;
    private final Texts texts;
    private final Formats formats;
    private final Instant now;
    private final Shell shell;

    Page(@Nullable HttpServletRequest request, Actor actor, Locale locale, Texts texts, Instant now, Shell shell) {
        this.request = request;
        this.actor = actor;
        this.locale = locale;
        this.texts = texts;
        this.formats = new Formats(locale);
        this.now = now;
        this.shell = shell;
    }

    /** The text of a key in the reader's language. */
    public String t(String key, Object... args) {
        return texts.text(locale, key, args);
    }

    /** Figures, days and times as the reader's language writes them. */
    public Formats f() {
        return formats;
    }

    public Actor actor() {
        return actor;
    }

    public Locale locale() {
        return locale;
    }

    public boolean english() {
        return locale.getLanguage().equals("en");
    }

    /** The request's moment: what a page shows is true as of then. */
    public Instant now() {
        return now;
    }

    public LocalDate today() {
        return actor.day();
    }

    public String path() {
        return request == null ? "" : request.getRequestURI();
    }

    /** Path and query: where to come back to. */
    public String address() {
        String query = request == null ? null : request.getQueryString();
        return query == null ? path() : path() + "?" + query;
    }

    public String csrf() {
        return request != null && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : "";
    }

    /** True where a page is asked for as a fragment, by htmx or by the page's own script. */
    public boolean fragment() {
        return request != null && request.getHeader("HX-Request") != null;
    }

    public List<NavItem> nav() {
        return shell.nav(actor, path());
    }

    public @Nullable String homeUnit() {
        return shell.homeUnit(actor);
    }

    /** "Figures shown are for illustration", where the installation says so. */
    public boolean demonstration() {
        return shell.demonstration();
    }

    /** An entry of the navigation as this reader sees it. */
    public record NavItem(String href, String textKey, int badge, boolean current) {}
}
