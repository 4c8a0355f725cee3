package vn.giaoban.catalogue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.Page;

/** The boxes of a page on which a form is being made, with what a form says in them: what {@link FormFields} reads, written. */
final class FormBoxes {
    private static final UnaryOperator<String> AS_TYPED = UnaryOperator.identity();

    private final Page page;
    private final IndicatorsOfDay indicators;
    private final Map<String, FormBox> boxes = new LinkedHashMap<>();
    /** Before the names of a section's boxes, where several stand together. */
    private String prefix = "";
    /** Before the labels of the section, line or heading that is being written. */
    private String of = "";

    private FormBoxes(Page page, IndicatorsOfDay indicators) {
        this.page = page;
        this.indicators = indicators;
    }

    /** By the boxes' names, in their order; none where the form has no such part. */
    static Map<String, FormBox> of(Page page, FormPart part, Form form, IndicatorsOfDay indicators) {
        FormBoxes boxes = new FormBoxes(page, indicators);
        switch (part) {
            case FormPart.Settings settings -> boxes.settings(form);
            case FormPart.Section section -> section.section(form).ifPresent(boxes::section);
            case FormPart.Headings headings -> form.headings().forEach(boxes::heading);
            case FormPart.Whole whole -> {
                boxes.settings(form);
                form.sections().forEach(boxes::sectionAmongOthers);
                form.headings().forEach(boxes::heading);
            }
        }
        return boxes.boxes;
    }

    private void settings(Form form) {
        FormPrint print = form.print();
        text("nameVi", "catalogue.form.name", form.nameVi());
        text("nameEn", "catalogue.form.english", form.nameEn());
        text("validFrom", "catalogue.form.from", page.f().day(form.validFrom()));
        text("legalBasis", "catalogue.basis", form.legalBasis());
        choice(
                "header",
                "catalogue.form.print.header",
                print.header().name(),
                name -> Arrays.stream(FormPrint.Header.values())
                        .filter(one -> one.name().equals(name))
                        .map(one -> page.t(one.textKey()))
                        .findFirst()
                        .orElse(""));
        tick("landscape", "catalogue.form.print.landscape", print.landscape());
        tick("printsPrevious", "catalogue.form.print.previous", print.previous());
        tick("printsLastYear", "catalogue.form.print.lastYear", print.lastYear());
        for (FormSection section : form.sections())
            add(
                    "listed." + section.id(),
                    page.t("catalogue.form.sections"),
                    true,
                    "1",
                    sent -> section.title(page.locale()));
    }

    private void sectionAmongOthers(FormSection section) {
        prefix = section.id() + ".";
        of = section.title(page.locale()) + ": ";
        section(section);
        prefix = "";
        of = "";
    }

    private void section(FormSection section) {
        FormMatrix matrix = section.matrix();
        text("titleVi", "catalogue.form.section.title", section.titleVi());
        text("titleEn", "catalogue.form.english", section.titleEn());
        condition("section", section.condition());
        choice(
                "layout",
                "catalogue.form.layout",
                matrix == null ? "list" : "matrix",
                layout -> page.t(
                        layout.equals("matrix") ? "catalogue.form.layout.matrix" : "catalogue.form.layout.list"));
        List<FormTitle> rows = matrix == null ? List.of() : matrix.rows();
        List<FormTitle> columns = matrix == null ? List.of() : matrix.columns();
        text("rowsVi", "catalogue.form.rows", lines(rows, FormTitle::vi));
        text("rowsEn", "catalogue.form.rows.english", lines(rows, FormTitle::en));
        text("columnsVi", "catalogue.form.columns", lines(columns, FormTitle::vi));
        text("columnsEn", "catalogue.form.columns.english", lines(columns, FormTitle::en));
        tick("rowTotals", "catalogue.form.rowTotals", matrix != null && matrix.rowTotals());
        tick("columnTotals", "catalogue.form.columnTotals", matrix != null && matrix.columnTotals());
        for (String line : section.order()) {
            section.items().stream()
                    .filter(item -> item.code().equals(line))
                    .forEach(item -> item(item, rows, columns));
            section.totals().stream().filter(total -> total.key().equals(line)).forEach(this::total);
        }
    }

