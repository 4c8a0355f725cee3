package vn.giaoban.activities;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;

/** What activities said before they were changed. */
@Component
public class Revisions {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ActivityRows rows;

    Revisions(JdbcClient jdbc, Clock clock, ActivityRows rows) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rows = rows;
    }

    /** What an activity said before, the latest change first. */
    public List<Activity.Past> past(long id) {
        return jdbc.sql("""
                select version, day, place, what, amounts, words, state, changed_by, changed_at, act, reason
                from activities.revision where activity_id = :id order by version desc
                """)
                .param("id", id)
                .query((rs, n) -> new Activity.Past(
                        rs.getInt("version"),
                        rows.content(rs),
                        ActivityState.valueOf(rs.getString("state")),
                        rs.getLong("changed_by"),
                        ActivityRows.instant(rs, "changed_at"),
                        ActivityState.Act.valueOf(rs.getString("act")),
                        rs.getString("reason")))
                .list();
    }

    /**
     * What an activity said in one of its versions.
     *
     * @param changed it has changed since, or was withdrawn
     */
    public record Stated(long typeId, ActivityContent content, boolean changed) {}

    /** What activities said, each in the version given, for whoever was shown a figure that counts them: found through the actor. */
    public Map<Long, Stated> stated(Map<Long, Integer> versions) {
        List<Long> ids = List.copyOf(versions.keySet());
        Map<Long, Stated> stated = new HashMap<>();
        jdbc.sql("""
                with wanted as (select * from unnest(:ids::bigint[], :versions::int[]) as w(id, version))
                select a.id, a.edition_id, a.day, a.place, a.what, a.amounts, a.words, false as changed
                from wanted w join activities.activity a on a.id = w.id and a.version = w.version
                union all
                select r.activity_id, r.edition_id, r.day, r.place, r.what, r.amounts, r.words,
                       r.act <> 'CONFIRM' or a.version > r.version + 1
                from wanted w join activities.revision r on r.activity_id = w.id and r.version = w.version
                join activities.activity a on a.id = w.id
                """)
                .param("ids", ids.toArray(Long[]::new))
                .param("versions", ids.stream().map(versions::get).toArray(Integer[]::new))
                .query(rs -> {
                    stated.put(
                            rs.getLong("id"),
                            new Stated(rs.getLong("edition_id"), rows.content(rs), rs.getBoolean("changed")));
                });
        return stated;
    }

    /**
     * A step on an activity's way.
     *
     * @param act what was done with it; null where it was logged
     */
    public record Step(ActivityState.@Nullable Act act, long by, Instant at) {}

    /**
     * Who made an activity say what it says in a version, and who confirmed just that, for whoever was shown a figure that counts it. What
     * it said otherwise, before or after, is its unit's own affair.
     */
    public List<Step> way(long id, int version) {
        return jdbc.sql("""
                select act, changed_by, changed_at from (
                  select version, lag(act) over (order by version) as act, changed_by, changed_at
                  from (select version, act, changed_by, changed_at from activities.revision where activity_id = :id
                        union all
                        select version, null, changed_by, changed_at from activities.activity where id = :id) as said) as step
                where version <= :version or version = :version + 1 and act = 'CONFIRM'
                order by version
                """)
                .param("id", id)
                .param("version", version)
                .query((rs, n) -> {
                    String act = rs.getString("act");
                    return new Step(
                            act == null ? null : ActivityState.Act.valueOf(act),
                            rs.getLong("changed_by"),
                            ActivityRows.instant(rs, "changed_at"));
                })
                .list();
    }

    /** Keeps what an activity says, as one who takes an act finds it, and leads it on by its lifecycle. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Actor actor, Activity before, ActivityState.Act act, String reason) {
        jdbc.sql("""
                insert into activities.revision
                    (activity_id, version, edition_id, day, place, what, amounts, words, state, changed_by, changed_at, act, reason)
                select id, version, edition_id, day, place, what, amounts, words, state, changed_by, changed_at, :act, :reason
                from activities.activity where id = :id
                """)
                .param("act", act.name())
                .param("reason", reason)
                .param("id", before.id())
                .update();
        jdbc.sql("""
                update activities.activity
                set state = :state, version = version + 1, changed_by = :by, changed_at = :at where id = :id
                """)
                .param("state", before.state().after(act).orElseThrow().name())
                .param("by", actor.accountId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", before.id())
                .update();
    }
}
