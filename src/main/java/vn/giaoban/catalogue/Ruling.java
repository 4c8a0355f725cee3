package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a rule of the catalogue, whichever kind: what was laid down from a day to a day.
 *
 * @param to last day, inclusive; null while open
 * @param says what it lays down, field by field, as it is typed
 */
public record Ruling(long id, LocalDate from, @Nullable LocalDate to, String legalBasis, Map<String, String> says) {
    public Ruling {
        says = Collections.unmodifiableMap(new LinkedHashMap<>(says));
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public boolean isAhead(LocalDate today) {
        return from.isAfter(today);
    }
}
