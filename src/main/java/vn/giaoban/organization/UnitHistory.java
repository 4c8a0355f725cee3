package vn.giaoban.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.papers.CsvFile;

/**
 * Loads what was before today's tree: the 63 provinces, 705 districts and 10,599 communes that stood until 30 June 2025, who
 * carries whom on since, what the sources leave unsettled, and the clusters. Sources and limits: data/units/README.md.
 */
@Component
public class UnitHistory {
    /** The old tree is taken to hold from this day. */
    public static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    /** Since this day the bodies are named Ban Tuyên giáo và Dân vận. */
    static final LocalDate RENAMED = LocalDate.of(2025, 2, 3);

    private static final LocalDate LAST = UnitImport.SINCE.minusDays(1);
    private static final Set<String> GOES_ON = Set.of("SAME", "RENAMED");
    private static final String DATA = "/data/units/";

    private final JdbcClient jdbc;
    private final UnitVersions versions;
    private final Clusters clusters;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public UnitHistory(
            JdbcClient jdbc, UnitVersions versions, Clusters clusters, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.clusters = clusters;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Loads it once, into an installation that has today's tree; returns how many units were founded. */
    public int load() {
        Integer loaded = transaction.execute(status -> isMissing() ? insert() : 0);
        return loaded == null ? 0 : loaded;
    }

    private boolean isMissing() {
        jdbc.sql("lock table organization.reorganization in share row exclusive mode")
                .update();
        return jdbc.sql("select not exists (select 1 from organization.reorganization)")
                .query(Boolean.class)
                .single();
    }

    private int insert() {
        List<Map<String, String>> old = CsvFile.rows(DATA + "units-until-2025-06-30.csv");
        List<Map<String, String>> pairs = CsvFile.rows(DATA + "successions.csv");
        long renaming = reorganization(
                RENAMED,
                "Hợp nhất ban tuyên giáo và ban dân vận các cấp",
                "Quyết định của Bộ Chính trị, công bố ngày 03/02/2025");
        long redrawing = reorganization(
                UnitImport.SINCE,
                "Sắp xếp đơn vị hành chính năm 2025: bỏ cấp huyện, còn 34 tỉnh, thành phố và 3.321 xã, phường, đặc khu",
                "Nghị quyết 202/2025/QH15; các nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính cấp xã năm 2025");

        Map<String, Long> today = today();
        Map<String, Long> before = found(old, pairs, today);
        before.put("TW", get(today, "TW"));
        rows(old, before, redrawing);
        rename(old, before, renaming, redrawing);
        jdbc.sql("update organization.unit_version set begun_by = :by where valid_from = :day and begun_by is null")
                .param("by", redrawing)
                .param("day", UnitImport.SINCE)
                .update();
        succeed(pairs, before, today, redrawing);
        unsettled();
        clusters.load(before, today);
        versions.redraw();
        jdbc.sql(
                        "analyze organization.unit, organization.unit_version, organization.line, organization.heir, organization.succession")
                .update();
        return (int)
                before.values().stream().filter(id -> !today.containsValue(id)).count();
    }

    private long reorganization(LocalDate day, String title, String basis) {
        return jdbc.sql("""
                insert into organization.reorganization (day, title, legal_basis, decided_at)
                values (:day, :title, :basis, :now)
                returning id
                """)
                .param("day", day)
                .param("title", title)
                .param("basis", basis)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Today's units by code. */
    private Map<String, Long> today() {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("""
                select u.code, u.id from organization.unit u
                join organization.unit_version v on v.unit_id = u.id and v.valid_from = :day
                """)
                .param("day", UnitImport.SINCE)
                .query((rs, n) -> ids.put(rs.getString(1), rs.getLong(2)))
                .list();
        return ids;
    }

    /** The old units by code: those that went on as themselves are today's, the others are founded. */
    private Map<String, Long> found(
            List<Map<String, String>> old, List<Map<String, String>> pairs, Map<String, Long> today) {
        Map<String, Long> ids = new HashMap<>();
        for (Map<String, String> pair : pairs)
            if (GOES_ON.contains(pair.get("kind")))
                ids.put(get(pair, "predecessor"), get(today, get(pair, "successor")));
        String[] codes = old.stream()
                .map(row -> get(row, "code"))
                .filter(code -> !ids.containsKey(code))
                .toArray(String[]::new);
        jdbc.sql("""
                insert into organization.unit (code)
                select code from unnest(:codes) with ordinality as c (code, n) order by n
                returning code, id
                """)
                .param("codes", codes)
                .query((rs, n) -> ids.put(rs.getString(1), rs.getLong(2)))
                .list();
        return ids;
    }

    private void rows(List<Map<String, String>> old, Map<String, Long> ids, long redrawing) {
        Map<String, Map<String, String>> byCode = new HashMap<>();
        old.forEach(row -> byCode.put(get(row, "code"), row));
        jdbc.sql("""
                insert into organization.unit_version
                    (unit_id, name, short_name, kind, level, parent_id, valid_from, valid_to, search_key, ended_by)
                select id, name, short_name, kind, level, parent, :from, :to, search_key, :by
                from unnest(:ids::bigint[], :names, :shortNames, :kinds, :levels::int[], :parents::bigint[], :keys)
                    as r (id, name, short_name, kind, level, parent, search_key)
                """)
                .param("from", FIRST)
                .param("to", LAST)
                .param("by", redrawing)
                .param("ids", ids(old, row -> get(ids, get(row, "code"))))
                .param("names", texts(old, row -> get(row, "name")))
                .param("shortNames", texts(old, row -> get(row, "short_name")))
                .param("kinds", texts(old, row -> get(row, "kind")))
                .param(
                        "levels",
                        old.stream()
                                .map(row -> Integer.valueOf(get(row, "level")))
                                .toArray(Integer[]::new))
                .param("parents", ids(old, row -> get(ids, get(row, "parent"))))
                .param("keys", texts(old, row -> key(row, byCode)))
                .update();
    }

    private static String key(Map<String, String> row, Map<String, Map<String, String>> byCode) {
        List<String> place = new ArrayList<>();
        for (Map<String, String> at = byCode.get(row.get("parent")); at != null; at = byCode.get(at.get("parent")))
            place.add(get(at, "short_name"));
        return SearchKey.ofUnit(
                get(row, "short_name"),
                get(row, "name"),
                UnitKind.valueOf(get(row, "kind")),
                place.isEmpty() ? null : String.join(", ", place));
    }

    /**
     * Centre and provinces take their present name months before the tree is redrawn. The real days of the provinces differ by
     * some weeks; theirs is taken to be the centre's.
     */
    private void rename(List<Map<String, String>> old, Map<String, Long> ids, long renaming, long redrawing) {
        // 1. The provinces under their new name, until the tree was redrawn; those that it left alone, to this day.
        jdbc.sql("""
                update organization.unit_version set valid_to = :before, ended_by = :renaming
                where valid_from = :first and level = 2
                """)
                .param("before", RENAMED.minusDays(1))
                .param("renaming", renaming)
                .param("first", FIRST)
                .update();
        jdbc.sql("""
                insert into organization.unit_version
                    (unit_id, name, short_name, kind, level, parent_id, valid_from, valid_to, search_key, begun_by, ended_by)
                select unit_id, replace(name, 'Ban Dân vận', 'Ban Tuyên giáo và Dân vận'), short_name, kind, level, parent_id,
                       :renamed, :last, replace(search_key, 'ban dan van', 'ban tuyen giao va dan van'), :renaming, :redrawing
                from organization.unit_version
                where unit_id = any(:provinces) and valid_from = :first
                """)
                .param("renamed", RENAMED)
                .param("last", LAST)
                .param("first", FIRST)
                .param("renaming", renaming)
                .param("redrawing", redrawing)
                .param(
                        "provinces",
                        ids(
                                old.stream()
                                        .filter(row -> get(row, "level").equals("2"))
                                        .toList(),
                                row -> get(ids, get(row, "code"))))
                .update();
        jdbc.sql("""
                with same as (
                    delete from organization.unit_version v
                    using organization.unit_version n
                    where v.valid_from = :renamed and n.unit_id = v.unit_id and n.valid_from = :since
                      and (n.name, n.short_name, n.parent_id) = (v.name, v.short_name, v.parent_id)
                    returning v.unit_id
                )
                select unit_id from same
                """)
                .param("renamed", RENAMED)
                .param("since", UnitImport.SINCE)
                .query(Long.class)
                .list()
                .forEach(unit -> jdbc.sql("""
                        update organization.unit_version set valid_from = :renamed, begun_by = :renaming
                        where unit_id = :unit and valid_from = :since
                        """)
                        .param("renamed", RENAMED)
                        .param("renaming", renaming)
                        .param("unit", unit)
                        .param("since", UnitImport.SINCE)
                        .update());

        // 2. The centre, which the redrawing of the tree did not touch.
        jdbc.sql(
                        "update organization.unit_version set valid_from = :renamed, begun_by = :renaming where unit_id = :centre")
                .param("renamed", RENAMED)
                .param("renaming", renaming)
                .param("centre", get(ids, "TW"))
                .update();
        String name = "Ban Dân vận Trung ương";
        jdbc.sql("""
                insert into organization.unit_version
                    (unit_id, name, short_name, kind, level, valid_from, valid_to, search_key, ended_by)
                values (:centre, :name, 'Trung ương', 'CENTRAL_COMMISSION', 1, :first, :last, :key, :renaming)
                """)
                .param("centre", get(ids, "TW"))
                .param("name", name)
                .param("first", FIRST)
                .param("last", RENAMED.minusDays(1))
                .param("key", SearchKey.ofUnit("Trung ương", name, UnitKind.CENTRAL_COMMISSION, null))
                .param("renaming", renaming)
                .update();
    }

    private void succeed(
            List<Map<String, String>> pairs, Map<String, Long> before, Map<String, Long> today, long redrawing) {
        List<Map<String, String>> carried = pairs.stream()
                .filter(pair -> !GOES_ON.contains(pair.get("kind")))
                .toList();
        jdbc.sql("""
                insert into organization.succession (reorganization_id, predecessor_id, successor_id, day, extent)
                select :by, p, s, :day, extent
                from unnest(:predecessors::bigint[], :successors::bigint[], :extents) as r (p, s, extent)
                """)
                .param("by", redrawing)
                .param("day", UnitImport.SINCE)
                .param("predecessors", ids(carried, pair -> get(before, get(pair, "predecessor"))))
                .param("successors", ids(carried, pair -> get(today, get(pair, "successor"))))
                .param("extents", texts(carried, pair -> get(pair, "kind")))
                .update();
    }

    private void unsettled() {
        // What the source says twice over needs nobody's work.
        List<Map<String, String>> rows = CsvFile.rows(DATA + "successions-unsettled.csv").stream()
                .filter(row -> !get(row, "reason").equals("DUPLICATE"))
                .toList();
        jdbc.sql("""
                insert into organization.unsettled
                    (reason, old_code, old_name, old_district, old_province, new_code, new_name, new_province, note)
                select * from unnest(:reasons, :oldCodes, :oldNames, :districts, :oldProvinces, :newCodes, :newNames, :newProvinces, :notes)
                """)
                .param("reasons", texts(rows, row -> get(row, "reason")))
                .param("oldCodes", texts(rows, row -> get(row, "old_code")))
                .param("oldNames", texts(rows, row -> get(row, "old_name")))
                .param("districts", texts(rows, row -> get(row, "old_district")))
                .param("oldProvinces", texts(rows, row -> get(row, "old_province")))
                .param("newCodes", texts(rows, row -> get(row, "new_code")))
                .param("newNames", texts(rows, row -> get(row, "new_name")))
                .param("newProvinces", texts(rows, row -> get(row, "new_province")))
                .param("notes", texts(rows, row -> get(row, "note")))
                .update();
    }

    private static String[] texts(List<Map<String, String>> rows, Function<Map<String, String>, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static Long[] ids(List<Map<String, String>> rows, Function<Map<String, String>, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    private static <V> V get(Map<String, @Nullable V> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
