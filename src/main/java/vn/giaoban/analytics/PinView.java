package vn.giaoban.analytics;

/** What a unit has pinned, as its reader sees it now. */
public record PinView(long id, Picture picture) {
    /** A page of more says nothing at a glance. */
    public static final int MOST = 12;
}
