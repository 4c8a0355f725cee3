package vn.giaoban.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;

/** Keeps the units: what each is on a day, who stands above it, and how both change. */
@Component
public class Units {
    private static final String UNIT = """
            select v.unit_id, u.code, v.name, v.short_name, v.kind, v.level, v.parent_id, v.valid_from, v.valid_to
            from organization.unit_version v
            join organization.unit u on u.id = v.unit_id
            """;
    private static final String ON_DAY = " :day between v.valid_from and coalesce(v.valid_to, 'infinity') ";

    /** Candidates of a search that are weighed for a page of results. */
    private static final int WEIGHED = 200;

    private final JdbcClient jdbc;

    public Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // ---------- through the actor ----------

    /** The unit, if it is one of the actor's units or below one of them on the actor's day. */
    public Optional<Unit> find(Actor actor, long id) {
        return sees(actor, id) ? find(id, actor.day()) : Optional.empty();
    }

    /** Whether the unit is one of the actor's units or below one of them. */
    public boolean sees(Actor actor, long id) {
        return stands(id, actor.roots(), actor.day());
    }

    /** Whether it is so by one of these roles: who administers a province sees no reports there for being an officer elsewhere. */
    public boolean seesAs(Actor actor, long id, Role... roles) {
        return stands(id, actor.rootsAs(roles), actor.day());
    }

