package vn.giaoban.attachments;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * How an attachment is served, by whichever page: as a file to save, pictures of our own drawing also within a page; taken for nothing
 * but what it is, allowed nothing, kept by no cache.
 */
public final class AttachmentAnswer {
    /** What RFC 5987 lets stand as it is (attr-char). */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private AttachmentAnswer() {}

    /** @param bytes of {@link Attachments#open}; closed by whoever writes the answer */
    public static ResponseEntity<InputStreamResource> of(Attachment attachment, InputStream bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.kind().mediaType()))
                .contentLength(attachment.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(attachment))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(new InputStreamResource(bytes));
    }

    /** With the name twice (RFC 6266, appendix D): in Vietnamese, and in plain letters for programs that know no others. */
    private static String disposition(Attachment attachment) {
        return (attachment.kind().isPicture() ? "inline" : "attachment") + "; filename=\""
                + inPlainLetters(attachment.name()) + "\"; filename*=UTF-8''" + encoded(attachment.name());
    }

    private static String inPlainLetters(String name) {
        return Normalizer.normalize(name.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9 ._()-]", "_");
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
