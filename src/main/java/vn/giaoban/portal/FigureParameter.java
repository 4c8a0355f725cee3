package vn.giaoban.portal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What figures may be asked by, the public's and those that an account sees: the one list that reads requests, describes the
 * interface to programs and explains it to people.
 */
public enum FigureParameter {
    UNIT("[0-9A-Za-z]{1,12}", List.of(), null, true),
    BELOW("[0-9A-Za-z]{1,12}", List.of(), null, false),
    LEVEL("", List.of("nation", "province"), "nation", false),
    INDICATOR("[0-9A-Za-z]{1,12}", List.of(), null, true),
    PERIOD("[0-9]{4}-[0-9A-Za-z]{1,4}", List.of(), null, true),
    FROM("[0-9]{4}", List.of(), null, false),
    TO("[0-9]{4}", List.of(), null, false),
    AS("", List.of("then", "now"), "then", false),
    FORMAT("", List.of("json", "csv", "rows"), "json", false),
    PAGE("[1-9][0-9]{0,3}", List.of(), "1", false),
    SIZE("[1-9][0-9]{0,4}", List.of(), null, false);

    private final String pattern;
    private final List<String> values;
    private final @Nullable String otherwise;
    private final boolean many;

    FigureParameter(String pattern, List<String> values, @Nullable String otherwise, boolean many) {
        this.pattern = pattern;
        this.values = values;
        this.otherwise = otherwise;
        this.many = many;
    }

    /** As it is written in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it may be; empty where a pattern says so. */
    public List<String> words() {
        return values;
    }

    String pattern() {
        return pattern;
    }

    /** What holds where it is not given. */
    public @Nullable String otherwise() {
        return otherwise;
    }

    /** May be given several times, or parted by commas. */
    public boolean isMany() {
        return many;
    }

    boolean admits(String value) {
        return values.isEmpty() ? value.matches(pattern) : values.contains(value);
    }
}
