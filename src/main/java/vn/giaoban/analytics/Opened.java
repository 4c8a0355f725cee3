package vn.giaoban.analytics;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Change;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.Figure;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;

/**
 * What one figure is made of.
 *
 * @param own what the unit's accepted report says of itself; empty where it has none
 * @param parts numerator and denominator of a ratio, or the base of a comparison
 * @param giving the units directly below that gave a number, the largest first
 * @param notApplicable those to which it does not apply
 * @param blank those without a figure yet
 */
public record Opened(
        Scene scene,
        Indicator indicator,
        Reading reading,
        Figure own,
        @Nullable Long rolledUp,
        List<Reading> parts,
        List<Part> giving,
        List<Unit> notApplicable,
        List<Unit> blank,
        Trend trend,
        @Nullable Average average) {
    public record Part(Unit unit, Figure figure) {}

    /**
     * What a commune has on average, of those that gave a number.
     *
     * @param then in the same period of last year; null where there is nothing to compare
     */
    public record Average(
            long now, @Nullable Long then, @Nullable Long change) {}

    public static Opened of(Scene scene, Indicator indicator, Trend trend) {
        Sheet sheet = scene.sheet();
        List<Part> below = scene.children().stream()
                .map(unit -> new Part(
                        unit, Reading.figure(indicator, scene.sheet(unit), scene.compared(unit), scene.indicators())))
                .toList();
        return new Opened(
                scene,
                indicator,
                Reading.of(indicator, sheet, scene.compared(), scene.indicators()),
                own(sheet, indicator),
                indicator.addsUp() ? sheet.rolledUp(indicator.slot()) : null,
                parts(scene, indicator),
                below.stream()
                        .filter(part -> part.figure().isNumber())
                        .sorted(Comparator.comparing(
                                        (Part part) -> part.figure().amount(),
                                        Comparator.nullsLast(Comparator.reverseOrder()))
                                .thenComparing(Part::unit, Unit.BY_NAME))
                        .toList(),
                units(below.stream().filter(part -> part.figure().notApplicable())),
                units(below.stream().filter(part -> part.figure().isBlank())),
                trend,
                average(scene, indicator));
    }

    private static @Nullable Average average(Scene scene, Indicator indicator) {
        if (!indicator.addsUp() || scene.isAsNow() || scene.children().isEmpty() || scene.lowest() != Unit.COMMUNE)
            return null;
        Long now = scene.unit().isCentre()
                ? Overview.average(scene, indicator)
                : Standing.average(scene.sheet(), indicator);
        if (now == null) return null;
        Compared compared = scene.compared();
        if (scene.unit().isCentre() || !compared.sameCounters()) return new Average(now, null, null);
        Long then = Standing.average(compared.then(), indicator);
        return new Average(now, then, Change.of(indicator, Standing.average(compared.now(), indicator), then));
    }

    /** Of a period that runs on from the one before, what the quarter alone adds; null where it says so itself, or nothing is known. */
    public Trend.@Nullable Point quarter() {
        return trend.now().stream()
                .filter(point -> point.origin() != null
                        && point.origin().earlier() != null
                        && point.origin().period().equals(scene.period()))
                .findFirst()
                .orElse(null);
    }

    private static Figure own(Sheet sheet, Indicator indicator) {
        Long amount = sheet.own().number(indicator.slot());
        return new Figure(amount, sheet.own().isNotApplicable(indicator.slot()), false, 0, amount == null ? 0 : 1);
    }

    private static List<Reading> parts(Scene scene, Indicator indicator) {
        List<@Nullable Long> ids = indicator.acrossUnits() == AcrossUnits.RATIO
                ? java.util.Arrays.asList(indicator.numeratorId(), indicator.denominatorId())
                : java.util.Arrays.asList(indicator.baseId());
        return ids.stream()
                .filter(Objects::nonNull)
                .map(id -> scene.indicators().byId().get(id))
                .filter(Objects::nonNull)
                .map(part -> Reading.of(part, scene.sheet(), scene.compared(), scene.indicators()))
                .toList();
    }

    private static List<Unit> units(java.util.stream.Stream<Part> parts) {
        return parts.map(Part::unit).sorted(Unit.BY_NAME).toList();
    }

    public boolean overridden() {
        return reading.now().overridden();
    }

    /** Both parts of an addition are worth showing only where there are two. */
    public boolean addsTwo() {
        return indicator.addsUp() && !scene.children().isEmpty();
    }

    /** Each unit's share of what comes from below. */
    public boolean shares() {
        return rolledUp != null && rolledUp > 0;
    }
}
