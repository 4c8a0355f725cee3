package vn.giaoban.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.ActorSource;

/** Makes the page of a request, once. */
@Component
public class Pages {
    static final String LANGUAGE_COOKIE = "giaoban-language";
    private static final String ATTRIBUTE = Page.class.getName();

    private final ActorSource actors;
    private final Texts texts;
    private final Clock clock;
    private final Shell shell;
    private final Locale standard;

    Pages(ActorSource actors, Texts texts, Clock clock, Shell shell, @Value("${giaoban.language}") String standard) {
        this.actors = actors;
        this.texts = texts;
        this.clock = clock;
        this.shell = shell;
        this.standard = named(standard);
    }

    public Page of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Page page) return page;
        Actor actor = actors.actor(request);
        Page page = new Page(request, actor, language(request), texts, clock.instant(), shell);
        request.setAttribute(ATTRIBUTE, page);
        return page;
    }

    /** For what is written once and sent to many pages: of nobody in particular, in a language, true as of now. */
    Page shared(Locale locale) {
        return new Page(null, Actor.anonymous(LocalDate.now(clock)), locale, texts, clock.instant(), shell);
    }

    /** What the reader chose; else what the operator has set. */
    Locale language(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null)
            for (Cookie cookie : cookies) if (cookie.getName().equals(LANGUAGE_COOKIE)) return named(cookie.getValue());
        return standard;
    }

    private static Locale named(String language) {
        return language.equals("en") ? Texts.ENGLISH : Texts.VIETNAMESE;
    }
}
