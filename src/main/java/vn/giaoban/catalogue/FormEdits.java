package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes to a form that is being made; each leaves sections lettered and lines counted in their order. */
final class FormEdits {
    private FormEdits() {}

    static Form named(Form form, String vi, String en, LocalDate from, String basis, FormPrint print) {
        return new Form(
                form.id(),
                form.code(),
                form.edition(),
                form.level(),
                vi,
                en,
                from,
                null,
                basis,
                print,
                form.sections(),
                form.headings());
    }

    static Form addSection(Form form, FormNumbers numbers, String vi, String en) {
        long id = 1 + form.sections().stream().mapToLong(FormSection::id).reduce(numbers.section(), Math::max);
        List<FormSection> sections = new ArrayList<>(form.sections());
        sections.add(new FormSection(id, 0, "", vi, en, List.of(), List.of(), null, null));
        return withSections(form, sections);
    }

    static Form removeSection(Form form, long id) {
        return withSections(
                form,
                form.sections().stream().filter(section -> section.id() != id).toList());
    }

    /** Up by -1, down by 1; what stands first or last stays. */
    static Form moveSection(Form form, long id, int by) {
        List<FormSection> sections = new ArrayList<>(form.sections());
        for (int at = 0; at < sections.size(); at++)
            if (sections.get(at).id() == id) {
                swap(sections, at, at + by);
                break;
            }
        return withSections(form, sections);
    }

    static Form changeSection(Form form, long id, UnaryOperator<FormSection> change) {
        return withSections(
                form,
                form.sections().stream()
                        .map(section -> section.id() == id ? change.apply(section) : section)
                        .toList());
    }

    /** At the end of the section, in a matrix in its first free place; nothing happens where the form has it already. */
    static Form addItem(Form form, long sectionId, Indicator indicator) {
        if (form.item(indicator.code()).isPresent()) return form;
        return changeSection(form, sectionId, section -> {
            int row = 0;
            int column = 0;
            FormMatrix matrix = section.matrix();
            if (matrix != null)
                for (int r = matrix.rows().size(); r >= 1; r--)
                    for (int c = matrix.columns().size(); c >= 1; c--)
                        if (section.at(r, c).isEmpty()) {
                            row = r;
                            column = c;
                        }
            List<FormItem> items = new ArrayList<>(section.items());
            items.add(new FormItem(
                    section.order().size() + 1,
                    indicator.id(),
                    indicator.slot(),
                    indicator.code(),
                    !indicator.isComputed(),
                    row,
                    column,
                    null));
            return lines(section, items, section.totals());
        });
    }

    static Form addTotal(Form form, long sectionId, FormNumbers numbers, String vi, String en) {
        long number = form.sections().stream()
                .flatMap(section -> section.totals().stream())
                .filter(total -> total.key().matches("n\\d{1,9}"))
                .mapToLong(total -> Long.parseLong(total.key().substring(1)))
                .reduce(numbers.total(), Math::max);
        return changeSection(form, sectionId, section -> {
            List<FormTotal> totals = new ArrayList<>(section.totals());
            totals.add(new FormTotal(section.order().size() + 1, "n" + (number + 1), vi, en, List.of(), List.of()));
            return lines(section, section.items(), totals);
        });
    }

    /** @param line an item's code or a total's key */
    static Form removeLine(Form form, long sectionId, String line) {
        return changeSection(
                form,
                sectionId,
                section -> lines(
                        section,
                        section.items().stream()
                                .filter(item -> !item.code().equals(line))
                                .toList(),
                        section.totals().stream()
                                .filter(total -> !total.key().equals(line))
                                .toList()));
    }

    static Form moveLine(Form form, long sectionId, String line, int by) {
        return changeSection(form, sectionId, section -> {
            List<String> order = new ArrayList<>(section.order());
            int at = order.indexOf(line);
            if (at >= 0) swap(order, at, at + by);
            return lines(
                    section,
                    section.items().stream()
                            .map(item -> at(item, order.indexOf(item.code()) + 1))
                            .toList(),
                    section.totals().stream()
                            .map(total -> at(total, order.indexOf(total.key()) + 1))
                            .toList());
        });
    }

    static FormSection lines(FormSection section, List<FormItem> items, List<FormTotal> totals) {
        return new FormSection(
                section.id(),
                section.position(),
                section.letter(),
                section.titleVi(),
                section.titleEn(),
                items,
                totals,
                section.matrix(),
                section.condition());
    }

    private static Form withSections(Form form, List<FormSection> sections) {
        List<FormSection> counted = new ArrayList<>();
        for (int at = 0; at < sections.size(); at++) counted.add(counted(sections.get(at), at + 1));
        return new Form(
                form.id(),
                form.code(),
                form.edition(),
                form.level(),
                form.nameVi(),
                form.nameEn(),
                form.validFrom(),
                form.validTo(),
                form.legalBasis(),
                form.print(),
                counted,
                form.headings());
    }

    private static FormSection counted(FormSection section, int position) {
        List<String> order = section.order();
        return new FormSection(
                section.id(),
                position,
                letter(position),
                section.titleVi(),
                section.titleEn(),
                section.items().stream()
                        .map(item -> at(item, order.indexOf(item.code()) + 1))
                        .sorted(java.util.Comparator.comparing(FormItem::position))
                        .toList(),
                section.totals().stream()
                        .map(total -> at(total, order.indexOf(total.key()) + 1))
                        .sorted(java.util.Comparator.comparing(FormTotal::position))
                        .toList(),
                section.matrix(),
                section.condition());
    }

    /** A to Z, then AA. */
    static String letter(int position) {
        String letter = String.valueOf((char) ('A' + (position - 1) % 26));
        return position > 26 ? letter((position - 1) / 26) + letter : letter;
    }

    static FormItem at(FormItem item, int position) {
        return new FormItem(
                position,
                item.indicatorId(),
                item.slot(),
                item.code(),
                item.required(),
                item.row(),
                item.column(),
                item.condition());
    }

    static FormItem item(FormItem item, boolean required, int row, int column, @Nullable FormCondition condition) {
        return new FormItem(
                item.position(), item.indicatorId(), item.slot(), item.code(), required, row, column, condition);
    }

    private static FormTotal at(FormTotal total, int position) {
        return new FormTotal(position, total.key(), total.titleVi(), total.titleEn(), total.plus(), total.minus());
    }

    static <T> void swap(List<T> list, int one, int other) {
        if (other >= 0 && other < list.size()) java.util.Collections.swap(list, one, other);
    }
}
