package vn.giaoban.catalogue;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of a form one report is not asked, and by which condition. A condition looks at what stands before it; what is itself not
 * asked counts as blank, so that whoever skips a question skips what hangs on it.
 */
public final class Asked {
    private final Map<String, FormCondition> codes = new LinkedHashMap<>();
    private final Map<String, FormCondition> headings = new HashMap<>();

    private Asked() {}

    /**
     * @param amountOfCode what the report states, as for a relation
     * @param kept by code, what is asked whatever the condition: figures that have come up from below are not hidden
     */
    public static Asked of(Form form, Function<String, @Nullable Long> amountOfCode, Predicate<String> kept) {
        Asked asked = new Asked();
        Function<String, @Nullable Long> amounts =
                code -> asked.codes.containsKey(code) ? null : amountOfCode.apply(code);
        for (FormSection section : form.sections()) {
            FormCondition all = section.condition();
            boolean open = all == null || all.holds(amounts);
            for (FormItem item : section.items()) {
                FormCondition own = item.condition();
                if (all == null && own == null || kept.test(item.code())) continue;
                if (!open && all != null) asked.codes.put(item.code(), all);
                else if (own != null && !own.holds(amounts)) asked.codes.put(item.code(), own);
            }
        }
        for (FormHeading heading : form.headings()) {
            FormCondition own = heading.condition();
            String parent = heading.parent();
            FormCondition above = parent == null ? null : asked.headings.get(parent);
            if (above != null) asked.headings.put(heading.key(), above);
            else if (own != null && !own.holds(amounts)) asked.headings.put(heading.key(), own);
        }
        return asked;
    }

    public boolean asks(FormItem item) {
        return !codes.containsKey(item.code());
    }

    public boolean asks(FormHeading heading) {
        return !headings.containsKey(heading.key());
    }

    /** Why a figure is not asked; empty where it is. */
    public Optional<FormCondition> why(FormItem item) {
        return Optional.ofNullable(codes.get(item.code()));
    }

    public Optional<FormCondition> why(FormHeading heading) {
        return Optional.ofNullable(headings.get(heading.key()));
    }

    /** By code, what is not asked. */
    public Map<String, FormCondition> figures() {
        return Collections.unmodifiableMap(codes);
    }

    /** By key, the headings that are not asked. */
    public Map<String, FormCondition> texts() {
        return Collections.unmodifiableMap(headings);
    }
}
