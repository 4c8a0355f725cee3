package vn.giaoban.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Figure;
import vn.giaoban.figures.FigureLink;
import vn.giaoban.organization.Unit;
import vn.giaoban.web.Page;

/** How figures, changes and periods read on these pages, in the reader's language. */
public final class Shown {
    private static final String NO_BREAK = "\u00a0";

    private final Page page;

    public Shown(Page page) {
        this.page = page;
    }

    /** "Cả nước", or the unit's territory. */
    public String place(Unit unit) {
        return unit.isCentre() ? page.t("analytics.nation") : unit.shortName();
    }

    /** "Cả nước, 9 tháng năm 2026". */
    public String title(Unit unit, Period period) {
        return place(unit) + ", " + inside(period);
    }

    /** The period's name within a sentence. */
    public String inside(Period period) {
        return period.inside(page.locale());
    }

    /** "Quý I", "9 tháng"; with the year where it is not plain. */
    public String kind(Period period, boolean withYear) {
        String name = page.t(
                "analytics.kind." + period.kind(),
                period.kind() == PeriodKind.QUARTER && !page.english()
                        ? roman(period.number())
                        : String.valueOf(period.number()));
        return withYear ? name + " " + period.year() : name;
    }

    /** "NINE_MONTHS", "QUARTER-1": what chooses a kind of period in an address. */
    public static String key(Period period) {
        return period.kind().isNumbered()
                ? period.kind() + "-" + period.number()
                : period.kind().name();
    }

    /** A line of a history: "Quảng Trị, theo địa bàn hiện nay", or a unit with the last day of its time. */
    public String line(History.Line line) {
        if (line.asNow()) return page.t("analytics.history.asNow", place(line.unit()));
        LocalDate last = line.unit().validTo();
        return last == null
                ? place(line.unit())
                : page.t("analytics.history.until", place(line.unit()), page.f().day(last));
    }

    /** What a history says, in a sentence. */
    public String meaning(History history) {
        List<Period> span = history.span();
        if (span.isEmpty()) return page.t("analytics.history.none", place(history.unit()));
        Indicator indicator = history.indicator();
        Period first = span.getFirst();
        Period last = span.getLast();
        long from = Objects.requireNonNull(history.lines().getFirst().at(first));
        long to = Objects.requireNonNull(history.lines().getFirst().at(last));
        return page.t(
                "analytics.history.meaning",
                place(history.unit()),
                kind(first, true),
                full(indicator, from),
                kind(last, true),
                full(indicator, to));
    }

    /** A value on the axis of a chart: short, without its measure. */
    public String scale(Indicator indicator, long amount) {
        long whole = Math.abs(amount) / 1000;
        if (whole >= 1_000_000_000L) return scaled(amount, 1_000_000_000L, "analytics.scale.billion");
        if (whole >= 1_000_000) return scaled(amount, 1_000_000L, "analytics.scale.million");
        return page.f().number(amount, whole < 4 && indicator.decimals() > 0 ? 1 : 0);
    }

    public String quarter(int quarter) {
        return page.t("analytics.kind.QUARTER", page.english() ? String.valueOf(quarter) : roman(quarter));
    }

    /** The same within a sentence. */
    public String quarterInside(int quarter) {
        String name = quarter(quarter);
        return page.english() ? name : name.substring(0, 1).toLowerCase(page.locale()) + name.substring(1);
    }

    private static String roman(int quarter) {
        return List.of("", "I", "II", "III", "IV").get(quarter);
    }

    public String name(Indicator indicator) {
        return indicator.name(page.locale());
    }

    /** "cuộc": what one of it is. */
    public String measure(Indicator indicator) {
        return indicator.measure(page.locale());
    }

    public String amount(Indicator indicator, long amount) {
        return page.f().number(amount, indicator.decimals());
    }

    /** With its measure: "3,6 cuộc", "94,2%". */
    public String full(Indicator indicator, long amount) {
        return full(indicator, amount, indicator.decimals());
    }

    public String full(Indicator indicator, long amount, int decimals) {
        String number = page.f().number(amount, decimals);
        return indicator.isPercent() ? number + "%" : number + NO_BREAK + measure(indicator);
    }