    private boolean stands(long id, Long[] roots, LocalDate day) {
        return jdbc.sql("""
                select exists (
                    select 1 from organization.line l
                    where l.unit_id = :id and l.ancestor_id = any(:roots)
                      and :day between l.valid_from and coalesce(l.valid_to, 'infinity'))
                """)
                .param("id", id)
                .param("roots", roots)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** The units that the actor's visible part of the tree hangs from: none of them stands below another. */
    public List<Unit> roots(Actor actor) {
        return jdbc.sql(UNIT + "where v.unit_id = any(:roots) and" + ON_DAY + """
                and not exists (
                    select 1 from organization.line l
                    where l.unit_id = v.unit_id and l.depth > 0 and l.ancestor_id = any(:roots)
                      and :day between l.valid_from and coalesce(l.valid_to, 'infinity'))
                order by v.level, u.code
                """)
                .param("roots", actor.roots())
                .param("day", actor.day())
                .query(Units::unit)
                .list();
    }

    /** Like {@link #search(String, LocalDate, int)}, among what the actor sees. */
    public List<Unit> search(Actor actor, String text, int limit) {
        return search(text, actor.day(), limit, actor.roots());
    }

    // ---------- on a day ----------

    public Optional<Unit> find(long id, LocalDate day) {
        return jdbc.sql(UNIT + "where v.unit_id = :id and" + ON_DAY)
                .param("id", id)
                .param("day", day)
                .query(Units::unit)
                .optional();
    }

    public Optional<Unit> byCode(String code, LocalDate day) {
        return jdbc.sql(UNIT + "where u.code = :code and" + ON_DAY)
                .param("code", code)
                .param("day", day)
                .query(Units::unit)
                .optional();
    }

    /** The centre. */
    public Unit root(LocalDate day) {
        return jdbc.sql(UNIT + "where v.level = 1 and" + ON_DAY)
                .param("day", day)
                .query(Units::unit)
                .single();
    }

    /** What stands directly below: provinces by code, communes by name in Vietnamese order. */
    public List<Unit> children(long id, LocalDate day) {
        List<Unit> children = jdbc.sql(UNIT + "where v.parent_id = :id and" + ON_DAY + "order by u.code")
                .param("id", id)
                .param("day", day)
                .query(Units::unit)
                .list();
        boolean communes = children.stream().anyMatch(c -> c.level() == 3);
        return communes ? children.stream().sorted(Unit.BY_NAME).toList() : children;
    }

    /** The unit and its superiors, the highest first. */
    public List<Unit> lineage(long id, LocalDate day) {
        return jdbc.sql(UNIT + """
                join organization.line l on l.ancestor_id = v.unit_id
                where l.unit_id = :id
                  and :day between l.valid_from and coalesce(l.valid_to, 'infinity')
                  and""" + ON_DAY + "order by l.depth desc")
                .param("id", id)
                .param("day", day)
                .query(Units::unit)
                .list();
    }

    /** All units of a level at or below a unit, by code. */
    public List<Unit> below(long id, int level, LocalDate day) {
        return jdbc.sql(UNIT + """
                join organization.line l on l.unit_id = v.unit_id
                where l.ancestor_id = :id and v.level = :level
                  and :day between l.valid_from and coalesce(l.valid_to, 'infinity')
                  and""" + ON_DAY + "order by u.code")
                .param("id", id)
                .param("level", level)
                .param("day", day)
                .query(Units::unit)
                .list();
    }

    /** How many units of the lowest level stand below each child of a unit, by the child's id. */
    public Map<Long, Integer> communesBelowChildren(long id, LocalDate day) {
        Map<Long, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("""
                select l.ancestor_id, count(*)
                from organization.line l
                join organization.unit_version v on v.unit_id = l.unit_id and v.level = 3
                join organization.unit_version c on c.unit_id = l.ancestor_id and c.parent_id = :id
                where :day between l.valid_from and coalesce(l.valid_to, 'infinity')
                  and :day between v.valid_from and coalesce(v.valid_to, 'infinity')
                  and :day between c.valid_from and coalesce(c.valid_to, 'infinity')
                group by l.ancestor_id
                """)
                .param("id", id)
                .param("day", day)
                .query((rs, n) -> counts.put(rs.getLong(1), rs.getInt(2)))
                .list();
        return counts;
    }

    /** Every unit of the day by its id, ordered by level and code. */
    public Map<Long, Unit> all(LocalDate day) {
        return jdbc
                .sql(UNIT + "where" + ON_DAY + "order by v.level, u.code")
                .param("day", day)
                .query(Units::unit)
                .list()
                .stream()
                .collect(Collectors.toMap(Unit::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** "Xã Mẫu Sơn, Lạng Sơn"; "Lạng Sơn"; "Trung ương". */
    public String place(long id, LocalDate day) {
        return lineage(id, day).reversed().stream()
                .filter(u -> !u.isCentre() || u.id() == id)
                .map(Unit::shortName)
                .collect(Collectors.joining(", "));
    }

    /**
     * Units by what was typed: diacritics and the order of words do not matter, the province may be named as well. First the
     * unit of that very name, then names that begin so, then the words together, then the words anywhere; where two differ in
     * diacritics only, the one written as typed comes first.
     */
    public List<Unit> search(String text, LocalDate day, int limit) {
        return search(text, day, limit, null);
    }

    private List<Unit> search(String text, LocalDate day, int limit, Long @Nullable [] roots) {
        List<String> words = SearchKey.words(text);
        if (words.isEmpty()) return List.of();
        record Hit(int rank, Unit unit) {}
        List<Hit> hits = jdbc.sql("""
                select case
                           when v.search_key ~ ('^((xa|phuong|dac khu|thanh pho) )?' || :typed || '\\|') then 0
                           when v.search_key ~ ('^((xa|phuong|dac khu|thanh pho) )?' || :typed) then 1
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
                .query((rs, n) -> new Hit(rs.getInt("rank"), unit(rs, n)))
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

    // ---------- changes ----------

    /** Begins a new unit and returns its id. */
    @Transactional
    public long found(
            String code, String name, String shortName, UnitKind kind, @Nullable Long parentId, LocalDate from) {
        long id = jdbc.sql("insert into organization.unit (code) values (:code) returning id")
                .param("code", code)
                .query(Long.class)
                .single();
        begin(id, name, shortName, kind, parentId, from, null);
        redraw();
        return id;
    }

    /** From a day on the unit is otherwise: renamed, moved, of another kind. What stood in force ends the day before. */
    @Transactional
    public void change(long id, String name, String shortName, UnitKind kind, @Nullable Long parentId, LocalDate from) {
        Unit before = find(id, from).orElseThrow(() -> new IllegalArgumentException("no unit " + id + " on " + from));
        if (before.validFrom().equals(from)) {
            jdbc.sql("delete from organization.unit_version where unit_id = :id and valid_from = :from")
                    .param("id", id)
                    .param("from", from)
                    .update();
        } else {
            endVersion(id, from.minusDays(1));
        }
        begin(id, name, shortName, kind, parentId, from, before.validTo());
        nameSuperior(id, shortName, from);
        redraw();
    }

    /** The unit's last day; nothing may stand below it afterwards. */
    @Transactional
    public void close(long id, LocalDate lastDay) {
        jdbc.sql("delete from organization.unit_version where unit_id = :id and valid_from > :last")
                .param("id", id)
                .param("last", lastDay)
                .update();
        endVersion(id, lastDay);
        redraw();
    }

    private void begin(
            long id,
            String name,
            String shortName,
            UnitKind kind,
            @Nullable Long parentId,
            LocalDate from,
            @Nullable LocalDate to) {
        String superior = parentId == null
                ? null
                : find(parentId, from).map(Unit::shortName).orElse(null);
        jdbc.sql("""
                insert into organization.unit_version
                    (unit_id, name, short_name, kind, level, parent_id, valid_from, valid_to, search_key)
                values (:id, :name, :short, :kind, :level, :parent, :from, :to, :key)
                """)
                .param("id", id)
                .param("name", name)
                .param("short", shortName)
                .param("kind", kind.name())
                .param("level", kind.level())
                .param("parent", parentId, Types.BIGINT)
                .param("from", from)
                .param("to", to, Types.DATE)
                .param("key", SearchKey.ofUnit(shortName, name, kind, superior))
                .update();
    }

    private void endVersion(long id, LocalDate lastDay) {
        jdbc.sql("""
                update organization.unit_version v set valid_to = :last
                where v.unit_id = :id and :last between v.valid_from and coalesce(v.valid_to, 'infinity')
                """).param("id", id).param("last", lastDay).update();
    }

    /** Who is searched for under its superior's name is found under the new one. */
    private void nameSuperior(long id, String superior, LocalDate from) {
        for (Unit child : children(id, from)) {
            jdbc.sql("""
                    update organization.unit_version set search_key = :key
                    where unit_id = :child and valid_from = :from
                    """)
                    .param("key", SearchKey.ofUnit(child.shortName(), child.name(), child.kind(), superior))
                    .param("child", child.id())
                    .param("from", child.validFrom())
                    .update();
        }
    }

    /**
     * Draws the line anew from the versions, for all units at once: a tenth of a second for the nation, and units change a few
     * times a year. First refuses a version whose superior is missing on one of its days or does not stand one level above: so no
     * circle can arise.
     */
    void redraw() {
        List<String> adrift = jdbc.sql("""
                select u.code
                from organization.unit_version v
                join organization.unit u on u.id = v.unit_id
                where v.parent_id is not null
                  and not daterange(v.valid_from, v.valid_to, '[]') <@ coalesce(
                      (select range_agg(daterange(p.valid_from, p.valid_to, '[]'))
                       from organization.unit_version p
                       where p.unit_id = v.parent_id and p.level = v.level - 1), '{}'::datemultirange)
                order by u.code
                """).query(String.class).list();
        if (!adrift.isEmpty()) throw new IllegalStateException("no superior one level above on every day: " + adrift);

        jdbc.sql("delete from organization.line").update();
        jdbc.sql("""
                -- 1. From each version upwards, the days narrowing to those on which all steps hold
                with recursive up (unit_id, ancestor_id, depth, days) as (
                    select unit_id, unit_id, 0, daterange(valid_from, valid_to, '[]')
                    from organization.unit_version
                    union all
                    select up.unit_id, v.parent_id, up.depth + 1, up.days * daterange(v.valid_from, v.valid_to, '[]')
                    from up
                    join organization.unit_version v
                      on v.unit_id = up.ancestor_id
                     and v.parent_id is not null
                     and up.days && daterange(v.valid_from, v.valid_to, '[]')
                ),
                -- 2. Days that touch become one row, so that a renaming cuts nothing
                joined as (
                    select ancestor_id, unit_id, depth, unnest(range_agg(days)) as days
                    from up
                    group by ancestor_id, unit_id, depth
                )
                insert into organization.line (ancestor_id, unit_id, depth, valid_from, valid_to)
                select ancestor_id, unit_id, depth, lower(days), upper(days) - 1
                from joined
                """).update();
    }

    private static Unit unit(ResultSet rs, int row) throws SQLException {
        return new Unit(
                rs.getLong("unit_id"),
                rs.getString("code"),
                rs.getString("name"),
                rs.getString("short_name"),
                UnitKind.valueOf(rs.getString("kind")),
                rs.getInt("level"),
                rs.getObject("parent_id", Long.class),
                rs.getObject("valid_from", LocalDate.class),
                rs.getObject("valid_to", LocalDate.class));
    }
}
