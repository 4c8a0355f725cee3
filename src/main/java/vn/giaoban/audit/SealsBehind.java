package vn.giaoban.audit;

import java.time.Duration;

/** The trail has not been sealed for so long that nothing may be accepted until it is; nothing was changed. */
public final class SealsBehind extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Duration by;

    SealsBehind(Duration by) {
        super("the audit trail has not been sealed for " + by, null, false, false);
        this.by = by;
    }

    public Duration by() {
        return by;
    }
}
