package vn.giaoban.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sees a request as it came to the proxies that the operator trusts: from whose address, and whether by HTTPS. Whoever else says such
 * things is not believed, so that nobody slips past the limits on wrong passwords under a made-up address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TrustedProxies extends OncePerRequestFilter {
    private static final String TRUSTED = TrustedProxies.class.getName();

    private final Networks proxies;

    TrustedProxies(@Value("${giaoban.trusted-proxies}") String proxies) {
        this.proxies = Networks.of(proxies);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (proxies.contain(request.getRemoteAddr())) {
            request.setAttribute(TRUSTED, true);
            chain.doFilter(new AtTheProxy(request, reader(request), isSecure(request)), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether what the request says of itself comes from a trusted proxy. */
    static boolean isTrusted(HttpServletRequest request) {
        return request.getAttribute(TRUSTED) != null;
    }

    /** Each proxy writes behind the list whom it serves, so the last that is no proxy of ours is the reader; what stands before is hearsay. */
    private String reader(HttpServletRequest request) {
        List<String> hops = Stream.concat(
                        Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                                .flatMap(line -> Stream.of(line.split(","))),
                        Stream.of(request.getRemoteAddr()))
                .map(String::strip)
                .toList();
        for (String hop : hops.reversed()) {
            if (!Networks.isAddress(hop)) break;
            if (!proxies.contain(hop)) return hop;
        }
        return request.getRemoteAddr();
    }

    private static boolean isSecure(HttpServletRequest request) {
        @Nullable String proto = request.getHeader("X-Forwarded-Proto");
        return proto == null ? request.isSecure() : proto.strip().equalsIgnoreCase("https");
    }

    /** The request as the reader made it. */
    private static final class AtTheProxy extends HttpServletRequestWrapper {
        private static final int HTTP = 80;
        private static final int HTTPS = 443;
        private final String reader;
        private final boolean secure;

        AtTheProxy(HttpServletRequest request, String reader, boolean secure) {
            super(request);
            this.reader = reader;
            this.secure = secure;
        }

        @Override
        public String getRemoteAddr() {
            return reader;
        }

        @Override
        public String getRemoteHost() {
            return reader;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getScheme() {
            return secure ? "https" : "http";
        }

        /** That of the Host header, or the scheme's own. */
        @Override
        public int getServerPort() {
            @Nullable String host = getHeader("Host");
            int colon = host == null ? -1 : host.lastIndexOf(':');
            boolean named = host != null
                    && colon > host.lastIndexOf(']')
                    && host.substring(colon + 1).matches("\\d{1,5}");
            if (named && host != null) return Integer.parseInt(host.substring(colon + 1));
            return secure ? HTTPS : HTTP;
        }

        @Override
        public StringBuffer getRequestURL() {
            int port = getServerPort();
            StringBuffer url = new StringBuffer(getScheme()).append("://").append(getServerName());
            if (port != (secure ? HTTPS : HTTP)) url.append(':').append(port);
            return url.append(getRequestURI());
        }
    }
}
