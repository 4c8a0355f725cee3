package vn.giaoban.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.giaoban.web.Page;

/**
 * One field of an editor's form, in its reader's language.
 *
 * @param hint one short sentence, or empty
 * @param choices for a choice: what is sent, and what it is called
 */
public record EditorField(
        String name, String label, String hint, Shape shape, boolean optional, Map<String, String> choices) {
    /** How the answer is given. */
    public enum Shape {
        WORDS,
        SHORT,
        TEXT,
        CHOICE,
        YES
    }

    public EditorField {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    static EditorField of(Page page, String name, Shape shape) {
        return new EditorField(name, page.t("catalogue.field." + name), "", shape, false, Map.of());
    }

    static EditorField choice(Page page, String name, Map<String, String> choices) {
        return new EditorField(name, page.t("catalogue.field." + name), "", Shape.CHOICE, false, choices);
    }

    EditorField hinted(String text) {
        return new EditorField(name, label, text, shape, optional, choices);
    }

    EditorField labelled(String text) {
        return new EditorField(name, text, hint, shape, optional, choices);
    }

    EditorField unforced() {
        return new EditorField(name, label, hint, shape, true, choices);
    }

    /** What was said, as it is read: a choice by its name. */
    public String shown(Page page, String said) {
        if (shape == Shape.YES) return page.t(said.isEmpty() ? "catalogue.no" : "catalogue.yes");
        if (shape == Shape.CHOICE) return choices.getOrDefault(said, said.isEmpty() ? "–" : said);
        return said.isEmpty() ? "–" : said;
    }
}
