package vn.giaoban.papers;

/** A comma-separated file is not one; the message says what is wrong with it. */
public final class UnreadableCsv extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableCsv(String message) {
        super(message);
    }
}
