package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.papers.FoundingData;

/** Loads the tree into an installation that has no units yet. */
@Component
public class UnitImport {
    /** The provinces and communes of today stand since this day (Nghị quyết 202/2025/QH15). */
    public static final LocalDate SINCE = LocalDate.of(2025, 7, 1);

    private final JdbcClient jdbc;
    private final UnitVersions versions;
    private final TransactionTemplate transaction;
    private final FoundingData data;

    public UnitImport(JdbcClient jdbc, UnitVersions versions, TransactionTemplate transaction, FoundingData data) {
        this.data = data;
        this.jdbc = jdbc;
        this.versions = versions;
        this.transaction = transaction;
    }

    /** Loads the tree, if there is no unit yet; returns how many units were loaded. */
    public int load() {
        Integer loaded = transaction.execute(status -> isEmpty() ? insert(read(data)) : 0);
        return loaded == null ? 0 : loaded;
    }

    /** Two nodes that start at once load once: the second waits here and finds the work done. */
    private boolean isEmpty() {
        jdbc.sql("lock table organization.unit in share row exclusive mode").update();
        return jdbc.sql("select not exists (select 1 from organization.unit)")
                .query(Boolean.class)
                .single();
    }

    private int insert(List<Row> rows) {
        Map<String, Row> byCode = new HashMap<>();
        rows.forEach(row -> byCode.put(row.code(), row));

        jdbc.sql(
                        "insert into organization.unit (code) select code from unnest(:codes) with ordinality as r (code, n) order by n")
                .param("codes", column(rows, Row::code))
                .update();
        jdbc.sql("""
                insert into organization.unit_version
                    (unit_id, name, short_name, kind, level, parent_id, valid_from, search_key)
                select u.id, r.name, r.short_name, r.kind, r.level, p.id, r.since::date, r.search_key
                from unnest(:codes, :parents, :kinds, :levels, :names, :shortNames, :since, :keys)
                    as r (code, parent, kind, level, name, short_name, since, search_key)
                join organization.unit u on u.code = r.code
                left join organization.unit p on p.code = r.parent
                """)
                .param("since", column(rows, row -> row.since().toString()))
                .param("codes", column(rows, Row::code))
                .param("parents", column(rows, Row::parent))
                .param("kinds", column(rows, row -> row.kind().name()))
                .param("levels", rows.stream().map(row -> row.kind().level()).toArray(Integer[]::new))
                .param("names", column(rows, Row::name))
                .param("shortNames", column(rows, Row::shortName))
                .param("keys", column(rows, row -> key(row, byCode)))
                .update();
        versions.redraw();
        jdbc.sql("analyze organization.unit, organization.unit_version, organization.line")
                .update();
        return rows.size();
    }

    private static String key(Row row, Map<String, Row> byCode) {
        Row superior = byCode.get(row.parent());
        return SearchKey.ofUnit(
                row.shortName(), row.name(), row.kind(), superior == null ? null : superior.shortName());
    }

    private static String[] column(List<Row> rows, Function<Row, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    static List<Row> read(FoundingData data) {
        List<Map<String, String>> lines = data.rows("units");
        List<Row> rows = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            Row row = Row.parse(lines.get(i), "units.csv, line " + (i + 2));
            if (!codes.add(row.code()))
                throw new IllegalStateException(
                        "units.csv, line " + (i + 2) + ": the code " + row.code() + " stands twice");
            rows.add(row);
        }
        for (Row row : rows)
            if (!row.parent().isEmpty() && !codes.contains(row.parent()))
                throw new IllegalStateException(
                        "units.csv: " + row.code() + " stands below " + row.parent() + ", which is not there");
        if (rows.stream().filter(row -> row.parent().isEmpty()).count() != 1)
            throw new IllegalStateException("units.csv: one unit, and one only, stands below none");
        return rows;
    }

    /** One line of the file; without a column valid_from, all stand since {@link #SINCE}. */
    record Row(String code, String parent, UnitKind kind, String name, String shortName, LocalDate since) {
        static Row parse(Map<String, String> line, String where) {
            try {
                UnitKind kind = UnitKind.valueOf(cell(line, "kind", where));
                if (kind.level() != Integer.parseInt(cell(line, "level", where)))
                    throw new IllegalStateException(where + ": level and kind differ");
                String from = line.getOrDefault("valid_from", "");
                return new Row(
                        cell(line, "code", where),
                        line.getOrDefault("parent", ""),
                        kind,
                        cell(line, "name", where),
                        cell(line, "short_name", where),
                        from.isEmpty() ? SINCE : LocalDate.parse(from));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw new IllegalStateException(where + ": " + e.getMessage(), e);
            }
        }

        private static String cell(Map<String, String> line, String column, String where) {
            String cell = line.get(column);
            if (cell == null || cell.isBlank()) throw new IllegalStateException(where + ": " + column + " is missing");
            return cell;
        }
    }
}
