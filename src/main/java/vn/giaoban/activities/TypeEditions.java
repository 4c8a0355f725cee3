package vn.giaoban.activities;

import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The editions of all types, past and to come, and how they are written. An edition in which something was logged is never changed. */
@Component
public class TypeEditions {
    private final JdbcClient jdbc;
    private final ActivityTypes types;
    private final JsonMapper json;

    TypeEditions(JdbcClient jdbc, ActivityTypes types, JsonMapper json) {
        this.jdbc = jdbc;
        this.types = types;
        this.json = json;
    }

    /** In the order of the types, of each the earliest first. */
    public List<TypeEdition> all() {
        return read("", Map.of());
    }

    /** Of one type, the earliest first; none where there is no such type. */
    public List<TypeEdition> of(String code) {
        return read("where t.code = :code", Map.of("code", code));
    }

    public Optional<TypeEdition> find(long id) {
        return read("where e.id = :id", Map.of("id", id)).stream().findFirst();
    }

    private List<TypeEdition> read(String where, Map<String, ?> params) {
        record Days(long id, LocalDate from, @Nullable LocalDate to, String legalBasis) {}
        List<Days> days = jdbc.sql("""
                select e.id, e.valid_from, e.valid_to, e.legal_basis
                from activities.edition e join activities.type t on t.id = e.type_id %s
                order by t.position, e.valid_from
                """.formatted(where))
                .params(params)
                .query((rs, n) -> new Days(
                        rs.getLong(1),
                        rs.getObject(2, LocalDate.class),
                        rs.getObject(3, LocalDate.class),
                        rs.getString(4)))
                .list();
        Map<Long, ActivityType> byId = types.those(days.stream().map(Days::id).toList());
        return days.stream()
                .map(one -> new TypeEdition(
                        Objects.requireNonNull(byId.get(one.id())), one.from(), one.to(), one.legalBasis()))
                .toList();
    }

    /** One change of the types at a time, until the caller's transaction ends: each is judged by what the one before has left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void turn() {
        jdbc.sql("lock table activities.type in share row exclusive mode").update();
    }

    /** True if something was logged in it. */
    public boolean isUsed(long id) {
        return jdbc.sql("""
                select exists (select 1 from activities.activity where edition_id = :id)
                    or exists (select 1 from activities.revision where edition_id = :id)
                """).param("id", id).query(Boolean.class).single();
    }

    /**
     * Lays an edition down, and with the first of a code its type, as the last in order.
     *
     * @param edition its id is not looked at
     * @return its id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long lay(TypeEdition edition) {
        ActivityType type = edition.type();
        long id = jdbc.sql("""
                with made as (
                         insert into activities.type (code, position)
                         select :code, coalesce(max(position), 0) + 1 from activities.type
                         on conflict (code) do nothing returning id),
                     meant as (select id from made union all select id from activities.type where code = :code)
                insert into activities.edition
                    (type_id, name_vi, name_en, hint_vi, hint_en, theme, icon, valid_from, valid_to, legal_basis)
                select id, :nameVi, :nameEn, :hintVi, :hintEn, :theme, :icon, :from, :to, :basis from meant
                returning id
                """)
                .param("code", type.code())
                .param("nameVi", type.nameVi())
                .param("nameEn", type.nameEn())
                .param("hintVi", type.hintVi())
                .param("hintEn", type.hintEn())
                .param("theme", type.theme().code())
                .param("icon", type.icon())
                .param("from", edition.from())
                .param("to", edition.to(), Types.DATE)
                .param("basis", edition.legalBasis())
                .query(Long.class)
                .single();
        type.fields().forEach(field -> field(id, field));
        type.rules().forEach(rule -> rule(id, rule));
        return id;
    }

    private void field(long edition, ActivityField field) {
        jdbc.sql("""
                insert into activities.field
                    (edition_id, position, key, kind, label_vi, label_en, decimals, required, choices)
                values (:edition, :position, :key, :kind, :labelVi, :labelEn, :decimals, :required, :choices::jsonb)
                """)
                .param("edition", edition)
                .param("position", field.position())
                .param("key", field.key())
                .param("kind", field.kind().name())
                .param("labelVi", field.labelVi())
                .param("labelEn", field.labelEn())
                .param("decimals", field.decimals())
                .param("required", field.required())
                .param("choices", json.writeValueAsString(field.choices()))
                .update();
    }

    private void rule(long edition, CountingRule rule) {
        jdbc.sql("""
                insert into activities.rule (edition_id, slot, how, field, where_field, where_amount)
                values (:edition, :slot, :how, :field, :whereField, :whereAmount)
                """)
                .param("edition", edition)
                .param("slot", rule.slot())
                .param("how", rule.how().name())
                .param("field", rule.field(), Types.SMALLINT)
                .param("whereField", rule.whereField(), Types.SMALLINT)
                .param("whereAmount", rule.whereAmount(), Types.BIGINT)
                .update();
    }

    /** An edition's last day; null: until further notice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void until(long id, @Nullable LocalDate last) {
        jdbc.sql("update activities.edition set valid_to = :last where id = :id")
                .param("last", last, Types.DATE)
                .param("id", id)
                .update();
    }

    /** An edition in which nothing was logged, and with the last of them its type. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(long id) {
        Map<String, Long> of = new HashMap<>(Map.of("id", id));
        of.put(
                "type",
                jdbc.sql("select type_id from activities.edition where id = :id")
                        .params(of)
                        .query(Long.class)
                        .single());
        jdbc.sql("delete from activities.rule where edition_id = :id")
                .params(of)
                .update();
        jdbc.sql("delete from activities.field where edition_id = :id")
                .params(of)
                .update();
        jdbc.sql("delete from activities.edition where id = :id").params(of).update();
        jdbc.sql("""
                delete from activities.type t where t.id = :type
                  and not exists (select 1 from activities.edition e where e.type_id = t.id)
                """).params(of).update();
    }
}
