package vn.giaoban.catalogue;

import java.util.Locale;

/** A title in both languages. */
public record FormTitle(String vi, String en) {
    public String in(Locale locale) {
        return Indicator.english(locale) ? en : vi;
    }
}
