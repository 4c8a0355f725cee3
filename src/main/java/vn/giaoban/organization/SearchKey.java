package vn.giaoban.organization;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names as people type them in haste: lower case, no diacritics, đ as d, one space between words. What is stored beside a name
 * and what is typed into a search box go through the same {@link #of}.
 */
public final class SearchKey {
    /** Between the parts of a unit's key; never part of what is typed. */
    public static final String PART = "|";

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼ`]");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private SearchKey() {}

    public static String of(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String lower = bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
        return OTHER.matcher(APOSTROPHES.matcher(lower).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** The words typed, each to be found at the beginning of a word. */
    public static List<String> words(String text) {
        String key = of(text);
        return key.isEmpty() ? List.of() : List.of(key.split(" "));
    }

    /**
     * All that a unit may be asked for by, its territory first: "xa mau son|lang son|dang uy xa mau son".
     *
     * @param superior where the superior is, "Thành phố Lạng Sơn, Lạng Sơn"; null for units without one worth typing
     */
    static String ofUnit(String shortName, String name, UnitKind kind, @Nullable String superior) {
        List<String> parts = new ArrayList<>();
        parts.add(of(shortName));
        if (superior != null && kind.level() > Unit.PROVINCE) parts.add(of(superior));
        parts.add(of(name));
        if (shortName.indexOf('’') >= 0) parts.add(of(shortName.replace('’', ' ')));
        if (kind == UnitKind.PROVINCIAL_COMMISSION) parts.add(othersCall(shortName, name));
        return String.join(PART, parts);
    }

    /** Lạng Sơn is tỉnh Lạng Sơn; Huế thành phố Huế, TP Huế; Thành phố Hồ Chí Minh TP.HCM. */
    private static String othersCall(String shortName, String name) {
        if (!name.contains("Thành ủy")) return of("tỉnh " + shortName);
        String own = of(shortName).replace("thanh pho ", "");
        String both = "thanh pho " + own + PART + "tp " + own;
        return own.equals("ho chi minh") ? both + PART + "tp hcm" + PART + "tphcm" : both;
    }
}
