package vn.giaoban.run.management;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import vn.giaoban.web.Unseen;

/** How long each kind of page takes to be answered. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RequestTimes extends OncePerRequestFilter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

    private final Metrics metrics;

    RequestTimes(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Unseen.is(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long began = System.nanoTime();
        boolean whole = false;
        try {
            chain.doFilter(request, response);
            whole = true;
        } finally {
            // The kind of page, never its address: an address may say what somebody looked for.
            String route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String known
                    ? known
                    : "none";
            metrics.answered(
                    METHODS.contains(request.getMethod()) ? request.getMethod() : "other",
                    route,
                    whole ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
