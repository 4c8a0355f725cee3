package vn.giaoban.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;

/** Keeps the audit trail. */
@Component
public class Audit {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    public Audit(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Writes one entry in the caller's transaction.
     *
     * @param act past tense with its module, "report.submitted"
     * @param thing kind of the thing acted upon, "report"
     * @param unitId the unit it concerns, 0 for none: auditors of that unit and above read the entry
     * @param detail what a reader must know later; never a password, never a citizen's words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor who, String act, String thing, long thingId, long unitId, Map<String, ?> detail) {
        jdbc.sql("""
                insert into audit.entry (at, account_id, unit_id, act, thing, thing_id, detail)
                values (:at, :account, nullif(:unit, 0), :act, :thing, :thingId, :detail::jsonb)
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", who.accountId())
                .param("unit", unitId)
                .param("act", act)
                .param("thing", thing)
                .param("thingId", thingId)
                .param("detail", json.writeValueAsString(detail))
                .update();
    }

    /** The same act upon many things, in one statement; thing and unit ids stand in step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(
            Actor who,
            String act,
            String thing,
            Collection<Long> thingIds,
            Collection<Long> unitIds,
            Map<String, ?> detail) {
        jdbc.sql("""
                insert into audit.entry (at, account_id, unit_id, act, thing, thing_id, detail)
                select :at, :account, t.unit_id, :act, :thing, t.thing_id, :detail::jsonb
                from unnest(:things::bigint[], :units::bigint[]) as t(thing_id, unit_id)
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", who.accountId())
                .param("act", act)
                .param("thing", thing)
                .param("detail", json.writeValueAsString(detail))
                .param("things", thingIds.toArray(Long[]::new))
                .param("units", unitIds.toArray(Long[]::new))
                .update();
    }
}
