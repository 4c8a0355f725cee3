package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is counted, in the edition of a day. Amounts are in thousandths of the measure.
 *
 * @param slot its place in every vector of figures; never changes and is never given again
 * @param code the field's number, "13", or "25a" for a helper
 * @param numeratorId of a ratio, whose value is a share in percent
 * @param baseId of a change: the indicator compared with its value in the same period of last year, in percent
 * @param isPublic its total over all units is shown to everybody, in periods that are published
 * @param edition the id of this edition
 * @param minimum bounds of what a unit says itself; rolled-up figures are not judged by them
 */
public record Indicator(
        long id,
        int slot,
        String code,
        String nameVi,
        String nameEn,
        String measureVi,
        String measureEn,
        Theme theme,
        AcrossUnits acrossUnits,
        AcrossTime acrossTime,
        @Nullable Long numeratorId,
        @Nullable Long denominatorId,
        @Nullable Long baseId,
        int decimals,
        @Nullable Long minimum,
        @Nullable Long maximum,
        @Nullable Better better,
        @Nullable Integer headlineOrder,
        String noteVi,
        String noteEn,
        String source,
        boolean inferred,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String legalBasis,
        boolean isPublic,
        long edition) {

    /** The order of the papers: 25, 25a, 26. */
    public static final Comparator<Indicator> BY_CODE =
            Comparator.comparingInt(Indicator::number).thenComparing(Indicator::code);

    private static final String SET_BY_SUPERIOR = "cấu hình của đơn vị cấp trên";

    public String name(Locale locale) {
        return english(locale) ? nameEn : nameVi;
    }

    public String measure(Locale locale) {
        return english(locale) ? measureEn : measureVi;
    }

    public String note(Locale locale) {
        return english(locale) ? noteEn : noteVi;
    }

    /** Worked out from others: never typed, never required. */
    public boolean isComputed() {
        return acrossUnits == AcrossUnits.RATIO || acrossUnits == AcrossUnits.CHANGE;
    }

    /** Comes from the units below by addition. */
    public boolean addsUp() {
        return acrossUnits == AcrossUnits.ADD;
    }

    /** One of the field's numbered indicators; false for a helper such as 25a. */
    public boolean isNumbered() {
        return Character.isDigit(code.charAt(code.length() - 1));
    }

    /** Asked for by no act of its own: the superior unit has set it. */
    public boolean isSetBySuperior() {
        return legalBasis.equals(SET_BY_SUPERIOR);
    }

    public boolean isPercent() {
        return measureVi.equals("%");
    }

    /** True if a unit may say this amount as its own. */
    public boolean admits(long thousandths) {
        return (minimum == null || thousandths >= minimum)
                && (maximum == null || thousandths <= maximum)
                && thousandths % grain() == 0;
    }

    /** The smallest step in thousandths: 1000 for whole things. */
    public long grain() {
        return switch (decimals) {
            case 0 -> 1000;
            case 1 -> 100;
            case 2 -> 10;
            default -> 1;
        };
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    private int number() {
        return Integer.parseInt(isNumbered() ? code : code.substring(0, code.length() - 1));
    }

    static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
