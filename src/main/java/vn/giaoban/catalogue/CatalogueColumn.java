package vn.giaoban.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vn.giaoban.calendar.PeriodKind;

/**
 * A column of a file of one's own, and what may stand in its cells.
 *
 * @param what must stand there, in words: "a whole number"
 */
record CatalogueColumn(String name, boolean mayBeEmpty, Predicate<String> admits, String what) {

    static CatalogueColumn text(String name) {
        return new CatalogueColumn(name, false, text -> true, "a text");
    }

    static CatalogueColumn note(String name) {
        return text(name).orEmpty();
    }

    static CatalogueColumn number(String name) {
        return matching(name, "\\d{1,4}", "a whole number");
    }

    static CatalogueColumn amount(String name) {
        return matching(name, "\\d{1,12}(\\.\\d{1,3})?", "a number such as 12.5");
    }

    static CatalogueColumn day(String name) {
        return new CatalogueColumn(
                name,
                false,
                text -> text.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"),
                "a day such as 2021-01-01");
    }

    static CatalogueColumn yesOrNo(String name) {
        return of(name, List.of("yes", "no"));
    }

    static CatalogueColumn kind(String name) {
        return of(name, PeriodKind.class);
    }

    static <E extends Enum<E>> CatalogueColumn of(String name, Class<E> values) {
        return of(name, Arrays.stream(values.getEnumConstants()).map(Enum::name).toList());
    }

    static CatalogueColumn of(String name, List<String> values) {
        return new CatalogueColumn(name, false, values::contains, "one of " + String.join(", ", values));
    }

    static CatalogueColumn matching(String name, String pattern, String what) {
        return new CatalogueColumn(name, false, Pattern.compile(pattern).asMatchPredicate(), what);
    }

    CatalogueColumn orEmpty() {
        return new CatalogueColumn(name, true, admits, what);
    }

    boolean takes(String text) {
        return text.isEmpty() ? mayBeEmpty : admits.test(text);
    }
}
