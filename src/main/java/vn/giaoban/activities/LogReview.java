package vn.giaoban.activities;

import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import vn.giaoban.activities.LogImportRow.Standing;

/** A spreadsheet of activities, row by row as things stand now. */
public record LogReview(LogImport of, List<LogImportRow> rows) {

    public List<LogImportRow> good() {
        return those(Standing.GOOD);
    }

    public List<LogImportRow> bad() {
        return those(Standing.BAD);
    }

    public List<LogImportRow> there() {
        return those(Standing.THERE);
    }

    /** Those that are most likely logged already, or stand there twice. */
    public List<LogImportRow> doubtful() {
        return rows.stream().filter(row -> row.standing().isDoubtful()).toList();
    }

    private List<LogImportRow> those(Standing standing) {
        return rows.stream().filter(row -> row.standing() == standing).toList();
    }

    /** How things stand, in short: another word once a row comes to something else. Forms carry it. */
    public String seen() {
        CRC32C sum = new CRC32C();
        for (LogImportRow row : rows)
            sum.update((row.row().number() + row.standing().name() + row.other())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return rows.size() + "-" + Long.toHexString(sum.getValue());
    }

    /** What is logged at its sender's word; of the doubtful only if that is said too. */
    List<Activities.Logging> loggings(boolean doubtfulToo) {
        return rows.stream()
                .filter(row -> row.standing() == Standing.GOOD
                        || doubtfulToo && row.standing().isDoubtful())
                .map(row -> new Activities.Logging(
                        Objects.requireNonNull(row.key()),
                        Objects.requireNonNull(row.type()),
                        Objects.requireNonNull(row.content())))
                .toList();
    }
}
