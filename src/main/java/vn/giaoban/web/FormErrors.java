package vn.giaoban.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form, by field, in the order of the fields. Messages are texts already in the reader's language and say
 * what to do. What was typed stays in the form.
 */
public final class FormErrors {
    private final Map<String, String> messages = new LinkedHashMap<>();

    /** Adds a message; the first one of a field stands. */
    public FormErrors add(String field, String message) {
        messages.putIfAbsent(field, message);
        return this;
    }

    public boolean any() {
        return !messages.isEmpty();
    }

    public @Nullable String of(String field) {
        return messages.get(field);
    }

    public Map<String, String> all() {
        return Collections.unmodifiableMap(messages);
    }
}
