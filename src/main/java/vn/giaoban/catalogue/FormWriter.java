package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes an edition of a form whole, and takes one away whole, in the caller's transaction. */
@Component
class FormWriter {
    private final JdbcClient jdbc;

    FormWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public long write(Form form, int edition, @Nullable LocalDate to) {
        // 1. The edition.
        FormPrint print = form.print();
        long id = jdbc.sql("""
                insert into catalogue.form
                    (code, edition, level, name_vi, name_en, valid_from, valid_to, legal_basis,
                     landscape, prints_previous, prints_last_year, header)
                values (:code, :edition, :level, :vi, :en, :from, :to, :basis, :landscape, :previous, :lastYear, :header)
                returning id
                """)
                .param("code", form.code())
                .param("edition", edition)
                .param("level", form.level())
                .param("vi", form.nameVi())
                .param("en", form.nameEn())
                .param("from", form.validFrom())
                .param("to", to, java.sql.Types.DATE)
                .param("basis", form.legalBasis())
                .param("landscape", print.landscape())
                .param("previous", print.previous())
                .param("lastYear", print.lastYear())
                .param("header", print.header().name())
                .query(Long.class)
                .single();

        // 2. Its figures.
        for (FormSection section : form.sections()) section(id, section);

        // 3. Its outline: parents stand before what is under them.
        for (FormHeading heading : form.headings())
            condition(jdbc.sql("""
                    insert into catalogue.form_heading
                        (form_id, position, key, parent, number, title_vi, title_en, guide_vi, guide_en, text, required,
                         asked_code, asked_operator, asked_amount)
                    values (:form, :position, :key, :parent, :number, :vi, :en, :guideVi, :guideEn, :text, :required,
                            :askedCode, :askedOperator, :askedAmount)
                    """), heading.condition())
                    .param("form", id)
                    .param("position", heading.position())
                    .param("key", heading.key())
                    .param("parent", heading.parent())
                    .param("number", heading.number())
                    .param("vi", heading.titleVi())
                    .param("en", heading.titleEn())
                    .param("guideVi", heading.guideVi())
                    .param("guideEn", heading.guideEn())
                    .param("text", heading.text())
                    .param("required", heading.required())
                    .update();
        return id;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(long formId) {
        for (String part : List.of("form_axis", "form_total"))
            jdbc.sql(
                            "delete from catalogue.%s where section_id in (select id from catalogue.form_section where form_id = :form)"
                                    .formatted(part))
                    .param("form", formId)
                    .update();
        jdbc.sql("update catalogue.form_draft set source_id = null where source_id = :form")
                .param("form", formId)
                .update();
        for (String part : List.of("form_item", "form_section", "form_heading"))
            jdbc.sql("delete from catalogue.%s where form_id = :form".formatted(part))
                    .param("form", formId)
                    .update();
        jdbc.sql("delete from catalogue.form where id = :form")
                .param("form", formId)
                .update();
    }

    private void section(long formId, FormSection section) {
        FormMatrix matrix = section.matrix();
        long id = condition(jdbc.sql("""
                insert into catalogue.form_section
                    (form_id, position, letter, title_vi, title_en, matrix, row_totals, column_totals,
                     asked_code, asked_operator, asked_amount)
                values (:form, :position, :letter, :vi, :en, :matrix, :rowTotals, :columnTotals,
                        :askedCode, :askedOperator, :askedAmount)
                returning id
                """), section.condition())
                .param("form", formId)
                .param("position", section.position())
                .param("letter", section.letter())
                .param("vi", section.titleVi())
                .param("en", section.titleEn())
                .param("matrix", matrix != null)
                .param("rowTotals", matrix != null && matrix.rowTotals())
                .param("columnTotals", matrix != null && matrix.columnTotals())
                .query(Long.class)
                .single();
        if (matrix != null) {
            axis(id, "ROW", matrix.rows());
            axis(id, "COLUMN", matrix.columns());
        }
        for (FormItem item : section.items()) {
            boolean placed = matrix != null && matrix.has(item.row(), item.column());
            condition(jdbc.sql("""
                    insert into catalogue.form_item
                        (section_id, form_id, position, indicator_id, required, row_number, column_number,
                         asked_code, asked_operator, asked_amount)
                    values (:section, :form, :position, :indicator, :required, :row, :column,
                            :askedCode, :askedOperator, :askedAmount)
                    """), item.condition())
                    .param("section", id)
                    .param("form", formId)
                    .param("position", item.position())
                    .param("indicator", item.indicatorId())
                    .param("required", item.required())
                    .param("row", placed ? item.row() : null, java.sql.Types.SMALLINT)
                    .param("column", placed ? item.column() : null, java.sql.Types.SMALLINT)
                    .update();
        }
        for (FormTotal total : section.totals())
            jdbc.sql("""
                    insert into catalogue.form_total (section_id, position, title_vi, title_en, plus, minus)
                    values (:section, :position, :vi, :en, :plus, :minus)
                    """)
                    .param("section", id)
                    .param("position", total.position())
                    .param("vi", total.titleVi())
                    .param("en", total.titleEn())
                    .param("plus", total.plus().toArray(String[]::new))
                    .param("minus", total.minus().toArray(String[]::new))
                    .update();
    }

    private void axis(long sectionId, String axis, List<FormTitle> titles) {
        for (int at = 0; at < titles.size(); at++)
            jdbc.sql("""
                    insert into catalogue.form_axis (section_id, axis, position, title_vi, title_en)
                    values (:section, :axis, :position, :vi, :en)
                    """)
                    .param("section", sectionId)
                    .param("axis", axis)
                    .param("position", at + 1)
                    .param("vi", titles.get(at).vi())
                    .param("en", titles.get(at).en())
                    .update();
    }

    private static JdbcClient.StatementSpec condition(
            JdbcClient.StatementSpec statement, @Nullable FormCondition condition) {
        return statement
                .param("askedCode", condition == null ? null : condition.code(), java.sql.Types.VARCHAR)
                .param(
                        "askedOperator",
                        condition == null ? null : condition.operator().name(),
                        java.sql.Types.VARCHAR)
                .param("askedAmount", condition == null ? null : condition.amount(), java.sql.Types.BIGINT);
    }
}
