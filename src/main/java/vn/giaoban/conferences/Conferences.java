package vn.giaoban.conferences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
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
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;

/** Keeps the conferences as they are prepared: what kind, of which period, when and where, by whom. */
@Component
class Conferences {
    private static final String COLUMNS =
            "c.id, c.name, c.kinds, c.period_id, c.host_id, c.cluster_id, c.convenes, c.place, c.starts_at, c.ends_at, c.online,"
                    + " c.public, c.subject, c.state, c.called_at, c.archived, c.version";

    /**
     * Who sees a conference: its host's people and those who run it; once it is called, whoever has a bridge point or a name in it; and
     * auditors at or above its host. A unit sees what those had that it carries on. What was printed of a conference of before, everybody
     * sees who sees conferences.
     */
    private static final String SEEN = """
            (exists (select 1 from organization.keeper k
                     where k.unit_id = c.host_id and k.keeper_id = any(:own)
                       and :today between k.valid_from and coalesce(k.valid_to, 'infinity'))
             or exists (select 1 from conferences.officer o where o.conference_id = c.id and o.account_id = :account)
             or c.archived and :reads
             or c.called_at is not null and exists (
                     select 1 from conferences.point p
                     %s
                     where p.conference_id = c.id)
             or c.called_at is not null and exists (
                     select 1 from conferences.delegate d
                     where d.conference_id = c.id and d.account_id = :account and not d.removed)
             or exists (select 1 from organization.line l
                     where l.unit_id = c.host_id and l.ancestor_id = any(:auditing)
                       and :today between l.valid_from and coalesce(l.valid_to, 'infinity')))""".formatted(BridgePoints.KEPT);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    Conferences(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    // ---------- finding

    /** A conference that the actor may see. */
    Optional<Conference> find(Actor actor, long id) {
        return seen(actor, "and c.id = :id", id, null, 1).stream().findFirst();
    }

    /** Those that run now or are still to come, the next one first. */
    List<Conference> ahead(Actor actor, int limit) {
        return seen(
                actor,
                "and c.state in ('PREPARING', 'CALLED', 'OPEN', 'PAUSED', 'POSTPONED') order by c.starts_at, c.id",
                0,
                null,
                limit);
    }

    /** Those that were held or cancelled, the latest first, before a moment. */
    List<Conference> past(Actor actor, Instant before, int limit) {
        return seen(
                actor,
                "and c.state in ('CLOSED', 'CONCLUDED', 'CANCELLED') and c.starts_at < :before order by c.starts_at desc, c.id desc",
                0,
                before,
                limit);
    }

    /** Those that everybody may follow, or of which everybody may read a paper by now; the latest first. */
    List<Conference> toThePublic(int limit) {
        return jdbc.sql("""
                select %s from conferences.conference c
                where c.called_at is not null
                  and (c.public and not c.archived and c.state in ('CALLED', 'OPEN', 'PAUSED', 'CLOSED', 'CONCLUDED')
                    or c.state in ('CLOSED', 'CONCLUDED') and exists (
                       select 1 from conferences.document d
                       where d.conference_id = c.id and d.audience = 'PUBLIC'
                         and (d.attachment_id is not null or d.href like '/public/%%')))
                order by c.starts_at desc, c.id desc limit :limit
                """.formatted(COLUMNS))
                .param("limit", limit)
                .query(Conferences::conference)
                .list();
    }

    private List<Conference> seen(Actor actor, String which, long id, @Nullable Instant before, int limit) {
        return jdbc.sql("select %s from conferences.conference c where %s %s limit :limit"
                        .formatted(COLUMNS, SEEN, which))
                .param("own", actor.rootsAs(Role.OFFICER, Role.LEADER))
                .param("auditing", actor.rootsAs(Role.AUDITOR))
                .param("account", actor.accountId())
                .param("reads", ConferencePages.seesConferences(actor))
                .param("today", actor.day())
                .param("id", id)
                .param("before", before == null ? null : at(before), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query(Conferences::conference)
                .list();
    }

    /** Whoever asks: for what the system does by itself, and for whoever holds a link to it. */
    Conference of(long id) {
        return jdbc.sql("select %s from conferences.conference c where c.id = :id".formatted(COLUMNS))
                .param("id", id)
                .query(Conferences::conference)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The same, held until the transaction ends: of two acts one comes first. */
    @Transactional(propagation = Propagation.MANDATORY)
    Conference held(long id) {
        return jdbc.sql("select %s from conferences.conference c where c.id = :id for update".formatted(COLUMNS))
                .param("id", id)
                .query(Conferences::conference)
                .optional()
                .orElseThrow(NotFound::new);
    }

    List<ConferenceOfficer> officers(long id) {
        return jdbc.sql("""
                select position, part, account_id, name, title from conferences.officer
                where conference_id = :id order by position
                """)
                .param("id", id)
                .query((rs, n) -> new ConferenceOfficer(
                        rs.getInt(1),
                        ConferenceOfficer.Part.valueOf(rs.getString(2)),
                        rs.getObject(3, Long.class),
                        rs.getString(4),
                        rs.getString(5)))
                .list();
    }

    // ---------- making and changing

    /** Makes a conference of the actor's own unit, in preparation. */
    @Transactional
    public long make(Actor actor, long hostId, @Nullable Long clusterId, ConferencePlan plan) {
        NotFound.unless(actor.holdsAnyIn(hostId, Role.OFFICER, Role.LEADER));
        long id = insert(actor, hostId, clusterId, plan, false);
        audit.record(actor, "conference.made", "conference", id, hostId, Map.of("name", plan.name()));
        return id;
    }

    /** A conference of before this system was in use, to be told whole at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    long archive(Actor actor, long hostId, @Nullable Long clusterId, ConferencePlan plan) {
        return insert(actor, hostId, clusterId, plan, true);
    }

    private long insert(Actor actor, long hostId, @Nullable Long clusterId, ConferencePlan plan, boolean archived) {
        return jdbc.sql("""
                insert into conferences.conference
                    (name, kinds, period_id, host_id, cluster_id, convenes, place, starts_at, ends_at, online, public, subject,
                     state, archived, made_by, made_at)
                values (:name, :kinds::text[], :period, :host, :cluster, :convenes, :place, :starts, :ends, :online, :public,
                        :subject, 'PREPARING', :archived, :by, :now)
                returning id
                """)
                .params(said(plan))
                .param("host", hostId)
                .param("cluster", clusterId, Types.BIGINT)
                .param("archived", archived)
                .param("by", actor.accountId())
                .param("now", at(clock.instant()))
                .query(Long.class)
                .single();
    }

    /**
     * Says anew what a conference is.
     *
     * @param seen the version that the actor had before them
     * @return false where it was changed since: then nothing is changed
     */
    @Transactional
    public boolean change(Actor actor, Conference conference, int seen, ConferencePlan plan) {
        int changed = jdbc.sql("""
                update conferences.conference
                set name = :name, kinds = :kinds::text[], period_id = :period, convenes = :convenes, place = :place,
                    starts_at = :starts, ends_at = :ends, online = :online, public = :public, subject = :subject,
                    version = version + 1
                where id = :id and version = :seen
                """)
                .params(said(plan))
                .param("id", conference.id())
                .param("seen", seen)
                .update();
        if (changed == 0) return false;
        audit.record(
                actor,
                "conference.changed",
                "conference",
                conference.id(),
                conference.hostId(),
                Map.of("version", seen + 1));
        return true;
    }

    /**
     * The same together with those who run it.
     *
     * @param seen what the actor had before them, as {@link PlanForm#seen} says it
     * @return false where somebody else changed it since to something else: then nothing is changed
     */
    @Transactional
    public boolean edit(
            Actor actor, Conference conference, String seen, ConferencePlan plan, List<ConferenceOfficer> officers) {
        Conference now = held(conference.id());
        List<ConferenceOfficer> stood = officers(now.id());
        if (plan.equals(ConferencePlan.of(now)) && officers.equals(stood)) return true;
        if (!PlanForm.seen(now, stood).equals(seen)) return false;
        if (!change(actor, now, now.version(), plan)) return false;
        appoint(now.id(), officers);
        return true;
    }

    /** What the course says of the whole is noted, in the transaction of the act. */
    @Transactional(propagation = Propagation.MANDATORY)
    void become(long id, ConferenceState state, Happening what, Instant now) {
        jdbc.sql("""
                update conferences.conference
                set state = :state,
                    called_at = case when :state = 'CALLED' then coalesce(called_at, :now) else called_at end
                where id = :id
                """)
                .param("state", state.name())
                .param("now", at(now))
                .param("id", id)
                .update();
        if (what instanceof Happening.Moved moved)
            jdbc.sql("""
                    update conferences.conference
                    set starts_at = :starts, ends_at = :ends, place = :place, version = version + 1 where id = :id
                    """)
                    .param("starts", at(moved.startsAt()))
                    .param("ends", at(moved.endsAt()))
                    .param("place", moved.place())
                    .param("id", id)
                    .update();
    }

    /**
     * One more version, where the one that was seen still stands: whatever belongs to a conference is changed together with it.
     *
     * @return false where it was changed since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean touch(Actor actor, Conference conference, int seen, String act, Map<String, ?> detail) {
        int changed = jdbc.sql(
                        "update conferences.conference set version = version + 1 where id = :id and version = :seen")
                .param("id", conference.id())
                .param("seen", seen)
                .update();
        if (changed == 0) return false;
        audit.record(actor, act, "conference", conference.id(), conference.hostId(), detail);
        return true;
    }

    /** One more version, whichever stood: for what takes nothing from anybody. */
    @Transactional(propagation = Propagation.MANDATORY)
    void touch(Actor actor, Conference conference, String act, Map<String, ?> detail) {
        jdbc.sql("update conferences.conference set version = version + 1 where id = :id")
                .param("id", conference.id())
                .update();
        audit.record(actor, act, "conference", conference.id(), conference.hostId(), detail);
    }

    /** Those who run it, all anew, in the given order. */
    @Transactional(propagation = Propagation.MANDATORY)
    void appoint(long id, List<ConferenceOfficer> officers) {
        jdbc.sql("delete from conferences.officer where conference_id = :id")
                .param("id", id)
                .update();
        int position = 0;
        for (ConferenceOfficer one : officers)
            jdbc.sql("""
                    insert into conferences.officer (conference_id, position, part, account_id, name, title)
                    values (:id, :position, :part, :account, :name, :title)
                    """)
                    .param("id", id)
                    .param("position", ++position)
                    .param("part", one.part().name())
                    .param("account", one.accountId(), Types.BIGINT)
                    .param("name", one.name())
                    .param("title", one.title())
                    .update();
    }

    private static Map<String, @Nullable Object> said(ConferencePlan plan) {
        Map<String, @Nullable Object> params = new java.util.HashMap<>();
        params.put("name", plan.name());
        params.put("kinds", plan.kinds().stream().map(Enum::name).toArray(String[]::new));
        params.put("period", plan.periodId());
        params.put("convenes", plan.convenes());
        params.put("place", plan.place());
        params.put("starts", at(plan.startsAt()));
        params.put("ends", at(plan.endsAt()));
        params.put("online", plan.online());
        params.put("public", plan.open());
        params.put("subject", plan.subject());
        return params;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Conference conference(ResultSet rs, int row) throws SQLException {
        OffsetDateTime called = rs.getObject("called_at", OffsetDateTime.class);
        return new Conference(
                rs.getLong("id"),
                rs.getString("name"),
                Arrays.stream((String[]) rs.getArray("kinds").getArray())
                        .map(ConferenceKind::valueOf)
                        .toList(),
                rs.getObject("period_id", Long.class),
                rs.getLong("host_id"),
                rs.getObject("cluster_id", Long.class),
                rs.getString("convenes"),
                rs.getString("place"),
                instant(rs, "starts_at"),
                instant(rs, "ends_at"),
                rs.getBoolean("online"),
                rs.getBoolean("public"),
                rs.getString("subject"),
                ConferenceState.valueOf(rs.getString("state")),
                called == null ? null : called.toInstant(),
                rs.getBoolean("archived"),
                rs.getInt("version"));
    }
}
