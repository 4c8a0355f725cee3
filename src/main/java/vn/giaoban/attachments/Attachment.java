package vn.giaoban.attachments;

import java.time.Instant;

/**
 * A file that was checked and kept.
 *
 * @param id by which tables name it; never in an address
 * @param key by which addresses name it: 32 hexadecimal digits that cannot be guessed
 * @param name as it is handed out, with its extension
 * @param sha256 of what is kept, in hexadecimal digits
 * @param sentSha256 of what was sent: another for pictures, which are drawn anew
 * @param keptBy the account that sent it
 * @param scanned whether a virus scanner has seen it
 */
public record Attachment(
        long id,
        String key,
        String name,
        AttachmentKind kind,
        long bytes,
        String sha256,
        String sentSha256,
        Instant keptAt,
        long keptBy,
        boolean scanned) {}
