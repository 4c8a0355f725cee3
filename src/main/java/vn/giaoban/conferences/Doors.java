package vn.giaoban.conferences;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;

/** Keeps the codes at the doors: one to a point, by which those who come in say themselves that they are there. */
@Component
class Doors {
    /** People come before the hour, not the day before. */
    static final Duration BEFORE = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Conferences conferences;
    private final Delegates delegates;

    Doors(JdbcClient jdbc, Clock clock, Conferences conferences, Delegates delegates) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.conferences = conferences;
        this.delegates = delegates;
    }

    Optional<PointDoor> of(long pointId) {
        return find("d.point_id = :point", "point", pointId);
    }

    Optional<PointDoor> byCode(String code) {
        return find("d.code_sha256 = :code", "code", Delegates.sha256(code));
    }

    private Optional<PointDoor> find(String which, String param, Object value) {
        return jdbc.sql("""
                select p.conference_id, d.point_id, d.admits from conferences.door d
                join conferences.point p on p.id = d.point_id where %s
                """.formatted(which))
                .param(param, value)
                .query((rs, n) -> new PointDoor(rs.getLong(1), rs.getLong(2), rs.getBoolean(3)))
                .optional();
    }

    /** From two hours before the start until the close: at no other time does anybody come in. */
    boolean isOpen(Conference conference) {
        return conference.state().isRunning()
                || conference.state() == ConferenceState.CALLED
                        && !clock.instant().isBefore(opens(conference));
    }

    static Instant opens(Conference conference) {
        return conference.startsAt().minus(BEFORE);
    }

    /** A new code; the sheet that hung there before opens nothing any more. */
    @Transactional
    public String make(Actor actor, Conference conference, long pointId) {
        String code = delegates.code();
        jdbc.sql("""
                insert into conferences.door (point_id, code_sha256, made_by, made_at) values (:point, :code, :by, :now)
                on conflict (point_id) do update
                set code_sha256 = excluded.code_sha256, made_by = excluded.made_by, made_at = excluded.made_at
                """)
                .param("point", pointId)
                .param("code", Delegates.sha256(code))
                .param("by", actor.accountId())
                .param("now", Conferences.at(clock.instant()))
                .update();
        conferences.touch(actor, conference, "conference.doorMade", Map.of("point", pointId));
        return code;
    }

    @Transactional
    public void admit(Actor actor, Conference conference, long pointId, boolean admits) {
        int changed = jdbc.sql(
                        "update conferences.door set admits = :admits where point_id = :point and admits <> :admits")
                .param("admits", admits)
                .param("point", pointId)
                .update();
        if (changed > 0)
            conferences.touch(actor, conference, "conference.doorAdmits", Map.of("point", pointId, "admits", admits));
    }
}
