package vn.giaoban.attachments;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What may be attached. All else is refused, whatever it is called. */
public enum AttachmentKind {
    JPG("image/jpeg", "ffd8ff", "jpg", "jpeg"),
    PNG("image/png", "89504e470d0a1a0a", "png"),
    PDF("application/pdf", "255044462d", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "504b0304", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504b0304", "xlsx");

    /** How the files of Word and Excel began before 2007, and begin where a password locks them. */
    private static final byte[] OLD_OFFICE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    /** How many bytes {@link #check} wants to see. */
    static final int HEAD = 8;

    private final String mediaType;
    private final byte[] beginning;
    private final List<String> extensions;

    AttachmentKind(String mediaType, String beginning, String... extensions) {
        this.mediaType = mediaType;
        this.beginning = HexFormat.of().parseHex(beginning);
        this.extensions = List.of(extensions);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Drawn anew before it is kept, so a browser may show it in a page. */
    public boolean isPicture() {
        return this == JPG || this == PNG;
    }

    /** Whose files end so, in small letters and without the dot. */
    static Optional<AttachmentKind> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(kind -> kind.extensions.contains(extension))
                .findFirst();
    }

    /** A file's first bytes must be those of its kind. */
    void check(byte[] head) throws RefusedAttachment {
        if (startsWith(head, beginning)) return;
        boolean office = this == DOCX || this == XLSX;
        throw new RefusedAttachment(
                office && startsWith(head, OLD_OFFICE) ? AttachmentFlaw.OLD_OFFICE : AttachmentFlaw.NOT_AS_NAMED);
    }

    /** Whether a part of a packed file is itself one of packed or old Office files. */
    static boolean isContainer(byte[] head) {
        return startsWith(head, DOCX.beginning) || startsWith(head, OLD_OFFICE);
    }

    private static boolean startsWith(byte[] head, byte[] beginning) {
        return head.length >= beginning.length
                && Arrays.equals(head, 0, beginning.length, beginning, 0, beginning.length);
    }
}
