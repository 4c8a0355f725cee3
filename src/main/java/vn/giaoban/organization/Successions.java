package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds which units carry on which. Readers have found the unit through the actor. */
@Component
public class Successions {
    /** As many as a page lists; the redrawing of 2025 has more than ten thousand. */
    static final int MOST = 300;

    private final JdbcClient jdbc;
    private final Units units;

    public Successions(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /** What a unit carries on, latest first. */
    public List<Succession> behind(long unitId) {
        return find("s.successor_id = :id", unitId);
    }

    /** What carries a unit on. */
    public List<Succession> ahead(long unitId) {
        return find("s.predecessor_id = :id", unitId);
    }

    /** What a reorganisation wrote down, {@link #MOST} at most. */
    public List<Succession> of(long reorganizationId) {
        return find("s.reorganization_id = :id", reorganizationId);
    }

    /**
     * What carries on the communes of a unit that has ended with no successor of its own, as districts have: those at the level of
     * communes, each once, with how many of the unit's communes they carry on.
     */
    public Map<Unit, Integer> aheadOfBelow(Unit unit) {
        LocalDate last = unit.validTo();
        if (last == null) return Map.of();
        Map<Unit, Integer> counts = new HashMap<>();
        Map<Long, Integer> ids = new HashMap<>();
        jdbc.sql("""
                select h.heir_id, count(*) as carried
                from organization.line l
                join organization.unit_version v
                  on v.unit_id = l.unit_id and v.level = 4 and :last between v.valid_from and coalesce(v.valid_to, 'infinity')
                join organization.heir h on h.unit_id = l.unit_id and (h.until is null or h.until >= :last)
                join organization.unit_version w
                  on w.unit_id = h.heir_id and :last + 1 between w.valid_from and coalesce(w.valid_to, 'infinity')
                where l.ancestor_id = :unit and :last between l.valid_from and coalesce(l.valid_to, 'infinity')
                group by h.heir_id
                """)
                .param("unit", unit.id())
                .param("last", last)
                .query((rs, n) -> ids.put(rs.getLong(1), rs.getInt(2)))
                .list();
        units.those(ids.keySet(), last.plusDays(1)).forEach((id, heir) -> counts.put(heir, ids.get(id)));
        return counts;
    }

    private List<Succession> find(String condition, long id) {
        record Row(long by, long predecessor, long successor, LocalDate day, Succession.Extent extent, String basis) {}
        List<Row> rows = jdbc.sql("""
                select s.reorganization_id, s.predecessor_id, s.successor_id, s.day, s.extent, r.legal_basis
                from organization.succession s
                join organization.reorganization r on r.id = s.reorganization_id
                where %s
                order by s.day desc, s.predecessor_id, s.successor_id
                limit %d
                """.formatted(condition, MOST))
                .param("id", id)
                .query((rs, n) -> new Row(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getObject(4, LocalDate.class),
                        Succession.Extent.valueOf(rs.getString(5)),
                        rs.getString(6)))
                .list();
        List<Succession> found = new ArrayList<>();
        for (LocalDate day : rows.stream().map(Row::day).distinct().toList()) {
            List<Row> ofDay = rows.stream().filter(row -> row.day().equals(day)).toList();
            Map<Long, Unit> before =
                    units.those(ofDay.stream().map(Row::predecessor).toList(), day.minusDays(1));
            Map<Long, Unit> after =
                    units.those(ofDay.stream().map(Row::successor).toList(), day);
            for (Row row : ofDay)
                found.add(new Succession(
                        row.by(),
                        Objects.requireNonNull(before.get(row.predecessor())),
                        Objects.requireNonNull(after.get(row.successor())),
                        day,
                        row.extent(),
                        row.basis()));
        }
        return found;
    }

    /**
     * The smallest groups of units that nothing entered or left between two days, so that what the one side counted may be compared
     * with what the other side counts. Nothing is apportioned: where a unit was split, its group is as large as it takes.
     *
     * @param levelThen the level whose units are compared on the first day; where it stands above the communes, as districts did,
     *     all communes below one such unit belong together
     * @param levelNow the level on the second day
     */
    public Groups groups(LocalDate then, int levelThen, LocalDate now, int levelNow) {
        Groups.Maker maker = new Groups.Maker();
        int level = Math.max(levelThen, levelNow);

        // 1. Who carries whom on, at the level compared.
        jdbc.sql("""
                select s.predecessor_id, s.successor_id
                from organization.succession s
                join organization.unit_version v on v.unit_id = s.predecessor_id and s.day - 1 between v.valid_from and coalesce(v.valid_to, 'infinity')
                where s.day > :then and s.day <= :now and v.level = :level
                """)
                .param("then", then)
                .param("now", now)
                .param("level", level)
                .query((rs, n) -> {
                    maker.join(rs.getLong(1), rs.getLong(2));
                    return 0;
                })
                .list();

        // 2. What is counted together on a day belongs together.
        together(maker, then, levelThen, level);
        together(maker, now, levelNow, level);

        // 3. The units of either day, each in its group.
        maker.standing(ids(then, levelThen), ids(now, levelNow));
        return maker.made();
    }

    private void together(Groups.Maker maker, LocalDate day, int counting, int level) {
        if (counting == level) return;
        jdbc.sql("""
                select l.ancestor_id, l.unit_id
                from organization.line l
                join organization.unit_version a
                  on a.unit_id = l.ancestor_id and a.level = :counting and :day between a.valid_from and coalesce(a.valid_to, 'infinity')
                join organization.unit_version v
                  on v.unit_id = l.unit_id and v.level = :level and :day between v.valid_from and coalesce(v.valid_to, 'infinity')
                where :day between l.valid_from and coalesce(l.valid_to, 'infinity')
                """)
                .param("counting", counting)
                .param("level", level)
                .param("day", day)
                .query((rs, n) -> {
                    maker.join(rs.getLong(1), rs.getLong(2));
                    return 0;
                })
                .list();
    }

    private TreeSet<Long> ids(LocalDate day, int level) {
        return new TreeSet<>(Objects.requireNonNull(jdbc.sql("""
                select unit_id from organization.unit_version
                where level = :level and :day between valid_from and coalesce(valid_to, 'infinity')
                """)
                .param("level", level)
                .param("day", day)
                .query(Long.class)
                .list()));
    }
}
