package vn.giaoban.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the table, for sealing and for verifying.
 *
 * @param at when the act was done, in microseconds since 1970
 * @param writtenAt when the entry was written; null where it is older than seals
 * @param transaction the number of the database transaction that wrote it, in the cluster of its time
 * @param detail the text of the jsonb value as every PostgreSQL writes it
 */
record WrittenEntry(
        long id,
        long at,
        @Nullable Long writtenAt,
        long transaction,
        long accountId,
        @Nullable Long unitId,
        String act,
        String thing,
        long thingId,
        String detail) {
    /** What {@link #of} reads. */
    static final String COLUMNS = """
            id, (extract(epoch from at) * 1000000)::bigint as at, (extract(epoch from written_at) * 1000000)::bigint as written_at,
            transaction::text as transaction, account_id, unit_id, act, thing, thing_id, detail::text as detail""";

    static WrittenEntry of(ResultSet rs, int row) throws SQLException {
        return new WrittenEntry(
                rs.getLong("id"),
                rs.getLong("at"),
                whole(rs, "written_at"),
                Long.parseUnsignedLong(rs.getString("transaction")),
                rs.getLong("account_id"),
                whole(rs, "unit_id"),
                rs.getString("act"),
                rs.getString("thing"),
                rs.getLong("thing_id"),
                rs.getString("detail"));
    }

    private static @Nullable Long whole(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }

    /** The {@link Fingerprint} of "giaoban entry 1" and of all fields, in the order of this record. */
    byte[] digest() {
        return new Fingerprint("giaoban entry 1")
                .number(id)
                .number(at)
                .number(writtenAt)
                .number(transaction)
                .number(accountId)
                .number(unitId)
                .text(act)
                .text(thing)
                .number(thingId)
                .text(detail)
                .end();
    }

    /** When it was written, or else done. */
    Instant since() {
        return Instant.EPOCH.plus(writtenAt == null ? at : writtenAt, ChronoUnit.MICROS);
    }
}
