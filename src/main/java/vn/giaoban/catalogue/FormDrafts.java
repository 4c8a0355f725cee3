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
import java.util.function.UnaryOperator;
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
                select id, level, source_id, content, changed_by, changed_at
                from catalogue.form_draft order by changed_at desc
                """).query(this::draft).list();
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

    /** Changes a draft under its lock: each change goes upon what the one before has left. */
    @Transactional
    public FormDraft change(Actor actor, long id, String what, UnaryOperator<Form> change) {
        FormDraft draft = lock(actor, id);
        Form form = change.apply(draft.form());
        if (form.equals(draft.form())) return draft;
        jdbc.sql("""
                update catalogue.form_draft set content = :content::jsonb, changed_by = :by, changed_at = :at where id = :id
                """)
                .param("content", json.writeValueAsString(form))
                .param("by", actor.accountId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        record(actor, "form.draft-changed", id, Map.of("what", what));
        return find(id, "").orElseThrow(NotFound::new);
    }

    @Transactional
    public void discard(Actor actor, long id) {
        FormDraft draft = lock(actor, id);
        delete(id);
        record(actor, "form.draft-discarded", id, Map.of("form", draft.form().code()));
    }

    /** A draft that nobody else changes until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    FormDraft lock(Actor actor, long id) {
        NotFound.unless(authority.mayEdit(actor));
        return find(id, "for update").orElseThrow(NotFound::new);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(long id) {
        jdbc.sql("delete from catalogue.form_draft where id = :id")
                .param("id", id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    FormDraft insert(Actor actor, Form form, @Nullable Long sourceId) {
        return jdbc.sql("""
                insert into catalogue.form_draft (level, source_id, content, begun_at, changed_by, changed_at)
                values (:level, :source, :content::jsonb, :at, :by, :at)
                returning id, level, source_id, content, changed_by, changed_at
                """)
                .param("level", form.level())
                .param("source", sourceId, java.sql.Types.BIGINT)
                .param("content", json.writeValueAsString(form))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.accountId())
                .query(this::draft)
                .single();
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
                select id, level, source_id, content, changed_by, changed_at
                from catalogue.form_draft where id = :id %s
                """.formatted(locking))
                .param("id", id)
                .query(this::draft)
                .optional();
    }

    private FormDraft draft(ResultSet rs, int n) throws SQLException {
        return new FormDraft(
                rs.getLong("id"),
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
