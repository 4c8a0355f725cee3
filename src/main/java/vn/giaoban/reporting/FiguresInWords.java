package vn.giaoban.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Change;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.web.Formats;
import vn.giaoban.web.Texts;

/**
 * A report's figures as its prose writes them: 1.340; 85,3 %; 1,25 tỷ đồng; and how they stand to the same period of last year. What
 * stands before a unit is joined to it by a no-break space.
 */
public final class FiguresInWords implements SentencePattern.Words {
    private static final String MONEY = "đồng";
    private static final long MILLION = 1_000_000_000L;
    private static final long BILLION = 1_000_000_000_000L;
    /** From how many times last year's on a percentage says less than the multiple. */
    private static final int MULTIPLE = 3;

    private final Locale locale;
    private final Texts texts;
    private final Formats formats;
    private final Map<String, Indicator> indicators;
    private final Function<Indicator, @Nullable Long> now;
    private final Function<Indicator, @Nullable Long> then;

    /**
     * @param now what the report states, in thousandths; null where it says nothing
     * @param then the same of last year's period; null where there is nothing to compare with
     */
    public FiguresInWords(
            Locale locale,
            Texts texts,
            Map<String, Indicator> indicators,
            Function<Indicator, @Nullable Long> now,
            Function<Indicator, @Nullable Long> then) {
        this.locale = locale;
        this.texts = texts;
        this.formats = new Formats(locale);
        this.indicators = indicators;
        this.now = now;
        this.then = then;
    }

    @Override
    public @Nullable Long sum(List<String> codes) {
        return sum(codes, now);
    }

    private @Nullable Long sum(List<String> codes, Function<Indicator, @Nullable Long> value) {
        Long sum = null;
        for (String code : codes) {
            Indicator indicator = indicators.get(code);
            Long amount = indicator == null ? null : value.apply(indicator);
            if (amount != null) sum = sum == null ? amount : Long.valueOf(Math.addExact(sum, amount));
        }
        return sum;
    }

    @Override
    public String figure(List<String> codes) {
        long amount = Objects.requireNonNullElse(sum(codes), 0L);
        Indicator first = indicators.get(codes.getFirst());
        if (first == null) return "";
        if (first.isPercent()) return percent(amount, 1);
        return first.measureVi().equals(MONEY) ? money(amount) : trimmed(amount, first.decimals());
    }

    @Override
    public String against(List<String> codes) {
        Long amount = sum(codes);
        Long before = sum(codes, then);
        Indicator first = indicators.get(codes.getFirst());
        if (first == null || amount == null || before == null) return "";
        if (amount.equals(before)) return say("reporting.against.equal");
        if (first.isPercent())
            return say(
                    amount > before ? "reporting.against.up" : "reporting.against.down",
                    points(Math.abs(amount - before)));
        if (before == 0) return say("reporting.against.none");
        if (amount >= MULTIPLE * before)
            return say("reporting.against.times", trimmed(Math.round(amount * 1000.0 / before), 1));
        long change = Math.abs(Objects.requireNonNullElse(Change.percent(amount, before), 0L));
        if (change < 50) return say("reporting.against.about");
        return say(amount > before ? "reporting.against.up" : "reporting.against.down", percent(change, 1));
    }

    /** With commas and a last "and"; where commas stand within, with semicolons. */
    @Override
    public String together(List<String> items) {
        if (items.stream().anyMatch(item -> item.contains(", "))) return String.join("; ", items);
        if (items.size() < 2) return String.join("", items);
        List<String> all = new ArrayList<>(items);
        String last = all.removeLast();
        return String.join(", ", all) + texts.text(locale, "reporting.words.and") + last;
    }

    /** In thousand millions and millions from a million on, to three and one decimals; rounded, it says that it is. */
    private String money(long amount) {
        if (amount < MILLION) return texts.text(locale, "reporting.words.money", trimmed(amount, 0), MONEY);
        boolean large = amount >= BILLION;
        BigDecimal exact = BigDecimal.valueOf(amount).divide(BigDecimal.valueOf(large ? BILLION : MILLION));
        BigDecimal rounded = exact.setScale(large ? 3 : 1, RoundingMode.HALF_UP);
        String said = texts.text(
                locale,
                large ? "reporting.words.billion" : "reporting.words.million",
                decimal(rounded.stripTrailingZeros()),
                MONEY);
        return rounded.compareTo(exact) == 0 ? said : texts.text(locale, "reporting.words.rounded", said);
    }

    private String percent(long thousandths, int decimals) {
        return texts.text(locale, "reporting.words.percent", trimmed(thousandths, decimals));
    }

    private String points(long thousandths) {
        return texts.text(locale, "reporting.words.points", trimmed(thousandths, 1));
    }

    /** No more decimals than it has. */
    private String trimmed(long thousandths, int decimals) {
        return decimal(BigDecimal.valueOf(thousandths, 3)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros());
    }

    private String decimal(BigDecimal value) {
        return formats.decimal(value, Math.max(0, value.scale()));
    }

    private String say(String key, String... args) {
        return texts.text(locale, key, (Object[]) args);
    }
}
