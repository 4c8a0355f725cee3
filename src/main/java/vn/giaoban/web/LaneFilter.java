package vn.giaoban.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in as many requests as can be served, before the session is looked up, and tells the others to come later. The same is told to
 * whoever got in and found no connection to the database in time, and to whoever only reads and lost it on the way.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class LaneFilter extends OncePerRequestFilter {
    /** PostgreSQL's classes of what befalls a connection: broken, or ended by an operator. */
    private static final List<String> LOST = List.of("08", "57");

    private static final ThreadLocal<Boolean> WAITED_FOR = ThreadLocal.withInitial(() -> false);

    private final Lanes lanes;
    private final Later later;

    LaneFilter(Lanes lanes, Later later) {
        this.lanes = lanes;
        this.later = later;
    }

    /** Whether somebody waits for what this thread does. */
    static boolean isWaitedFor() {
        return WAITED_FOR.get();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Lane> lane = Lane.of(request.getMethod(), request.getRequestURI());
        boolean free;
        try {
            free = !bringsFiles(request) || arrived(request);
        } catch (ServletException | IllegalStateException e) {
            // Jetty tells a body that is too large from one that cannot be read by its words alone.
            boolean large = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                    .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("exceed"));
            response.sendError(
                    large ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (!free || lane.isPresent() && !lanes.enter(lane.get())) {
            later.answer(request, response);
            return;
        }
        WAITED_FOR.set(true);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !isUndone(request, e)) throw e;
            response.reset();
            later.answer(request, response);
        } finally {
            WAITED_FOR.remove();
            lane.ifPresent(lanes::leave);
        }
    }

    private static boolean bringsFiles(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && Objects.requireNonNullElse(request.getContentType(), "")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("multipart/");
    }

    /** Waits for all that is sent, so that a slow line holds no place that others write in; false where too many send already. */
    private boolean arrived(HttpServletRequest request) throws ServletException, IOException {
        if (!lanes.enter(Lane.FILES)) return false;
        try {
            request.getParts();
        } finally {
            lanes.leave(Lane.FILES);
        }
        return true;
    }

    /** Nothing was begun, or there was nothing to do but to read; an act whose connection was lost may have been done. */
    private static boolean isUndone(HttpServletRequest request, Throwable failure) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLTransientConnectionException
                    || reads
                            && cause instanceof SQLException at
                            && at.getSQLState() != null
                            && LOST.contains(at.getSQLState().substring(0, 2))) return true;
        return false;
    }
}
