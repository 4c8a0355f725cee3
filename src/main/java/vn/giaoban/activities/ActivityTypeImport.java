package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Theme;
import vn.giaoban.papers.CsvFile;

/** Lays down the types of data/activities where there are none, on the catalogue that comes along, before the first page is served. */
@Component
public class ActivityTypeImport {
    private final JdbcClient jdbc;
    private final Indicators indicators;
    private final TypeEditions editions;

    ActivityTypeImport(JdbcClient jdbc, Indicators indicators, TypeEditions editions) {
        this.jdbc = jdbc;
        this.indicators = indicators;
        this.editions = editions;
    }

    /** How many were laid down; 0 where there were some, which stay as they are. Of several nodes that start at once, one does it. */
    @Transactional
    public int load() {
        if (isLaid()) return 0;
        editions.turn();
        if (isLaid()) return 0;
        List<Map<String, String>> types = rows("types");
        List<Map<String, String>> fields = rows("fields");
        List<Map<String, String>> choices = rows("choices");
        List<Map<String, String>> rules = rows("rules");
        for (Map<String, String> type : types) {
            String code = get(type, "code");
            editions.lay(edition(type, of(code, fields), of(code, choices), of(code, rules)));
        }
        return types.size();
    }

    private boolean isLaid() {
        return jdbc.sql("select exists (select 1 from activities.type)")
                .query(Boolean.class)
                .single();
    }

    private TypeEdition edition(
            Map<String, String> type,
            List<Map<String, String>> fieldRows,
            List<Map<String, String>> choices,
            List<Map<String, String>> rules) {
        String code = get(type, "code");
        LocalDate from = LocalDate.parse(get(type, "valid_from"));
        Map<String, ActivityField> fields = fields(code, fieldRows, choices);
        return new TypeEdition(
                new ActivityType(
                        0,
                        code,
                        get(type, "name_vi"),
                        get(type, "name_en"),
                        get(type, "hint_vi"),
                        get(type, "hint_en"),
                        Theme.of(get(type, "theme")),
                        get(type, "icon"),
                        List.copyOf(fields.values()),
                        rules.stream().map(row -> rule(from, row, fields)).toList()),
                from,
                null,
                get(type, "legal_basis"));
    }

    /** What comes along is judged as what is edited: none of it describes a person. */
    private static Map<String, ActivityField> fields(
            String type, List<Map<String, String>> rows, List<Map<String, String>> choices) {
        Map<String, ActivityField> byKey = new LinkedHashMap<>();
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
            AboutPersons.in(field).ifPresent(matter -> {
                throw new IllegalStateException(
                        "data/activities: " + type + " " + key + " describes a person: " + matter);
            });
            byKey.put(key, field);
        }
        return byKey;
    }

    /** Where something must be said first, it is written as field=choice, field=yes, or field for anything at all. */
    private CountingRule rule(LocalDate day, Map<String, String> row, Map<String, ActivityField> fields) {
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
        return new CountingRule(
                indicator.slot(),
                CountingRule.How.valueOf(get(row, "how")),
                get(row, "field").isEmpty()
                        ? null
                        : known(fields, get(row, "field")).position(),
                asked == null ? null : asked.position(),
                amount);
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
