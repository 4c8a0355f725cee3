package vn.giaoban.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line of a form that nobody types: figures of the report added up and taken away. It is worked out whenever it is shown and
 * never kept. People are added across indicators because the form's author says so, here; across units they never are.
 *
 * @param position its place among the lines of its section; 0 for those of a matrix
 * @param key names it on the page of a report
 * @param plus codes of what is added
 * @param minus codes of what is taken away
 */
public record FormTotal(
        int position, String key, String titleVi, String titleEn, List<String> plus, List<String> minus) {
    public FormTotal {
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
    }

    public String title(Locale locale) {
        return Indicator.english(locale) ? titleEn : titleVi;
    }

    /** All the codes, added ones first. */
    public List<String> codes() {
        List<String> codes = new ArrayList<>(plus);
        codes.addAll(minus);
        return codes;
    }

    /**
     * From the amounts of a report, by code, in thousandths. A sum is of what is given so far; a difference waits until all is
     * given. "Not applicable" counts as nothing, unless all are: then there is nothing to say.
     */
    public @Nullable Long of(Function<String, @Nullable Long> amountOfCode) {
        long total = 0;
        boolean given = false;
        for (String code : codes()) {
            Long amount = amountOfCode.apply(code);
            if (amount == null && !minus.isEmpty()) return null;
            if (amount == null || amount == Relation.NOT_APPLICABLE) continue;
            given = true;
            total = Math.addExact(total, minus.contains(code) ? -amount : amount);
        }
        return given ? Long.valueOf(total) : null;
    }
}
