package vn.giaoban.attachments;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * One object of a PDF, read from behind its {@code obj} as every reader does: what its dictionary names, and where its stream begins.
 * Texts and comments are stepped over, so that what is written into them is not taken for the object's own.
 */
final class PdfObject {
    /** All that an object stream needs (ISO 32000-1, table 16); its packing is the one that all programs write. */
    private static final Set<String> OF_OBJECT_STREAM =
            Set.of("Type", "ObjStm", "N", "First", "Length", "Filter", "FlateDecode", "Extends");

    private final ByteBuffer pdf;
    private int at;
    private int depth;
    private boolean first;
    private boolean filter;
    private boolean foreign;
    private int flate;
    private int stream = -1;

    private PdfObject(ByteBuffer pdf, int at) {
        this.pdf = pdf;
        this.at = at;
    }

    /** @param at just behind the word {@code obj} */
    static PdfObject read(ByteBuffer pdf, int at) throws RefusedAttachment {
        PdfObject object = new PdfObject(pdf, at);
        object.read();
        return object;
    }

    private void read() throws RefusedAttachment {
        while (at < pdf.limit()) {
            int b = next();
            switch (b) {
                case '(' -> text();
                case '%' -> skipTo('\n', '\r');
                case '<' -> {
                    if (peek() == '<') {
                        at++;
                        depth++;
                    } else {
                        skipTo('>', '>');
                    }
                }
                case '>' -> {
                    if (peek() == '>') {
                        at++;
                        depth--;
                    }
                }
                case '/' -> name(PdfNames.decoded(word("")));
                default -> {
                    if (!PdfNames.isRegular(b)) continue;
                    String word = word(String.valueOf((char) b));
                    if (depth <= 0 && word.equals("stream")) {
                        if (peek() == '\r') at++;
                        if (peek() == '\n') at++;
                        stream = at;
                        return;
                    }
                    if (depth <= 0 && (word.equals("endobj") || word.equals("obj"))) return;
                }
            }
        }
    }

    private void name(String name) throws RefusedAttachment {
        PdfNames.judge(name, true);
        if (name.equals("First")) first = true;
        if (name.equals("Filter")) filter = true;
        if (name.equals("FlateDecode")) flate++;
        if (!OF_OBJECT_STREAM.contains(name)) foreign = true;
    }

    /** Where the reading stopped: at the stream's first byte, or behind the object. */
    int end() {
        return at;
    }

    /** Whether other objects lie in its stream: no reader finds them without the entry First. */
    boolean holdsObjects() {
        return stream >= 0 && first;
    }

    /** Whether they are packed, and in no way but the one we unpack. */
    boolean isDeflated() throws RefusedAttachment {
        if (foreign || filter && flate != 1) throw new RefusedAttachment(AttachmentFlaw.PDF_OPAQUE);
        return filter;
    }

    private void text() {
        for (int open = 1; open > 0 && at < pdf.limit(); ) {
            int b = next();
            if (b == '\\') at++;
            if (b == '(') open++;
            if (b == ')') open--;
        }
    }

    private void skipTo(int one, int other) {
        while (at < pdf.limit()) {
            int b = next();
            if (b == one || b == other) return;
        }
    }

    private String word(String begun) {
        StringBuilder word = new StringBuilder(begun);
        while (PdfNames.isRegular(peek())) {
            if (word.length() < 128) word.append((char) peek());
            at++;
        }
        return word.toString();
    }

    private int next() {
        return pdf.get(at++) & 0xff;
    }

    private int peek() {
        return at < pdf.limit() ? pdf.get(at) & 0xff : -1;
    }
}
