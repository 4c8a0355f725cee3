package vn.giaoban.organization;

import java.text.Collator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A unit as it is on a day.
 *
 * @param code TW, or the statistical code: two digits for a province, three for a district, five for a commune; of one unit on
 *     a day, and of another, perhaps, on a later one
 * @param name the body: "Đảng ủy xã Mẫu Sơn"
 * @param shortName its territory: "Xã Mẫu Sơn"
 * @param level {@link #CENTRE}, {@link #PROVINCE}, {@link #DISTRICT} until 30 June 2025, {@link #COMMUNE}
 * @param parentId its superior; null for the centre
 * @param validTo the last day of this version; null while open
 */
public record Unit(
        long id,
        String code,
        String name,
        String shortName,
        UnitKind kind,
        int level,
        @Nullable Long parentId,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public static final int CENTRE = 1;
    public static final int PROVINCE = 2;
    public static final int DISTRICT = 3;
    public static final int COMMUNE = 4;

    /** By the territory's own name in Vietnamese order, xã, phường and đặc khu together. */
    public static final Comparator<Unit> BY_NAME =
            Comparator.comparing(Unit::ownName, vietnamese()).thenComparing(Unit::code);

    public boolean isCentre() {
        return level == CENTRE;
    }

    /** A commune, ward, township or special zone: nothing stands below it. */
    public boolean isCommune() {
        return level == COMMUNE;
    }

    /** The day, or the one of this version that is nearest to it. */
    public LocalDate nearest(LocalDate day) {
        if (validTo != null && validTo.isBefore(day)) return validTo;
        return day.isBefore(validFrom) ? validFrom : day;
    }

    /** "Mẫu Sơn" of "Xã Mẫu Sơn". */
    public String ownName() {
        return kind == UnitKind.DISTRICT_COMMISSION ? district() : after(kind.prefix());
    }

    private String district() {
        for (String prefix : new String[] {"Huyện ", "Quận ", "Thị xã ", "Thành phố "})
            if (shortName.startsWith(prefix)) return after(prefix);
        return shortName;
    }

    private String after(String prefix) {
        return shortName.startsWith(prefix) ? shortName.substring(prefix.length()) : shortName;
    }

    /** Syllable by syllable, as Vietnamese dictionaries do: Chi Lăng before Chiến Thắng. */
    private static Comparator<String> vietnamese() {
        Collator collator = Collator.getInstance(Locale.of("vi"));
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return (a, b) -> Arrays.compare(a.split(" "), b.split(" "), collator::compare);
    }
}
