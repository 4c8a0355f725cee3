package vn.giaoban.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A heading of a report's text.
 *
 * @param key stable name: what is written keeps to it across editions
 * @param parent key of the heading it stands under
 * @param text false for a heading over others, under which nothing is written
 * @param condition when it is asked, with all that stands under it; null for always
 */
public record FormHeading(
        int position,
        String key,
        @Nullable String parent,
        String number,
        String titleVi,
        String titleEn,
        String guideVi,
        String guideEn,
        boolean text,
        boolean required,
        @Nullable FormCondition condition) {

    public String title(Locale locale) {
        return Indicator.english(locale) ? titleEn : titleVi;
    }

    /** What belongs here; may be empty. */
    public String guide(Locale locale) {
        return Indicator.english(locale) ? guideEn : guideVi;
    }

    /** 0 for the parts, 1 within them, 2 within those. */
    public int depth() {
        return parent == null ? 0 : number.contains(".") ? 2 : 1;
    }

    /** The number in the reader's language: "Phần I" is "Part I". */
    public String number(Locale locale) {
        return Indicator.english(locale) ? number.replace("Phần", "Part") : number;
    }
}
