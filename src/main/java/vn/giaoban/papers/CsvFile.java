package vn.giaoban.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file of data: comma-separated, the first row naming the columns (RFC 4180). */
public final class CsvFile {
    private CsvFile() {}

    /**
     * The rows by column name; an empty cell is the empty text.
     *
     * @param path on the class path, "/data/units/units.csv"
     */
    public static List<Map<String, String>> rows(String path) {
        try (InputStream in = CsvFile.class.getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException("no " + path);
            return rows(path, parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rows of somebody's own file by column name.
     *
     * @throws UnreadableCsv if it is empty, or a row has another number of cells than the first
     */
    public static List<Map<String, String>> rows(Path file) throws IOException {
        String text = Files.readString(file);
        if (text.startsWith("\uFEFF")) text = text.substring(1);
        List<List<String>> lines = parse(text.endsWith("\n") ? text : text + "\n");
        if (lines.isEmpty()) throw new UnreadableCsv("it is empty");
        for (int i = 1; i < lines.size(); i++)
            if (lines.get(i).size() != lines.getFirst().size())
                throw new UnreadableCsv(
                        "row " + (i + 1) + " has " + lines.get(i).size() + " cells, the first has "
                                + lines.getFirst().size());
        return rows(file.toString(), lines);
    }

    private static List<Map<String, String>> rows(String path, List<List<String>> lines) {
        List<String> columns = lines.getFirst();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != columns.size()) throw new IllegalStateException(path + ": " + line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < line.size(); i++) row.put(columns.get(i), line.get(i));
            rows.add(row);
        }
        return rows;
    }

    /** The cells of a text, line by line; the last line ends with a line break. */
    public static List<List<String>> parse(String text) {
        return parse(text, ',');
    }

    /** @throws UnreadableCsv if a quotation mark is not closed: what came after it would be one cell, and lost */
    static List<List<String>> parse(String text, char separator) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == separator || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) throw new UnreadableCsv("a quotation mark is not closed");
        return lines;
    }
}
