package vn.giaoban.catalogue;

import java.util.List;

/**
 * Why a proposed change cannot be kept.
 *
 * @param field where it stands in the form
 * @param textKey what to do, with arguments that the page writes in its reader's language: days, periods, words
 */
public record Flaw(String field, String textKey, List<Object> args) {
    public Flaw {
        args = List.copyOf(args);
    }

    static Flaw of(String field, String textKey, Object... args) {
        return new Flaw(field, textKey, List.of(args));
    }
}
