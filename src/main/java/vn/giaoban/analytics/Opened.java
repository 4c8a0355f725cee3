package vn.giaoban.analytics;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.AcrossUnits;
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
        Trend trend) {
    public record Part(Unit unit, Figure figure) {}

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
                trend);
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
