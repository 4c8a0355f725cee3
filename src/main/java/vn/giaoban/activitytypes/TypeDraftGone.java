package vn.giaoban.activitytypes;

/** The draft was laid down or thrown away while somebody wrote in it. */
final class TypeDraftGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TypeDraftGone() {
        super(null, null, false, false);
    }
}
