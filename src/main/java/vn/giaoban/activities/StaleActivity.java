package vn.giaoban.activities;

/** The activity was changed since it was read, or stands where the act cannot be taken any more. */
public final class StaleActivity extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long activityId;

    public StaleActivity(long activityId) {
        super("stale activity", null, false, false);
        this.activityId = activityId;
    }

    public long activityId() {
        return activityId;
    }
}
