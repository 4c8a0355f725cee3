package vn.giaoban.reporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Sheet;

/** What stands beside a report's figures: those of the period before, and of the same period of last year. */
record Beside(Optional<Period> previous, Optional<Period> lastYear, Map<Long, Sheet> sheets, IndicatorsOfDay ofDay) {
    static List<Long> ids(Optional<Period> previous, Optional<Period> lastYear) {
        return Stream.of(previous, lastYear)
                .flatMap(Optional::stream)
                .map(Period::id)
                .toList();
    }

    @Nullable
    Long before(Indicator indicator) {
        return value(previous, indicator);
    }

    @Nullable
    Long lastYears(Indicator indicator) {
        return value(lastYear, indicator);
    }

    private @Nullable Long value(Optional<Period> period, Indicator indicator) {
        Sheet sheet = period.map(p -> sheets.get(p.id())).orElse(null);
        return sheet == null ? null : sheet.figure(indicator, ofDay.byId()::get).amount();
    }
}