    private void item(FormItem item, List<FormTitle> rows, List<FormTitle> columns) {
        String code = item.code();
        String name = indicator(code);
        of = name + ": ";
        add("line." + code, page.t("catalogue.form.line"), true, "1", sent -> name);
        Indicator indicator = indicators.byCode().get(code);
        if (indicator != null && !indicator.isComputed())
            tick("required." + code, "catalogue.form.required", item.required());
        if (!rows.isEmpty()) choice("row." + code, "catalogue.form.row", String.valueOf(item.row()), place(rows));
        if (!columns.isEmpty())
            choice("column." + code, "catalogue.form.column", String.valueOf(item.column()), place(columns));
        condition(code, item.condition());
    }

    private void total(FormTotal total) {
        String key = total.key();
        of = total.title(page.locale()) + ": ";
        add("vi." + key, of + page.t("catalogue.form.total.title"), true, total.titleVi(), AS_TYPED);
        text("en." + key, "catalogue.form.english", total.titleEn());
        text("plus." + key, "catalogue.form.total.plus", String.join(" ", total.plus()));
        text("minus." + key, "catalogue.form.total.minus", String.join(" ", total.minus()));
    }

    private void heading(FormHeading heading) {
        String key = heading.key();
        of = heading.number(page.locale()) + ". " + heading.title(page.locale()) + ": ";
        choice(
                "depth." + key,
                "catalogue.form.depth",
                String.valueOf(heading.depth()),
                depth -> page.t(
                        switch (depth) {
                            case "0" -> "catalogue.form.depth.0";
                            case "1" -> "catalogue.form.depth.1";
                            default -> "catalogue.form.depth.2";
                        }));
        add("vi." + key, of + page.t("catalogue.form.heading.title"), true, heading.titleVi(), AS_TYPED);
        text("en." + key, "catalogue.form.english", heading.titleEn());
        tick("text." + key, "catalogue.form.heading.text", heading.text());
        tick("required." + key, "catalogue.form.required", heading.required());
        text("guideVi." + key, "catalogue.form.guide", heading.guideVi());
        add(
                "guideEn." + key,
                of + page.t("catalogue.form.guide") + ", " + page.t("catalogue.form.english"),
                false,
                heading.guideEn(),
                AS_TYPED);
        condition(key, heading.condition());
        of = "";
    }

    private void condition(String key, @Nullable FormCondition condition) {
        choice("code." + key, "catalogue.form.condition", condition == null ? "" : condition.code(), this::indicator);
        choice(
                "operator." + key,
                "catalogue.form.condition.operator",
                (condition == null ? FormCondition.Operator.values()[0] : condition.operator()).name(),
                name -> Arrays.stream(FormCondition.Operator.values())
                        .filter(one -> one.name().equals(name))
                        .map(one -> page.t("catalogue.form.operator." + one.name()))
                        .findFirst()
                        .orElse(""));
        Long amount = condition == null ? null : condition.amount();
        text(
                "amount." + key,
                "catalogue.form.condition.amount",
                amount == null ? "" : page.f().number(amount, amount % 1000 == 0 ? 0 : 3));
    }

    private void text(String name, String textKey, String value) {
        choice(name, textKey, value, AS_TYPED);
    }

    private void choice(String name, String textKey, String value, UnaryOperator<String> words) {
        add(name, of + page.t(textKey), false, value, words);
    }

    private void tick(String name, String textKey, boolean set) {
        add(name, of + page.t(textKey), false, set ? "on" : null, on -> page.t("catalogue.yes"));
    }

    private void add(String name, String label, boolean names, @Nullable String value, UnaryOperator<String> words) {
        boxes.put(prefix + name, new FormBox(label, names, value, words));
    }

    private String indicator(String code) {
        Indicator indicator = indicators.byCode().get(code);
        return indicator == null ? code : code + ". " + indicator.name(page.locale());
    }

    /** A row or a column by its number; 0 is none. */
    private UnaryOperator<String> place(List<FormTitle> titles) {
        return number -> {
            int at = number.matches("\\d{1,2}") ? Integer.parseInt(number) : 0;
            return at < 1 || at > titles.size() ? "" : titles.get(at - 1).in(page.locale());
        };
    }

    private static String lines(List<FormTitle> titles, Function<FormTitle, String> in) {
        return titles.stream().map(in).collect(Collectors.joining("\n"));
    }
}
