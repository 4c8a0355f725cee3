package vn.giaoban.attachments;

/** Why a file is not kept; each has its sentence for the one who sent it. */
public enum AttachmentFlaw {
    EMPTY,
    TOO_LARGE(StagedFile.MOST_BYTES / 1024 / 1024),
    OTHER_KIND,
    NOT_AS_NAMED,
    OLD_OFFICE,
    UNREADABLE,
    TOO_MUCH_INSIDE,
    /** Programs in a document of Word or Excel. */
    MACRO,
    ACTIVE_X,
    /** A file within the document, objects of other programs among them. */
    FILE_INSIDE,
    /** What it would fetch from elsewhere when opened: a template, a workbook, a picture. */
    FETCHES,
    PDF_SCRIPT,
    PDF_LAUNCH,
    PDF_LOCKED,
    /** Objects packed in a way that cannot be looked through. */
    PDF_OPAQUE,
    TOO_MANY_PIXELS(CleanPicture.MOST_PIXELS / 1_000_000),
    /** A unit's day has room for so many, and so many megabytes. */
    NO_ROOM_TODAY(Attachments.MOST_A_DAY, Attachments.MOST_BYTES_A_DAY / 1024 / 1024),
    INFECTED,
    SCANNER_SILENT;

    private final int[] limits;

    AttachmentFlaw(int... limits) {
        this.limits = limits;
    }

    /** The sentence: what was found, and what to do. */
    public String textKey() {
        return "attachments.flaw." + name();
    }

    /** What the sentence names: megabytes, millions of pixels. */
    public Object[] args() {
        Object[] args = new Object[limits.length];
        for (int i = 0; i < limits.length; i++) args[i] = limits[i];
        return args;
    }
}
