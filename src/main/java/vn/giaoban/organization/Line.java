package vn.giaoban.organization;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws who stands above whom, who carries whom on and who acts for whom, anew from the versions and successions. */
final class Line {
    private final JdbcClient jdbc;

    Line(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * For all units at once: some tenths of a second for the nation, and units change a few times a year. First refuses a version
     * whose superior is missing on one of its days or does not stand at a level above, so that no circle can arise, and a code
     * that two units have on one day.
     */
    void redraw() {
        refuseAdrift();
        refuseTwins();
        drawLine();
        drawHeirs();
        drawKeepers();
    }

    private void refuseAdrift() {
        List<String> adrift = jdbc.sql("""
                select u.code
                from organization.unit_version v
                join organization.unit u on u.id = v.unit_id
                where v.parent_id is not null
                  and not daterange(v.valid_from, v.valid_to, '[]') <@ coalesce(
                      (select range_agg(daterange(p.valid_from, p.valid_to, '[]'))
                       from organization.unit_version p
                       where p.unit_id = v.parent_id and p.level < v.level), '{}'::datemultirange)
                order by u.code
                """).query(String.class).list();
        if (!adrift.isEmpty()) throw new IllegalStateException("no superior above on every day: " + adrift);
    }

    private void refuseTwins() {
        List<String> twins = jdbc.sql("""
                select distinct a.code
                from organization.unit a
                join organization.unit b on b.code = a.code and b.id > a.id
                join organization.unit_version v on v.unit_id = a.id
                join organization.unit_version w on w.unit_id = b.id
                 and daterange(v.valid_from, v.valid_to, '[]') && daterange(w.valid_from, w.valid_to, '[]')
                order by a.code
                """).query(String.class).list();
        if (!twins.isEmpty()) throw new IllegalStateException("two units of one code on a day: " + twins);
    }

    private void drawLine() {
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
                ),
                drawn as materialized (
                    select ancestor_id, unit_id, depth, lower(days) as valid_from, upper(days) - 1 as valid_to from joined
                ),
                -- 3. Only what differs is written
                gone as (
                    delete from organization.line l
                    where not exists (
                        select 1 from drawn d
                        where (d.ancestor_id, d.unit_id, d.valid_from) = (l.ancestor_id, l.unit_id, l.valid_from))
                )
                insert into organization.line as l (ancestor_id, unit_id, depth, valid_from, valid_to)
                select ancestor_id, unit_id, depth, valid_from, valid_to from drawn
                on conflict (ancestor_id, unit_id, valid_from) do update
                set depth = excluded.depth, valid_to = excluded.valid_to
                where (l.depth, l.valid_to) is distinct from (excluded.depth, excluded.valid_to)
                """).update();
    }

    private void drawHeirs() {
        jdbc.sql("""
                with recursive carried (unit_id, heir_id, until) as (
                    select predecessor_id, successor_id, day - 1
                    from organization.succession
                    union
                    -- who carries the heir on, later, carries on what the heir did
                    select c.unit_id, s.successor_id, c.until
                    from carried c
                    join organization.succession s on s.predecessor_id = c.heir_id and s.day - 1 > c.until
                    where s.successor_id <> c.unit_id
                ),
                drawn as materialized (
                    select distinct unit_id, unit_id as heir_id, null::date as until from organization.unit_version
                    union all
                    select unit_id, heir_id, max(until) from carried group by unit_id, heir_id
                ),
                gone as (
                    delete from organization.heir h
                    where not exists (select 1 from drawn d where (d.unit_id, d.heir_id) = (h.unit_id, h.heir_id))
                )
                insert into organization.heir as h (unit_id, heir_id, until)
                select unit_id, heir_id, until from drawn
                on conflict (unit_id, heir_id) do update set until = excluded.until
                where h.until is distinct from excluded.until
                """).update();
    }

    private void drawKeepers() {
        jdbc.sql("""
                with drawn as materialized (select unit_id, keeper_id, valid_from, valid_to from organization.keepers()),
                gone as (
                    delete from organization.keeper k
                    where not exists (
                        select 1 from drawn d
                        where (d.unit_id, d.keeper_id, d.valid_from) = (k.unit_id, k.keeper_id, k.valid_from))
                )
                insert into organization.keeper as k (unit_id, keeper_id, valid_from, valid_to)
                select unit_id, keeper_id, valid_from, valid_to from drawn
                on conflict (unit_id, keeper_id, valid_from) do update set valid_to = excluded.valid_to
                where k.valid_to is distinct from excluded.valid_to
                """).update();
    }
}
