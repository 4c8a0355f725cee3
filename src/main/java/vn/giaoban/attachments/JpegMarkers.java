package vn.giaoban.attachments;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the markers of a JPEG say that its pixels do not.
 *
 * @param orientation how the camera was held, 1 to 8 (Exif 2.32, tag 0x0112); 1 if it does not say
 * @param scans in how many passes the picture is drawn
 */
record JpegMarkers(int orientation, int scans) {
    private static final int ORIENTATION = 0x0112;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    /** @throws IOException if the file breaks off before its picture */
    static JpegMarkers of(StagedFile file) throws IOException {
        int orientation = 1;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(file.open()))) {
            in.skipNBytes(2);
            for (int marker = marker(in); marker != 0xda; marker = marker(in)) {
                byte[] segment = new byte[Math.max(0, in.readUnsignedShort() - 2)];
                in.readFully(segment);
                if (marker == 0xe1
                        && segment.length > EXIF.length
                        && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length))
                    orientation = orientation(segment);
            }
            return new JpegMarkers(orientation, 1 + scansAhead(in));
        }
    }

    private static int marker(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0xff) throw new IOException("no marker");
        int marker = in.readUnsignedByte();
        while (marker == 0xff) marker = in.readUnsignedByte();
        return marker;
    }

    /** The pixels' data never hold the marker: there, a zero follows each 0xff. */
    private static int scansAhead(DataInputStream in) throws IOException {
        int scans = 0;
        int before = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (before == 0xff && b == 0xda) scans++;
            before = b;
        }
        return scans;
    }

    /** Of the first directory of a TIFF header within the segment. */
    private static int orientation(byte[] segment) {
        ByteBuffer tiff = ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length)
                .slice();
        if (tiff.limit() < 8) return 1;
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xffffffffL;
        if (directory + 2 > tiff.limit()) return 1;
        int entries = tiff.getShort((int) directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (entry + 12 > tiff.limit()) return 1;
            if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
