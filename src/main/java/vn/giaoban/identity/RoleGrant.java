package vn.giaoban.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Role;

/**
 * A role held in a unit from a day to a day, both inclusive.
 *
 * @param acting a leader's role for the days of the leader's absence
 * @param validTo null while open
 */
public record RoleGrant(
        long id,
        long accountId,
        long unitId,
        Role role,
        boolean acting,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    public boolean isOverOn(LocalDate day) {
        return validTo != null && day.isAfter(validTo);
    }

    public boolean isFutureOn(LocalDate day) {
        return day.isBefore(validFrom);
    }
}
