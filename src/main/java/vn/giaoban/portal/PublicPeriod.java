package vn.giaoban.portal;

import java.util.List;
import vn.giaoban.catalogue.Period;

/**
 * The nation's totals of a period that the centre has made public.
 *
 * @param units how many accepted reports they are made of
 */
public record PublicPeriod(Period period, List<PublicFigure> figures, int units) {}
