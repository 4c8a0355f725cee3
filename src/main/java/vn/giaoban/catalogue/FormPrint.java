package vn.giaoban.catalogue;

/**
 * How a report of the form is printed.
 *
 * @param previous beside each figure the period before
 * @param lastYear beside each figure the same period of last year, and the change
 */
public record FormPrint(boolean landscape, boolean previous, boolean lastYear, Header header) {
    /** As it was before forms said it. */
    public static final FormPrint USUAL = new FormPrint(false, false, true, Header.PARTY);

    /** What stands on top: as in the Party's documents, as in the State's, or the title alone. */
    public enum Header {
        PARTY,
        STATE,
        PLAIN;

        public String textKey() {
            return "catalogue.form.print.header." + name();
        }
    }
}
