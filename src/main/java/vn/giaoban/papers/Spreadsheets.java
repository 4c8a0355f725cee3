package vn.giaoban.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads .xlsx files from outside as plain texts. */
public final class Spreadsheets {
    /** The media type of .xlsx. */
    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static final int MOST_BYTES = 5 * 1024 * 1024;
    public static final int MOST_ROWS = 2_000;
    public static final int MOST_COLUMNS = 200;
    private static final long MOST_UNPACKED = 100L * 1024 * 1024;
    private static final int MOST_PARTS = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/uuuu");

    private Spreadsheets() {}

    /**
     * The rows of the first sheet; empty rows too, so that the n-th text stands in row n + 1. Texts are trimmed and composed
     * (NFC), whole numbers have no decimals, days read d/M/yyyy.
     */
    public static List<List<String>> read(InputStream file) throws UnreadableSpreadsheet {
        byte[] bytes = measured(file);
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            List<List<String>> texts = new ArrayList<>();
            for (Row row : (Iterable<Row>) rows::iterator) {
                if (row.getRowNum() > MOST_ROWS + 1) throw new UnreadableSpreadsheet(true);
                while (texts.size() < row.getRowNum() - 1) texts.add(List.of());
                texts.add(texts(row));
            }
            return texts;
        } catch (IOException | RuntimeException e) {
            // Whatever a parser makes of a strange file: for the one who sent it, it cannot be read.
            throw new UnreadableSpreadsheet(false, e);
        }
    }

    /** Unpacks the file once into nothing, as the reader will: a few kilobytes may hold gigabytes. */
    private static byte[] measured(InputStream file) throws UnreadableSpreadsheet {
        try {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) throw new UnreadableSpreadsheet(true);
            long unpacked = 0;
            int parts = 0;
            byte[] buffer = new byte[16 * 1024];
            try (ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                    .get()) {
                for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                    if (++parts > MOST_PARTS) throw new UnreadableSpreadsheet(true);
                    try (InputStream part = zip.getInputStream(entry)) {
                        for (int n = part.read(buffer); n >= 0; n = part.read(buffer)) {
                            unpacked += n;
                            if (unpacked > MOST_UNPACKED) throw new UnreadableSpreadsheet(true);
                        }
                    }
                }
            }
            return bytes;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableSpreadsheet(false, e);
        }
    }

    private static List<String> texts(Row row) throws UnreadableSpreadsheet {
        if (row.getCellCount() > MOST_COLUMNS) throw new UnreadableSpreadsheet(true);
        List<String> texts = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++)
            texts.add(row.getOptionalCell(i).map(Spreadsheets::text).orElse(""));
        return texts;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            Optional<LocalDate> day = day(cell);
            if (day.isPresent()) return DAY.format(day.get());
            BigDecimal number = cell.asNumber().stripTrailingZeros();
            return number.scale() < 0 ? number.setScale(0).toPlainString() : number.toPlainString();
        }
        return Normalizer.normalize(cell.getText().replace('\u00a0', ' ').strip(), Normalizer.Form.NFC);
    }

    /** A number that is written as a day. */
    private static Optional<LocalDate> day(Cell cell) {
        String format = cell.getDataFormatString();
        Integer id = cell.getDataFormatId();
        boolean builtIn = id != null && (id >= 14 && id <= 17 || id == 22);
        boolean written = format != null
                && !format.equalsIgnoreCase("general")
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "")
                        .toLowerCase(Locale.ROOT)
                        .matches(".*(d.*m|m.*y|y.*m).*");
        return builtIn || written ? Optional.of(cell.asDate().toLocalDate()) : Optional.empty();
    }
}
