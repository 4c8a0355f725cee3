package vn.giaoban.web;

import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a camera reads it, drawn as one path in a square of so many units, its quiet margin included.
 *
 * @param path in the words of SVG
 */
public record QrPicture(int size, String path) {
    /** ISO/IEC 18004 asks for four modules of quiet around. */
    private static final int MARGIN = 4;

    public static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++)
            for (int x = 0; x < code.size; x++)
                if (code.getModule(x, y))
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }
}
