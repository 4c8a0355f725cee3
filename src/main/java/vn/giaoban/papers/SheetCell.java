package vn.giaoban.papers;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell of somebody's spreadsheet. A formula is its value.
 *
 * @param text as plain text: trimmed and composed (NFC), whole numbers without decimals, decimals after a dot, days as 5/7/2026
 * @param number where the cell holds a number; null where it holds a text, be it one of digits
 * @param day where the cell holds a day
 */
public record SheetCell(
        String text, @Nullable BigDecimal number, @Nullable LocalDate day) {
    static final SheetCell EMPTY = of("");

    static SheetCell of(String text) {
        return new SheetCell(text, null, null);
    }
}
