package vn.giaoban.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets programs in by their token (RFC 6750): a browser's cookie alone is not looked at here, so no other site's page can make a
 * browser act; our own pages show their form's token beside it. Whoever shows no token is the public, which may read what is public.
 */
final class TokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final WrongTokens wrong;
    private final JsonMapper json;

    TokenFilter(ApiTokens tokens, WrongTokens wrong, JsonMapper json) {
        this.tokens = tokens;
        this.wrong = wrong;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean reads = request.getMethod().equals("GET")
                || request.getMethod().equals("HEAD")
                || request.getMethod().equals("OPTIONS");
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (shown == null) {
            if (reads || SignedIn.isSentByOwnPage(request)) chain.doFilter(request, response);
            else refuse(response, 401, "A token is missing: Authorization: Bearer gb_…");
            return;
        }
        Optional<ApiTokens.Admitted> admitted = shown.startsWith(SCHEME)
                ? tokens.admit(shown.substring(SCHEME.length()).strip())
                : Optional.empty();
        if (admitted.isEmpty()) {
            refuseWrong(request, response);
            return;
        }
        if (!reads && admitted.get().readsOnly()) {
            refuse(response, 403, "The token only reads.");
            return;
        }
        SignedIn.admit(request, admitted.get().actor());
        chain.doFilter(request, response);
    }

    private void refuseWrong(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Duration> wait = wrong.count(request.getRemoteAddr());
        if (wait.isEmpty()) {
            refuse(response, 401, "The token is none, has ended or was taken back.");
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.get().toSeconds() + 1));
        refuse(response, 429, "Too many wrong tokens came from this address.");
    }

    private void refuse(HttpServletResponse response, int status, String detail) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", HttpStatus.valueOf(status).getReasonPhrase());
        problem.put("status", status);
        problem.put("detail", detail);
        response.setStatus(status);
        if (status == 401) response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
