package vn.giaoban.organization;

import java.time.LocalDate;

/**
 * One unit carried on by another from a day.
 *
 * @param predecessor as it was on its last day before
 * @param successor as it was on the day
 */
public record Succession(
        long reorganizationId, Unit predecessor, Unit successor, LocalDate day, Extent extent, String legalBasis) {

    /** How much of the predecessor goes to the successor. */
    public enum Extent {
        WHOLE,
        PART;

        public String textKey() {
            return "organization.extent." + name();
        }
    }
}
