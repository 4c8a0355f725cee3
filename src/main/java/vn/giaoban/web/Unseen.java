package vn.giaoban.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Pages at which nobody is to be known: whatever stands behind this filter sees neither cookies nor address nor browser of a request, so
 * that it could not keep them by mistake. Such requests have no id and are not timed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class Unseen extends OncePerRequestFilter {
    /** As Spring Security names them. */
    public static final String ADDRESSES = "/ballot/**";

    private static final String BEGINNING = "/ballot/";
    private static final Set<String> NEEDED =
            Set.of("host", "content-type", "content-length", "transfer-encoding", "accept-encoding", "sec-fetch-site");

    public static boolean is(HttpServletRequest request) {
        return request.getRequestURI().startsWith(BEGINNING);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(is(request) ? new OfNobody(request) : request, response);
    }

    private static final class OfNobody extends HttpServletRequestWrapper {
        private static final String NOWHERE = "0.0.0.0";

        OfNobody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie @Nullable [] getCookies() {
            return null;
        }

        @Override
        public String getRemoteAddr() {
            return NOWHERE;
        }

        @Override
        public String getRemoteHost() {
            return NOWHERE;
        }

        @Override
        public int getRemotePort() {
            return 0;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isNeeded(name) ? super.getHeader(name) : null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isNeeded(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            names.removeIf(name -> !isNeeded(name));
            return Collections.enumeration(names);
        }

        private static boolean isNeeded(String name) {
            return NEEDED.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
