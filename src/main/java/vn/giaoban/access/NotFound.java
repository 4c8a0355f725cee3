package vn.giaoban.access;

/** What does not exist, or may not be seen: the two are answered alike, with 404. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("not found", null, false, false);
    }

    /** Throws unless the condition holds. */
    public static void unless(boolean condition) {
        if (!condition) throw new NotFound();
    }
}
