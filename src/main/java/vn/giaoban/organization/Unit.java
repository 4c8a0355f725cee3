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
 * @param code TW, or the statistical code: two digits for a province, five for a commune
 * @param name the body: "Đảng ủy xã Mẫu Sơn"
 * @param shortName its territory: "Xã Mẫu Sơn"
 * @param level 1 centre, 2 province, 3 commune
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

    /** By the territory's own name in Vietnamese order, xã, phường and đặc khu together. */
    public static final Comparator<Unit> BY_NAME =
            Comparator.comparing(Unit::ownName, vietnamese()).thenComparing(Unit::code);

    public boolean isCentre() {
        return level == 1;
    }

    /** "Mẫu Sơn" of "Xã Mẫu Sơn". */
    public String ownName() {
        return switch (kind) {
            case COMMUNE -> after("Xã ");
            case WARD -> after("Phường ");
            case SPECIAL_ZONE -> after("Đặc khu ");
            case CENTRAL_COMMISSION, PROVINCIAL_COMMISSION -> shortName;
        };
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
