package vn.giaoban.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.Page;

/**
 * One line in which two editions of a form differ.
 *
 * @param before null where it is new
 * @param after null where it is gone
 */
public record FormDifference(
        String line, @Nullable String before, @Nullable String after) {

    /** What changes from one edition to the next, in the order of the later one; what is gone comes last. */
    static List<FormDifference> between(Page page, Form earlier, Form later, IndicatorsOfDay indicators) {
        Map<String, String> was = described(page, earlier, indicators);
        Map<String, String> is = described(page, later, indicators);
        List<FormDifference> differences = new ArrayList<>();
        is.forEach((line, text) -> {
            String then = was.get(line);
            if (!text.equals(then)) differences.add(new FormDifference(line, then, text));
        });
        was.forEach((line, text) -> {
            if (!is.containsKey(line)) differences.add(new FormDifference(line, text, null));
        });
        if (differences.isEmpty() && !new ArrayList<>(was.keySet()).equals(new ArrayList<>(is.keySet())))
            differences.add(new FormDifference(
                    page.t("catalogue.form.order"),
                    String.join(" · ", codes(earlier)),
                    String.join(" · ", codes(later))));
        return differences;
    }

    private static List<String> codes(Form form) {
        return form.items().stream().map(FormItem::code).toList();
    }

    /** Line by line what a form says, in words. */
    private static Map<String, String> described(Page page, Form form, IndicatorsOfDay indicators) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(page.t("catalogue.form.name"), form.name(page.locale()));
        FormPrint print = form.print();
        lines.put(
                page.t("catalogue.form.print"),
                said(
                        page.t(print.header().textKey()),
                        page.t(print.landscape() ? "catalogue.form.print.landscape" : "catalogue.form.print.portrait"),
                        print.previous() ? page.t("catalogue.form.print.previous") : "",
                        print.lastYear() ? page.t("catalogue.form.print.lastYear") : ""));
        for (FormSection section : form.sections()) {
            FormMatrix matrix = section.matrix();
            String title = section.title(page.locale());
            lines.put(
                    page.t("catalogue.form.section", title),
                    said(
                            matrix == null
                                    ? page.t("catalogue.form.layout.list")
                                    : page.t(
                                            "catalogue.form.layout.matrix.of",
                                            titles(page, matrix.rows()),
                                            titles(page, matrix.columns())),
                            matrix != null && matrix.rowTotals() ? page.t("catalogue.form.rowTotals") : "",
                            matrix != null && matrix.columnTotals() ? page.t("catalogue.form.columnTotals") : "",
                            words(page, section.condition(), indicators)));
            for (FormItem item : section.items()) {
                Indicator indicator = indicators.byCode().get(item.code());
                String name = indicator == null ? "" : indicator.name(page.locale());
                lines.put(
                        item.code() + ". " + name,
                        said(
                                title,
                                page.t(item.required() ? "catalogue.form.required" : "catalogue.form.optional"),
                                matrix != null && matrix.has(item.row(), item.column())
                                        ? matrix.rows().get(item.row() - 1).in(page.locale()) + " × "
                                                + matrix.columns()
                                                        .get(item.column() - 1)
                                                        .in(page.locale())
                                        : "",
                                words(page, item.condition(), indicators)));
            }
            for (FormTotal total : section.totals())
                lines.put(
                        page.t("catalogue.form.total", total.title(page.locale())),
                        said(
                                title,
                                String.join(" + ", total.plus())
                                        + (total.minus().isEmpty() ? "" : " − " + String.join(" − ", total.minus()))));
        }
        for (FormHeading heading : form.headings())
            lines.put(
                    page.t("catalogue.form.heading", heading.title(page.locale())),
                    said(
                            heading.number(page.locale()),
                            page.t(
                                    !heading.text()
                                            ? "catalogue.form.heading.only"
                                            : heading.required()
                                                    ? "catalogue.form.required"
                                                    : "catalogue.form.optional"),
                            heading.guide(page.locale()),
                            words(page, heading.condition(), indicators)));
        return lines;
    }

    private static String titles(Page page, List<FormTitle> titles) {
        return String.join(", ", titles.stream().map(t -> t.in(page.locale())).toList());
    }

    private static String words(Page page, @Nullable FormCondition condition, IndicatorsOfDay indicators) {
        return condition == null ? "" : page.t("catalogue.form.askedWhen", condition.words(page, indicators));
    }

    private static String said(String... parts) {
        return String.join(
                " · ", java.util.Arrays.stream(parts).filter(p -> !p.isBlank()).toList());
    }
}
