package vn.giaoban.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
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

/** Keeps editions of forms while they are being made; to all but those who edit them they do not exist. */
@Component
public class FormDrafts {
    private final JdbcClient jdbc;
    private final Forms forms;
    private final Authority authority;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    FormDrafts(JdbcClient jdbc, Forms forms, Authority authority, Audit audit, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.authority = authority;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Latest change first. */
    List<FormDraft> all(Actor actor) {
        if (!authority.mayEdit(actor)) return List.of();
        return jdbc.sql("""
                select id, version, level, source_id, content, changed_by, changed_at
                from catalogue.form_draft order by changed_at desc
                """).query(this::draft).list();
    }

    boolean mayEdit(Actor actor) {
        return authority.mayEdit(actor);
    }

    public Optional<FormDraft> find(Actor actor, long id) {
        return authority.mayEdit(actor) ? find(id, "") : Optional.empty();
    }

    /** A new edition begins as a copy of one there is, for the units of its level or of another. */
    @Transactional
    public FormDraft begin(Actor actor, long formId, int level) {
        NotFound.unless(authority.mayEdit(actor));
        Form source = forms.all().stream()
                .filter(form -> form.id() == formId)
                .findFirst()
                .orElseThrow(NotFound::new);
        LocalDate from = actor.day().plusMonths(1).withDayOfMonth(1);
        Form form = new Form(
                source.id(),
                code(source, level),
                source.edition(),
                level,
                source.nameVi(),
                source.nameEn(),
                from,
                null,
                "",
                source.print(),
                source.sections(),
                source.headings());
        FormDraft draft = insert(actor, form, source.id());
        record(actor, "form.drafted", draft.id(), Map.of("source", source.code(), "edition", source.edition()));
        return draft;
    }

    /**
     * Changes a part of a draft under its lock. What others wrote elsewhere in the draft stays; what they wrote in the part itself is
     * not overwritten. A change that arrives twice is made once.
     *
     * @param seen the version that the actor had before them
     * @return empty where the part was changed since: then nothing is changed
     */
    @Transactional
    public Optional<FormDraft> change(Actor actor, long id, int seen, FormPart part, FormEdit change) {
        FormDraft draft = lock(actor, id);
        if (isOvertaken(draft, seen, part))
            return was(id, seen)
                    .map(before -> part.of(change.apply(before, numbers(id, seen))))
                    .filter(part.of(draft.form())::equals)
                    .map(same -> draft);
        Form form = change.apply(draft.form(), numbers(id, draft.version()));
        if (form.equals(draft.form())) return Optional.of(draft);
        jdbc.sql("""
                update catalogue.form_draft
                set content = :content::jsonb, version = version + 1, changed_by = :by, changed_at = :at where id = :id
                """)
                .param("content", json.writeValueAsString(form))
                .param("by", actor.accountId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        remember(id);
        record(actor, "form.draft-changed", id, Map.of("what", part.name()));
        return find(id, "");
    }

    /** Throws a draft away; false where somebody has changed it since the actor saw it: then it stays. */
    @Transactional
    public boolean discard(Actor actor, long id, int seen) {
        FormDraft draft = lock(actor, id);
        if (isOvertaken(draft, seen, new FormPart.Whole())) return false;
        delete(id);
        record(actor, "form.draft-discarded", id, Map.of("form", draft.form().code()));
        return true;
    }

    /** True where a part no longer says what it said in that version. */
    boolean isOvertaken(FormDraft draft, int seen, FormPart part) {
        return draft.version() != seen
                && was(draft.id(), seen)
                        .filter(before -> part.of(before).equals(part.of(draft.form())))
                        .isEmpty();
    }

    /** What a draft said in a version; empty where there is none such. */
    Optional<Form> was(long id, int version) {
        return jdbc.sql("select content from catalogue.form_draft_version where draft_id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .query((rs, n) -> json.readValue(rs.getString("content"), Form.class))
                .optional();
    }

    /** The draft as it was left by whoever changed a part of it last. */
    FormDraft lastChange(FormDraft draft, int seen, FormPart part) {
        List<FormDraft> since = jdbc.sql("""
                select d.id, v.version, d.level, d.source_id, v.content, v.changed_by, v.changed_at
                from catalogue.form_draft d join catalogue.form_draft_version v on v.draft_id = d.id
                where d.id = :id and v.version >= :seen order by v.version desc
                """)
                .param("id", draft.id())
                .param("seen", seen)
                .query(this::draft)
                .list();
        for (int at = 0; at + 1 < since.size(); at++)
            if (!part.of(since.get(at).form()).equals(part.of(since.get(at + 1).form()))) return since.get(at);
        return draft;
    }

    /** The highest numbers that there had ever been by a version: what is gone is not mistaken for what came after it. */
    private FormNumbers numbers(long id, int version) {
        return jdbc.sql("""
                select max(section), max(heading), max(total)
                from catalogue.form_draft_version v
                cross join lateral (
                    select coalesce(max((s ->> 'id')::bigint), 0) as section
                    from jsonb_array_elements(v.content -> 'sections') s) sections
                cross join lateral (
                    select coalesce(max(substring(h ->> 'key' from '^text(\\d{1,6})$')::int), 0) as heading
                    from jsonb_array_elements(v.content -> 'headings') h) headings
                cross join lateral (
                    select coalesce(max(substring(t ->> 'key' from '^n(\\d{1,6})$')::int), 0) as total
                    from jsonb_array_elements(v.content -> 'sections') s, jsonb_array_elements(s -> 'totals') t) totals
                where draft_id = :id and version <= :version
                """)
                .param("id", id)
                .param("version", version)
                .query((rs, n) -> new FormNumbers(rs.getLong(1), rs.getInt(2), rs.getInt(3)))
                .single();
    }

    private void remember(long id) {
        jdbc.sql("""
                insert into catalogue.form_draft_version (draft_id, version, content, changed_by, changed_at)
                select id, version, content, changed_by, changed_at from catalogue.form_draft where id = :id
                """).param("id", id).update();
    }

    /**
     * A draft that nobody else changes until the caller's transaction ends.
     *
     * @throws DraftGone where it was laid down or thrown away meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    FormDraft lock(Actor actor, long id) {
        NotFound.unless(authority.mayEdit(actor));
        return find(id, "for update").orElseThrow(DraftGone::new);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(long id) {
        jdbc.sql("delete from catalogue.form_draft where id = :id")
                .param("id", id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    FormDraft insert(Actor actor, Form form, @Nullable Long sourceId) {
        FormDraft draft = jdbc.sql("""
                insert into catalogue.form_draft (level, source_id, content, begun_at, changed_by, changed_at)
                values (:level, :source, :content::jsonb, :at, :by, :at)
                returning id, version, level, source_id, content, changed_by, changed_at
                """)
                .param("level", form.level())
                .param("source", sourceId, java.sql.Types.BIGINT)
                .param("content", json.writeValueAsString(form))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.accountId())
                .query(this::draft)
                .single();
        remember(draft.id());
        return draft;
    }

    /** The code that the level's forms go by; a level without any gets one of its own. */
    private String code(Form source, int level) {
        if (source.level() == level) return source.code();
        return forms.all().stream()
                .filter(form -> form.level() == level)
                .map(Form::code)
                .reduce((earlier, later) -> later)
                .orElse(source.code() + "-" + level);
    }

    private Optional<FormDraft> find(long id, String locking) {
        return jdbc.sql("""
                select id, version, level, source_id, content, changed_by, changed_at
                from catalogue.form_draft where id = :id %s
                """.formatted(locking))
                .param("id", id)
                .query(this::draft)
                .optional();
    }

    private FormDraft draft(ResultSet rs, int n) throws SQLException {
        return new FormDraft(
                rs.getLong("id"),
                rs.getInt("version"),
                rs.getInt("level"),
                rs.getObject("source_id", Long.class),
                json.readValue(rs.getString("content"), Form.class),
                rs.getLong("changed_by"),
                rs.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private void record(Actor actor, String act, long id, Map<String, ?> detail) {
        audit.record(actor, act, "form", id, authority.root(actor.day()), detail);
    }
}
