package vn.giaoban.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
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
import vn.giaoban.organization.ReorganizationPlan.Moving;

/** Renames, moves, merges and splits units from a day on, says beforehand what that touches, and takes it back. */
@Component
public class Reorganizations {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Units units;
    private final UnitVersions versions;
    private final Audit audit;
    private final ObjectProvider<ReorganizationEffects> effects;
    private final Obstacles obstacles;
    private final Redrawing redrawing;

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
        this.obstacles = new Obstacles(jdbc, units);
        this.redrawing = new Redrawing(jdbc, units, versions);
    }

    /**
     * True for administrators of the unit or of one above it, or of what carries those on: they decide over what stands below.
     * Asked of today, or of the nearest day on which the unit stands.
     */
    public boolean decides(Actor actor, long superiorId) {
        return units.nearest(superiorId, actor.day())
                .filter(unit -> units.seesAs(actor, superiorId, unit.nearest(actor.day()), Role.ADMINISTRATOR))
                .isPresent();
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
        List<Effect> found = new ArrayList<>(obstacles.of(plan));
        effects.orderedStream().forEach(each -> found.addAll(each.of(plan)));
        return found.stream()
                .sorted(Comparator.comparing(effect -> !effect.blocks()))
                .toList();
    }

    /** Whether a unit that does not end by it has the code on the day of the plan or later. */
    boolean isTaken(String code, LocalDate day, Collection<Long> ending) {
        return obstacles.isTaken(code, day, ending);
    }

    /**
     * Does what is planned, in one transaction with everything that follows from it.
     *
     * @throws IllegalStateException where something stands in the way; the page has said so before
     */
    @Transactional
    public long carryOut(Actor actor, ReorganizationPlan plan) {
        units.hold(true);
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
        Set<Long> superiors = redrawing.carryOut(id, plan);
        versions.redraw(superiors, plan.day());
        Done done = redrawing.done(id, plan.day());
        effects.orderedStream().forEach(each -> each.follow(actor, done));
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

    /** What stands in the way of taking it back; empty where nothing depends on it. */
    public List<Effect> dependents(Reorganization reorganization) {
        Done done = redrawing.done(reorganization.id(), reorganization.day());
        List<Effect> found = new ArrayList<>(obstacles.ofUndoing(reorganization, done));
        if (reorganization.decidedBy() != null)
            effects.orderedStream().forEach(each -> found.addAll(each.dependents(done)));
        return found;
    }

    /** Takes a reorganisation back as if it had never been entered; it stays in the list as undone. */
    @Transactional
    public void undo(Actor actor, long id) {
        units.hold(true);
        Reorganization reorganization = find(id).filter(Reorganization::holds).orElseThrow(NotFound::new);
        NotFound.unless(mayUndo(actor, reorganization));
        List<Effect> blocking = dependents(reorganization);
        if (!blocking.isEmpty()) throw new IllegalStateException("depends on it: " + blocking);
        Done done = redrawing.done(id, reorganization.day());
        SequencedSet<Long> superiors = redrawing.superiors(id);
        versions.takeBack(id);
        versions.redraw(superiors, reorganization.day());
        effects.orderedStream().forEach(each -> each.followBack(actor, done));
        versions.forget(done.founded());
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
                superiors.getFirst(),
                Map.of(
                        "title",
                        reorganization.title(),
                        "day",
                        reorganization.day().toString()));
    }

    /** Whether the actor decides over all that it touched. */
    public boolean mayUndo(Actor actor, Reorganization reorganization) {
        if (!reorganization.holds() || reorganization.decidedBy() == null) return false;
        Done done = redrawing.done(reorganization.id(), reorganization.day());
        SequencedSet<Long> superiors = redrawing.superiors(reorganization.id());
        return !superiors.isEmpty()
                && superiors.stream()
                        .filter(superior -> !done.founded().contains(superior)
                                && !done.carried().containsKey(superior))
                        .allMatch(superior -> decides(actor, superior));
    }

    private boolean mayDo(Actor actor, ReorganizationPlan plan) {
        boolean there = !(plan.change() instanceof Moving moving) || decides(actor, moving.superiorId());
        boolean below = units.those(plan.unitIds(), plan.day().minusDays(1)).values().stream()
                .allMatch(unit -> unit.id() == plan.superiorId() || Objects.equals(unit.parentId(), plan.superiorId()));
        return there && below && decides(actor, plan.superiorId());
    }

    /** How many units each reorganisation that holds has ended, begun or changed: for the list. */
    public Map<Long, Integer> sizes() {
        return jdbc.sql("""
                select id, count(*) from (
                    select begun_by as id, unit_id from organization.unit_version where begun_by is not null
                    union select ended_by, unit_id from organization.unit_version where ended_by is not null) t
                group by id
                """).query((rs, n) -> Map.entry(rs.getLong(1), rs.getInt(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
