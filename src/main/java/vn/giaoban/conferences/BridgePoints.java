package vn.giaoban.conferences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.organization.Unit;

/** Keeps the bridge points: thousands of a conference, so pages ask for some at a time. */
@Component
class BridgePoints {
    private static final String COLUMNS =
            "p.id, p.unit_id, p.group_id, p.name, p.place, p.central, p.contact, p.phone, p.summoned";

    /** Of points p those whose unit is kept by one of {@code :own} on {@code :today}: its people speak for them. */
    static final String KEPT = """
            join organization.keeper k on k.unit_id = p.unit_id and k.keeper_id = any(:own)
              and :today between k.valid_from and coalesce(k.valid_to, 'infinity')""";

    private final JdbcClient jdbc;
    private final Conferences conferences;

    BridgePoints(JdbcClient jdbc, Conferences conferences) {
        this.jdbc = jdbc;
        this.conferences = conferences;
    }

    /** A unit's point to be: under which province it is counted, and how many sit there. */
    record Invited(Unit unit, @Nullable Long groupId, String name, int summoned) {}

    // ---------- finding

    /** All of them: the central one, then province by province, each province's own first. */
    List<BridgePoint> of(long conferenceId) {
        return jdbc.sql("""
                select %s from conferences.point p
                where p.conference_id = :id
                order by p.central desc, p.group_id nulls first, (p.unit_id = p.group_id) desc nulls last, p.id
                """.formatted(COLUMNS))
                .param("id", conferenceId)
                .query(BridgePoints::point)
                .list();
    }

    Optional<BridgePoint> find(long conferenceId, long id) {
        return jdbc.sql("select %s from conferences.point p where p.conference_id = :conference and p.id = :id"
                        .formatted(COLUMNS))
                .param("conference", conferenceId)
                .param("id", id)
                .query(BridgePoints::point)
                .optional();
    }

    /** The points of units that are kept by one of these today. */
    List<BridgePoint> keptBy(long conferenceId, Actor actor, Long[] own) {
        return jdbc.sql("""
                select distinct %s from conferences.point p
                %s
                where p.conference_id = :conference
                order by p.id
                """.formatted(COLUMNS, KEPT))
                .param("conference", conferenceId)
                .param("own", own)
                .param("today", actor.day())
                .query(BridgePoints::point)
                .list();
    }

    /** Whether a point of a conference that was called is kept by one of these units today. */
    boolean isKeptBy(long conferenceId, long pointId, Actor actor, Long[] own) {
        return jdbc.sql("""
                select exists (
                  select 1 from conferences.point p
                  join conferences.conference c on c.id = p.conference_id and c.called_at is not null
                  %s
                  where p.id = :point and p.conference_id = :conference)
                """.formatted(KEPT))
                .param("point", pointId)
                .param("conference", conferenceId)
                .param("own", own)
                .param("today", actor.day())
                .query(Boolean.class)
                .single();
    }

    /** The units that have a point. */
    List<Long> unitsOf(long conferenceId) {
        return jdbc.sql("select unit_id from conferences.point where conference_id = :id and unit_id is not null")
                .param("id", conferenceId)
                .query(Long.class)
                .list();
    }

    // ---------- making and changing

    /** Points of many units at once; those that have one already are passed over. Gives how many were made. */
    @Transactional(propagation = Propagation.MANDATORY)
    int invite(long conferenceId, Collection<Invited> invited) {
        return jdbc.sql("""
                insert into conferences.point (conference_id, unit_id, group_id, name, central, summoned)
                select :conference, n.unit, nullif(n.grouped, 0), n.name, false, n.summoned
                from unnest(:units::bigint[], :groups::bigint[], :names::text[], :summoned::int[])
                  with ordinality as n(unit, grouped, name, summoned, i)
                order by n.i
                on conflict (conference_id, unit_id) do nothing
                """)
                .param("conference", conferenceId)
                .param("units", invited.stream().map(one -> one.unit().id()).toArray(Long[]::new))
                .param(
                        "groups",
                        invited.stream()
                                .map(one -> one.groupId() == null ? 0L : one.groupId())
                                .toArray(Long[]::new))
                .param("names", invited.stream().map(Invited::name).toArray(String[]::new))
                .param("summoned", invited.stream().map(Invited::summoned).toArray(Integer[]::new))
                .update();
    }

    /** A point: with id 0 a new one. */
    @Transactional(propagation = Propagation.MANDATORY)
    long write(long conferenceId, BridgePoint point) {
        String sql = point.id() == 0 ? """
                insert into conferences.point
                    (conference_id, unit_id, group_id, name, place, central, contact, phone, summoned)
                values (:conference, :unit, :group, :name, :place, :central, :contact, :phone, :summoned)
                returning id
                """ : """
                update conferences.point
                set name = :name, place = :place, contact = :contact, phone = :phone, summoned = :summoned
                where id = :id and conference_id = :conference
                returning id
                """;
        return jdbc.sql(sql)
                .param("conference", conferenceId)
                .param("id", point.id())
                .param("unit", point.unitId(), Types.BIGINT)
                .param("group", point.groupId(), Types.BIGINT)
                .param("name", point.name())
                .param("place", point.place())
                .param("central", point.central())
                .param("contact", point.contact())
                .param("phone", point.phone())
                .param("summoned", point.summoned())
                .query(Long.class)
                .single();
    }

    /**
     * Says anew what a point is.
     *
     * @param seen what the actor had before them, as {@link Seen} says it
     * @return false where somebody else changed it since to something else: then nothing is changed
     */
    @Transactional
    public boolean change(Actor actor, Conference conference, BridgePoint point, String seen) {
        conferences.held(conference.id());
        BridgePoint stood = find(conference.id(), point.id()).orElseThrow(NotFound::new);
        if (stood.equals(point)) return true;
        if (!Seen.of(stood).equals(seen)) return false;
        write(conference.id(), point);
        conferences.touch(actor, conference, "conference.pointChanged", Map.of("point", point.id()));
        return true;
    }

    /** Takes a point out that nothing hangs on yet; false where delegates or contributions name it, or it is the central one. */
    @Transactional
    public boolean remove(Actor actor, Conference conference, long pointId) {
        int removed = jdbc.sql("""
                delete from conferences.point p
                where p.id = :id and p.conference_id = :conference and not p.central
                  and not exists (select 1 from conferences.delegate d where d.point_id = p.id)
                  and not exists (select 1 from conferences.door o where o.point_id = p.id)
                  and not exists (select 1 from conferences.registration r where r.point_id = p.id)
                """)
                .param("id", pointId)
                .param("conference", conference.id())
                .update();
        if (removed == 0) return false;
        conferences.touch(actor, conference, "conference.pointRemoved", Map.of("point", pointId));
        return true;
    }

    private static BridgePoint point(ResultSet rs, int row) throws SQLException {
        return new BridgePoint(
                rs.getLong("id"),
                rs.getObject("unit_id", Long.class),
                rs.getObject("group_id", Long.class),
                rs.getString("name"),
                rs.getString("place"),
                rs.getBoolean("central"),
                rs.getString("contact"),
                rs.getString("phone"),
                rs.getInt("summoned"));
    }
}
