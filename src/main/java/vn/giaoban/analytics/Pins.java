package vn.giaoban.analytics;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;

/** Keeps what units have pinned to their own pages, in order. */
@Component
class Pins {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Pins(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Officers and leaders of the unit itself. */
    static boolean mayEdit(Actor actor, long unitId) {
        return actor.holdsAnyIn(unitId, Role.OFFICER, Role.LEADER);
    }

    /** In their order; who may see each is asked by whoever shows it. */
    List<Pin> of(long unitId) {
        return jdbc.sql("select id, unit_id, address from analytics.pin where unit_id = :unit order by position, id")
                .param("unit", unitId)
                .query((rs, n) -> new Pin(
                        rs.getLong(1),
                        rs.getLong(2),
                        PinAddress.of(rs.getString(3)).orElseThrow()))
                .list();
    }

    /** Pins it last; what is pinned already stays where it is. The page is full at twelve: false. */
    @Transactional
    boolean pin(Actor actor, long unitId, PinAddress address) {
        lock(actor, unitId);
        List<Pin> pinned = of(unitId);
        if (pinned.stream().anyMatch(pin -> pin.address().text().equals(address.text()))) return true;
        if (pinned.size() >= PinView.MOST) return false;
        long id = jdbc.sql("""
                insert into analytics.pin (unit_id, position, address, pinned_by, pinned_at)
                select :unit, coalesce(max(position), 0) + 1, :address, :by, :at from analytics.pin where unit_id = :unit
                returning id
                """)
                .param("unit", unitId)
                .param("address", address.text())
                .param("by", actor.accountId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        audit.record(actor, "unit.pinned", "pin", id, unitId, Map.of("address", address.text()));
        return true;
    }

    /**
     * Up or down past another of the page, as whoever presses saw them; where it stands there already, or the other is gone, nothing
     * changes: so what is pressed twice, or on a page of yesterday, moves nothing else.
     */
    @Transactional
    void move(Actor actor, long unitId, long id, long pastId, boolean up) {
        lock(actor, unitId);
        List<Long> order = new ArrayList<>(of(unitId).stream().map(Pin::id).toList());
        NotFound.unless(order.contains(id));
        int at = order.indexOf(id);
        int past = order.indexOf(pastId);
        if (past < 0 || (up ? at <= past : at >= past)) return;
        order.remove(at);
        order.add(past, id);
        for (int i = 0; i < order.size(); i++)
            jdbc.sql("update analytics.pin set position = :position where id = :id")
                    .param("position", i + 1)
                    .param("id", order.get(i))
                    .update();
        audit.record(actor, "unit.pinMoved", "pin", id, unitId, Map.of("position", past + 1));
    }

    @Transactional
    void unpin(Actor actor, long unitId, long id) {
        lock(actor, unitId);
        String address = jdbc.sql("delete from analytics.pin where id = :id and unit_id = :unit returning address")
                .param("id", id)
                .param("unit", unitId)
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
        audit.record(actor, "unit.unpinned", "pin", id, unitId, Map.of("address", address));
    }

    /** Two who change one page at once do so one after the other. */
    private void lock(Actor actor, long unitId) {
        NotFound.unless(mayEdit(actor, unitId));
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('analytics.pin', :unit))")
                .param("unit", unitId)
                .query((rs, n) -> n)
                .list();
    }
}
