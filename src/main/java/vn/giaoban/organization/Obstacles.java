package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.organization.ReorganizationEffects.Done;
import vn.giaoban.organization.ReorganizationEffects.Effect;
import vn.giaoban.organization.ReorganizationPlan.Founding;
import vn.giaoban.organization.ReorganizationPlan.Moving;

/**
 * What in the tree itself stands in the way of a plan, or of taking a reorganisation back. Each unit's history grows at its end
 * only, and shrinks there: so an undo restores to the letter what was before.
 */
final class Obstacles {
    private final JdbcClient jdbc;
    private final Units units;

    Obstacles(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    List<Effect> of(ReorganizationPlan plan) {
        LocalDate day = plan.day();
        List<Effect> found = new ArrayList<>();
        List<String> later = later(plan.unitIds(), plan.endingIds(), day);
        if (!later.isEmpty())
            found.add(Effect.blocking(
                    "organization.blocks.later",
                    later.size(),
                    String.join(", ", later.subList(0, Math.min(5, later.size())))));
        if (plan.change() instanceof Founding founding)
            for (long predecessor : founding.predecessors())
                if (founding.heir(predecessor) == null
                        && !units.children(predecessor, day).isEmpty())
                    found.add(Effect.blocking(
                            "organization.blocks.inhabited",
                            units.find(predecessor, day).map(Unit::shortName).orElse("")));
        long superior = plan.change() instanceof Moving moving ? moving.superiorId() : plan.superiorId();
        if (!stands(superior, day)) found.add(Effect.blocking("organization.blocks.superior"));
        List<String> clusters = clusters(plan.endingIds(), day);
        if (!clusters.isEmpty())
            found.add(Effect.touched("organization.touches.clusters", String.join(", ", clusters)));
        return found;
    }

    /** True where a unit that does not end by the plan has the code on the day or later. */
    boolean isTaken(String code, LocalDate day, Collection<Long> ending) {
        return jdbc.sql("""
                select exists (
                    select 1 from organization.unit u
                    join organization.unit_version v on v.unit_id = u.id and coalesce(v.valid_to, 'infinity') >= :day
                    where u.code = :code and u.id <> all(:ending))
                """)
                .param("code", code)
                .param("day", day)
                .param("ending", ending.toArray(Long[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Those of the units, and of what stands below the ones that end, that are not the same from the day before on for good; a unit
     * that has its last day then among them.
     */
    private List<String> later(List<Long> unitIds, List<Long> ending, LocalDate day) {
        return jdbc.sql("""
                select distinct v.short_name
                from organization.unit_version v
                where (v.unit_id = any(:units) and coalesce(v.valid_to, 'infinity') >= cast(:day as date) - 1
                    or v.parent_id = any(:ending) and coalesce(v.valid_to, 'infinity') >= :day)
                  and not (v.valid_from < :day and v.valid_to is null)
                order by v.short_name
                """)
                .param("units", unitIds.toArray(Long[]::new))
                .param("ending", ending.toArray(Long[]::new))
                .param("day", day)
                .query(String.class)
                .list();
    }

    /** The clusters to which units that end belong: who takes their place in them is for the centre to say. */
    private List<String> clusters(List<Long> ending, LocalDate day) {
        return jdbc.sql("""
                select distinct c.name_vi from organization.cluster c
                join organization.cluster_member m on m.cluster_id = c.id
                where m.unit_id = any(:ending) and coalesce(m.valid_to, 'infinity') >= :day
                order by c.name_vi
                """)
                .param("ending", ending.toArray(Long[]::new))
                .param("day", day)
                .query(String.class)
                .list();
    }

    /** Whether the unit is there from the day on, with no end in sight. */
    private boolean stands(long unitId, LocalDate day) {
        return jdbc.sql("""
                select bool_or(:day between valid_from and coalesce(valid_to, 'infinity')) and bool_or(valid_to is null)
                from organization.unit_version where unit_id = :unit
                """)
                .param("unit", unitId)
                .param("day", day)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** What has been built on a reorganisation in the tree since. */
    List<Effect> ofUndoing(Reorganization reorganization, Done done) {
        List<Effect> found = new ArrayList<>();
        if (reorganization.decidedBy() == null) return List.of(Effect.blocking("organization.undo.installed"));
        // 1. What it began has been changed or ended by another.
        if (any("""
                select 1 from organization.unit_version v
                where v.begun_by = :id and v.ended_by is not null and v.ended_by <> :id
                """, done)) found.add(Effect.blocking("organization.undo.later"));
        // 2. Others stand below what it founded.
        if (any("""
                select 1 from organization.unit_version v
                where v.parent_id = any(:founded) and v.begun_by is distinct from :id
                """, done)) found.add(Effect.blocking("organization.undo.below"));
        if (any("select 1 from organization.cluster_member where unit_id = any(:founded)", done))
            found.add(Effect.blocking("organization.undo.cluster"));
        if (!found.isEmpty()) return found;
        // 3. What it ended has lost its superior since, or its code.
        if (any("""
                select 1 from organization.unit_version v
                where v.ended_by = :id and v.parent_id is not null and not exists (
                    select 1 from organization.unit_version p
                    where p.unit_id = v.parent_id and (p.valid_to is null or p.ended_by = :id))
                """, done)) found.add(Effect.blocking("organization.undo.superior"));
        if (any("""
                select 1 from organization.unit_version v
                join organization.unit u on u.id = v.unit_id
                join organization.unit o on o.code = u.code and o.id <> u.id and o.id <> all(:founded)
                join organization.unit_version w on w.unit_id = o.id and coalesce(w.valid_to, 'infinity') > v.valid_to
                where v.ended_by = :id
                """, done)) found.add(Effect.blocking("organization.undo.code"));
        return found;
    }

    private boolean any(String sql, Done done) {
        return jdbc.sql("select exists (" + sql + ")")
                .param("id", done.id())
                .param("founded", done.founded().toArray(Long[]::new))
                .query(Boolean.class)
                .single();
    }
}
