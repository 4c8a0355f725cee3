package vn.giaoban.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer of who is too busy: 503, when to come again (RFC 9110, Retry-After), and that nothing was done. It asks neither session
 * nor database, which is what is short.
 */
@Component
class Later {
    private static final int SECONDS = 3;
    private static final String TITLE = "web.error.later.title";

    private final Pages pages;
    private final Texts texts;
    private final Templates templates;
    private final JsonMapper json;

    Later(Pages pages, Texts texts, Templates templates, JsonMapper json) {
        this.pages = pages;
        this.texts = texts;
        this.templates = templates;
        this.json = json;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; "
                        + "form-action 'none'; frame-ancestors 'none'");
        if (isProgram(request)) problem(response);
        else page(request, response);
    }

    private static boolean isProgram(HttpServletRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getRequestURI().startsWith("/api/")
                || (accept != null
                        && accept.contains(MediaType.APPLICATION_JSON_VALUE)
                        && !accept.contains(MediaType.TEXT_HTML_VALUE));
    }

    private void problem(HttpServletResponse response) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", HttpStatus.SERVICE_UNAVAILABLE.getReasonPhrase());
        problem.put("status", HttpStatus.SERVICE_UNAVAILABLE.value());
        problem.put(
                "detail",
                "Too much is asked for at the moment. Ask again in " + SECONDS + " seconds, under the same key.");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var language = pages.language(request);
        boolean sent = !request.getMethod().equals("GET");
        String page = templates.text(
                "web/later",
                Map.of(
                        "language",
                        language.getLanguage(),
                        "title",
                        texts.text(language, TITLE),
                        "text",
                        texts.text(language, sent ? "web.error.later.sent" : "web.error.later.asked")));
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", language.getLanguage());
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
