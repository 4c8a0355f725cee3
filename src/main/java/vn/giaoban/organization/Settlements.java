package vn.giaoban.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.Personal;

/**
 * Works off what the sources of 1 July 2025 leave unsettled. An administrator of the centre sees all of it; one of a province what
 * names that province, or one that it carries on.
 */
@Component
public class Settlements {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Units units;
    private final UnitVersions versions;
    private final Audit audit;

    public Settlements(JdbcClient jdbc, Clock clock, Units units, UnitVersions versions, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.units = units;
        this.versions = versions;
        this.audit = audit;
    }

    /** Whether the actor has anything to do with it: administrators of the centre and of provinces. */
    public boolean mayWork(Actor actor) {
        return jdbc.sql("""
                select exists (
                    select 1 from organization.unit_version v
                    where v.unit_id = any(:roots) and v.level <= 2 and :day between v.valid_from and coalesce(v.valid_to, 'infinity'))
                """)
                .param("roots", actor.rootsAs(Role.ADMINISTRATOR))
                .param("day", actor.day())
                .query(Boolean.class)
                .single();
    }

    /** What the actor may work off, what waits first, by reason and code. */
    public List<Unsettled> all(Actor actor) {
        return jdbc.sql("""
                with mine as (
                    -- the names of the provinces at or below the actor's units, and of those that they carry on
                    select distinct v.short_name
                    from organization.line l
                    join organization.heir h on h.heir_id = l.unit_id
                    join organization.unit_version v on v.unit_id = h.unit_id and v.level = 2
                    where l.ancestor_id = any(:roots) and :day between l.valid_from and coalesce(l.valid_to, 'infinity'))
                select s.id, s.reason, s.old_code, s.old_name, s.old_district, s.old_province, s.new_code, s.new_name,
                       s.new_province, s.note, s.outcome, s.settled_by, s.settled_at
                from organization.unsettled s
                where s.old_province in (select short_name from mine) or s.new_province in (select short_name from mine)
                order by (s.settled_at is not null), s.reason, coalesce(nullif(s.old_code, ''), s.new_code), s.id
                """)
                .param("roots", actor.rootsAs(Role.ADMINISTRATOR))
                .param("day", actor.day())
                .query((rs, n) -> new Unsettled(
                        rs.getLong("id"),
                        rs.getString("reason"),
                        rs.getString("old_code"),
                        rs.getString("old_name"),
                        rs.getString("old_district"),
                        rs.getString("old_province"),
                        rs.getString("new_code"),
                        rs.getString("new_name"),
                        rs.getString("new_province"),
                        rs.getString("note"),
                        rs.getString("outcome"),
                        rs.getObject("settled_by", Long.class),
                        Optional.ofNullable(rs.getObject("settled_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list();
    }

    public Optional<Unsettled> find(Actor actor, long id) {
        return all(actor).stream().filter(one -> one.id() == id).findFirst();
    }

    /** How many wait, by reason. */
    static Map<String, Integer> counts(List<Unsettled> all) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        all.stream().filter(one -> !one.isSettled()).forEach(one -> counts.merge(one.reasonKey(), 1, Integer::sum));
        return counts;
    }

    /** The unit of a code before or since the day, if the actor's units carry it on or stand above it. */
    Optional<Unit> unit(Actor actor, String code, LocalDate day) {
        return units.byCode(code, day)
                .filter(Unit::isCommune)
                .filter(unit -> units.seesAs(actor, unit.id(), day, Role.ADMINISTRATOR));
    }

    /** The nearest guesses: the units of that name where the source says it is. */
    List<Unit> guesses(String text, LocalDate day) {
        return text.isEmpty()
                ? List.of()
                : units.search(text, day, 5).stream().filter(Unit::isCommune).toList();
    }

    /** Whether the one carries the other on already. */
    boolean isKnown(Unit predecessor, Unit successor) {
        return predecessor.id() == successor.id()
                || jdbc.sql("""
                        select exists (
                            select 1 from organization.succession
                            where predecessor_id = :predecessor and successor_id = :successor and day = :day)
                        """)
                        .param("predecessor", predecessor.id())
                        .param("successor", successor.id())
                        .param("day", Unsettled.DAY)
                        .query(Boolean.class)
                        .single();
    }

    /** It is a succession: where the predecessor has others, all of them are in part. */
    @Transactional
    public void settle(Actor actor, long id, Unit predecessor, Unit successor) {
        units.hold(true);
        NotFound.unless(find(actor, id).filter(one -> !one.isSettled()).isPresent());
        long reorganization = jdbc.sql(
                        "select id from organization.reorganization where day = :day and decided_by is null")
                .param("day", Unsettled.DAY)
                .query(Long.class)
                .single();
        versions.succeed(reorganization, predecessor.id(), successor.id(), Unsettled.DAY, Succession.Extent.WHOLE);
        jdbc.sql("""
                update organization.succession set extent = 'PART'
                where predecessor_id = :predecessor and day = :day and (
                    select count(*) from organization.succession s
                    where s.predecessor_id = :predecessor and s.day = :day) > 1
                """)
                .param("predecessor", predecessor.id())
                .param("day", Unsettled.DAY)
                .update();
        versions.redraw();
        close(actor, id, predecessor.shortName() + " → " + successor.shortName(), predecessor.id(), successor.id());
        audit.record(
                actor,
                "units.succession-settled",
                "unsettled",
                id,
                successor.id(),
                Map.of("predecessor", predecessor.id(), "successor", successor.id()));
    }

    /** There is nothing to be done about it. */
    @Transactional
    public void dismiss(Actor actor, long id, String reason) {
        units.hold(true);
        NotFound.unless(find(actor, id).filter(one -> !one.isSettled()).isPresent());
        close(actor, id, reason, null, null);
        audit.record(
                actor,
                "units.succession-dismissed",
                "unsettled",
                id,
                actor.rootsAs(Role.ADMINISTRATOR)[0],
                Map.of("reason", new Personal(reason)));
    }

    private void close(Actor actor, long id, String outcome, @Nullable Long predecessorId, @Nullable Long successorId) {
        jdbc.sql("""
                update organization.unsettled
                set outcome = :outcome, settled_by = :by, settled_at = :now, predecessor_id = :predecessor, successor_id = :successor
                where id = :id
                """)
                .param("id", id)
                .param("outcome", outcome)
                .param("by", actor.accountId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("predecessor", predecessorId, java.sql.Types.BIGINT)
                .param("successor", successorId, java.sql.Types.BIGINT)
                .update();
    }
}
