package vn.giaoban.deliveries;

/** The sender gave this key to another request before. */
public final class AnotherDelivery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnotherDelivery() {
        super("the key belongs to another request", null, false, false);
    }
}
