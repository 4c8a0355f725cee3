package vn.giaoban.attachments;

import java.util.Map;

/**
 * Listens to the bytes of a PDF for names that make a reader do what a document need not: {@code /JavaScript}, also written
 * {@code /Java#53cript}. It knows of no structure, so none can hide a name from it; within packed data the long ones do not come up
 * by chance.
 */
final class PdfNames {
    private static final int LONGEST = 64;

    /** What each name betrays, wherever it stands. */
    private static final Map<String, AttachmentFlaw> FLAWS = Map.of(
            "JavaScript", AttachmentFlaw.PDF_SCRIPT,
            "XFA", AttachmentFlaw.PDF_SCRIPT,
            "Launch", AttachmentFlaw.PDF_LAUNCH,
            "EmbeddedFile", AttachmentFlaw.FILE_INSIDE,
            "EmbeddedFiles", AttachmentFlaw.FILE_INSIDE,
            "FileAttachment", AttachmentFlaw.FILE_INSIDE,
            "RichMedia", AttachmentFlaw.FILE_INSIDE,
            "Encrypt", AttachmentFlaw.PDF_LOCKED);

    /** Too short to be looked for in packed data, where chance writes them too. */
    private static final Map<String, AttachmentFlaw> SHORT_FLAWS =
            Map.of("JS", AttachmentFlaw.PDF_SCRIPT, "EF", AttachmentFlaw.FILE_INSIDE);

    private final boolean plain;
    private final StringBuilder name = new StringBuilder();
    private boolean within;

    /** @param plain whether what it will hear is objects, and nothing packed among them */
    PdfNames(boolean plain) {
        this.plain = plain;
    }

    void hear(int b) throws RefusedAttachment {
        if (within && isRegular(b)) {
            if (name.length() < LONGEST) name.append((char) b);
            return;
        }
        end();
        within = b == '/';
    }

    /** After the last byte, which may end a name. */
    void end() throws RefusedAttachment {
        if (!within) return;
        within = false;
        String read = decoded(name);
        name.setLength(0);
        judge(read, plain);
    }

    static void judge(String name, boolean plain) throws RefusedAttachment {
        AttachmentFlaw flaw = FLAWS.get(name);
        if (flaw == null && plain) flaw = SHORT_FLAWS.get(name);
        if (flaw != null) throw new RefusedAttachment(flaw);
    }

    /** Whether a byte goes on with a name, a number or a word (ISO 32000-1, 7.2.2). */
    static boolean isRegular(int b) {
        return b > ' ' && "()<>[]{}/%".indexOf(b) < 0;
    }

    /** A name with its {@code #xx} read. */
    static String decoded(CharSequence name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int high = c == '#' && i + 2 < name.length() ? Character.digit(name.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(name.charAt(i + 2), 16);
            if (low >= 0) {
                plain.append((char) (16 * high + low));
                i += 2;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
