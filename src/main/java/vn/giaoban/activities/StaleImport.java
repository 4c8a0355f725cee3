package vn.giaoban.activities;

/** A row of a spreadsheet comes to something else than its sender saw; nothing was loaded. */
final class StaleImport extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long importId;

    StaleImport(long importId) {
        super("", null, false, false);
        this.importId = importId;
    }

    long importId() {
        return importId;
    }
}
