package vn.giaoban.web;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Kinds of requests, each of which has room for only so many at once: a flood of one leaves the others their room. How long a
 * request stands in line before it is told to come later says what is given up first: overviews before reading, reading never for
 * overviews.
 */
enum Lane {
    /** Passwords and codes: one costs as much work as hundreds of pages. */
    SIGN_IN(Duration.ofSeconds(2), 8),
    WRITE(Duration.ofSeconds(2), 8),
    READ(Duration.ofSeconds(2), 8),
    /**
     * Files on their way: a slow line takes minutes, and holds neither a processor nor a connection to the database meanwhile. What
     * has arrived is then written in its turn.
     */
    FILES(Duration.ofSeconds(5), 4),
    /** Comparisons, histories, exports. */
    ANALYTICS(Duration.ofMillis(500), 4);

    private static final Pattern PASSING =
            Pattern.compile("/(vendor|css|js|img)/.*|/sign-out|/language|/error|/figures/[^/]+/[^/]+/stamp");
    private static final Pattern SIGNING_IN =
            Pattern.compile("/sign-in(/.*)?|/passwords/.*|/me/(password|second-factor/.*|tokens)");
    private static final Pattern OVERVIEWS =
            Pattern.compile("/compare(/.*)?|/api/v1/figures|/figures/.*[.](csv|json|xlsx)"
                    + "|/figures/[^/]+/(history|punctuality)|/figures/[^/]+/[^/]+/(distribution|table)");

    private static final Pattern FILED =
            Pattern.compile("/activities/[^/]+/attachments/.*|/reports/[^/]+/counted/.*/attachments/.*");

    private final Duration patience;
    private final int queuePerPlace;

    Lane(Duration patience, int queuePerPlace) {
        this.patience = patience;
        this.queuePerPlace = queuePerPlace;
    }

    /** The table: which request belongs where; empty for what is so light that it always passes. */
    static Optional<Lane> of(String method, String path) {
        if (PASSING.matcher(path).matches()) return Optional.empty();
        boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        if (reads && FILED.matcher(path).matches()) return Optional.of(FILES);
        if (!reads) return Optional.of(SIGNING_IN.matcher(path).matches() ? SIGN_IN : WRITE);
        return Optional.of(OVERVIEWS.matcher(path).matches() ? ANALYTICS : READ);
    }

    /** How long one waits for a place. */
    Duration patience() {
        return patience;
    }

    /** So many may wait for each place: who stands further back would wait in vain. */
    int queuePerPlace() {
        return queuePerPlace;
    }

    /** How many at once where nothing is set: what processors and the database's connections can carry. */
    int standard(int processors) {
        return switch (this) {
            case SIGN_IN -> processors;
            case WRITE, READ -> Math.max(4, 4 * processors);
            case FILES -> Math.max(16, 8 * processors);
            case ANALYTICS -> Math.max(2, processors);
        };
    }
}
