package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.AcrossTime;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Ratio;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Groups;

/**
 * One indicator of one unit over a year and the year before, quarter by quarter.
 *
 * <p>Six months, nine months and the year begin with the year, so a quarter is the difference of two of them; what there is at a
 * moment is as at the quarter's end; a ratio is worked out anew from the differences of its two parts; what does not add up over
 * time is shown as each period says it.
 */
public record Trend(Indicator indicator, int year, List<Point> now, List<Point> then) {

    /** What became of a quarter that cannot be worked out. */
    public enum Gap {
        NONE,
        /** The period before it has no figure. */
        ALONE,
        /** Far fewer reports than in the period before it: the difference would say nothing. */
        UNLIKE
    }

    /**
     * What a quarter alone comes of.
     *
     * @param period on whose page it stands
     * @param earlier the period that it is less; null where the quarter was reported by itself
     * @param less what that period says; null where it is a ratio, which is worked out from its parts
     */
    public record Origin(
            Period period,
            @Nullable Period earlier,
            @Nullable Long less) {}

    /**
     * @param quarter 1 to 4: the one the period ends with
     * @param total the period's own figure
     * @param step what the quarter alone adds
     * @param origin what that comes of; null where there is no step
     */
    public record Point(
            int quarter,
            Period period,
            @Nullable Long total,
            @Nullable Long step,
            Gap gap,
            int reports,
            @Nullable Origin origin) {
        public @Nullable Long value(boolean cumulative) {
            return cumulative ? total : step;
        }
    }

    /** @param sameCounters whether the same kind of units counted in two periods, so that the number of reports may be compared */
    public static Trend of(
            Indicator indicator,
            int year,
            List<Period> periods,
            Map<Long, Sheet> sheets,
            IndicatorsOfDay indicators,
            BiPredicate<Period, Period> sameCounters) {
        return new Trend(
                indicator,
                year,
                points(indicator, year, periods, sheets, indicators, sameCounters),
                points(indicator, year - 1, periods, sheets, indicators, sameCounters));
    }

    /** True where quarters differ from the periods' own figures. */
    public boolean hasSteps() {
        return indicator.acrossTime() == AcrossTime.SUM || indicator.acrossTime() == AcrossTime.RATIO;
    }

    /** Both years, the earliest first. */
    public List<Point> all() {
        List<Point> all = new ArrayList<>(then);
        all.addAll(now);
        return all;
    }

    public boolean isEmpty() {
        return now.stream().allMatch(p -> p.total() == null) && then.stream().allMatch(p -> p.total() == null);
    }

    private static List<Point> points(
            Indicator indicator,
            int year,
            List<Period> periods,
            Map<Long, Sheet> sheets,
            IndicatorsOfDay indicators,
            BiPredicate<Period, Period> sameCounters) {
        List<Period> ofYear = periods.stream()
                .filter(p -> p.year() == year && p.kind() != PeriodKind.MONTH && sheets.containsKey(p.id()))
                .sorted(Comparator.comparing(Period::lastDay).thenComparing(Period::firstDay))
                .toList();
        List<Point> points = new ArrayList<>();
        for (Period period : ofYear) {
            int quarter = quarter(period);
            Sheet sheet = Objects.requireNonNull(sheets.get(period.id()));
            Compared compared = new Compared(sheet, sheetOfLastYear(period, periods, sheets), Groups.Group.NONE, true);
            Long total = Reading.figure(indicator, sheet, compared, indicators).amount();
            boolean whole = indicator.acrossTime() == AcrossTime.LAST || indicator.acrossTime() == AcrossTime.NONE;
            if (whole || !period.kind().isCumulative() || quarter == 1) {
                points.add(new Point(
                        quarter, period, total, total, Gap.NONE, sheet.reports(), new Origin(period, null, null)));
                continue;
            }
            Period previous = previous(period, ofYear);
            Sheet earlier = previous == null ? null : sheets.get(previous.id());
            if (previous == null || earlier == null) {
                points.add(new Point(quarter, period, total, null, Gap.ALONE, sheet.reports(), null));
            } else if (sameCounters.test(period, previous) && Reading.unlike(sheet.reports(), earlier.reports())) {
                points.add(new Point(quarter, period, total, null, Gap.UNLIKE, sheet.reports(), null));
            } else {
                Long step = step(indicator, sheet, earlier, indicators);
                boolean ratio = indicator.acrossUnits() == AcrossUnits.RATIO;
                Origin origin = new Origin(
                        period,
                        previous,
                        ratio ? null : earlier.figure(indicator.slot()).amount());
                points.add(new Point(
                        quarter,
                        period,
                        total,
                        step,
                        step == null ? Gap.ALONE : Gap.NONE,
                        sheet.reports(),
                        step == null ? null : origin));
            }
        }
        return onePerQuarter(points);
    }

