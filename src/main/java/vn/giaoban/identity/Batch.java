package vn.giaoban.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet of accounts that was read: its rows with what is wrong with each, and what became of it.
 *
 * @param accountIds of the accounts made, in the order of the rows; empty before the uploader's word
 * @param linksAt when the links were fetched; once
 */
public record Batch(
        long id,
        List<Line> lines,
        @Nullable Instant confirmedAt,
        List<Long> accountIds,
        @Nullable Instant linksAt) {

    /**
     * One row as typed.
     *
     * @param row its number in the spreadsheet
     * @param fault the text key of what is wrong; empty if nothing is
     * @param about what the fault is about, put into its text
     */
    public record Line(
            int row,
            String name,
            String username,
            String unit,
            String role,
            String from,
            String to,
            String fault,
            String about) {
        public boolean isGood() {
            return fault.isEmpty();
        }
    }

    public List<Line> bad() {
        return lines.stream().filter(line -> !line.isGood()).toList();
    }

    public boolean isConfirmed() {
        return confirmedAt != null;
    }
}
