package vn.giaoban.catalogue;

/** Which way is good, for the few indicators that are good or bad by definition. */
public enum Better {
    UP,
    DOWN
}
