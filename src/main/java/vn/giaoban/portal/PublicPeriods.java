package vn.giaoban.portal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.catalogue.Theme;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Corrections;

/** Everything of the figures that the public may see; asks for the centre's sheet of published periods, how it was corrected, and for nothing else. */
@Component
class PublicPeriods {
    private static final int HEADLINES = 4;

    private final Periods periods;
    private final Units units;
    private final Figures figures;
    private final Indicators indicators;
    private final Corrections corrections;

    PublicPeriods(Periods periods, Units units, Figures figures, Indicators indicators, Corrections corrections) {
        this.periods = periods;
        this.units = units;
        this.figures = figures;
        this.indicators = indicators;
        this.corrections = corrections;
    }

    /** Latest first. */
    List<Period> published() {
        return periods.published();
    }

    /** The few figures a period is introduced by, one of each theme. */
    PublicPeriod headlines(Period period) {
        Set<Theme> themes = new HashSet<>();
        List<Indicator> few = indicators.of(period.lastDay()).headlines().stream()
                .filter(PublicFigure::admits)
                .filter(indicator -> themes.add(indicator.theme()))
                .limit(HEADLINES)
                .toList();
        return of(period, few);
    }

    /** All that adds up and bears the public mark; a period that is not public is not found. */
    Optional<PublicPeriod> totals(String periodCode) {
        return published().stream()
                .filter(period -> period.code().equals(periodCode))
                .findFirst()
                .map(period -> of(
                        period,
                        indicators.of(period.lastDay()).published().stream()
                                .filter(Indicator::addsUp)
                                .toList()));
    }

    private PublicPeriod of(Period period, List<Indicator> shown) {
        LocalDate day = period.lastDay();
        long root = units.root(day).id();
        Map<Long, Sheet> sheets = figures.over(root, List.of(period.id()));
        Sheet sheet = sheets.getOrDefault(period.id(), Sheet.empty(root, period.id(), 1));
        IndicatorsOfDay all = indicators.of(day);
        Map<Integer, List<PublicCorrection>> corrected = new HashMap<>();
        corrections
                .afterPublication(root, period.id())
                .forEach((slot, changes) -> corrected.put(
                        slot, changes.stream().map(PublicCorrection::of).toList()));
        return new PublicPeriod(
                period, shown.stream().map(i -> PublicFigure.of(i, sheet, all)).toList(), sheet.reports(), corrected);
    }
}
