package vn.giaoban.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanPictureTest {
    private final Shelf shelf = new Shelf();

    @Test
    void aPhotoTakenUprightStandsUpright() {
        BufferedImage kept = read("anh.jpg", Samples.photo(64, 48, 6));
        assertThat(kept.getWidth()).isEqualTo(48);
        assertThat(kept.getHeight()).isEqualTo(64);
        assertThat(kept.getRGB(24, 8) & 0xffffff)
                .as("red is above")
                .satisfies(rgb -> assertThat(rgb >> 16).isGreaterThan(200));
        assertThat(kept.getRGB(24, 56) & 0xff).as("blue is below").isGreaterThan(200);
    }

    /** Where the stored picture's first pixel, and the last of its first row, are seen (Exif 2.32, 4.6.4). */
    @Test
    void eachOfTheEightWaysOfHoldingACameraIsUndone() {
        List<String> corners = List.of(
                "top left, top right",
                "top right, top left",
                "bottom right, bottom left",
                "bottom left, bottom right",
                "top left, bottom left",
                "top right, bottom right",
                "bottom right, top right",
                "bottom left, top left");
        for (int orientation = 1; orientation <= 8; orientation++) {
            Upright upright = new Upright(orientation, 30, 20);
            assertThat(seen(upright, 0.5, 0.5) + ", " + seen(upright, 29.5, 0.5))
                    .as("orientation %d", orientation)
                    .isEqualTo(corners.get(orientation - 1));
        }
    }

    private static String seen(Upright upright, double x, double y) {
        Point2D at = upright.transform().transform(new Point2D.Double(x, y), null);
        assertThat(at.getX()).isBetween(0.0, (double) upright.uprightWidth());
        assertThat(at.getY()).isBetween(0.0, (double) upright.uprightHeight());
        return (at.getY() < upright.uprightHeight() / 2.0 ? "top" : "bottom")
                + (at.getX() < upright.uprightWidth() / 2.0 ? " left" : " right");
    }

    @Test
    void aPngLosesItsTextsAndWhatHangsBehindIt() {
        byte[] sent = Samples.pngWithText(8, 8, "Location\0" + Samples.PLACE);
        byte[] trailing = Arrays.copyOf(sent, sent.length + 20);
        System.arraycopy("PK hidden behind".getBytes(StandardCharsets.US_ASCII), 0, trailing, sent.length, 16);
        String kept = new String(shelf.read(shelf.kept("anh.png", trailing)), StandardCharsets.ISO_8859_1);
        assertThat(new String(trailing, StandardCharsets.ISO_8859_1)).contains(Samples.PLACE, "hidden");
        assertThat(kept).doesNotContain(Samples.PLACE, "hidden");
    }

    @Test
    void aPictureOfSixtyMillionPixelsIsRefusedBeforeOneIsDrawn() {
        assertThat(shelf.flaw("lon.png", Samples.pngHead(10_000, 6_000))).isEqualTo(AttachmentFlaw.TOO_MANY_PIXELS);
        assertThat(shelf.flaw("lon.png", Samples.pngHead(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isEqualTo(AttachmentFlaw.TOO_MANY_PIXELS);
    }

    @Test
    void aGreatPictureIsMadeSmaller() {
        BufferedImage kept = read("lon.png", Samples.png(9_000, 5_400));
        assertThat(kept.getWidth()).isEqualTo(1_600);
        assertThat(kept.getHeight()).isEqualTo(960);
    }

    @Test
    void aPictureThatIsNoneCannotBeRead() {
        assertThat(shelf.flaw("anh.png", Samples.pngHead(10, 10))).isEqualTo(AttachmentFlaw.UNREADABLE);
        byte[] photo = Samples.photo(64, 48, 1);
        assertThat(shelf.flaw("anh.jpg", Arrays.copyOf(photo, 40))).isEqualTo(AttachmentFlaw.UNREADABLE);
        byte[] endless = Arrays.copyOf(photo, photo.length + 200);
        for (int i = photo.length; i < endless.length; i += 2) {
            endless[i] = (byte) 0xff;
            endless[i + 1] = (byte) 0xda;
        }
        assertThat(shelf.flaw("anh.jpg", endless))
                .as("drawn in a hundred passes")
                .isEqualTo(AttachmentFlaw.UNREADABLE);
    }

    private BufferedImage read(String name, byte[] sent) {
        return Samples.read(shelf.read(shelf.kept(name, sent)));
    }
}
