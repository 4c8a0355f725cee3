package vn.giaoban.portal;

import java.util.List;
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
}
