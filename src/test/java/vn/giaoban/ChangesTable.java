package vn.giaoban;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What changes.csv says of each POST route. */
final class ChangesTable {
    private ChangesTable() {}

    record Line(String route, String kind, String field, String reason) {}

    /** By route. */
    static Map<String, Line> lines() {
        try (InputStream in = ChangesTable.class.getResourceAsStream("/changes.csv")) {
            List<String[]> rows = new ArrayList<>();
            for (String line :
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                if (!line.isBlank() && !line.startsWith("#"))
                    rows.add(
                            Arrays.stream(line.split(",", 4)).map(String::strip).toArray(String[]::new));
            rows.removeFirst();
            Map<String, Line> lines = new LinkedHashMap<>();
            for (String[] row : rows) {
                if (row.length != 4) throw new IllegalStateException("4 columns needed: " + String.join(",", row));
                if (lines.put(row[0], new Line(row[0], row[1], row[2], row[3])) != null)
                    throw new IllegalStateException("twice: " + row[0]);
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
