package vn.giaoban.activities;

import java.util.List;
import java.util.Locale;

/**
 * One field of a type of activity.
 *
 * @param position its place among an activity's amounts and words, from 1
 * @param key its name for programs and spreadsheets
 * @param decimals the most that a number may have
 * @param choices what may be chosen, in order; empty for every other kind
 */
public record ActivityField(
        int position,
        String key,
        FieldKind kind,
        String labelVi,
        String labelEn,
        int decimals,
        boolean required,
        List<Choice> choices) {

    /** Yes, among amounts; no is blank. */
    public static final long YES = 1000;

    public ActivityField {
        choices = List.copyOf(choices);
    }

    /** One of a field's choices; among amounts its number from 1, in thousandths. */
    public record Choice(String key, String vi, String en) {
        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? en : vi;
        }
    }

    public String label(Locale locale) {
        return locale.getLanguage().equals("en") ? labelEn : labelVi;
    }

    /** The choice's amount; null where there is no such choice. */
    public @org.jspecify.annotations.Nullable Long amountOf(String choice) {
        for (int i = 0; i < choices.size(); i++) if (choices.get(i).key().equals(choice)) return (i + 1) * 1000L;
        return null;
    }

    /** What an amount of this field chose. */
    Choice chosen(long amount) {
        return choices.get(Math.toIntExact(amount / 1000) - 1);
    }
}
