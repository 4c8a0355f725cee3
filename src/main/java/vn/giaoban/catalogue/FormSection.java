package vn.giaoban.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A lettered part of a form's figures.
 *
 * @param totals lines worked out from figures of the form, among the items by position
 * @param matrix null where it is a list
 * @param condition when the section is asked; null for always
 */
public record FormSection(
        long id,
        int position,
        String letter,
        String titleVi,
        String titleEn,
        List<FormItem> items,
        List<FormTotal> totals,
        @Nullable FormMatrix matrix,
        @Nullable FormCondition condition) {
    public FormSection {
        items = List.copyOf(items);
        totals = List.copyOf(totals);
    }

    public String title(Locale locale) {
        return Indicator.english(locale) ? titleEn : titleVi;
    }

    /** The same without its place among the others. */
    FormSection anywhere() {
        return new FormSection(id, 0, "", titleVi, titleEn, items, totals, matrix, condition);
    }

    /** The lines in their order: codes of items, keys of totals. */
    public List<String> order() {
        Map<Integer, String> order = new TreeMap<>();
        items.forEach(item -> order.put(item.position(), item.code()));
        totals.forEach(total -> order.put(total.position(), total.key()));
        return List.copyOf(order.values());
    }

    /** The figure where a row meets a column, both counted from 1. */
    public Optional<FormItem> at(int row, int column) {
        return items.stream()
                .filter(item -> item.row() == row && item.column() == column)
                .findFirst();
    }

    /** What ends a row of the matrix. */
    public Optional<FormTotal> rowTotal(int row) {
        return matrix != null && matrix.rowTotals()
                ? total("r" + row, matrix.rows().get(row - 1), item -> item.row() == row)
                : Optional.empty();
    }

    /** What ends a column of the matrix. */
    public Optional<FormTotal> columnTotal(int column) {
        return matrix != null && matrix.columnTotals()
                ? total("c" + column, matrix.columns().get(column - 1), item -> item.column() == column)
                : Optional.empty();
    }

    /** Where the totals of the rows meet those of the columns. */
    public Optional<FormTotal> matrixTotal() {
        return matrix != null && matrix.rowTotals() && matrix.columnTotals()
                ? total("all", new FormTitle(titleVi, titleEn), item -> true)
                : Optional.empty();
    }

    /** Every total that the section shows: its lines, and those of its matrix. */
    public List<FormTotal> allTotals() {
        List<FormTotal> all = new ArrayList<>(totals);
        if (matrix != null) {
            for (int row = 1; row <= matrix.rows().size(); row++) rowTotal(row).ifPresent(all::add);
            for (int column = 1; column <= matrix.columns().size(); column++)
                columnTotal(column).ifPresent(all::add);
            matrixTotal().ifPresent(all::add);
        }
        return all;
    }

    private Optional<FormTotal> total(String key, FormTitle title, Predicate<FormItem> within) {
        List<String> codes = items.stream()
                .filter(item -> matrix != null && matrix.has(item.row(), item.column()))
                .filter(within)
                .map(FormItem::code)
                .toList();
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(new FormTotal(0, letter + "." + key, title.vi(), title.en(), codes, List.of()));
    }
}
