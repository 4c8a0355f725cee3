package vn.giaoban.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.Personal;

/**
 * Keeps what people attach. A module that has things with attachments ties them in a table of its own, in the transaction that makes
 * the thing, and asks here for bytes only after its own page has found the thing for the actor.
 *
 * <pre>{@code
 * Attachment kept = attachments.keep(actor, upload.getOriginalFilename(), upload.getInputStream());   // outside a transaction
 * ...
 * Attachment tied = attachments.tie(actor, form.attachmentKey());                                     // in the thing's own
 * insert into … (thing_id, attachment_id) values (…, tied.id())
 * ...
 * return AttachmentAnswer.of(attachment, attachments.open(attachment));
 * }</pre>
 */
@Component
public class Attachments {
    private static final int PIECE = 256 * 1024;
    private static final int KEY_BYTES = 16;
    /** What nobody tied: a page was left, a phone went silent. A draft that waits longer sends its files again. */
    static final Duration UNTIED = Duration.ofDays(7);

    private static final int FORGOTTEN_AT_ONCE = 10;

    /** A unit of ten people who log all day takes some fifty photos; more than this is no work but a flood. */
    static final int MOST_A_DAY = 200;

    static final int MOST_BYTES_A_DAY = 500 * 1024 * 1024;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Audit audit;
    private final VirusScan scan;
    private final SecureRandom random = new SecureRandom();

