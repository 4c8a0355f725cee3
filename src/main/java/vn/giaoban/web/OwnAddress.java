package vn.giaoban.web;

/** An address within the application, taken from a request: never a way to send a reader elsewhere. */
public final class OwnAddress {
    private OwnAddress() {}

    /** The address if it is one of our own, else the first page. */
    public static String of(String address) {
        boolean own = address.startsWith("/")
                && !address.startsWith("//")
                && !address.contains("\\")
                && address.chars().noneMatch(c -> c < ' ');
        return own ? address : "/";
    }
}
