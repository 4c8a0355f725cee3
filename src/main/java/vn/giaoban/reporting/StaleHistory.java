package vn.giaoban.reporting;

/** The house has moved on between the check of a history file and its import: it is to be checked again. */
public final class StaleHistory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleHistory(String message) {
        super(message);
    }
}
