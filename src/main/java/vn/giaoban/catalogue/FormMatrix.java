package vn.giaoban.catalogue;

import java.util.List;

/**
 * A section laid out as a table: each figure stands where a row meets a column; places may stay empty.
 *
 * @param rowTotals each row ends with its sum
 * @param columnTotals each column ends with its sum
 */
public record FormMatrix(List<FormTitle> rows, List<FormTitle> columns, boolean rowTotals, boolean columnTotals) {
    public FormMatrix {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** True if a place is within. */
    public boolean has(int row, int column) {
        return row >= 1 && row <= rows.size() && column >= 1 && column <= columns.size();
    }
}
