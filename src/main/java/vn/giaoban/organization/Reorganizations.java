package vn.giaoban.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.organization.ReorganizationEffects.Done;
import vn.giaoban.organization.ReorganizationEffects.Effect;
import vn.giaoban.organization.ReorganizationPlan.Founding;
import vn.giaoban.organization.ReorganizationPlan.Moving;
import vn.giaoban.organization.ReorganizationPlan.Newcomer;
import vn.giaoban.organization.ReorganizationPlan.Renaming;

/** Renames, moves, merges and splits units from a day on, says beforehand what that touches, and takes it back. */
@Component
public class Reorganizations {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Units units;
    private final UnitVersions versions;
    private final Audit audit;
    private final ObjectProvider<ReorganizationEffects> effects;

    public Reorganizations(
            JdbcClient jdbc,
            Clock clock,
            Units units,
            UnitVersions versions,
            Audit audit,
            ObjectProvider<ReorganizationEffects> effects) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.units = units;
        this.versions = versions;
        this.audit = audit;
        this.effects = effects;
    }

    /** True for administrators of the unit or of one above it: they decide over what stands below. */
    public boolean decides(Actor actor, long superiorId) {
        return units.seesAs(actor, superiorId, Role.ADMINISTRATOR);
    }

    /** The latest day first. */
    public List<Reorganization> all() {
        return jdbc.sql("""
                select id, day, title, legal_basis, decided_by, decided_at, undone_at
                from organization.reorganization order by day desc, id desc
                """)
                .query((rs, n) -> new Reorganization(
                        rs.getLong("id"),
                        rs.getObject("day", LocalDate.class),
                        rs.getString("title"),
                        rs.getString("legal_basis"),
                        rs.getObject("decided_by", Long.class),
                        rs.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(rs.getObject("undone_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list();
    }

    public Optional<Reorganization> find(long id) {
        return all().stream().filter(r -> r.id() == id).findFirst();
    }

    /** What the plan would touch, what stands in its way first. */
    public List<Effect> effects(Actor actor, ReorganizationPlan plan) {
        NotFound.unless(mayDo(actor, plan));
        List<Effect> found = new ArrayList<>();
        effects.orderedStream().forEach(each -> found.addAll(each.of(plan)));
        return found.stream()
                .sorted((a, b) -> Boolean.compare(b.blocks(), a.blocks()))
                .toList();
    }

    /**
     * Does what is planned, in one transaction with everything that follows from it.
     *
     * @throws IllegalStateException where something stands in the way; the page has said so before
     */
    @Transactional
    public long carryOut(Actor actor, ReorganizationPlan plan) {
        jdbc.sql("lock table organization.reorganization in share row exclusive mode").update();
        List<Effect> blocking =
                effects(actor, plan).stream().filter(Effect::blocks).toList();
        if (!blocking.isEmpty()) throw new IllegalStateException("stands in the way: " + blocking);
        long id = jdbc.sql("""
                insert into organization.reorganization (day, title, legal_basis, decided_by, decided_at)
                values (:day, :title, :basis, :by, :now)
                returning id
                """)
                .param("day", plan.day())
                .param("title", plan.title())
                .param("basis", plan.legalBasis())
                .param("by", actor.accountId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        List<Long> renamed = write(id, plan);
        versions.redraw();
        renamed.forEach(unit -> versions.nameSuperior(unit, plan.day()));
        Done done = done(id, plan.day());
        effects.orderedStream().forEach(each -> each.follow(done));
        audit.record(
                actor,
                "units.reorganized",
                "reorganization",
                id,
                plan.superiorId(),
                Map.of(
                        "title", plan.title(),
                        "day", plan.day().toString(),
                        "basis", plan.legalBasis(),
                        "units", plan.unitIds(),
                        "founded", List.copyOf(done.founded())));
        return id;
    }

    /** Gives the units whose name others are searched by. */
    private List<Long> write(long id, ReorganizationPlan plan) {
        LocalDate day = plan.day();
        return switch (plan.change()) {
            case Renaming to -> {
                Unit before = units.find(to.unitId(), day).orElseThrow(NotFound::new);
                versions.change(
                        to.unitId(),
                        new UnitVersions.As(to.name(), to.shortName(), to.kind(), before.parentId()),
                        day,
                        id);
                yield List.of(to.unitId());
            }
            case Moving moving -> {
                for (long unit : moving.unitIds()) move(unit, moving.superiorId(), day, id);
                yield List.of();
            }
            case Founding founding -> found(founding, plan, id);
        };
    }

    private List<Long> found(Founding founding, ReorganizationPlan plan, long id) {
        LocalDate day = plan.day();
        // 1. The predecessors end, so that their codes are free.
        Map<Long, List<Unit>> below = new HashMap<>();
        for (long predecessor : founding.predecessors()) {
            below.put(predecessor, units.children(predecessor, day));
            versions.end(predecessor, day.minusDays(1), id);
        }

        // 2. The new ones begin and carry them on; what stood below a predecessor follows it.
        List<Long> founded = new ArrayList<>();
        for (Newcomer newcomer : founding.newcomers()) {
            long successor = versions.found(
                    newcomer.code(),
                    new UnitVersions.As(newcomer.name(), newcomer.shortName(), newcomer.kind(), plan.superiorId()),
                    day,
                    id);
            founded.add(successor);
            for (long predecessor : newcomer.predecessorIds()) {
                versions.succeed(id, predecessor, successor, day, founding.extent(predecessor));
                if (founding.heir(predecessor) == newcomer)
                    for (Unit child : below.getOrDefault(predecessor, List.of())) move(child.id(), successor, day, id);
            }
        }
        return founded;
    }

    private void move(long unitId, long superiorId, LocalDate day, long id) {
        Unit before = units.find(unitId, day).orElseThrow(NotFound::new);
        versions.change(unitId, UnitVersions.As.of(before).below(superiorId), day, id);
    }

    /** What stands in the way of taking it back; empty where nothing depends on it. */
    public List<Effect> dependents(Reorganization reorganization) {
        List<Effect> found = new ArrayList<>();
        if (reorganization.decidedBy() == null) found.add(Effect.blocking("organization.undo.installed"));
        Integer later = jdbc.sql("""
                select count(*) from organization.unit_version v
                where v.begun_by = :id and v.ended_by is not null and v.ended_by <> :id
                """).param("id", reorganization.id()).query(Integer.class).single();
        if (later > 0) found.add(Effect.blocking("organization.undo.later"));
        Done done = done(reorganization.id(), reorganization.day());
        Integer below = jdbc.sql("""
                select count(*) from organization.unit_version v
                where v.parent_id = any(:founded) and v.begun_by is distinct from :id
                """)
                .param("founded", done.founded().toArray(Long[]::new))
                .param("id", reorganization.id())
                .query(Integer.class)
                .single();
        if (below > 0) found.add(Effect.blocking("organization.undo.below"));
        effects.orderedStream().forEach(each -> found.addAll(each.dependents(done)));
        return found;
    }

    /** Takes a reorganisation back as if it had never been entered; it stays in the list as undone. */
    @Transactional
    public void undo(Actor actor, long id) {
        jdbc.sql("lock table organization.reorganization in share row exclusive mode").update();
        Reorganization reorganization = find(id).filter(Reorganization::holds).orElseThrow(NotFound::new);
        NotFound.unless(mayUndo(actor, reorganization));
        List<Effect> blocking = dependents(reorganization);
        if (!blocking.isEmpty()) throw new IllegalStateException("depends on it: " + blocking);
        Done done = done(id, reorganization.day());
        long superior = superior(id);
        effects.orderedStream().forEach(each -> each.leave(done));
        versions.takeBack(id);
        effects.orderedStream().forEach(each -> each.followBack(done));
        jdbc.sql("update organization.reorganization set undone_by = :by, undone_at = :now where id = :id")
                .param("by", actor.accountId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        audit.record(
                actor,
                "units.reorganization-undone",
                "reorganization",
                id,
                superior,
                Map.of("title", reorganization.title(), "day", reorganization.day().toString()));
    }

    /** Whether the actor decides over all that it touched. */
    public boolean mayUndo(Actor actor, Reorganization reorganization) {
        return reorganization.holds() && reorganization.decidedBy() != null && decides(actor, superior(reorganization.id()));
    }

    /** The superior of what a reorganisation touched; the highest, where it touched several. */
    private long superior(long id) {
        return jdbc.sql("""
                select coalesce(v.parent_id, v.unit_id) from organization.unit_version v
                where v.begun_by = :id or v.ended_by = :id
                order by v.level, v.valid_from
                limit 1
                """)
                .param("id", id)
                .query(Long.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    private boolean mayDo(Actor actor, ReorganizationPlan plan) {
        boolean there = !(plan.change() instanceof Moving moving) || decides(actor, moving.superiorId());
        return there && decides(actor, plan.superiorId());
    }

    /** What a reorganisation did, as it stands written. */
    private Done done(long id, LocalDate day) {
        Map<Long, List<Long>> carried = new HashMap<>();
        jdbc.sql("select predecessor_id, successor_id from organization.succession where reorganization_id = :id")
                .param("id", id)
                .query((rs, n) -> carried.computeIfAbsent(rs.getLong(1), p -> new ArrayList<>())
                        .add(rs.getLong(2)))
                .list();
        Set<Long> founded = new HashSet<>();
        Set<Long> moved = new HashSet<>();
        jdbc.sql("""
                select v.unit_id, exists (
                           select 1 from organization.unit_version e where e.unit_id = v.unit_id and e.valid_from < :day) as before
                from organization.unit_version v where v.begun_by = :id and v.valid_from = :day
                """)
                .param("id", id)
                .param("day", day)
                .query((rs, n) -> (rs.getBoolean("before") ? moved : founded).add(rs.getLong(1)))
                .list();
        return new Done(id, day, carried, founded, moved);
    }

    /** The units that reorganisations which hold have ended or founded, by reorganisation: for the list. */
    public Map<Long, Integer> sizes() {
        return jdbc
                .sql("""
                select id, count(*) from (
                    select begun_by as id, unit_id from organization.unit_version where begun_by is not null
                    union select ended_by, unit_id from organization.unit_version where ended_by is not null) t
                group by id
                """)
                .query((rs, n) -> Map.entry(rs.getLong(1), rs.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
