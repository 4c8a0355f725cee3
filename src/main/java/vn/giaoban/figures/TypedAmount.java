package vn.giaoban.figures;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed into a figure's box, read in the language of the page: in Vietnamese a dot stands before three digits and a
 * comma before decimals, in English the other way round. Never guessed: "1.5" in Vietnamese is refused, not read as 15.
 *
 * @param amount thousandths, {@link Amounts#NOT_APPLICABLE}, or null for blank
 * @param problem the text key of what to do, null where the amount stands
 */
public record TypedAmount(@Nullable Long amount, @Nullable String problem) {
    private static final Pattern VIETNAMESE = Pattern.compile("-?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?");
    private static final Pattern ENGLISH = Pattern.compile("-?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?");
    private static final int MOST_DIGITS = 15;

    /** Reads a text; the indicator's number of decimals is the most it may have. */
    public static TypedAmount read(String typed, int decimals, Locale locale) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replace('−', '-')
                .replaceAll("[\\s\\u00a0\\u202f]", "")
                .toLowerCase(Locale.ROOT);
        if (text.isEmpty()) return new TypedAmount(null, null);
        if (isNotApplicable(text)) return new TypedAmount(Amounts.NOT_APPLICABLE, null);
        boolean english = locale.getLanguage().equals("en");
        if (!(english ? ENGLISH : VIETNAMESE).matcher(text).matches())
            return new TypedAmount(
                    null, text.matches("-?[\\d.,]+") ? "figures.typed.separators" : "figures.typed.number");
        String plain = english ? text.replace(",", "") : text.replace(".", "").replace(',', '.');
        BigDecimal value = new BigDecimal(plain).stripTrailingZeros();
        if (value.signum() < 0) return new TypedAmount(null, "figures.typed.negative");
        if (value.scale() > decimals)
            return new TypedAmount(null, decimals == 0 ? "figures.typed.whole" : "figures.typed.decimals");
        if (value.precision() - value.scale() > MOST_DIGITS) return new TypedAmount(null, "figures.typed.tooLarge");
        return new TypedAmount(value.movePointRight(3).longValueExact(), null);
    }

    private static boolean isNotApplicable(String text) {
        return text.equals("khôngápdụng")
                || text.equals("khongapdung")
                || text.equals("kad")
                || text.equals("n/a")
                || text.equals("na")
                || text.equals("notapplicable");
    }
}
