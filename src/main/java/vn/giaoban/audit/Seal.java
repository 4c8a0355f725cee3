package vn.giaoban.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * A link of the chain that holds the trail: whatever is changed in an entry that it seals, or in a seal before it, changes its hash.
 *
 * <p><b>What is hashed.</b> The hash is the {@link Fingerprint} of "giaoban seal 1", the number, the era, {@code above}, {@code
 * before}, {@code sealedAt}, the hash of the seal before (32 zero bytes for the first), then for each entry, by ascending id, its
 * {@link WrittenEntry#digest()}, and last their count.
 *
 * <p><b>Which entries.</b> A seal lists the ids of its entries, and each entry is in exactly one. They are found by their
 * transactions: a transaction that is numbered below every one under way has ended and can add nothing more, so the entries of all
 * of them from the last seal's {@code before} up to there are ripe. Ids alone would not do: they are given while the transaction is
 * still under way, and the one with the lower id may end later.
 *
 * <p><b>Eras.</b> Transactions are counted by a database cluster. Where the trail is brought into another one, from an export, the
 * numbers begin anew. The entries keep theirs, and the seals, which list ids, hold as before; a new era begins, with a seal of what
 * was not sealed yet, from which on the new cluster's numbers count.
 *
 * @param number 1, 2, 3, without a hole
 * @param era 1, 2, 3
 * @param above the era's entries have higher ids
 * @param before every entry of the era of an earlier transaction is sealed here or before
 */
record Seal(
        long number,
        int era,
        long above,
        long before,
        Instant sealedAt,
        long count,
        Ids entries,
        byte[] previous,
        byte[] hash) {
    static final String COLUMNS =
            "number, era, above, before::text as before, sealed_at, count, entries::text as entries, previous, hash";

    /** What stands before the first seal. */
    static final Seal BEGINNING = new Seal(
            0,
            1,
            0,
            0,
            Instant.EPOCH,
            0,
            new Ids(List.of()),
            new byte[Fingerprint.LENGTH],
            new byte[Fingerprint.LENGTH]);

    static Seal of(ResultSet rs, int row) throws SQLException {
        return new Seal(
                rs.getLong("number"),
                rs.getInt("era"),
                rs.getLong("above"),
                Long.parseUnsignedLong(rs.getString("before")),
                rs.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                rs.getLong("count"),
                Ids.read(rs.getString("entries")),
                rs.getBytes("previous"),
                rs.getBytes("hash"));
    }

    Head head() {
        return Head.of(number, hash);
    }

    /** The next seal, of what ended since. */
    Making next(int era, long above, long before, Instant sealedAt) {
        return new Making(number + 1, era, above, before, sealedAt, hash);
    }

    /** This seal, to be made again of the entries that are there. */
    Making again() {
        return new Making(number, era, above, before, sealedAt, previous);
    }

    boolean follows(Seal other) {
        return number == other.number + 1 && Arrays.equals(previous, other.hash);
    }

    boolean hasHashOf(Seal other) {
        return Arrays.equals(hash, other.hash);
    }

    /** A seal that takes its entries one by one, by ascending id. */
    static final class Making {
        private final long number;
        private final int era;
        private final long above;
        private final long before;
        private final Instant sealedAt;
        private final byte[] previous;
        private final Fingerprint fingerprint;
        private final Ids.Builder ids = new Ids.Builder();
        private long count;

        Making(long number, int era, long above, long before, Instant sealedAt, byte[] previous) {
            this.number = number;
            this.era = era;
            this.above = above;
            this.before = before;
            this.sealedAt = sealedAt;
            this.previous = previous;
            this.fingerprint = new Fingerprint("giaoban seal 1")
                    .number(number)
                    .number((long) era)
                    .number(above)
                    .number(before)
                    .moment(sealedAt)
                    .hash(previous);
        }

        void add(long id, byte[] digest) {
            ids.add(id);
            fingerprint.hash(digest);
            count++;
        }

        boolean isEmpty() {
            return count == 0;
        }

        Seal seal() {
            byte[] hash = fingerprint.number(count).end();
            return new Seal(number, era, above, before, sealedAt, count, ids.ids(), previous, hash);
        }
    }
}
