package vn.giaoban.attachments;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import vn.giaoban.papers.Spreadsheet;

/** Files as people send them, and as they had better not. */
public final class Samples {
    private static final String TYPES =
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>%s"
                    + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                    + "</Types>";
    private static final String RELATIONSHIPS =
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";

    private Samples() {}

    // ---------- Word and Excel ----------

    /** A letter with a link to click on. */
    static byte[] docx() {
        return docx(
                "",
                relationship("hyperlink", "https://danvan.example.vn", " TargetMode=\"External\""),
                Map.of("word/media/image1.png", png(4, 4)));
    }

    /**
     * A letter with more in it.
     *
     * @param types put into its content types
     * @param relationships put into those of its text
     * @param parts by their names
     */
    static byte[] docx(String types, String relationships, Map<String, byte[]> parts) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", utf8(TYPES.formatted(types)));
        all.put("_rels/.rels", utf8(RELATIONSHIPS.formatted(relationship("officeDocument", "word/document.xml", ""))));
        all.put(
                "word/document.xml",
                utf8("<w:document xmlns:w=\"w\"><w:body><w:p>Kính gửi</w:p></w:body></w:document>"));
        all.put("word/_rels/document.xml.rels", utf8(RELATIONSHIPS.formatted(relationships)));
        all.putAll(parts);
        return zip(all);
    }

    static String relationship(String type, String target, String more) {
        return "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + type + "\" Target=\"" + target + "\"" + more + "/>";
    }

    static byte[] xlsx() {
        return Spreadsheet.of("Số liệu", List.of(Spreadsheet.Column.text("Đơn vị", 20)), List.of(List.of("Mẫu Sơn")));
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    // ---------- PDF ----------

    public static byte[] pdf() {
        return pdf(
                "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n");
    }

    /** @param objects one behind the other, in Latin-1 */
    static byte[] pdf(String objects) {
        return ("%PDF-1.7\n%âãÏÓ\n" + objects + "trailer\n<< /Root 1 0 R >>\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A PDF whose object 1 lies packed in a stream. */
    static byte[] pdfPacked(String object, String moreOfTheStream) {
        return pdf("5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode" + moreOfTheStream + " >>\nstream\n"
                + deflated("1 0 " + object) + "\nendstream\nendobj\n");
    }

    /** In Latin-1. */
    static String deflated(String text) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(text.getBytes(StandardCharsets.ISO_8859_1));
            deflater.finish();
            byte[] buffer = new byte[text.length() + 100];
            return new String(buffer, 0, deflater.deflate(buffer), StandardCharsets.ISO_8859_1);
        }
    }

    // ---------- pictures ----------

    static byte[] png(int width, int height) {
        return written(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png");
    }

    /** Only the head of a picture of that size. */
    static byte[] pngHead(int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(8 + 25 + 12);
        head.putLong(0x89504e470d0a1a0aL);
        chunk(
                head,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        chunk(head, "IEND", new byte[0]);
        return head.array();
    }

    /** A text of the camera's, where a PNG keeps such. */
    static byte[] pngWithText(int width, int height, String text) {
        byte[] plain = png(width, height);
        ByteBuffer with = ByteBuffer.allocate(plain.length + text.length() + 12);
        int behindHead = 8 + 25;
        with.put(plain, 0, behindHead);
        chunk(with, "tEXt", text.getBytes(StandardCharsets.ISO_8859_1));
        with.put(plain, behindHead, plain.length - behindHead);
        return with.array();
    }

    private static void chunk(ByteBuffer into, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        into.putInt(data.length).put(name).put(data).putInt((int) crc.getValue());
    }

    public static final String CAMERA = "Camera of Mau Son";
    public static final String PLACE = "21 degrees north, 107 degrees east";

    /** A photo, its left half red and its right half blue, with camera, place and how it was held, as phones write them. */
    public static byte[] photo(int width, int height, int orientation) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D hand = image.createGraphics();
        hand.setColor(Color.RED);
        hand.fillRect(0, 0, width / 2, height);
        hand.setColor(Color.BLUE);
        hand.fillRect(width / 2, 0, width - width / 2, height);
        hand.dispose();
        byte[] plain = written(image, "jpg");
        byte[] exif = exif(orientation);
        return ByteBuffer.allocate(plain.length + exif.length)
                .put(plain, 0, 2)
                .put(exif)
                .put(plain, 2, plain.length - 2)
                .array();
    }

    /** A segment with two directories: that of the picture, and that of the place (Exif 2.32, 4.6). */
    private static byte[] exif(int orientation) {
        byte[] camera = (CAMERA + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] place = (PLACE + "\0").getBytes(StandardCharsets.US_ASCII);
        int ofPlace = 8 + 2 + 3 * 12 + 4;
        int texts = ofPlace + 2 + 2 * 12 + 4;
        ByteBuffer tiff =
                ByteBuffer.allocate(texts + camera.length + place.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010f, 2, camera.length, texts);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x8825, 4, 1, ofPlace);
        tiff.putInt(0);
        tiff.putShort((short) 2);
        entry(tiff, 0x0001, 2, 2, 'N');
        entry(tiff, 0x001c, 7, place.length, texts + camera.length);
        tiff.putInt(0);
        tiff.put(camera).put(place);
        byte[] head = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + head.length + tiff.capacity())
                .putShort((short) 0xffe1)
                .putShort((short) (2 + head.length + tiff.capacity()))
                .put(head)
                .put(tiff.array())
                .array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
