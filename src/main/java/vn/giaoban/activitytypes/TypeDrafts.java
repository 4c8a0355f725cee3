package vn.giaoban.activitytypes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Audit;
import vn.giaoban.catalogue.Authority;

/** Keeps types of activities while they are being made; to all but those who edit them they do not exist. */
@Component
class TypeDrafts {
    static final String THING = "activity-type";

    private final JdbcClient jdbc;
    private final Authority authority;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    TypeDrafts(JdbcClient jdbc, Authority authority, Audit audit, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.authority = authority;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    boolean mayEdit(Actor actor) {
        return authority.mayEdit(actor);
    }

    /** Latest change first. */
    List<TypeDraft> all(Actor actor) {
        return mayEdit(actor)
                ? jdbc.sql("select * from activitytypes.draft order by changed_at desc, id desc")
                        .query(this::draft)
                        .list()
                : List.of();
    }

    Optional<TypeDraft> find(Actor actor, long id) {
        return mayEdit(actor) ? find(id, "") : Optional.empty();
    }

    /** @param code the type's of which it will be a new edition; null for a new type */
    @Transactional
    TypeDraft begin(Actor actor, @Nullable String code, TypePlan plan) {
        NotFound.unless(mayEdit(actor));
        long id = jdbc.sql("""
                insert into activitytypes.draft (code, content, begun_at, changed_by, changed_at)
                values (:code, :content::jsonb, :at, :by, :at) returning id
                """)
                .param("code", code, Types.VARCHAR)
                .param("content", json.writeValueAsString(plan))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.accountId())
                .query(Long.class)
                .single();
        record(actor, "activity.type-drafted", id, plan);
        return find(id, "").orElseThrow();
    }

    /**
     * Writes a draft anew.
     *
     * @param seen the version that the actor had before them
     * @return empty where somebody else has changed it since, to something else: then nothing is changed
     * @throws TypeDraftGone where it was laid down or thrown away meanwhile
     */
    @Transactional
    Optional<TypeDraft> change(Actor actor, long id, int seen, TypePlan plan) {
        TypeDraft draft = lock(actor, id);
        if (draft.plan().equals(plan)) return Optional.of(draft);
        if (draft.version() != seen) return Optional.empty();
        jdbc.sql("""
                update activitytypes.draft
                set content = :content::jsonb, version = version + 1, changed_by = :by, changed_at = :at where id = :id
                """)
                .param("content", json.writeValueAsString(plan))
                .param("by", actor.accountId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        record(actor, "activity.type-draft-changed", id, plan);
        return find(id, "");
    }

    /** Throws a draft away; false where somebody has changed it since the actor saw it: then it stays. */
    @Transactional
    boolean discard(Actor actor, long id, int seen) {
        TypeDraft draft = lock(actor, id);
        if (draft.version() != seen) return false;
        delete(id);
        record(actor, "activity.type-draft-discarded", id, draft.plan());
        return true;
    }

    /** A draft that nobody else changes until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    TypeDraft lock(Actor actor, long id) {
        NotFound.unless(mayEdit(actor));
        return find(id, "for update").orElseThrow(TypeDraftGone::new);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(long id) {
        jdbc.sql("delete from activitytypes.draft where id = :id")
                .param("id", id)
                .update();
    }

    private Optional<TypeDraft> find(long id, String locking) {
        return jdbc.sql("select * from activitytypes.draft where id = :id " + locking)
                .param("id", id)
                .query(this::draft)
                .optional();
    }

    private TypeDraft draft(ResultSet rs, int n) throws SQLException {
        return new TypeDraft(
                rs.getLong("id"),
                rs.getInt("version"),
                rs.getString("code"),
                json.readValue(rs.getString("content"), TypePlan.class),
                rs.getLong("changed_by"),
                rs.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private void record(Actor actor, String act, long id, TypePlan plan) {
        audit.record(
                actor,
                act,
                "activity-type-draft",
                id,
                authority.root(actor.day()),
                Map.of("name", plan.nameVi(), "plan", plan));
    }
}
