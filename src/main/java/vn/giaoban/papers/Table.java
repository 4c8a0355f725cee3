package vn.giaoban.papers;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table on its way out of the house, the same for a spreadsheet, for separated text and for other programs; {@link TableWriter}
 * writes it.
 *
 * @param name of the sheet
 * @param notes what the table is, from where, as of when: lines above the head
 * @param rows one value for each column
 */
public record Table(String name, List<String> notes, List<Column> columns, List<List<Value>> rows) {
    public Table {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * @param key names the column to programs; the same in every language
     * @param measure of its numbers, "cuộc"; empty for texts
     * @param decimals of its numbers; negative for texts
     */
    public record Column(String key, String head, String measure, int decimals) {
        public static Column text(String key, String head) {
            return new Column(key, head, "", -1);
        }

        public boolean isText() {
            return decimals < 0;
        }
    }

    /**
     * @param number null where there is none: then {@code status} says why
     * @param status "given", "blank", "not-applicable" and the like: for programs
     * @param text of a text column; of a number that is missing, the word for it
     */
    public record Value(@Nullable BigDecimal number, String status, String text) {
        public static final String GIVEN = "given";
        public static final Value BLANK = new Value(null, "blank", "");

        public static Value of(String text) {
            return new Value(null, GIVEN, text);
        }

        /** A number in thousandths of its measure. */
        public static Value thousandths(long amount) {
            BigDecimal number = BigDecimal.valueOf(amount, 3).stripTrailingZeros();
            return new Value(number.scale() < 0 ? number.setScale(0) : number, GIVEN, "");
        }

        public static Value whole(long count) {
            return new Value(BigDecimal.valueOf(count), GIVEN, "");
        }

        /** No number, and why: to programs and to people. */
        public static Value none(String status, String word) {
            return new Value(null, status, word);
        }
    }
}
