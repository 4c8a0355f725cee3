package vn.giaoban.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** An indicator's edition as an administrator types it, and read back. */
final class IndicatorSays {
    private static final int LONGEST_NAME = 300;
    private static final List<String> WORDS = List.of("nameVi", "nameEn", "measureVi", "measureEn");

    private final Map<String, String> says;
    private final List<Flaw> flaws = new ArrayList<>();

    IndicatorSays(Map<String, String> says) {
        this.says = says;
    }

    /** @param code of an indicator by its id */
    static Map<String, String> of(Indicator indicator, LongFunction<String> code) {
        Map<String, String> says = new LinkedHashMap<>();
        says.put("nameVi", indicator.nameVi());
        says.put("nameEn", indicator.nameEn());
        says.put("measureVi", indicator.measureVi());
        says.put("measureEn", indicator.measureEn());
        says.put("theme", indicator.theme().code());
        says.put("acrossUnits", indicator.acrossUnits().name());
        says.put("acrossTime", indicator.acrossTime().name());
        says.put("numerator", code(indicator.numeratorId(), code));
        says.put("denominator", code(indicator.denominatorId(), code));
        says.put("base", code(indicator.baseId(), code));
        says.put("decimals", String.valueOf(indicator.decimals()));
        says.put("minimum", typed(indicator.minimum()));
        says.put("maximum", typed(indicator.maximum()));
        says.put("better", indicator.better() == null ? "" : indicator.better().name());
        says.put("headline", indicator.headlineOrder() == null ? "" : String.valueOf(indicator.headlineOrder()));
        says.put("isPublic", indicator.isPublic() ? "yes" : "");
        says.put("noteVi", indicator.noteVi());
        says.put("noteEn", indicator.noteEn());
        return says;
    }

    /**
     * The edition that was typed, if it can be read; else {@link #flaws} say why not.
     *
     * @param before what holds till then; null for a new indicator
     * @param known the indicator of a code on the change's first day
     */
    Optional<Indicator> read(Proposal change, @Nullable Indicator before, Function<String, @Nullable Indicator> known) {
        for (String field : WORDS) words(field);
        Theme theme = one("theme", Theme.values(), Theme::code);
        AcrossUnits units = one("acrossUnits", AcrossUnits.values(), Enum::name);
        AcrossTime time = one("acrossTime", AcrossTime.values(), Enum::name);
        boolean ratio = units == AcrossUnits.RATIO;
        Long numerator = ratio ? part("numerator", known) : null;
        Long denominator = ratio ? part("denominator", known) : null;
        Long base = units == AcrossUnits.CHANGE ? part("base", known) : null;
        Integer decimals = number("decimals", 0, 3);
        if (decimals == null && said("decimals").isEmpty()) flaws.add(Flaw.of("decimals", "catalogue.flaw.decimals"));
        Long minimum = amount("minimum");
        Long maximum = amount("maximum");
        if (minimum != null && maximum != null && minimum > maximum)
            flaws.add(Flaw.of("maximum", "catalogue.flaw.bounds"));
        Integer headline = number("headline", 1, 99);
        Better better = said("better").isEmpty() ? null : one("better", Better.values(), Enum::name);
        if (theme == null || units == null || time == null || decimals == null || !flaws.isEmpty())
            return Optional.empty();
        return Optional.of(new Indicator(
                before == null ? 0 : before.id(),
                before == null ? 0 : before.slot(),
                change.key(),
                said("nameVi"),
                said("nameEn"),
                said("measureVi"),
                said("measureEn"),
                theme,
                units,
                time,
                numerator,
                denominator,
                base,
                decimals,
                minimum,
                maximum,
                better,
                headline,
                said("noteVi"),
                said("noteEn"),
                before == null ? "" : before.source(),
                before != null && before.inferred(),
                change.from(),
                change.to(),
                change.legalBasis(),
                !said("isPublic").isEmpty(),
                0));
    }

    List<Flaw> flaws() {
        return flaws;
    }

    private void words(String field) {
        if (said(field).isEmpty()) flaws.add(Flaw.of(field, "catalogue.flaw." + field));
        else if (said(field).length() > LONGEST_NAME) flaws.add(Flaw.of(field, "catalogue.flaw.long", LONGEST_NAME));
    }

    private <T> @Nullable T one(String field, T[] values, Function<T, String> name) {
        for (T value : values) if (name.apply(value).equals(said(field))) return value;
        flaws.add(Flaw.of(field, "catalogue.flaw.choose"));
        return null;
    }

    private @Nullable Long part(String field, Function<String, @Nullable Indicator> known) {
        Indicator part = known.apply(said(field));
        if (part == null) flaws.add(Flaw.of(field, "catalogue.flaw.part"));
        else if (part.isComputed()) flaws.add(Flaw.of(field, "catalogue.flaw.part.computed", part));
        return part == null ? null : part.id();
    }

    private @Nullable Integer number(String field, int least, int most) {
        String text = said(field);
        if (text.isEmpty()) return null;
        if (text.matches("\\d{1,3}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        }
        flaws.add(Flaw.of(field, "catalogue.flaw.number", least, most));
        return null;
    }

    /** In thousandths. 10000, 10.000 and 10 000 are the same, 0,5 is a half. */
    private @Nullable Long amount(String field) {
        String text = said(field).replaceAll("\\s", "");
        if (text.isEmpty()) return null;
        if (text.matches("-?\\d{1,3}(\\.\\d{3})+")) text = text.replace(".", "");
        if (text.matches("-?\\d{1,15}(,\\d{1,3})?"))
            return new BigDecimal(text.replace(',', '.')).movePointRight(3).longValueExact();
        flaws.add(Flaw.of(field, "catalogue.flaw.amount"));
        return null;
    }

    private String said(String field) {
        return says.getOrDefault(field, "");
    }

    private static String code(@Nullable Long id, LongFunction<String> code) {
        return id == null ? "" : code.apply(id);
    }

    /** Whole numbers in groups of three, as they may be typed. */
    private static String typed(@Nullable Long thousandths) {
        if (thousandths == null) return "";
        String plain = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
        return plain.contains(".") ? plain.replace('.', ',') : plain.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
    }
}
