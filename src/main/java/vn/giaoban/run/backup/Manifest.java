package vn.giaoban.run.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audit.Head;

/**
 * What a backup says of itself.
 *
 * @param format by which rules the file is written; 1
 * @param program the version of the Giaoban that made it
 * @param madeAt when its snapshot was taken, by the clock of the machine that made it
 * @param postgres the version of the database it was taken from
 * @param migrations the changes of the schema that were carried out there, in their order
 * @param head the latest seal of the audit trail; null where nothing was sealed yet
 */
record Manifest(
        int format,
        String program,
        Instant madeAt,
        String postgres,
        List<Migrations.Applied> migrations,
        @Nullable Head head,
        List<Content> tables,
        List<Sequence> sequences) {
    static final int FORMAT = 1;

    /** A table and what was written of it. */
    record Content(String name, List<String> columns, Sum sum) {
        /** Of its rows, within the file. */
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /** Where a sequence stands; {@code called} when its last value has been given. */
    record Sequence(String name, long last, boolean called) {}

    long rows() {
        return tables.stream().mapToLong(table -> table.sum().rows()).sum();
    }
}
