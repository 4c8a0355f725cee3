package vn.giaoban.papers;

/** A file that is no spreadsheet, is broken, or is larger than allowed. */
public final class UnreadableSpreadsheet extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether the file, its rows or what it unpacks to is more than allowed; else it is broken or of another kind. */
    private final boolean tooLarge;

    UnreadableSpreadsheet(boolean tooLarge, Throwable cause) {
        super(tooLarge ? "too large" : "cannot be read", cause);
        this.tooLarge = tooLarge;
    }

    UnreadableSpreadsheet(boolean tooLarge) {
        this(tooLarge, new IllegalArgumentException());
    }

    public boolean tooLarge() {
        return tooLarge;
    }
}
