package vn.giaoban.catalogue;

/** The form that somebody was making has been laid down or thrown away meanwhile; for those who may make forms. */
final class DraftGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DraftGone() {
        super("the draft is gone", null, false, false);
    }
}
