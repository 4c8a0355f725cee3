package vn.giaoban.attachments;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * A picture drawn anew from its pixels, upright: what else its file held – place, camera, texts, what may hide behind the end – does
 * not come along. Memory is bounded: the size is read before the pixels, no more than thirteen million of them are held, and one
 * picture at a time is drawn.
 */
final class CleanPicture {
    static final int MOST_PIXELS = 50_000_000;

    /** What most phones take is read whole: 4,032 by 3,024. */
    private static final int MOST_HELD = 13_000_000;

    /** A notice board can be read on it, and a hundred thousand of them take some forty gigabytes. */
    private static final int LONGEST_SIDE = 1_600;

    /** A camera's own has one, a web page's about ten; each costs as much as the whole picture. */
    private static final int MOST_SCANS = 64;

    private static final float QUALITY = 0.85f;
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);

    private CleanPicture() {}

    /** The picture as a new file, of the same kind. */
    static StagedFile of(StagedFile sent, AttachmentKind kind) throws IOException, RefusedAttachment {
        int orientation = kind == AttachmentKind.JPG ? orientation(sent) : 1;
        ONE_AT_A_TIME.acquireUninterruptibly();
        try {
            BufferedImage pixels = pixels(sent, kind);
            BufferedImage drawn = kind == AttachmentKind.JPG || isTooLong(pixels)
                    ? drawn(pixels, new Upright(orientation, pixels.getWidth(), pixels.getHeight()))
                    : pixels;
            return StagedFile.filled(path -> write(drawn, kind, path));
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    private static int orientation(StagedFile sent) throws RefusedAttachment {
        try {
            JpegMarkers markers = JpegMarkers.of(sent);
            if (markers.scans() > MOST_SCANS) throw new RefusedAttachment(AttachmentFlaw.UNREADABLE);
            return markers.orientation();
        } catch (IOException e) {
            throw new RefusedAttachment(AttachmentFlaw.UNREADABLE, e);
        }
    }

    /** Every n-th pixel of every n-th row, where there are more than can be held. */
    private static BufferedImage pixels(StagedFile sent, AttachmentKind kind) throws RefusedAttachment {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (ImageInputStream in = new FileImageInputStream(sent.path().toFile())) {
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) throw new RefusedAttachment(AttachmentFlaw.TOO_MANY_PIXELS);
            int step = 1;
            while (Math.ceilDiv(width, step) * Math.ceilDiv(height, step) > MOST_HELD) step++;
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            // Whatever a decoder makes of a strange file: for the one who sent it, it cannot be read.
            throw new RefusedAttachment(AttachmentFlaw.UNREADABLE, e);
        } finally {
            reader.dispose();
        }
    }

    private static boolean isTooLong(BufferedImage image) {
        return Math.max(image.getWidth(), image.getHeight()) > LONGEST_SIDE;
    }

    private static BufferedImage drawn(BufferedImage pixels, Upright upright) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(pixels.getWidth(), pixels.getHeight()));
        BufferedImage drawn = new BufferedImage(
                (int) Math.max(1, Math.round(upright.uprightWidth() * scale)),
                (int) Math.max(1, Math.round(upright.uprightHeight() * scale)),
                pixels.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D hand = drawn.createGraphics();
        hand.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                scale < 1
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        AffineTransform transform = AffineTransform.getScaleInstance(scale, scale);
        transform.concatenate(upright.transform());
        hand.drawImage(pixels, transform, null);
        hand.dispose();
        return drawn;
    }

    private static void write(BufferedImage image, AttachmentKind kind, Path path) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(kind.name()).next();
        try (ImageOutputStream out = new FileImageOutputStream(path.toFile())) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (kind == AttachmentKind.JPG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
