package vn.giaoban.organization;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that the source of July 2025 says of one old and one new unit and that does not hold against the rest.
 *
 * @param oldCode as the source has it; empty where it names none, as all that follows
 * @param outcome what was decided, in words; empty while it waits
 * @param settledBy the account that decided; null while it waits
 */
public record Unsettled(
        long id,
        String reason,
        String oldCode,
        String oldName,
        String oldDistrict,
        String oldProvince,
        String newCode,
        String newName,
        String newProvince,
        String note,
        String outcome,
        @Nullable Long settledBy,
        @Nullable Instant settledAt) {

    /** The day before which the old units stood, and since which the new ones do. */
    public static final LocalDate DAY = UnitImport.SINCE;

    public boolean isSettled() {
        return settledAt != null;
    }

    public String reasonKey() {
        return "organization.unsettled.reason." + reason;
    }

    /** "Xã Ia Mơ, Huyện Chư Prông, Gia Lai"; empty where the source names no old unit. */
    public String old() {
        return joined(oldName, oldDistrict, oldProvince);
    }

    public String successor() {
        return joined(newName, newProvince);
    }

    private static String joined(String... parts) {
        return java.util.Arrays.stream(parts)
                .filter(part -> !part.isEmpty())
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