    /** "cuộc một xã". */
    public String measure(Choice choice) {
        return choice.perCommune()
                ? page.t("analytics.perCommune.measure", measure(choice.indicator()))
                : measure(choice.indicator());
    }

    public String value(Choice choice, long amount) {
        return page.f().number(amount, Overview.decimals(choice));
    }

    /** Short enough for a tile: 1,2 triệu instead of seven digits. */
    public String tile(Choice choice, long amount) {
        long whole = Math.abs(amount) / 1000;
        if (whole < 100_000) return value(choice, amount);
        if (whole < 1_000_000) return scaled(amount, 1_000L, "analytics.scale.thousand");
        if (whole < 1_000_000_000L) return scaled(amount, 1_000_000L, "analytics.scale.million");
        return scaled(amount, 1_000_000_000L, "analytics.scale.billion");
    }

    private String scaled(long amount, long unit, String key) {
        BigDecimal value = BigDecimal.valueOf(amount, 3).divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP);
        return page.t(key, page.f().decimal(value, value.precision() - value.scale() > 1 ? 0 : 1));
    }

    /** A figure as a cell says it: a number, nothing given yet, or not applicable. Three different things. */
    public String cell(Indicator indicator, Figure figure) {
        Long amount = figure.amount();
        if (amount != null) return amount(indicator, amount);
        return figure.notApplicable() ? page.t("analytics.notApplicable.short") : "–";
    }

    /** The same aloud. */
    public String aloud(Indicator indicator, Figure figure) {
        Long amount = figure.amount();
        if (amount != null) return full(indicator, amount);
        return page.t(figure.notApplicable() ? "figures.notApplicable" : "figures.blank");
    }

    /** A unit's figure as a link to what it is made of. */
    public FigureLink open(Unit unit, Period period, Indicator indicator, Figure figure, boolean asNow) {
        return open(unit, period, indicator, aloud(indicator, figure), asNow);
    }

    /** The same of an amount in thousandths. */
    public FigureLink open(Unit unit, Period period, Indicator indicator, long amount, boolean asNow) {
        return open(unit, period, indicator, full(indicator, amount), asNow);
    }

    /** The same of a value in words: an average, say. */
    public FigureLink open(Unit unit, Period period, Indicator indicator, String value, boolean asNow) {
        return FigureLink.of(
                page,
                FigureLink.address(unit.id(), period, indicator.code(), asNow),
                indicator,
                place(unit),
                period,
                value);
    }

    /** A figure of the scene's own unit. */
    public FigureLink open(Scene scene, Reading reading) {
        return open(scene.unit(), scene.period(), reading.indicator(), reading.now(), scene.isAsNow());
    }

    /**
     * What it is compared by with last year; null where that opens nowhere: where there is none, or others share the ground, so that
     * it is nobody's own. Where the ground was redrawn since, it is read by the units of today.
     */
    public @Nullable FigureLink openThen(Scene scene, Reading reading) {
        Period before = scene.before();
        Compared compared = scene.compared();
        if (before == null || !reading.then().isNumber() || compared.isShared()) return null;
        boolean redrawn = !compared.group().isPlain();
        if (redrawn && !scene.othersAsNow()) return null;
        return open(scene.unit(), before, reading.indicator(), reading.then(), redrawn);
    }

    /** A figure that is one of several units together, which the address shows side by side. */
    public FigureLink openGroup(Chosen chosen, Period period, Indicator indicator, long amount) {
        return FigureLink.of(
                page,
                "/compare" + chosen.query() + "#comparison",
                indicator,
                page.t("analytics.group"),
                period,
                full(indicator, amount));
    }

    /** What is worked out of all units of a distribution, as a link to them. */
    public FigureLink openAll(Distribution all, String what, long amount) {
        Unit unit = all.unit();
        String value = what + " " + full(all.indicator(), amount);
        return unit != null
                ? open(unit, all.period(), all.indicator(), value, all.asNow())
                : FigureLink.of(
                        page,
                        "/compare" + all.chosen().query(),
                        all.indicator(),
                        page.t("analytics.group"),
                        all.period(),
                        value);
    }

    /** Figures that come of others, as links to those. */
    public Openings opens() {
        return new Openings(page, this);
    }

    /** The bounds of a class: "2,5–3,1". */
    public String bounds(Indicator indicator, Within within) {
        String floor = amount(indicator, within.floor());
        return within.floor() == within.ceiling() ? floor : floor + "–" + amount(indicator, within.ceiling());
    }

    /** The same where averages may be shown. */
    public String bounds(Choice choice, Within within) {
        String floor = tile(choice, within.floor());
        return within.floor() == within.ceiling() ? floor : floor + "–" + tile(choice, within.ceiling());
    }

    /** "3,6 cuộc một xã". */
    public String said(Choice choice, long amount) {
        return value(choice, amount) + NO_BREAK + measure(choice);
    }

    /** What a commune has on average: with one decimal at least. */
    public String average(Indicator indicator, long amount) {
        return page.f().number(amount, Math.max(1, indicator.decimals()));
    }

    /** "+8,4%", "+2,6 điểm %", "không đổi". */
    public String change(Indicator indicator, long change) {
        if (isLevel(change)) return page.t("analytics.unchanged");
        String number = (change > 0 ? "+" : "") + page.f().number(change, 1);
        return indicator.isPercent() ? page.t("analytics.points", number) : number + "%";
    }

    /** Reads as no change at one decimal. */
    public boolean isLevel(long change) {
        return Math.abs(change) < 50;
    }

    public String arrow(long change) {
        return change > 0 ? "arrow-up" : "arrow-down";
    }

    /** The class of a change: colour only where better or worse is defined. */
    public String tone(@Nullable Boolean good) {
        if (good == null) return "";
        return good ? "gb-ok" : "gb-bad";
    }

    /** How the indicator comes about. */
    public String rule(Indicator indicator) {
        return page.t("analytics.rule." + indicator.acrossUnits());
    }

    /** The words of a step of the map: "dưới 2,5", "2,5–3,1", "từ 4,8". */
    public String step(Choice choice, Steps steps, int step) {
        int last = steps.floors().size() - 1;
        String floor = tile(choice, steps.floors().get(step));
        if (step == last && last > 0) return page.t("analytics.step.from", floor);
        if (step == 0 && last > 0)
            return page.t("analytics.step.below", tile(choice, steps.floors().get(1)));
        String ceiling = tile(choice, steps.ceiling(step));
        return ceiling.equals(floor) ? floor : floor + "–" + ceiling;
    }

    /** What a trend says, in a sentence. */
    public String meaning(Trend trend, boolean cumulative) {
        List<Trend.Point> points =
                trend.now().stream().filter(p -> p.value(cumulative) != null).toList();
        Indicator indicator = trend.indicator();
        if (points.isEmpty()) return page.t("analytics.trend.nothing", trend.year());
        String values = points.stream()
                .map(p -> label(p, cumulative) + " " + amount(indicator, number(p.value(cumulative))))
                .collect(Collectors.joining("; "));
        String said = page.t("analytics.trend.said", trend.year(), values, measure(indicator));
        List<Trend.Point> pairs = points.stream()
                .filter(p -> then(trend, p.quarter(), cumulative) != null)
                .toList();
        if (pairs.isEmpty()) return said;
        long higher = pairs.stream()
                .filter(p -> number(p.value(cumulative)) > number(then(trend, p.quarter(), cumulative)))
                .count();
        return said + " " + page.t("analytics.trend.against", trend.year() - 1, higher, pairs.size());
    }

    /** The quarter, or the period where totals since January are shown. */
    public String label(Trend.Point point, boolean cumulative) {
        return cumulative ? kind(point.period(), false) : quarter(point.quarter());
    }

    private static @Nullable Long then(Trend trend, int quarter, boolean cumulative) {
        return trend.then().stream()
                .filter(p -> p.quarter() == quarter)
                .map(p -> p.value(cumulative))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    /** The trend for the chart's script: plain numbers and the words it writes. */
    public String chart(Trend trend, boolean cumulative) {
        return new TrendChart(page, this).of(trend, cumulative);
    }

    /** Of which unit an overview is; of a chosen group, that it is one. */
    public String of(@Nullable Unit unit) {
        return unit == null ? page.t("analytics.group") : place(unit);
    }

    /** The same in a period. */
    public String of(@Nullable Unit unit, Period period) {
        return unit == null ? page.t("analytics.group") + ", " + inside(period) : title(unit, period);
    }
}
