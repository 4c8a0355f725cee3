package vn.giaoban.tasks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks those who know what causes are called and where they are read. */
@Component
class Causes {
    private final ObjectProvider<TaskCauses> all;

    Causes(ObjectProvider<TaskCauses> all) {
        this.all = all;
    }

    String href(Cause cause) {
        return of(cause.kind()).href(cause);
    }

    /** The causes' names by the causes as a whole. */
    Map<Cause, String> names(Collection<Cause> causes, Locale locale) {
        Map<String, Set<Long>> ids = new TreeMap<>();
        for (Cause cause : causes)
            ids.computeIfAbsent(cause.kind(), kind -> new TreeSet<>()).add(cause.id());
        Map<Cause, String> names = new HashMap<>();
        ids.forEach((kind, those) -> of(kind).names(List.copyOf(those), locale)
                .forEach((id, name) -> names.put(new Cause(kind, id, 0), name)));
        return names;
    }

    String name(Cause cause, Locale locale) {
        return names(List.of(cause), locale).getOrDefault(cause.whole(), "");
    }

    /** @throws IllegalArgumentException where nobody tells of the kind */
    TaskCauses of(String kind) {
        return all.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody tells of causes of the kind " + kind));
    }
}
