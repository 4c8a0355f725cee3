package vn.giaoban.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.giaoban.catalogue.Period;

/**
 * The nation's totals of a period that the centre has made public.
 *
 * @param units how many accepted reports they are made of
 * @param corrections of totals after their publication, by slot, earliest first
 */
public record PublicPeriod(
        Period period, List<PublicFigure> figures, int units, Map<Integer, List<PublicCorrection>> corrections) {
    public List<PublicCorrection> corrections(PublicFigure figure) {
        return corrections.getOrDefault(figure.indicator().slot(), List.of());
    }

    /** The period's name within a sentence. */
    public static String inside(Period period, Locale locale) {
        String name = period.name(locale);
        return locale.getLanguage().equals("en") ? name : name.substring(0, 1).toLowerCase(locale) + name.substring(1);
    }
}
