package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.access.NotFound;
import vn.giaoban.organization.ReorganizationEffects.Done;
import vn.giaoban.organization.ReorganizationPlan.Founding;
import vn.giaoban.organization.ReorganizationPlan.Moving;
import vn.giaoban.organization.ReorganizationPlan.Newcomer;
import vn.giaoban.organization.ReorganizationPlan.Renaming;
import vn.giaoban.organization.UnitVersions.As;

/** Writes a plan down as versions and successions, and reads what a reorganisation wrote. */
final class Redrawing {
    private final JdbcClient jdbc;
    private final Units units;
    private final UnitVersions versions;

    Redrawing(JdbcClient jdbc, Units units, UnitVersions versions) {
        this.jdbc = jdbc;
        this.units = units;
        this.versions = versions;
    }

    /** Gives the superiors below which something has changed. */
    Set<Long> carryOut(long id, ReorganizationPlan plan) {
        LocalDate day = plan.day();
        Set<Long> superiors = new HashSet<>(Set.of(plan.superiorId()));
        switch (plan.change()) {
            case Renaming to -> {
                Unit before = units.find(to.unitId(), day).orElseThrow(NotFound::new);
                versions.change(to.unitId(), new As(to.name(), to.shortName(), to.kind(), before.parentId()), day, id);
            }
            case Moving moving -> {
                for (long unit : moving.unitIds()) move(unit, moving.superiorId(), day, id);
                superiors.add(moving.superiorId());
            }
            case Founding founding -> found(founding, plan, id);
        }
        return superiors;
    }

    private void found(Founding founding, ReorganizationPlan plan, long id) {
        LocalDate day = plan.day();
        // 1. The predecessors end, so that their codes are free.
        Map<Long, List<Unit>> below = new HashMap<>();
        for (long predecessor : founding.predecessors()) {
            below.put(predecessor, units.children(predecessor, day));
            versions.end(predecessor, day.minusDays(1), id);
        }

        // 2. The new ones begin and carry them on; what stood below a predecessor follows it.
        for (Newcomer newcomer : founding.newcomers()) {
            As as = new As(newcomer.name(), newcomer.shortName(), newcomer.kind(), plan.superiorId());
            long successor = versions.found(newcomer.code(), as, day, id);
            for (long predecessor : newcomer.predecessorIds()) {
                versions.succeed(id, predecessor, successor, day, founding.extent(predecessor));
                if (newcomer.equals(founding.heir(predecessor)))
                    for (Unit child : below.getOrDefault(predecessor, List.of())) move(child.id(), successor, day, id);
            }
        }
    }

    private void move(long unitId, long superiorId, LocalDate day, long id) {
        Unit before = units.find(unitId, day).orElseThrow(NotFound::new);
        versions.change(unitId, As.of(before).below(superiorId), day, id);
    }

    /** The superiors below which a reorganisation has changed something, the highest first. */
    SequencedSet<Long> superiors(long id) {
        return new LinkedHashSet<>(
                jdbc.sql("""
                select coalesce(v.parent_id, v.unit_id) from organization.unit_version v
                where v.begun_by = :id or v.ended_by = :id
                group by 1 order by min(v.level), 1
                """).param("id", id).query(Long.class).list());
    }

    /** What a reorganisation did, as it stands written. */
    Done done(long id, LocalDate day) {
        Map<Long, List<Long>> carried = new HashMap<>();
        jdbc.sql("select predecessor_id, successor_id from organization.succession where reorganization_id = :id")
                .param("id", id)
                .query((rs, n) -> carried.computeIfAbsent(rs.getLong(1), p -> new ArrayList<>())
                        .add(rs.getLong(2)))
                .list();
        Set<Long> founded = new HashSet<>();
        Set<Long> moved = new HashSet<>();
        jdbc.sql("""
                select v.unit_id, e.unit_id is null as founded
                from organization.unit_version v
                left join organization.unit_version e on e.unit_id = v.unit_id and e.valid_to = v.valid_from - 1
                where v.begun_by = :id and v.valid_from = :day
                  and (e.unit_id is null or e.parent_id is distinct from v.parent_id)
                """)
                .param("id", id)
                .param("day", day)
                .query((rs, n) -> (rs.getBoolean("founded") ? founded : moved).add(rs.getLong("unit_id")))
                .list();
        return new Done(id, day, carried, founded, moved);
    }
}
