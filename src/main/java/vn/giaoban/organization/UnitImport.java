package vn.giaoban.organization;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads today's tree from {@code data/units/units.csv} into an installation that has no units yet. */
@Component
public class UnitImport {
    /** The provinces and communes of today stand since this day (Nghị quyết 202/2025/QH15). */
    public static final LocalDate SINCE = LocalDate.of(2025, 7, 1);

    private static final String FILE = "data/units/units.csv";
    private static final String HEAD = "code,parent,level,kind,name,short_name";

    private final JdbcClient jdbc;
    private final UnitVersions versions;
    private final TransactionTemplate transaction;

    public UnitImport(JdbcClient jdbc, UnitVersions versions, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.transaction = transaction;
    }

    /** Loads the tree, if there is no unit yet; returns how many units were loaded. */
    public int load() {
        return load(UnitImport::read);
    }

    /** Loads a tree of one's own, already found to be without flaws, if there is no unit yet. */
    public int load(UnitFile file) {
        return load(file::rows);
    }

    private int load(Supplier<List<Row>> rows) {
        Integer loaded = transaction.execute(status -> isEmpty() ? insert(rows.get()) : 0);
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

    /** The file is ours: no field holds a comma, a quote or a line break. */
    static List<Row> read() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8))) {
            String head = in.readLine();
            if (!HEAD.equals(head)) throw new IllegalStateException(FILE + " begins with " + head);
            return in.lines().map(Row::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of the file. */
    record Row(String code, String parent, UnitKind kind, String name, String shortName, LocalDate since) {
        static Row parse(String line) {
            String[] fields = line.split(",", -1);
            if (fields.length != 6) throw new IllegalStateException(FILE + " has a line of another shape: " + line);
            UnitKind kind = UnitKind.valueOf(fields[3]);
            if (kind.level() != Integer.parseInt(fields[2]))
                throw new IllegalStateException(FILE + ": level and kind differ: " + line);
            return new Row(fields[0], fields[1], kind, fields[4], fields[5], SINCE);
        }
    }
}
