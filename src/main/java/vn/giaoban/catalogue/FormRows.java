package vn.giaoban.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads all editions of forms, whole. */
final class FormRows {
    private FormRows() {}

    static List<Form> all(JdbcClient jdbc) {
        // 1. What stands in sections: items, totals, the heads of a matrix.
        Map<Long, List<FormItem>> items =
                jdbc.sql("""
                select t.section_id, t.position, t.indicator_id, i.slot, i.code, t.required, t.row_number, t.column_number,
                       t.asked_code, t.asked_operator, t.asked_amount
                from catalogue.form_item t
                join catalogue.indicator i on i.id = t.indicator_id
                order by t.section_id, t.position
                """).query((rs, n) -> Map.entry(rs.getLong("section_id"), item(rs))).list().stream()
                        .collect(byKey());
        Map<Long, List<FormTotal>> totals =
                jdbc.sql("""
                select section_id, letter, t.position, t.title_vi, t.title_en, t.plus, t.minus
                from catalogue.form_total t
                join catalogue.form_section s on s.id = t.section_id
                order by section_id, t.position
                """).query((rs, n) -> Map.entry(rs.getLong("section_id"), total(rs))).list().stream()
                        .collect(byKey());
        Map<Long, List<FormTitle>> rows = heads(jdbc, "ROW");
        Map<Long, List<FormTitle>> columns = heads(jdbc, "COLUMN");

        // 2. Sections by form.
        Map<Long, List<FormSection>> sections = jdbc
                .sql("""
                select id, form_id, position, letter, title_vi, title_en, matrix, row_totals, column_totals,
                       asked_code, asked_operator, asked_amount
                from catalogue.form_section
                order by form_id, position
                """)
                .query((rs, n) -> {
                    long id = rs.getLong("id");
                    FormMatrix matrix = rs.getBoolean("matrix")
                            ? new FormMatrix(
                                    rows.getOrDefault(id, List.of()),
                                    columns.getOrDefault(id, List.of()),
                                    rs.getBoolean("row_totals"),
                                    rs.getBoolean("column_totals"))
                            : null;
                    return Map.entry(
                            rs.getLong("form_id"),
                            new FormSection(
                                    id,
                                    rs.getInt("position"),
                                    rs.getString("letter"),
                                    rs.getString("title_vi"),
                                    rs.getString("title_en"),
                                    items.getOrDefault(id, List.of()),
                                    totals.getOrDefault(id, List.of()),
                                    matrix,
                                    condition(rs)));
                })
                .list()
                .stream()
                .collect(byKey());

        // 3. Headings by form.
        Map<Long, List<FormHeading>> headings =
                jdbc.sql("""
                select form_id, position, key, parent, number, title_vi, title_en, guide_vi, guide_en, text, required,
                       asked_code, asked_operator, asked_amount
                from catalogue.form_heading
                order by form_id, position
                """).query((rs, n) -> Map.entry(rs.getLong("form_id"), heading(rs))).list().stream()
                        .collect(byKey());

        // 4. The editions themselves.
        return jdbc.sql("""
                select id, code, edition, level, name_vi, name_en, valid_from, valid_to, legal_basis,
                       landscape, prints_previous, prints_last_year, header
                from catalogue.form
                order by level, valid_from
                """)
                .query((rs, n) -> new Form(
                        rs.getLong("id"),
                        rs.getString("code"),
                        rs.getInt("edition"),
                        rs.getInt("level"),
                        rs.getString("name_vi"),
                        rs.getString("name_en"),
                        rs.getObject("valid_from", LocalDate.class),
                        rs.getObject("valid_to", LocalDate.class),
                        rs.getString("legal_basis"),
                        new FormPrint(
                                rs.getBoolean("landscape"),
                                rs.getBoolean("prints_previous"),
                                rs.getBoolean("prints_last_year"),
                                FormPrint.Header.valueOf(rs.getString("header"))),
                        sections.getOrDefault(rs.getLong("id"), List.of()),
                        headings.getOrDefault(rs.getLong("id"), List.of())))
                .list();
    }

    private static FormItem item(ResultSet rs) throws SQLException {
        return new FormItem(
                rs.getInt("position"),
                rs.getLong("indicator_id"),
                rs.getInt("slot"),
                rs.getString("code"),
                rs.getBoolean("required"),
                rs.getInt("row_number"),
                rs.getInt("column_number"),
                condition(rs));
    }

    private static FormTotal total(ResultSet rs) throws SQLException {
        return new FormTotal(
                rs.getInt("position"),
                rs.getString("letter") + "." + rs.getInt("position"),
                rs.getString("title_vi"),
                rs.getString("title_en"),
                List.of((String[]) rs.getArray("plus").getArray()),
                List.of((String[]) rs.getArray("minus").getArray()));
    }

    private static FormHeading heading(ResultSet rs) throws SQLException {
        return new FormHeading(
                rs.getInt("position"),
                rs.getString("key"),
                rs.getString("parent"),
                rs.getString("number"),
                rs.getString("title_vi"),
                rs.getString("title_en"),
                rs.getString("guide_vi"),
                rs.getString("guide_en"),
                rs.getBoolean("text"),
                rs.getBoolean("required"),
                condition(rs));
    }

    private static @Nullable FormCondition condition(ResultSet rs) throws SQLException {
        String code = rs.getString("asked_code");
        return code == null
                ? null
                : new FormCondition(
                        code,
                        FormCondition.Operator.valueOf(rs.getString("asked_operator")),
                        rs.getObject("asked_amount", Long.class));
    }

    private static Map<Long, List<FormTitle>> heads(JdbcClient jdbc, String axis) {
        return jdbc
                .sql("""
                select section_id, title_vi, title_en from catalogue.form_axis where axis = :axis order by section_id, position
                """)
                .param("axis", axis)
                .query((rs, n) -> Map.entry(
                        rs.getLong("section_id"), new FormTitle(rs.getString("title_vi"), rs.getString("title_en"))))
                .list()
                .stream()
                .collect(byKey());
    }

    private static <T> Collector<Map.Entry<Long, T>, ?, Map<Long, List<T>>> byKey() {
        return Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()));
    }
}
