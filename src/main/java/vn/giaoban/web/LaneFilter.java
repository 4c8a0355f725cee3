package vn.giaoban.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in as many requests as can be served, before the session is looked up, and tells the others to come later. The same is told to
 * whoever got in and found no connection to the database in time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class LaneFilter extends OncePerRequestFilter {
    private final Lanes lanes;
    private final Later later;

    LaneFilter(Lanes lanes, Later later) {
        this.lanes = lanes;
        this.later = later;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Lane> lane = Lane.of(request.getMethod(), request.getRequestURI());
        if (lane.isPresent() && !lanes.enter(lane.get())) {
            later.answer(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !lacksConnection(e)) throw e;
            response.reset();
            later.answer(request, response);
        } finally {
            lane.ifPresent(lanes::leave);
        }
    }

    private static boolean lacksConnection(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLTransientConnectionException) return true;
        return false;
    }
}
