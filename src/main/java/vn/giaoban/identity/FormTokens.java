package vn.giaoban.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * The token that each form carries, kept in a cookie of the browser's own rather than in the session. So the public reads pages,
 * signs in and changes the language without a session being made for everyone who passes by; and a page on which somebody wrote
 * while their session expired can be sent once they have signed in again: the token stays, the session is new. No other site can
 * set the cookie: its name begins with __Host- on https.
 */
final class FormTokens implements CsrfTokenRepository {
    static final String HEADER = "X-CSRF-TOKEN";
    private static final String PARAMETER = "_csrf";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name(request), token == null ? "" : token.getToken())
                .path("/")
                .secure(request.isSecure())
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(token == null ? 0 : -1)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null)
            for (Cookie cookie : cookies)
                if (cookie.getName().equals(name(request)) && cookie.getValue().length() >= 32)
                    return token(cookie.getValue());
        return null;
    }

    /** Whether a script of one of our own pages sent this: it shows the page's token, which no other site's page can read. */
    static boolean isShown(HttpServletRequest request) {
        CsrfToken kept = new FormTokens().loadToken(request);
        if (kept == null) return false;
        String shown = new XorCsrfTokenRequestAttributeHandler().resolveCsrfTokenValue(request, kept);
        return shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8), kept.getToken().getBytes(StandardCharsets.UTF_8));
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(HEADER, PARAMETER, value);
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-giaoban-form" : "giaoban-form";
    }
}
