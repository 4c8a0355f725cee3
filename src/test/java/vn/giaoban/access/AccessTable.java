package vn.giaoban.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** access.csv: what each route answers to each actor, for each target worth telling apart. */
record AccessTable(List<String> actors, List<Line> lines) {

    /** @param target names what fills the places of the route; empty where it has none */
    record Line(String method, String route, String target, Map<String, String> cells) {
        String key() {
            return method + " " + route;
        }

        @Override
        public String toString() {
            return (method + " " + route + " " + target).strip();
        }
    }

    static AccessTable read() {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = AccessTable.class.getResourceAsStream("/access.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n"))
                if (!line.isBlank() && !line.startsWith("#"))
                    rows.add(Arrays.stream(line.split(",", -1))
                            .map(String::strip)
                            .toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] head = rows.removeFirst();
        List<String> actors = List.of(head).subList(3, head.length);
        List<Line> lines = new ArrayList<>();
        for (String[] row : rows) {
            if (row.length != head.length)
                throw new IllegalStateException(head.length + " columns needed: " + String.join(",", row));
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 3; i < head.length; i++) cells.put(head[i], row[i]);
            lines.add(new Line(row[0], row[1], row[2], cells));
        }
        return new AccessTable(actors, List.copyOf(lines));
    }

    /** A line as the file writes it, so that the answers of a failed run can be compared, and reviewed, line by line. */
    static String written(Line line) {
        return "%-4s, %-47s, %-18s, ".formatted(line.method(), line.route(), line.target())
                + line.cells().entrySet().stream()
                        .map(cell -> ("%-" + Math.max(cell.getKey().length(), 5) + "s").formatted(cell.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
