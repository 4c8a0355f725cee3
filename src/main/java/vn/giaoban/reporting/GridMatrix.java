package vn.giaoban.reporting;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A section laid out as a table.
 *
 * @param key names the table on the page
 * @param columns their titles
 * @param columnTotals under the columns; empty where the form asks for none
 * @param total where the totals of the rows meet those of the columns
 * @param measure what all its figures are counted in; "" where they differ, then each says its own
 */
public record GridMatrix(
        String key,
        List<String> columns,
        List<Row> rows,
        boolean rowTotals,
        List<Optional<GridTotal>> columnTotals,
        @Nullable GridTotal total,
        String measure) {

    /** A row: its title, what stands in each column, and its sum. */
    public record Row(
            String title,
            List<Optional<GridRow>> places,
            @Nullable GridTotal total) {
        /** The figures in the row, from left to right. */
        public List<GridRow> figures() {
            return places.stream().flatMap(Optional::stream).toList();
        }
    }

    /** How wide the table is in columns. */
    public int width() {
        return 1 + columns.size() + (rowTotals ? 1 : 0);
    }
}
