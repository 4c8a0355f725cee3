package vn.giaoban.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.web.PageMemory;

/** Finds the units: what each is on a day, and who stands above it. {@link UnitVersions} changes both. */
@Component
public class Units {
    private static final String UNIT = """
            select v.unit_id, u.code, v.name, v.short_name, v.kind, v.level, v.parent_id, v.valid_from, v.valid_to
            from organization.unit_version v
            join organization.unit u on u.id = v.unit_id
            """;
    private static final String ON_DAY = " :day between v.valid_from and coalesce(v.valid_to, 'infinity') ";

    private final JdbcClient jdbc;
    private final UnitSearch search;

    public Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.search = new UnitSearch(jdbc);
    }

    // ---------- through the actor ----------

    /** The unit, if it is one of the actor's units or below one of them on the actor's day. */
    public Optional<Unit> find(Actor actor, long id) {
        return find(actor, id, actor.day());
    }

    /** The unit as it was on a day, if the actor sees it as it was then. */
    public Optional<Unit> find(Actor actor, long id, LocalDate day) {
        return sees(actor, id, day) ? find(id, day) : Optional.empty();
    }

    /** Whether the unit is one of the actor's units or below one of them. */
    public boolean sees(Actor actor, long id) {
        return sees(actor, id, actor.day());
    }

    /**
     * Whether the actor sees the unit as it was on a day: it stood below one of the actor's units then, or below one that those
     * carry on. So what ended is seen by who answers for its territory now, and what moved away is seen for the days before.
     */
    public boolean sees(Actor actor, long id, LocalDate day) {
        return stands(id, actor.roots(), day, actor.day());
    }

    /** Whether it is so by one of these roles: who administers a province sees no reports there for being an officer elsewhere. */
    public boolean seesAs(Actor actor, long id, Role... roles) {
        return seesAs(actor, id, actor.day(), roles);
    }

    /** The same of the unit as it was on a day. */
    public boolean seesAs(Actor actor, long id, LocalDate day, Role... roles) {
        return stands(id, actor.rootsAs(roles), day, actor.day());
    }

    private boolean stands(long id, Long[] roots, LocalDate day, LocalDate today) {
        return jdbc.sql("""
                select exists (
                    -- 1. who stood above it on the day,
                    select 1 from organization.line l
                    -- 2. who carries those on by today,
                    join organization.heir h on h.unit_id = l.ancestor_id
                     and (h.until is null or h.until >= :day and h.until < :today)
                    -- 3. and stands below the actor's units, or is one
                    join organization.line t on t.unit_id = h.heir_id and t.ancestor_id = any(:roots)
                     and :today between t.valid_from and coalesce(t.valid_to, 'infinity')
                    where l.unit_id = :id and :day between l.valid_from and coalesce(l.valid_to, 'infinity'))
                """)
                .param("id", id)
                .param("roots", roots)
                .param("day", day)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /** The units that the actor's visible part of the tree hangs from: none of them stands below another. */
    public List<Unit> roots(Actor actor) {
        return roots(actor, actor.day());
    }

    /** What it hung from on a day: the actor's units as they were, and those that they carry on. */
    public List<Unit> roots(Actor actor, LocalDate day) {
        Long[] then = jdbc.sql("""
                select distinct h.unit_id from organization.heir h
                where h.heir_id = any(:roots) and (h.until is null or h.until >= :day and h.until < :today)
                """)
                .param("roots", actor.roots())
                .param("day", day)
                .param("today", actor.day())
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        return jdbc.sql(UNIT + "where v.unit_id = any(:roots) and" + ON_DAY + """
                and not exists (
                    select 1 from organization.line l
                    where l.unit_id = v.unit_id and l.depth > 0 and l.ancestor_id = any(:roots)
                      and :day between l.valid_from and coalesce(l.valid_to, 'infinity'))
                order by v.level, u.code
                """)
                .param("roots", then)
                .param("day", day)
                .query(Units::unit)
                .list();
    }

    /** Like {@link #search(String, LocalDate, int)}, among what the actor sees. */
    public List<Unit> search(Actor actor, String text, int limit) {
        return search.search(text, actor.day(), limit, actor.roots());
    }

    /**
     * Until the caller's transaction ends, no reorganisation changes the tree; who reorganises waits for all who hold it. Asked
     * before the tree is read by whom it matters to: figures are rolled up along it.
     *
     * @param alone to change the tree oneself
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(boolean alone) {
        jdbc.sql("lock table organization.reorganization in " + (alone ? "exclusive" : "row share") + " mode")
                .update();
    }

    // ---------- on a day ----------

    public Optional<Unit> find(long id, LocalDate day) {
        return PageMemory.once(Units.class, id, () -> versions(id)).stream()
                .filter(unit -> !day.isBefore(unit.validFrom()))
                .filter(unit -> unit.validTo() == null || !day.isAfter(unit.validTo()))
                .findFirst();
    }

    public Optional<Unit> byCode(String code, LocalDate day) {
        return jdbc.sql(UNIT + "where u.code = :code and" + ON_DAY)
                .param("code", code)
                .param("day", day)
                .query(Units::unit)
                .optional();
    }

    /** The unit on a day, or as it was last if it has ended by then, or as it begins. */
    public Optional<Unit> nearest(long id, LocalDate day) {
        return jdbc.sql(UNIT + """
                where v.unit_id = :id
                order by (v.valid_from <= :day) desc, abs(v.valid_from - :day::date)
                limit 1
                """)
                .param("id", id)
                .param("day", day)
                .query(Units::unit)
                .optional();
    }

    /** All that the unit has been and will be, the latest first. */
    public List<Unit> versions(long id) {
        return jdbc.sql(UNIT + "where v.unit_id = :id order by v.valid_from desc")
                .param("id", id)
                .query(Units::unit)
                .list();
    }

    /** Those of the units that there are on a day, by id. */
    public Map<Long, Unit> those(Collection<Long> ids, LocalDate day) {
        return jdbc
                .sql(UNIT + "where v.unit_id = any(:ids) and" + ON_DAY)
                .param("ids", ids.toArray(Long[]::new))
                .param("day", day)
                .query(Units::unit)
                .list()
                .stream()
                .collect(Collectors.toMap(Unit::id, Function.identity()));
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
        boolean communes = children.stream().anyMatch(Unit::isCommune);
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

    /**
     * All units at or below one of several units, each once, by code.
     *
     * @param lowest the deepest level asked for
     */
    public List<Unit> below(Collection<Long> ids, int lowest, LocalDate day) {
        return jdbc.sql("""
                -- 1. superiors are few: whether one stands at or below the units is asked of each
                with superior as materialized (
                    select distinct v.parent_id as id from organization.unit_version v
                    where v.level <= :lowest and%1$s
                ),
                inside as materialized (
                    select s.id from superior s
                    where exists (
                        select 1 from organization.line l
                        where l.unit_id = s.id and l.ancestor_id = any(:ids)
                          and :day between l.valid_from and coalesce(l.valid_to, 'infinity')
                        offset 0) -- kept apart: else all lines below the units are read
                )
                -- 2. and what stands directly below those, besides the units themselves
                %2$s
                where (v.parent_id in (select id from inside) or v.unit_id = any(:ids))
                  and v.level <= :lowest and%1$s
                order by u.code
                """.formatted(ON_DAY, UNIT))
                .param("ids", ids.toArray(Long[]::new))
                .param("lowest", lowest)
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
                join organization.unit_version v on v.unit_id = l.unit_id and v.level = 4
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

    /** Units by what was typed, with or without diacritics; the likeliest first. */
    public List<Unit> search(String text, LocalDate day, int limit) {
        return search.search(text, day, limit, null);
    }

    static Unit unit(ResultSet rs, int row) throws SQLException {
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