    /** A quarter's own report stands before a difference; its running total comes from the period that is cumulative. */
    private static List<Point> onePerQuarter(List<Point> points) {
        List<Point> kept = new ArrayList<>();
        for (int quarter = 1; quarter <= 4; quarter++) {
            int q = quarter;
            List<Point> here = points.stream().filter(p -> p.quarter() == q).toList();
            if (here.isEmpty()) continue;
            Point cumulative = here.stream()
                    .filter(p -> p.period().kind().isCumulative())
                    .findFirst()
                    .orElse(here.getFirst());
            Point alone = here.stream()
                    .filter(p -> !p.period().kind().isCumulative() && p.step() != null)
                    .findFirst()
                    .orElse(cumulative);
            boolean runs = cumulative.period().kind().isCumulative() || q == 1;
            kept.add(new Point(
                    q,
                    cumulative.period(),
                    runs ? cumulative.total() : null,
                    alone.step(),
                    alone.gap(),
                    cumulative.reports(),
                    alone.origin()));
        }
        return kept;
    }

    public static @Nullable Long step(Indicator indicator, Sheet later, Sheet earlier, IndicatorsOfDay indicators) {
        if (indicator.acrossUnits() == AcrossUnits.RATIO) {
            Long numeratorId = indicator.numeratorId();
            Long denominatorId = indicator.denominatorId();
            if (numeratorId == null || denominatorId == null) return null;
            Indicator numerator = Objects.requireNonNull(indicators.byId().get(numeratorId));
            Indicator denominator = Objects.requireNonNull(indicators.byId().get(denominatorId));
            return Ratio.percent(difference(numerator, later, earlier), difference(denominator, later, earlier));
        }
        return difference(indicator, later, earlier);
    }

    private static @Nullable Long difference(Indicator indicator, Sheet later, Sheet earlier) {
        Long now = later.figure(indicator.slot()).amount();
        if (indicator.acrossTime() == AcrossTime.LAST) return now;
        Long before = earlier.figure(indicator.slot()).amount();
        return now == null || before == null ? null : now - before;
    }

    /** The cumulative period a quarter shorter; before six months stands the first quarter. */
    private static @Nullable Period previous(Period period, List<Period> ofYear) {
        int wanted = quarter(period) - 1;
        return ofYear.stream()
                .filter(p -> quarter(p) == wanted && (p.kind().isCumulative() || wanted == 1))
                .findFirst()
                .orElse(null);
    }

    private static int quarter(Period period) {
        return switch (period.kind()) {
            case MONTH -> (period.number() + 2) / 3;
            case QUARTER -> period.number();
            case SIX_MONTHS -> 2;
            case NINE_MONTHS -> 3;
            case YEAR -> 4;
        };
    }

    private static Sheet sheetOfLastYear(Period period, List<Period> periods, Map<Long, Sheet> sheets) {
        return periods.stream()
                .filter(p -> p.isYearBefore(period))
                .map(p -> sheets.get(p.id()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Sheet.empty(0, 0, 0));
    }
}
