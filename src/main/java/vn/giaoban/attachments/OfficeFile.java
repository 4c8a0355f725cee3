package vn.giaoban.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A document of Word or Excel (ISO/IEC 29500) as it lies packed: measured first, then each part looked at for what would run, or be
 * fetched, when it is opened.
 */
final class OfficeFile {
    private static final int MOST_PARTS = 2_000;
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    private static final long MOST_RATIO = 100;
    /** Of the parts that say what the others are: more hyperlinks than anybody sets. */
    private static final int MOST_XML = 8 * 1024 * 1024;

    /** Texts, pictures, fonts, signatures and a printer's settings: what Word and Excel write by themselves. */
    private static final Set<String> HARMLESS = Set.of(
            "xml", "rels", "vml", "png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg",
            "wdp", "webp", "odttf", "fntdata", "sigs", "bin");

    private final StagedFile file;
    private final OfficeParts parts;
    private final Set<String> names = new HashSet<>();
    private long unpacked;

    private OfficeFile(StagedFile file, AttachmentKind kind) {
        this.file = file;
        this.parts = new OfficeParts(kind);
    }

    static void check(StagedFile file, AttachmentKind kind) throws RefusedAttachment {
        try {
            new OfficeFile(file, kind).check();
        } catch (IOException | RuntimeException e) {
            // Whatever an unpacker makes of a strange file: for the one who sent it, it cannot be read.
            throw new RefusedAttachment(AttachmentFlaw.UNREADABLE, e);
        }
    }

    private void check() throws IOException, RefusedAttachment {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            if (zip.size() > MOST_PARTS) throw new RefusedAttachment(AttachmentFlaw.TOO_MUCH_INSIDE);
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                // Of two parts by one name we might look at one and Word open the other.
                if (!names.add(name) || name.contains("\\") || name.contains(".."))
                    throw new RefusedAttachment(AttachmentFlaw.UNREADABLE);
                if (!entry.isDirectory())
                    try (InputStream in = zip.getInputStream(entry)) {
                        look(name, in);
                    }
            }
        }
        parts.checkKind();
    }

    private void look(String name, InputStream in) throws IOException, RefusedAttachment {
        byte[] head = in.readNBytes(AttachmentKind.HEAD);
        measure(head.length);
        if (name.contains("vbaproject") || name.contains("vbadata")) throw new RefusedAttachment(AttachmentFlaw.MACRO);
        if (name.contains("activex")) throw new RefusedAttachment(AttachmentFlaw.ACTIVE_X);
        if (name.contains("embeddings/")
                || !HARMLESS.contains(name.substring(name.lastIndexOf('.') + 1))
                || AttachmentKind.isContainer(head)) throw new RefusedAttachment(AttachmentFlaw.FILE_INSIDE);

        if (name.endsWith(".rels") || name.equals("[content_types].xml")) {
            byte[] rest = in.readNBytes(MOST_XML);
            measure(rest.length);
            if (rest.length == MOST_XML) throw new RefusedAttachment(AttachmentFlaw.TOO_MUCH_INSIDE);
            byte[] xml = new byte[head.length + rest.length];
            System.arraycopy(head, 0, xml, 0, head.length);
            System.arraycopy(rest, 0, xml, head.length, rest.length);
            parts.read(xml);
        } else {
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) measure(n);
        }
    }

    private void measure(int bytes) throws RefusedAttachment {
        unpacked += bytes;
        if (unpacked > MOST_UNPACKED || unpacked > MOST_RATIO * file.bytes())
            throw new RefusedAttachment(AttachmentFlaw.TOO_MUCH_INSIDE);
    }
}
