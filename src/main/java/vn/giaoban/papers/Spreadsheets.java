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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads .xlsx files from outside as plain texts. */
public final class Spreadsheets {
    /** The media type of .xlsx. */
    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static final int MOST_BYTES = 5 * 1024 * 1024;
    public static final int MOST_ROWS = 2_000;
    public static final int MOST_COLUMNS = 200;
    private static final long MOST_UNPACKED = 100L * 1024 * 1024;
    private static final int MOST_PARTS = 500;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?(E-?\\d{1,2})?");
    /** Day 0 of Excel for every day after February 1900. */
    private static final LocalDate EXCELS_FIRST = LocalDate.of(1899, 12, 30);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/uuuu");

    private Spreadsheets() {}

    /**
     * The rows of the first sheet; empty rows too, so that the n-th text stands in row n + 1. Texts are trimmed and composed
     * (NFC), whole numbers have no decimals, days read d/M/yyyy.
     */
    public static List<List<String>> read(InputStream file) throws UnreadableSpreadsheet {
        try {
            return read(file.readNBytes(MOST_BYTES + 1), "", MOST_ROWS).stream()
                    .map(row -> row.stream().map(SheetCell::text).toList())
                    .toList();
        } catch (IOException e) {
            throw new UnreadableSpreadsheet(false, e);
        }
    }

    /** The rows of the sheet of a name as {@link Spreadsheet} gives it, of the first where there is none. */
    static List<List<SheetCell>> read(byte[] file, String sheet, int mostRows) throws UnreadableSpreadsheet {
        measure(file);
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
                Stream<Row> rows = workbook.findSheet(Spreadsheet.sheetName(sheet))
                        .orElseGet(workbook::getFirstSheet)
                        .openStream()) {
            List<List<SheetCell>> cells = new ArrayList<>();
            for (Row row : (Iterable<Row>) rows::iterator) {
                if (row.getRowNum() > mostRows + 1) throw new UnreadableSpreadsheet(true);
                while (cells.size() < row.getRowNum() - 1) cells.add(List.of());
                cells.add(cells(row));
            }
            return cells;
        } catch (IOException | RuntimeException e) {
            // Whatever a parser makes of a strange file: for the one who sent it, it cannot be read.
            throw new UnreadableSpreadsheet(false, e);
        }
    }

    /** Unpacks the file once into nothing, as the reader will: a few kilobytes may hold gigabytes. */
    private static void measure(byte[] bytes) throws UnreadableSpreadsheet {
        if (bytes.length > MOST_BYTES) throw new UnreadableSpreadsheet(true);
        try {
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
        } catch (IOException | RuntimeException e) {
            throw new UnreadableSpreadsheet(false, e);
        }
    }

    private static List<SheetCell> cells(Row row) throws UnreadableSpreadsheet {
        if (row.getCellCount() > MOST_COLUMNS) throw new UnreadableSpreadsheet(true);
        List<SheetCell> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++)
            cells.add(row.getOptionalCell(i).map(Spreadsheets::cell).orElse(SheetCell.EMPTY));
        return cells;
    }

    private static SheetCell cell(Cell cell) {
        BigDecimal number = number(cell);
        if (number == null) {
            String text = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
            return SheetCell.of(Normalizer.normalize(
                    text == null ? "" : text.replace('\u00a0', ' ').strip(), Normalizer.Form.NFC));
        }
        Optional<LocalDate> day = day(cell, number);
        if (day.isPresent()) return new SheetCell(DAY.format(day.get()), null, day.get());
        BigDecimal plain = number.stripTrailingZeros();
        BigDecimal whole = plain.scale() < 0 ? plain.setScale(0) : plain;
        return new SheetCell(whole.toPlainString(), whole, null);
    }

    /** A formula's value is what the spreadsheet's program worked out last. */
    private static @Nullable BigDecimal number(Cell cell) {
        if (cell.getType() == CellType.NUMBER) return cell.asNumber();
        String worked = cell.getType() == CellType.FORMULA ? cell.getRawValue() : null;
        return worked != null && NUMBER.matcher(worked).matches() ? new BigDecimal(worked) : null;
    }

    /** A number that is written as a day. */
    private static Optional<LocalDate> day(Cell cell, BigDecimal number) {
        String format = cell.getDataFormatString();
        Integer id = cell.getDataFormatId();
        boolean builtIn = id != null && (id >= 14 && id <= 17 || id == 22);
        boolean written = format != null
                && !format.equalsIgnoreCase("general")
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "")
                        .toLowerCase(Locale.ROOT)
                        .matches(".*(d.*m|m.*y|y.*m).*");
        if (!builtIn && !written) return Optional.empty();
        return cell.getType() == CellType.NUMBER
                ? Optional.of(cell.asDate().toLocalDate())
                : Optional.of(EXCELS_FIRST.plusDays(number.longValue()));
    }
}
