package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;

/** Units by their codes as programs ask for them: many at once, as they were on a day, of what the actor sees as it was then. */
@Component
public class SeenUnits {
    private final JdbcClient jdbc;
    private final Units units;

    SeenUnits(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /** The actor's own, as they were on a day ({@link Units#roots}). */
    public List<Unit> roots(Actor actor, LocalDate day) {
        return units.roots(actor, day);
    }

    /** The units of these codes; what the actor does not see is left out, as what does not exist ({@link Units#sees}). */
    public List<Unit> named(Actor actor, Collection<String> codes, LocalDate day) {
        Long[] roots = actor.roots();
        if (roots.length == 0) return List.of();
        return jdbc.sql("""
                select v.unit_id, u.code, v.name, v.short_name, v.kind, v.level, v.parent_id, v.valid_from, v.valid_to
                from organization.unit u
                join organization.unit_version v
                  on v.unit_id = u.id and :day between v.valid_from and coalesce(v.valid_to, 'infinity')
                where u.code = any(:codes) and exists (
                    -- 1. who stood above it on the day,
                    select 1 from organization.line l
                    -- 2. who carries those on by today,
                    join organization.heir h on h.unit_id = l.ancestor_id
                     and (h.until is null or h.until >= :day and h.until < :today)
                    -- 3. and stands below the actor's units, or is one
                    join organization.line t on t.unit_id = h.heir_id and t.ancestor_id = any(:roots)
                     and :today between t.valid_from and coalesce(t.valid_to, 'infinity')
                    where l.unit_id = v.unit_id and :day between l.valid_from and coalesce(l.valid_to, 'infinity'))
                order by u.code
                """)
                .param("codes", codes.toArray(String[]::new))
                .param("roots", roots)
                .param("day", day)
                .param("today", actor.day())
                .query(Units::unit)
                .list();
    }

    /** What stands directly below the unit of a code, by code; nothing where the actor does not see that unit. */
    public List<Unit> below(Actor actor, String code, LocalDate day) {
        List<Unit> superiors = named(actor, List.of(code), day);
        if (superiors.isEmpty()) return List.of();
        return jdbc.sql("""
                select v.unit_id, u.code, v.name, v.short_name, v.kind, v.level, v.parent_id, v.valid_from, v.valid_to
                from organization.unit_version v
                join organization.unit u on u.id = v.unit_id
                where v.parent_id = :superior and :day between v.valid_from and coalesce(v.valid_to, 'infinity')
                order by u.code
                """)
                .param("superior", superiors.getFirst().id())
                .param("day", day)
                .query(Units::unit)
                .list();
    }
}
