package vn.giaoban.reporting;

import java.util.Map;

/**
 * By what the audit trail holds a sent edition: its number, and the digest of all that it says ({@link EditionDigests}).
 *
 * @param digest 64 hexadecimal digits
 */
record EditionDigest(int number, String digest) {
    /** For the detail of the act that made the edition. */
    Map<String, Object> detail() {
        return Map.of("edition", number, "digest", digest);
    }
}
