package vn.giaoban.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * An .xlsx on its way out, written row by row, so that a large one needs little memory: columns first, then notes above the head
 * if any, then rows; after the last row of a sheet perhaps another sheet. A null is an empty cell, a blank; a zero is written as a
 * zero.
 *
 * <pre>{@code
 * try (Spreadsheet sheet = new Spreadsheet(out, "Số liệu", List.of(Column.text("Đơn vị", 40), Column.whole("Cuộc", 12)))) {
 *     sheet.row("Lạng Sơn", 12L);
 * }
 * }</pre>
 */
public final class Spreadsheet implements AutoCloseable {
    private static final int FLUSH = 500;
    private static final int LONGEST_NAME = 31;

    private final Workbook workbook;
    private final Set<String> names = new HashSet<>();
    private Worksheet sheet;
    private List<Column> columns;
    private int row;

    /**
     * A column: its head, its width in characters, and how its cells are written; an empty format leaves that to Excel.
     *
     * @param choices what its cells are chosen from, for those who fill the sheet in; empty where anything may be typed
     */
    public record Column(String head, int width, String format, List<String> choices) {
        public static Column text(String head, int width) {
            return new Column(head, width, "@", List.of());
        }

        public static Column whole(String head, int width) {
            return new Column(head, width, "#,##0", List.of());
        }

        public static Column decimal(String head, int width, int decimals) {
            return new Column(head, width, decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals), List.of());
        }

        public static Column day(String head, int width) {
            return new Column(head, width, "dd/mm/yyyy", List.of());
        }

        public static Column choice(String head, int width, List<String> choices) {
            return new Column(head, width, "@", List.copyOf(choices));
        }

        /** Cells of several kinds. */
        public static Column any(String head, int width) {
            return new Column(head, width, "", List.of());
        }
    }

    public Spreadsheet(OutputStream out, String name, List<Column> columns) {
        this(out, name, columns, List.of());
    }

    /** With lines above the head: what the figures are, as of when. */
    public Spreadsheet(OutputStream out, String name, List<Column> columns, List<String> notes) {
        workbook = new Workbook(out, "Giaoban", "1.0");
        this.columns = List.copyOf(columns);
        sheet = workbook.newWorksheet(unused(name));
        begin(notes);
    }

    /** Another sheet; the one before is finished. */
    public void next(String name, List<Column> columns, List<String> notes) {
        try {
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.columns = List.copyOf(columns);
        sheet = workbook.newWorksheet(unused(name));
        row = 0;
        begin(notes);
    }

    private void begin(List<String> notes) {
        for (int c = 0; c < columns.size(); c++) sheet.width(c, columns.get(c).width());
        for (String note : notes) sheet.value(row++, 0, note);
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(row, c, columns.get(c).head());
            sheet.style(row, c).bold().wrapText(true).verticalAlignment("top").set();
        }
        row++;
        sheet.freezePane(1, row);
    }

    /**
     * Offers each column's choices in so many rows below the head. They stand in a hidden sheet: within the cell's own rule Excel has
     * no room for more than 255 characters.
     */
    public void offerChoices(int rows) {
        Worksheet lists = workbook.newWorksheet(unused("choices"));
        lists.setVisibilityState(VisibilityState.HIDDEN);
        for (int c = 0; c < columns.size(); c++) {
            List<String> choices = columns.get(c).choices();
            if (choices.isEmpty()) continue;
            for (int i = 0; i < choices.size(); i++) lists.value(i, c, choices.get(i));
            sheet.range(row, c, row + rows - 1, c).validateWithList(lists.range(0, c, choices.size() - 1, c));
        }
    }

    /** The whole file at once. */
    public static byte[] of(String name, List<Column> columns, List<? extends List<? extends @Nullable Object>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Spreadsheet sheet = new Spreadsheet(out, name, columns)) {
            for (List<? extends @Nullable Object> cells : rows) sheet.row(cells);
        }
        return out.toByteArray();
    }

    public void row(@Nullable Object... cells) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object cell : cells) list.add(cell);
        row(list);
    }

    /** Cells are String, Long, Integer, BigDecimal, LocalDate or null. */
    public void row(List<? extends @Nullable Object> cells) {
        for (int c = 0; c < cells.size(); c++) {
            Object cell = cells.get(c);
            if (cell == null) continue;
            switch (cell) {
                // A text stays a text whatever it begins with: Excel computes formula cells only.
                case String text -> sheet.value(row, c, text);
                case Long number -> sheet.value(row, c, number);
                case Integer number -> sheet.value(row, c, number);
                case BigDecimal number -> sheet.value(row, c, number);
                case LocalDate day -> sheet.value(row, c, day);
                default -> throw new IllegalArgumentException("no cell for " + cell.getClass());
            }
            String format = cell instanceof LocalDate && columns.get(c).format().isEmpty()
                    ? "dd/mm/yyyy"
                    : columns.get(c).format();
            if (!format.isEmpty()) sheet.style(row, c).format(format).set();
        }
        row++;
        if (row % FLUSH == 0) flush();
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String unused(String name) {
        String plain = sheetName(name);
        String unused = plain;
        for (int n = 2; !names.add(unused.toLowerCase(Locale.ROOT)); n++) {
            String end = " " + n;
            unused = plain.substring(0, Math.min(plain.length(), LONGEST_NAME - end.length())) + end;
        }
        return unused;
    }

    /** A sheet's name as Excel takes it: 31 characters and none of its own signs. */
    static String sheetName(String name) {
        String plain = name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }
}
