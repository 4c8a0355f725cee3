package vn.giaoban.activities;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A type of activity with the days on which it may be logged so.
 *
 * @param to the last of them; null: until further notice
 */
public record TypeEdition(
        ActivityType type, LocalDate from, @Nullable LocalDate to, String legalBasis) {

    public long id() {
        return type.id();
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public boolean isAhead(LocalDate today) {
        return from.isAfter(today);
    }
}
