package vn.giaoban.run.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was written out of a table, or of a file: how much, and its SHA-256.
 *
 * @param rows as COPY writes them, each a line
 * @param sha256 in hexadecimal digits
 */
record Sum(long rows, long bytes, String sha256) {

    /** Adds up what is written to it, and hands it on. */
    static final class Stream extends OutputStream {
        private final OutputStream on;
        private final MessageDigest digest;
        private long rows;
        private long bytes;

        Stream(OutputStream on) {
            this.on = on;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // every Java has it
            }
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            on.write(some, from, length);
            digest.update(some, from, length);
            bytes += length;
            for (int i = from; i < from + length; i++) if (some[i] == '\n') rows++;
        }

        @Override
        public void flush() throws IOException {
            on.flush();
        }

        /** Of everything so far; nothing may be written behind it. */
        Sum sum() {
            return new Sum(rows, bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
