package vn.giaoban.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file on disk for as long as it is looked at; closing deletes it.
 *
 * @param sha256 in hexadecimal digits
 */
record StagedFile(Path path, long bytes, String sha256) implements AutoCloseable {
    /** Twenty megabytes: a scan of some thirty pages, a phone's photo four times over. */
    static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    /** Writes what is to be staged. */
    interface Filling {
        void fill(Path path) throws IOException, RefusedAttachment;
    }

    /** What arrives, counted on the way: whatever a sender says about its size, no more than allowed reaches the disk. */
    static StagedFile received(InputStream in) throws IOException, RefusedAttachment {
        return filled(path -> {
            long bytes = 0;
            byte[] buffer = new byte[BUFFER];
            try (OutputStream out = Files.newOutputStream(path)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    bytes += n;
                    if (bytes > MOST_BYTES) throw new RefusedAttachment(AttachmentFlaw.TOO_LARGE);
                    out.write(buffer, 0, n);
                }
            }
            if (bytes == 0) throw new RefusedAttachment(AttachmentFlaw.EMPTY);
        });
    }

    /** What is left half written is deleted at once. */
    static StagedFile filled(Filling filling) throws IOException, RefusedAttachment {
        Path path = Files.createTempFile("giaoban-attachment-", "");
        boolean whole = false;
        try {
            filling.fill(path);
            StagedFile staged = new StagedFile(path, Files.size(path), digest(path));
            whole = true;
            return staged;
        } finally {
            if (!whole) Files.delete(path);
        }
    }

    private static String digest(Path path) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) continue;
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    byte[] head(int bytes) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(bytes);
        }
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
