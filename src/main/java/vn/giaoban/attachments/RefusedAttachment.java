package vn.giaoban.attachments;

/** A file is not kept, and why. */
public final class RefusedAttachment extends Exception {
    private static final long serialVersionUID = 1L;
    private final AttachmentFlaw flaw;

    RefusedAttachment(AttachmentFlaw flaw) {
        super(flaw.name());
        this.flaw = flaw;
    }

    RefusedAttachment(AttachmentFlaw flaw, Throwable cause) {
        super(flaw.name(), cause);
        this.flaw = flaw;
    }

    public AttachmentFlaw flaw() {
        return flaw;
    }
}
