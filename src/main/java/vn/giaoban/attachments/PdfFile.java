package vn.giaoban.attachments;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PDF as it lies on disk, looked through for scripts, programs and files. Readers find an object by an offset to its
 * {@code n g obj}; here every place that looks so is read, so whatever table of offsets a reader believes, what it comes upon was
 * looked at. Content is not unpacked: no page and no picture can act.
 */
final class PdfFile {
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    private static final long MOST_RATIO = 100;
    /** Objects lie beside each other; only a file made for it has us read the same bytes again and again. */
    private static final int MOST_READINGS = 4;

    private final ByteBuffer pdf;
    private long read;
    private long unpacked;

    private PdfFile(ByteBuffer pdf) {
        this.pdf = pdf;
    }

    static void check(StagedFile file) throws IOException, RefusedAttachment {
        try (FileChannel channel = FileChannel.open(file.path());
                Arena arena = Arena.ofConfined()) {
            new PdfFile(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
                            .asByteBuffer())
                    .check();
        }
    }

    private void check() throws RefusedAttachment {
        PdfNames names = new PdfNames(false);
        boolean any = false;
        for (int i = 0; i < pdf.limit(); i++) {
            names.hear(pdf.get(i) & 0xff);
            if (isObject(i)) {
                any = true;
                object(i + 3);
            }
        }
        names.end();
        if (!any) throw new RefusedAttachment(AttachmentFlaw.UNREADABLE);
    }

    /** Whether {@code obj} stands there, behind two numbers. */
    private boolean isObject(int at) {
        if (at + 3 > pdf.limit() || pdf.get(at) != 'o' || pdf.get(at + 1) != 'b' || pdf.get(at + 2) != 'j')
            return false;
        int behindGeneration = backOverSpaces(at);
        int generation = backOverDigits(behindGeneration);
        int behindNumber = backOverSpaces(generation);
        return generation < behindGeneration
                && behindNumber < generation
                && backOverDigits(behindNumber) < behindNumber;
    }

    private int backOverSpaces(int at) {
        int back = at;
        while (back > 0 && at - back < 16 && pdf.get(back - 1) >= 0 && pdf.get(back - 1) <= ' ') back--;
        return back;
    }

    private int backOverDigits(int at) {
        int back = at;
        while (back > 0 && at - back < 16 && pdf.get(back - 1) >= '0' && pdf.get(back - 1) <= '9') back--;
        return back;
    }

    private void object(int at) throws RefusedAttachment {
        PdfObject object = PdfObject.read(pdf, at);
        read += object.end() - at;
        if (read > (long) MOST_READINGS * pdf.limit()) throw new RefusedAttachment(AttachmentFlaw.UNREADABLE);
        // Objects that lie unpacked in a stream are heard with the rest of the file.
        if (object.holdsObjects() && object.isDeflated()) inflate(object.end());
    }

    private void inflate(int at) throws RefusedAttachment {
        PdfNames names = new PdfNames(true);
        byte[] buffer = new byte[16 * 1024];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(pdf.slice(at, pdf.limit() - at));
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                if (n == 0) throw new RefusedAttachment(AttachmentFlaw.PDF_OPAQUE);
                unpacked += n;
                if (unpacked > MOST_UNPACKED || unpacked > MOST_RATIO * pdf.limit())
                    throw new RefusedAttachment(AttachmentFlaw.TOO_MUCH_INSIDE);
                for (int i = 0; i < n; i++) names.hear(buffer[i] & 0xff);
            }
            names.end();
        } catch (DataFormatException e) {
            throw new RefusedAttachment(AttachmentFlaw.PDF_OPAQUE, e);
        }
    }
}
