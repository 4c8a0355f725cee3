package vn.giaoban.papers;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.papers.Table.Column;
import vn.giaoban.papers.Table.Value;

/** Writes tables as files: a missing number is an empty cell or the word for it, zero is 0. */
public final class TableWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TableWriter() {}

    public static byte[] xlsx(Table table) {
        List<Spreadsheet.Column> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            columns.add(
                    column.isText()
                            ? Spreadsheet.Column.text(head(column), i == 0 ? 12 : 30)
                            : Spreadsheet.Column.decimal(head(column), 16, column.decimals()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Spreadsheet sheet = new Spreadsheet(out, table.name(), columns, table.notes())) {
            for (List<Value> row : table.rows()) {
                List<@Nullable Object> cells = new ArrayList<>();
                for (Value value : row) cells.add(cell(value));
                sheet.row(cells);
            }
        }
        return out.toByteArray();
    }

    private static @Nullable Object cell(Value value) {
        if (value.number() != null) return value.number();
        return value.text().isEmpty() ? null : value.text();
    }

    /**
     * With a byte order mark, so that spreadsheets read the letters right.
     *
     * @param comma numbers are written 1234,5 and cells parted by semicolons, as spreadsheets in Vietnamese expect
     */
    public static byte[] csv(Table table, boolean comma) {
        String separator = comma ? ";" : ",";
        StringBuilder text = new StringBuilder("\ufeff");
        line(text, separator, table.columns().stream().map(TableWriter::head).toList());
        for (List<Value> row : table.rows())
            line(text, separator, row.stream().map(value -> plain(value, comma)).toList());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String head(Column column) {
        return column.measure().isEmpty() ? column.head() : column.head() + " (" + column.measure() + ")";
    }

    private static String plain(Value value, boolean comma) {
        BigDecimal number = value.number();
        if (number == null) return value.text();
        return comma ? number.toPlainString().replace('.', ',') : number.toPlainString();
    }

    private static void line(StringBuilder text, String separator, List<String> cells) {
        text.append(cells.stream().map(cell -> quoted(cell, separator)).collect(Collectors.joining(separator)))
                .append("\r\n");
    }

    private static String quoted(String cell, String separator) {
        boolean plain = !cell.contains(separator) && !cell.contains("\"") && !cell.contains("\n");
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    /** {@code {"notes": […], "columns": […], "rows": [{"unit": "Lạng Sơn", "32": {"value": 12.5, "status": "given"}}]}}. */
    public static byte[] json(Table table) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("notes", table.notes());
        whole.put("columns", table.columns().stream().map(TableWriter::column).toList());
        whole.put("rows", rows(table));
        return JSON.writeValueAsBytes(whole);
    }

    private static List<Map<String, Object>> rows(Table table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<Value> row : table.rows()) {
            Map<String, Object> written = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                Column column = table.columns().get(i);
                Value value = row.get(i);
                written.put(column.key(), column.isText() ? value.text() : number(value));
            }
            rows.add(written);
        }
        return rows;
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("key", column.key());
        written.put("name", column.head());
        if (!column.isText()) {
            written.put("measure", column.measure());
            written.put("decimals", column.decimals());
        }
        return written;
    }

    private static Map<String, @Nullable Object> number(Value value) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("value", value.number());
        written.put("status", value.status());
        return written;
    }
}
