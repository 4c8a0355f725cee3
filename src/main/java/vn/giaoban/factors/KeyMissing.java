package vn.giaoban.factors;

/** A secret was encrypted under a key that this node has not got: its key file is another one, or was lost. */
public final class KeyMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyMissing(String keyId, String path) {
        super("no key " + keyId + " in the key file " + path + ": every node needs the same file (setting key-file)");
    }
}