    Attachments(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, Audit audit, VirusScan scan) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.audit = audit;
        this.scan = scan;
    }

    // ---------- keeping ----------

    /**
     * Reads an upload to its end, checks it, and keeps it: a document as it is, a picture drawn anew. Waits for a slow sender, so call
     * it outside a transaction. If it fails in whatever way, nothing is left.
     *
     * @param name as the sender's program gave it, with its extension
     * @throws RefusedAttachment with the sentence that tells the sender why
     * @throws IOException if the upload breaks off
     */
    public Attachment keep(Actor actor, String name, InputStream upload) throws IOException, RefusedAttachment {
        return keep(actor, actor.homeUnitId(), name, upload);
    }

    /**
     * The same of somebody who has no unit, but sends for one.
     *
     * @param unitId out of whose day's room it is kept
     */
    public Attachment keep(Actor actor, long unitId, String name, InputStream upload)
            throws IOException, RefusedAttachment {
        AttachmentName named = AttachmentName.of(name);
        AttachmentKind kind = AttachmentKind.ofExtension(named.extension())
                .orElseThrow(() -> new RefusedAttachment(AttachmentFlaw.OTHER_KIND));
        if (!hasRoom(actor, unitId)) throw new RefusedAttachment(AttachmentFlaw.NO_ROOM_TODAY);
        try (StagedFile sent = StagedFile.received(upload)) {
            kind.check(sent.head(AttachmentKind.HEAD));
            boolean scanned = scan.passes(sent);
            switch (kind) {
                case DOCX, XLSX -> OfficeFile.check(sent, kind);
                case PDF -> PdfFile.check(sent);
                case JPG, PNG -> {
                    try (StagedFile drawn = CleanPicture.of(sent, kind)) {
                        return store(actor, unitId, named, kind, sent, drawn, scanned);
                    }
                }
            }
            return store(actor, unitId, named, kind, sent, sent, scanned);
        }
    }

    /** Whether the unit may still keep something today; those that are sent at the same moment may be a few too many. */
    private boolean hasRoom(Actor actor, long unitId) {
        return jdbc.sql("""
                select count(*) < :files and coalesce(sum(bytes), 0) < :bytes
                from attachments.attachment where unit_id = :unit and kept_at >= :since
                """)
                .param("files", MOST_A_DAY)
                .param("bytes", MOST_BYTES_A_DAY)
                .param("unit", unitId)
                .param("since", actor.day().atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query(Boolean.class)
                .single();
    }

    private Attachment store(
            Actor actor,
            long unitId,
            AttachmentName name,
            AttachmentKind kind,
            StagedFile sent,
            StagedFile kept,
            boolean scanned) {
        return transaction.execute(status -> {
            forget();
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            Attachment attachment = jdbc.sql("""
                    insert into attachments.attachment (key, name, kind, bytes, sha256, sent_sha256, kept_at, kept_by, unit_id, scanned)
                    values (:key, :name, :kind, :bytes, decode(:sha256, 'hex'), decode(:sent, 'hex'), :now, :account, :unit,
                            :scanned)
                    returning *
                    """)
                    .param("key", HexFormat.of().formatHex(key))
                    .param("name", name.whole())
                    .param("kind", kind.name())
                    .param("bytes", kept.bytes())
                    .param("sha256", kept.sha256())
                    .param("sent", sent.sha256())
                    .param("now", now())
                    .param("account", actor.accountId())
                    .param("unit", unitId)
                    .param("scanned", scanned)
                    .query(Attachments::attachment)
                    .single();
            pieces(attachment.id(), kept);
            audit.record(
                    actor,
                    "attachment.kept",
                    "attachment",
                    attachment.id(),
                    unitId,
                    Map.of(
                            "name",
                            new Personal(attachment.name()),
                            "bytes",
                            attachment.bytes(),
                            "sha256",
                            attachment.sha256()));
            return attachment;
        });
    }

    private void pieces(long id, StagedFile file) {
        byte[] piece = new byte[PIECE];
        try (InputStream in = file.open()) {
            int n = 0;
            for (int read = in.readNBytes(piece, 0, PIECE); read > 0; read = in.readNBytes(piece, 0, PIECE))
                jdbc.sql("insert into attachments.piece (attachment_id, n, bytes) values (:id, :n, :bytes)")
                        .param("id", id)
                        .param("n", n++)
                        .param("bytes", read == PIECE ? piece : Arrays.copyOf(piece, read))
                        .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each that is kept clears some that were never tied; others that come at the same moment leave them to it. */
    private void forget() {
        jdbc.sql("""
                delete from attachments.attachment where id in (
                    select id from attachments.attachment where tied_at is null and kept_at < :before
                    order by kept_at limit %d for update skip locked)
                """.formatted(FORGOTTEN_AT_ONCE))
                .param("before", now().minus(UNTIED))
                .update();
    }

    // ---------- tying ----------

    /**
     * Gives what the actor has sent to a thing, for good; in the transaction that writes down which thing.
     *
     * @throws NotFound if there is none by that key, somebody else sent it, or it is tied already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Attachment tie(Actor actor, String key) {
        return jdbc.sql("""
                update attachments.attachment set tied_at = :now
                where key = :key and kept_by = :account and tied_at is null
                returning *
                """)
                .param("now", now())
                .param("key", key)
                .param("account", actor.accountId())
                .query(Attachments::attachment)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** What the actor has sent and tied to nothing yet, by its key. */
    public Optional<Attachment> untied(Actor actor, String key) {
        return jdbc.sql("""
                select * from attachments.attachment where key = :key and kept_by = :account and tied_at is null
                """)
                .param("key", key)
                .param("account", actor.accountId())
                .query(Attachments::attachment)
                .optional();
    }

    /**
     * Deletes what the actor has sent and tied to nothing yet.
     *
     * @throws NotFound as {@link #tie}
     */
    @Transactional
    public void drop(Actor actor, String key) {
        Attachment dropped = jdbc.sql("""
                delete from attachments.attachment
                where key = :key and kept_by = :account and tied_at is null
                returning *
                """)
                .param("key", key)
                .param("account", actor.accountId())
                .query(Attachments::attachment)
                .optional()
                .orElseThrow(NotFound::new);
        audit.record(
                actor,
                "attachment.dropped",
                "attachment",
                dropped.id(),
                actor.homeUnitId(),
                Map.of("sha256", dropped.sha256()));
    }

    // ---------- reading ----------

    /** By its key; whether the actor may read it, the caller has found out by the thing it is tied to. */
    public Optional<Attachment> of(String key) {
        return jdbc.sql("select * from attachments.attachment where key = :key")
                .param("key", key)
                .query(Attachments::attachment)
                .optional();
    }

    /** Those by their ids, in the order in which they were kept. */
    public List<Attachment> those(Collection<Long> ids) {
        return jdbc.sql("select * from attachments.attachment where id = any(:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(Attachments::attachment)
                .list();
    }

    /** Its bytes, fetched piece by piece as they are read: a slow reader holds neither memory nor a connection. */
    public InputStream open(Attachment attachment) {
        return new PieceStream(n -> jdbc.sql("select bytes from attachments.piece where attachment_id = :id and n = :n")
                .param("id", attachment.id())
                .param("n", n)
                .query(byte[].class)
                .optional());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Attachment attachment(ResultSet row, int n) throws SQLException {
        return new Attachment(
                row.getLong("id"),
                row.getString("key"),
                row.getString("name"),
                AttachmentKind.valueOf(row.getString("kind")),
                row.getLong("bytes"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                HexFormat.of().formatHex(row.getBytes("sent_sha256")),
                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                row.getLong("kept_by"),
                row.getBoolean("scanned"));
    }
}
