package vn.giaoban.activities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.FigureLink;
import vn.giaoban.web.Page;

/**
 * What an activity does to its unit's figures of the period that is due next.
 *
 * @param rows by the indicator's slot; empty where it counts for nothing
 */
public record ActivityEffect(Period period, List<Row> rows) {

    /** @param before what the log counted without it, {@code after} with it; thousandths */
    public record Row(Indicator indicator, long before, long after) {}

    public List<Indicator> indicators() {
        return rows.stream().map(Row::indicator).toList();
    }

    /** What a row says, as a link to where the unit's report says it. */
    public FigureLink open(Page page, Row row, String href, String place) {
        String value = page.f().number(row.after(), row.indicator().decimals()) + " "
                + row.indicator().measure(page.locale());
        return FigureLink.of(page, href, row.indicator(), place, period, value);
    }

    /** Works it out. */
    @Component
    static class Finding {
        private final Periods periods;
        private final Indicators indicators;
        private final Counts counts;

        Finding(Periods periods, Indicators indicators, Counts counts) {
            this.periods = periods;
            this.indicators = indicators;
            this.counts = counts;
        }

        /** Of an activity that stands in the log; empty where no open period has its day, or it counts for nothing. */
        Optional<ActivityEffect> of(Activity activity, ActivityType type) {
            return periods.opened().stream()
                    .filter(period -> holds(period, activity))
                    .min(Comparator.comparing(Period::lastDay))
                    .map(period -> new ActivityEffect(period, rows(activity, type, period)))
                    .filter(effect -> !effect.rows().isEmpty());
        }

        private static boolean holds(Period period, Activity activity) {
            return !activity.content().day().isBefore(period.firstDay())
                    && !activity.content().day().isAfter(period.lastDay());
        }

        private List<Row> rows(Activity activity, ActivityType type, Period period) {
            Map<Integer, Indicator> bySlot = indicators.bySlot(period.lastDay());
            Counts.Count count = counts.of(activity.unitId(), period.firstDay(), period.lastDay());
            if (!count.activities().containsKey(activity.id())) return List.of();
            List<Row> rows = new ArrayList<>();
            type.counts(activity.content()).forEach((slot, amount) -> {
                Indicator indicator = bySlot.get(slot);
                Long after = count.amounts().number(slot);
                if (indicator == null || after == null) return;
                rows.add(new Row(indicator, type.isStock(slot) ? after : after - amount, after));
            });
            return rows;
        }
    }
}
