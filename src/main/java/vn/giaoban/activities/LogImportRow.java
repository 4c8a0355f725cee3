package vn.giaoban.activities;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.activities.ActivityReading.Fault;

/**
 * What a row of a spreadsheet comes to.
 *
 * @param key by which its activity is known, made of what it says; null of a bad one
 * @param faults of a bad one, by the names of the form's boxes
 * @param other of one that is alike, the activity; of one that is there twice, the row; else 0
 */
public record LogImportRow(
        LogImport.Row row,
        Standing standing,
        @Nullable ActivityType type,
        @Nullable ActivityContent content,
        @Nullable UUID key,
        Map<String, Fault> faults,
        long other) {

    public enum Standing {
        GOOD,
        BAD,
        /** One of the same type, day and place is logged already. */
        ALIKE,
        /** One of the same day and place stands further up. */
        TWICE,
        /** This very row was loaded before. */
        THERE;

        public boolean isDoubtful() {
            return this == ALIKE || this == TWICE;
        }
    }

    static LogImportRow bad(LogImport.Row row, Map<String, Fault> faults) {
        return new LogImportRow(row, Standing.BAD, null, null, null, faults, 0);
    }

    LogImportRow as(Standing standing, long other) {
        return new LogImportRow(row, standing, type, content, key, faults, other);
    }

    /**
     * The same row of the same unit has the same key, whenever and in whichever file it comes: so it is logged once.
     *
     * @param nth which of the rows of its file that say the same, from 1
     */
    static UUID key(long unitId, String typeCode, ActivityContent content, int nth) {
        String said = String.join(
                "\u0000",
                String.valueOf(unitId),
                typeCode,
                content.day().toString(),
                content.place(),
                content.what(),
                content.amountText(),
                new TreeMap<>(content.words()).toString(),
                String.valueOf(nth));
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        // Version 8 (RFC 9562): made in a way of one's own.
        digest[6] = (byte) (digest[6] & 0x0f | 0x80);
        digest[8] = (byte) (digest[8] & 0x3f | 0x80);
        java.nio.ByteBuffer halves = java.nio.ByteBuffer.wrap(digest);
        return new UUID(halves.getLong(), halves.getLong());
    }
}
