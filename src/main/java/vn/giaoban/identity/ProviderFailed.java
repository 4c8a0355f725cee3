package vn.giaoban.identity;

/** The identity provider cannot be reached, or its answer does not prove what it should. Nothing is known about anybody. */
final class ProviderFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean unreachable;

    ProviderFailed(boolean unreachable, Throwable cause) {
        super("the identity provider " + (unreachable ? "cannot be reached: " : "gave no proof: ") + cause, cause);
        this.unreachable = unreachable;
    }

    boolean unreachable() {
        return unreachable;
    }
}
