package vn.giaoban.papers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;

/** A table from outside, as a spreadsheet (.xlsx) or as separated text (.csv); which of them it is, its first bytes say. */
public final class SheetFile {
    private SheetFile() {}

    /**
     * Its rows, empty ones too, so that the n-th stands in row n + 1. Separated text is UTF-8, with commas or semicolons, whichever the
     * first line has more of.
     *
     * @param sheet which sheet is meant, if there are several; the first where none is called so
     * @param mostRows below the head
     */
    public static List<List<SheetCell>> read(InputStream file, String sheet, int mostRows)
            throws IOException, UnreadableSpreadsheet {
        byte[] bytes = file.readNBytes(Spreadsheets.MOST_BYTES + 1);
        if (bytes.length > Spreadsheets.MOST_BYTES) throw new UnreadableSpreadsheet(true);
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') return Spreadsheets.read(bytes, sheet, mostRows);
        List<List<String>> lines = lines(text(bytes));
        if (lines.size() > mostRows + 1) throw new UnreadableSpreadsheet(true);
        for (List<String> line : lines)
            if (line.size() > Spreadsheets.MOST_COLUMNS) throw new UnreadableSpreadsheet(true);
        return lines.stream()
                .map(line -> line.stream()
                        .map(cell -> SheetCell.of(Normalizer.normalize(cell.strip(), Normalizer.Form.NFC)))
                        .toList())
                .toList();
    }

    private static List<List<String>> lines(String text) throws UnreadableSpreadsheet {
        String head = text.lines().findFirst().orElse("");
        char separator = count(head, ';') > count(head, ',') ? ';' : ',';
        try {
            return CsvFile.parse(text.endsWith("\n") ? text : text + "\n", separator);
        } catch (UnreadableCsv e) {
            throw new UnreadableSpreadsheet(false, e);
        }
    }

    /** Text and nothing else: what holds bytes that no text has, is some other kind of file. */
    private static String text(byte[] bytes) throws UnreadableSpreadsheet {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) throw new UnreadableSpreadsheet(false);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableSpreadsheet(false, e);
        }
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }
}
