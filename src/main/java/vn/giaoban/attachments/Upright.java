package vn.giaoban.attachments;

import java.awt.geom.AffineTransform;

/** How a picture of some width and height is turned and mirrored to stand as it was seen. */
record Upright(int orientation, int width, int height) {
    /** From the fifth on, what was wide becomes high. */
    private boolean isTurned() {
        return orientation >= 5;
    }

    int uprightWidth() {
        return isTurned() ? height : width;
    }

    int uprightHeight() {
        return isTurned() ? width : height;
    }

    /** Exif 2.32, 4.6.4: where row 0 and column 0 of the stored picture lie in the seen one. */
    AffineTransform transform() {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
