package vn.giaoban.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.Days;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/**
 * What somebody typed about a form that is being made. Fields about a line carry its code or key: required. row. column., of a
 * total vi. en. plus. minus., of a condition code. operator. amount. What was pressed is act, of which line follows after a colon.
 */
final class FormFields {
    private static final int LONGEST = 300;

    private final Page page;
    private final Map<String, String> fields;
    private final FormErrors errors = new FormErrors();

    private FormFields(Page page, Map<String, String> fields) {
        this.page = page;
        this.fields = fields;
    }

    static FormFields of(Page page, HttpServletRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        return new FormFields(page, fields);
    }

    /** All of it, by the boxes' names. */
    Map<String, String> typed() {
        return fields;
    }

    /** Of the draft that the page was made from; 0 where it does not say, which is no draft's. */
    int version() {
        return text("version").matches("\\d{1,9}") ? Integer.parseInt(text("version")) : 0;
    }

    /** What was pressed; empty for saving and nothing more. */
    String verb() {
        return text("act").split(":", 2)[0];
    }

    /** The line or heading that it was pressed for. */
    String noun() {
        String[] parts = text("act").split(":", 2);
        return parts.length < 2 ? "" : parts[1];
    }

    /** The section that it was pressed for; 0 for none. */
    long number() {
        return noun().matches("\\d{1,18}") ? Long.parseLong(noun()) : 0;
    }

    /** Back to where the button was. */
    String anchor(String prefix) {
        return verb().equals("up") || verb().equals("down") ? "#" + prefix + noun() : "";
    }

    /** What could not be read; what was typed stands in the form until it is mended. */
    FormErrors errors() {
        return errors;
    }

    /** Name, day, legal basis and print of the form. */
    Form settings(Form form) {
        if (!fields.containsKey("nameVi")) return form;
        Optional<LocalDate> from = Days.parse(text("validFrom"));
        if (from.isEmpty()) errors.add("validFrom", page.t("catalogue.form.error.day"));
        FormPrint.Header header = Arrays.stream(FormPrint.Header.values())
                .filter(one -> one.name().equals(text("header")))
                .findFirst()
                .orElse(form.print().header());
        return FormEdits.named(
                form,
                text("nameVi"),
                orSame(text("nameEn"), text("nameVi")),
                from.orElse(form.validFrom()),
                text("legalBasis"),
                new FormPrint(yes("landscape"), yes("printsPrevious"), yes("printsLastYear"), header));
    }

    /** Everything about one section. */
    FormSection section(FormSection section) {
        if (!fields.containsKey("titleVi")) return section;
        FormMatrix matrix = text("layout").equals("matrix")
                ? new FormMatrix(titles("rows"), titles("columns"), yes("rowTotals"), yes("columnTotals"))
                : null;
        List<FormItem> items = new ArrayList<>();
        for (FormItem item : section.items()) {
            String code = item.code();
            items.add(
                    !fields.containsKey("line." + code)
                            ? item
                            : FormEdits.item(
                                    item,
                                    yes("required." + code),
                                    matrix == null ? 0 : number("row." + code),
                                    matrix == null ? 0 : number("column." + code),
                                    condition(code)));
        }
        List<FormTotal> totals = new ArrayList<>();
        for (FormTotal total : section.totals()) {
            String key = total.key();
            totals.add(
                    !fields.containsKey("vi." + key)
                            ? total
                            : new FormTotal(
                                    total.position(),
                                    key,
                                    text("vi." + key),
                                    orSame(text("en." + key), text("vi." + key)),
                                    codes("plus." + key),
                                    codes("minus." + key)));
        }
        return new FormSection(
                section.id(),
                section.position(),
                section.letter(),
                text("titleVi"),
                orSame(text("titleEn"), text("titleVi")),
                items,
                totals,
                matrix,
                condition("section"));
    }

    /** The outline of the text. */
    Form headings(Form form) {
        List<HeadingEdits.Placed> all = new ArrayList<>();
        for (HeadingEdits.Placed placed : HeadingEdits.placed(form)) {
            FormHeading was = placed.heading();
            String key = was.key();
            if (!fields.containsKey("vi." + key)) {
                all.add(placed);
                continue;
            }
            boolean text = yes("text." + key);
            all.add(new HeadingEdits.Placed(
                    new FormHeading(
                            was.position(),
                            key,
                            was.parent(),
                            was.number(),
                            text("vi." + key),
                            orSame(text("en." + key), text("vi." + key)),
                            text("guideVi." + key),
                            orSame(text("guideEn." + key), text("guideVi." + key)),
                            text,
                            text && yes("required." + key),
                            condition(key)),
                    Math.min(2, number("depth." + key))));
        }
        return HeadingEdits.outlined(form, all);
    }

    String text(String name) {
        String typed = Normalizer.normalize(fields.getOrDefault(name, ""), Normalizer.Form.NFC)
                .strip();
        return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
    }

    private @Nullable FormCondition condition(String key) {
        String code = text("code." + key);
        if (code.isEmpty()) return null;
        FormCondition.Operator operator = Arrays.stream(FormCondition.Operator.values())
                .filter(one -> one.name().equals(text("operator." + key)))
                .findFirst()
                .orElse(FormCondition.Operator.GIVEN);
        if (!operator.compares()) return new FormCondition(code, operator, null);
        String typed = text("amount." + key).replaceAll("\\s", "");
        String plain =
                page.english() ? typed.replace(",", "") : typed.replace(".", "").replace(',', '.');
        if (!plain.matches("\\d{1,12}(\\.\\d{1,3})?")) {
            errors.add("amount." + key, page.t("catalogue.form.error.amount"));
            return null;
        }
        return new FormCondition(
                code, operator, new BigDecimal(plain).movePointRight(3).longValueExact());
    }

    /** One title a line; a line without English says the same in both. */
    private List<FormTitle> titles(String name) {
        List<String> vi = lines(name + "Vi");
        List<String> en = lines(name + "En");
        List<FormTitle> titles = new ArrayList<>();
        for (int at = 0; at < vi.size() && at < 60; at++)
            titles.add(new FormTitle(vi.get(at), at < en.size() ? en.get(at) : vi.get(at)));
        return titles;
    }

    private List<String> lines(String name) {
        return Normalizer.normalize(fields.getOrDefault(name, ""), Normalizer.Form.NFC)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.length() <= LONGEST ? line : line.substring(0, LONGEST))
                .toList();
    }

    /** Codes as they are written: "27 28", "27+28", "27, 28". */
    private List<String> codes(String name) {
        return Arrays.stream(text(name).split("[^0-9a-z]+"))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private int number(String name) {
        String typed = text(name);
        return typed.matches("\\d{1,2}") ? Integer.parseInt(typed) : 0;
    }

    private boolean yes(String name) {
        return fields.containsKey(name);
    }

    private static String orSame(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
