package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;

/** What each unit's leader has chosen about its log, and what waits because of it. */
@Component
public class Keepings {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Keepings(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    public Keeping of(long unitId) {
        return jdbc.sql("select confirmed_only, version from activities.keeping where unit_id = :unit")
                .param("unit", unitId)
                .query((rs, n) -> new Keeping(unitId, rs.getBoolean(1), rs.getInt(2)))
                .optional()
                .orElse(new Keeping(unitId, false, 0));
    }

    /**
     * The leader's choice, at work at once: every report of the unit that is still being written counts anew.
     *
     * @param seen the version that the leader had before them
     * @return false where it was changed since: then nothing is changed
     */
    @Transactional
    public boolean choose(Actor actor, long unitId, int seen, boolean confirmedOnly) {
        NotFound.unless(actor.holds(Role.LEADER, unitId));
        int changed = jdbc.sql("""
                insert into activities.keeping as k (unit_id, confirmed_only, version)
                select :unit, :only, 1 where :seen = 0
                    or exists (select 1 from activities.keeping where unit_id = :unit)
                on conflict (unit_id) do update set confirmed_only = excluded.confirmed_only, version = k.version + 1
                where k.version = :seen
                """)
                .param("unit", unitId)
                .param("only", confirmedOnly)
                .param("seen", seen)
                .update();
        if (changed == 0) return of(unitId).confirmedOnly() == confirmedOnly;
        audit.record(actor, "activity.keeping", "unit", unitId, unitId, Map.of("confirmedOnly", confirmedOnly));
        firstUnconfirmed(unitId).ifPresent(day -> events.publishEvent(new ActivitiesChanged(unitId, Set.of(day))));
        return true;
    }

    /** Of what does not count before the leader confirms it, how many activities a time has; 0 where everything logged counts. */
    public int waiting(long unitId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select count(*)::int from activities.activity a join activities.keeping k on k.unit_id = a.unit_id
                where a.unit_id = :unit and a.day between :from and :to and a.state = 'LOGGED' and k.confirmed_only
                """)
                .param("unit", unitId)
                .param("from", from)
                .param("to", to)
                .query(Integer.class)
                .single();
    }

    private Optional<LocalDate> firstUnconfirmed(long unitId) {
        return jdbc.sql(
                        "select day from activities.activity where unit_id = :unit and state = 'LOGGED' order by day limit 1")
                .param("unit", unitId)
                .query(LocalDate.class)
                .optional();
    }
}
