package vn.giaoban.reporting;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.giaoban.web.Texts;

/**
 * A sentence with which the text under a heading begins, in both languages.
 *
 * @param led the period leads it where it is the first of its heading
 * @param noneVi what is said where nothing of it happened; may be empty
 */
record Sentence(String heading, int position, boolean led, String vi, String en, String noneVi, String noneEn) {
    /** The indicators it refers to. */
    Set<String> codes() {
        Set<String> codes = new TreeSet<>(SentencePattern.of(vi).codes());
        codes.addAll(SentencePattern.of(en).codes());
        return codes;
    }

    /** Nothing where its figures are not given, or where nothing happened and there is nothing to say of that. */
    Optional<String> said(Locale locale, SentencePattern.Words words) {
        boolean english = locale.getLanguage().equals(Texts.ENGLISH.getLanguage());
        SentencePattern pattern = SentencePattern.of(english ? en : vi);
        String none = english ? noneEn : noneVi;
        return switch (pattern.standing(words)) {
            case THERE -> Optional.of(pattern.said(words));
            case NOUGHT -> none.isEmpty() ? Optional.empty() : Optional.of(none);
            case UNKNOWN -> Optional.empty();
        };
    }
}
