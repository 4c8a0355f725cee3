package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Theme;
import vn.giaoban.papers.CsvFile;

/** Lays down the types of data/activities where there are none, on the catalogue that comes along, before the first page is served. */
@Component
public class ActivityTypeImport {
    private final JdbcClient jdbc;
    private final Indicators indicators;
    private final JsonMapper json;

    ActivityTypeImport(JdbcClient jdbc, Indicators indicators, JsonMapper json) {
        this.jdbc = jdbc;
        this.indicators = indicators;
        this.json = json;
    }

    /** How many were laid down; 0 where there were some. Of several nodes that start at once, one does it. */
    @Transactional
    public int load() {
        if (isLaid()) return 0;
        jdbc.sql("lock table activities.type in share row exclusive mode").update();
        if (isLaid()) return 0;
        List<Map<String, String>> types = rows("types");
        List<Map<String, String>> fields = rows("fields");
        List<Map<String, String>> choices = rows("choices");
        List<Map<String, String>> rules = rows("rules");
        int position = 0;
        for (Map<String, String> type : types) {
            String code = get(type, "code");
            LocalDate from = LocalDate.parse(get(type, "valid_from"));
            long edition = edition(type, from, ++position);
            Map<String, ActivityField> laid = fields(edition, of(code, fields), of(code, choices));
            for (Map<String, String> rule : of(code, rules)) rule(edition, from, rule, laid);
        }
        return types.size();
    }

    private boolean isLaid() {
        return jdbc.sql("select exists (select 1 from activities.type)")
                .query(Boolean.class)
                .single();
    }

    private long edition(Map<String, String> type, LocalDate from, int position) {
        long id = jdbc.sql("insert into activities.type (code, position) values (:code, :position) returning id")
                .param("code", get(type, "code"))
                .param("position", position)
                .query(Long.class)
                .single();
        return jdbc.sql("""
                insert into activities.edition
                    (type_id, name_vi, name_en, hint_vi, hint_en, theme, icon, valid_from, legal_basis)
                values (:type, :nameVi, :nameEn, :hintVi, :hintEn, :theme, :icon, :from, :basis)
                returning id
                """)
                .param("type", id)
                .param("nameVi", get(type, "name_vi"))
                .param("nameEn", get(type, "name_en"))
                .param("hintVi", get(type, "hint_vi"))
                .param("hintEn", get(type, "hint_en"))
                .param("theme", Theme.of(get(type, "theme")).code())
                .param("icon", get(type, "icon"))
                .param("from", from)
                .param("basis", get(type, "legal_basis"))
                .query(Long.class)
                .single();
    }

    private Map<String, ActivityField> fields(
            long edition, List<Map<String, String>> rows, List<Map<String, String>> choices) {
        Map<String, ActivityField> byKey = new HashMap<>();
        for (Map<String, String> row : rows) {
            String key = get(row, "key");
            ActivityField field = new ActivityField(
                    byKey.size() + 1,
                    key,
                    FieldKind.valueOf(get(row, "kind")),
                    get(row, "label_vi"),
                    get(row, "label_en"),
                    Integer.parseInt(get(row, "decimals")),
                    get(row, "required").equals("yes"),
                    choices.stream()
                            .filter(choice -> get(choice, "field").equals(key))
                            .map(c -> new ActivityField.Choice(get(c, "key"), get(c, "vi"), get(c, "en")))
                            .toList());
            byKey.put(key, field);
            jdbc.sql("""
                    insert into activities.field
                        (edition_id, position, key, kind, label_vi, label_en, decimals, required, choices)
                    values (:edition, :position, :key, :kind, :labelVi, :labelEn, :decimals, :required, :choices::jsonb)
                    """)
                    .param("edition", edition)
                    .param("position", field.position())
                    .param("key", key)
                    .param("kind", field.kind().name())
                    .param("labelVi", field.labelVi())
                    .param("labelEn", field.labelEn())
                    .param("decimals", field.decimals())
                    .param("required", field.required())
                    .param("choices", json.writeValueAsString(field.choices()))
                    .update();
        }
        return byKey;
    }

    /** Where something must be said first, it is written as field=choice, field=yes, or field for anything at all. */
    private void rule(long edition, LocalDate day, Map<String, String> row, Map<String, ActivityField> fields) {
        Indicator indicator = Objects.requireNonNull(
                indicators.of(day).byCode().get(get(row, "indicator")), "no indicator " + get(row, "indicator"));
        String[] where = get(row, "where").split("=");
        @Nullable ActivityField asked = where[0].isEmpty() ? null : known(fields, where[0]);
        @Nullable
        Long amount = asked == null || where.length == 1
                ? null
                : Objects.requireNonNull(
                        asked.kind() == FieldKind.YES_NO ? Long.valueOf(ActivityField.YES) : asked.amountOf(where[1]),
                        "no choice " + where[1]);
        jdbc.sql("""
                insert into activities.rule (edition_id, slot, how, field, where_field, where_amount)
                values (:edition, :slot, :how, :field, :whereField, :whereAmount)
                """)
                .param("edition", edition)
                .param("slot", indicator.slot())
                .param("how", CountingRule.How.valueOf(get(row, "how")).name())
                .param(
                        "field",
                        get(row, "field").isEmpty()
                                ? null
                                : known(fields, get(row, "field")).position())
                .param("whereField", asked == null ? null : asked.position())
                .param("whereAmount", amount)
                .update();
    }

    private static ActivityField known(Map<String, ActivityField> fields, String key) {
        return Objects.requireNonNull(fields.get(key), "no field " + key);
    }

    private static List<Map<String, String>> of(String type, List<Map<String, String>> rows) {
        return rows.stream().filter(row -> get(row, "type").equals(type)).toList();
    }

    private static List<Map<String, String>> rows(String name) {
        return CsvFile.rows("/data/activities/" + name + ".csv");
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
