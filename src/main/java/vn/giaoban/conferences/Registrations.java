package vn.giaoban.conferences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.attachments.Attachments;

/** Keeps what was registered to be said, and asked, beforehand. */
@Component
class Registrations {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Conferences conferences;
    private final Attachments attachments;

    Registrations(JdbcClient jdbc, Clock clock, Conferences conferences, Attachments attachments) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.conferences = conferences;
        this.attachments = attachments;
    }

    /** What is said on the form. */
    record Said(
            long pointId,
            @Nullable Long delegateId,
            Registration.Kind kind,
            String speaker,
            String title,
            String topic,
            String body,
            @Nullable Long attachmentId,
            int minutes) {}

    // ---------- finding

    /** All that stand, in the order in which they are to be called. */
    List<Registration> of(long conferenceId) {
        return jdbc.sql("""
                select * from conferences.registration
                where conference_id = :id and state = 'REGISTERED' order by position, id
                """)
                .param("id", conferenceId)
                .query(Registrations::registration)
                .list();
    }

    /** Withdrawn ones too: what was spoken may have been withdrawn since. */
    List<Registration> all(long conferenceId) {
        return jdbc.sql("select * from conferences.registration where conference_id = :id order by position, id")
                .param("id", conferenceId)
                .query(Registrations::registration)
                .list();
    }

    /** Those that are to be spoken. */
    List<Registration> contributions(long conferenceId) {
        return of(conferenceId).stream()
                .filter(one -> one.kind() == Registration.Kind.CONTRIBUTION)
                .toList();
    }

    Optional<Registration> find(long conferenceId, long id) {
        return jdbc.sql("select * from conferences.registration where conference_id = :conference and id = :id")
                .param("conference", conferenceId)
                .param("id", id)
                .query(Registrations::registration)
                .optional();
    }

    // ---------- making and changing

    /** @param file the key of a file that the seat has sent; null for none */
    @Transactional
    public long register(Seat seat, Conference conference, Said said, @Nullable String file) {
        return register(seat, conference, with(seat, said, file));
    }

    /** The file is theirs who registered it from now on. */
    private Said with(Seat seat, Said said, @Nullable String file) {
        if (file == null) return said;
        long attachment = attachments.tie(seat.actor(), file).id();
        return new Said(
                said.pointId(),
                said.delegateId(),
                said.kind(),
                said.speaker(),
                said.title(),
                said.topic(),
                said.body(),
                attachment,
                said.minutes());
    }

    @Transactional
    public long register(Seat seat, Conference conference, Said said) {
        long id = jdbc.sql("""
                insert into conferences.registration
                    (conference_id, point_id, delegate_id, kind, speaker, title, topic, body, attachment_id, minutes, position,
                     state, made_by, made_at)
                values (:conference, :point, :delegate, :kind, :speaker, :title, :topic, :body, :attachment, :minutes,
                        (select coalesce(max(position), 0) + 1 from conferences.registration
                         where conference_id = :conference),
                        'REGISTERED', :by, :now)
                returning id
                """)
                .params(said(said))
                .param("conference", conference.id())
                .param("by", seat.key())
                .param("now", Conferences.at(clock.instant()))
                .query(Long.class)
                .single();
        conferences.touch(seat.actor(), conference, "conference.registered", Map.of("registration", id));
        return id;
    }

    /**
     * Says it anew.
     *
     * @param file the key of a file that the seat has sent; null to leave what is there
     * @return false where it was changed since: then nothing is changed
     */
    @Transactional
    public boolean change(Seat seat, Conference conference, long id, int seen, Said without, @Nullable String file) {
        conferences.held(conference.id());
        if (find(conference.id(), id)
                .filter(one -> one.version() == seen && !one.withdrawn())
                .isEmpty()) return false;
        Said said = with(seat, without, file);
        int changed = jdbc.sql("""
                update conferences.registration
                set point_id = :point, delegate_id = :delegate, kind = :kind, speaker = :speaker, title = :title, topic = :topic,
                    body = :body, attachment_id = coalesce(:attachment, attachment_id), minutes = :minutes,
                    version = version + 1
                where conference_id = :conference and id = :id and version = :seen and state = 'REGISTERED'
                """)
                .params(said(said))
                .param("conference", conference.id())
                .param("id", id)
                .param("seen", seen)
                .update();
        if (changed == 0) return false;
        conferences.touch(seat.actor(), conference, "conference.registrationChanged", Map.of("registration", id));
        return true;
    }

    @Transactional
    public void withdraw(Seat seat, Conference conference, long id) {
        int changed = jdbc.sql("""
                update conferences.registration set state = 'WITHDRAWN', version = version + 1
                where conference_id = :conference and id = :id and state = 'REGISTERED'
                """)
                .param("conference", conference.id())
                .param("id", id)
                .update();
        if (changed > 0)
            conferences.touch(seat.actor(), conference, "conference.registrationWithdrawn", Map.of("registration", id));
    }

    /** Puts one a place earlier or later in the order. */
    @Transactional
    public void place(Seat seat, Conference conference, long id, boolean earlier) {
        List<Registration> all = of(conference.id());
        int at = -1;
        for (int i = 0; i < all.size(); i++) if (all.get(i).id() == id) at = i;
        int other = earlier ? at - 1 : at + 1;
        if (at < 0 || other < 0 || other >= all.size()) return;
        jdbc.sql("""
                update conferences.registration r set position = n.position
                from unnest(:ids::bigint[], :positions::int[]) as n(id, position)
                where r.id = n.id and r.conference_id = :conference
                """)
                .param("ids", new Long[] {all.get(at).id(), all.get(other).id()})
                .param(
                        "positions",
                        new Integer[] {all.get(other).position(), all.get(at).position()})
                .param("conference", conference.id())
                .update();
        conferences.touch(seat.actor(), conference, "conference.registrationPlaced", Map.of("registration", id));
    }

    private static Map<String, @Nullable Object> said(Said said) {
        Map<String, @Nullable Object> params = new java.util.HashMap<>();
        params.put("point", said.pointId());
        params.put("delegate", new org.springframework.jdbc.core.SqlParameterValue(Types.BIGINT, said.delegateId()));
        params.put("kind", said.kind().name());
        params.put("speaker", said.speaker());
        params.put("title", said.title());
        params.put("topic", said.topic());
        params.put("body", said.body());
        params.put(
                "attachment", new org.springframework.jdbc.core.SqlParameterValue(Types.BIGINT, said.attachmentId()));
        params.put("minutes", said.minutes());
        return params;
    }

    private static Registration registration(ResultSet rs, int row) throws SQLException {
        return new Registration(
                rs.getLong("id"),
                rs.getLong("point_id"),
                rs.getObject("delegate_id", Long.class),
                Registration.Kind.valueOf(rs.getString("kind")),
                rs.getString("speaker"),
                rs.getString("title"),
                rs.getString("topic"),
                rs.getString("body"),
                rs.getObject("attachment_id", Long.class),
                rs.getInt("minutes"),
                rs.getInt("position"),
                rs.getString("state").equals("WITHDRAWN"),
                rs.getInt("version"),
                rs.getString("made_by"),
                Conferences.instant(rs, "made_at"));
    }
}
