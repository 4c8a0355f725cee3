package vn.giaoban.organization;

import java.sql.Types;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds units by what people type. */
final class UnitSearch {
    /** Candidates that are weighed for a page of results. */
    private static final int WEIGHED = 200;

    private final JdbcClient jdbc;

    UnitSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Units by what was typed: diacritics and the order of words do not matter, the province may be named as well. First the
     * unit of that very name, then names that begin so, then the words together, then the words anywhere; where two differ in
     * diacritics only, the one written as typed comes first.
     *
     * @param roots only what stands at or below one of these; null: the whole tree
     */
    List<Unit> search(String text, LocalDate day, int limit, Long @Nullable [] roots) {
        List<String> words = SearchKey.words(text);
        if (words.isEmpty()) return List.of();
        record Hit(int rank, Unit unit) {}
        List<Hit> hits = jdbc.sql("""
                select case
                           when v.search_key ~ ('^((xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho) )?' || :typed || '\\|') then 0
                           when v.search_key ~ ('^((xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho) )?' || :typed) then 1
                           when ' ' || replace(v.search_key, '|', ' ') like '% ' || :typed || '%' then 2
                           else 3
                       end as rank,
                       v.unit_id, u.code, v.name, v.short_name, v.kind, v.level, v.parent_id, v.valid_from, v.valid_to
                from organization.unit_version v
                join organization.unit u on u.id = v.unit_id
                where :day between v.valid_from and coalesce(v.valid_to, 'infinity')
                  -- each word begins a word of the key
                  and (select bool_and(' ' || replace(v.search_key, '|', ' ') like '% ' || w || '%') from unnest(:words) w)
                  and (:roots::bigint[] is null or exists (
                      select 1 from organization.line l
                      where l.unit_id = v.unit_id and l.ancestor_id = any(:roots)
                        and :day between l.valid_from and coalesce(l.valid_to, 'infinity')))
                order by rank, v.level, v.search_key, u.code
                limit :limit
                """)
                .param("typed", String.join(" ", words))
                .param("words", words.toArray(String[]::new))
                .param("day", day)
                .param("roots", roots, Types.ARRAY)
                .param("limit", Math.max(limit, WEIGHED))
                .query((rs, n) -> new Hit(rs.getInt("rank"), Units.unit(rs, n)))
                .list();
        String asTyped = written(text);
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::rank)
                        .thenComparing(hit -> !written(hit.unit().shortName()).contains(asTyped)))
                .limit(limit)
                .map(Hit::unit)
                .toList();
    }

    private static String written(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
