package vn.giaoban.analytics;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;

/**
 * How all units of a level, below one or of a chosen group, are spread over an indicator.
 *
 * @param unit below which they stand; null for a chosen group
 * @param chosen the group; of a unit, an empty one
 * @param level of the units: provinces, or those that report at the bottom
 * @param levels there are to choose from
 * @param given units with a figure, the largest first, equal ones by code
 * @param units how many there are
 * @param notApplicable to how many it does not apply
 * @param shared how many had no ground of their own in the period's time, read as now
 */
public record Distribution(
        @Nullable Unit unit,
        Chosen chosen,
        Indicator indicator,
        Period period,
        boolean redrawn,
        boolean asNow,
        int level,
        List<Integer> levels,
        List<One> given,
        int units,
        int notApplicable,
        int shared) {
    /** Listed at either end. */
    private static final int MOST = 12;
    /** Fewer are told one by one: there is no common run to be far from. */
    private static final int ENOUGH = 12;

    /** One unit and its amount in thousandths. */
    public record One(Unit unit, long amount) {}

    /** An end of the values that stands far from the common run, the farthest first, and how many there are in all. */
    public record Far(List<One> units, int all) {}

    public boolean isEmpty() {
        return given.isEmpty();
    }

    private List<Long> sorted() {
        return given.reversed().stream().map(One::amount).toList();
    }

    public Spread spread() {
        return Spread.of(sorted(), indicator.grain());
    }

    public Steps fifths() {
        return Steps.of(sorted(), indicator.grain());
    }

    /** The units of a class, the largest first. */
    public List<One> in(Within within) {
        return given.stream()
                .filter(one -> within.admits(one.amount(), indicator.grain()))
                .toList();
    }

    public long lowest() {
        return given.getLast().amount();
    }

    public long highest() {
        return given.getFirst().amount();
    }

    /** Half of the units have no more. */
    public long median() {
        return at(0.5);
    }

    /** What a unit has on average. */
    public long mean() {
        java.math.BigInteger sum = given.stream()
                .map(one -> java.math.BigInteger.valueOf(one.amount()))
                .reduce(java.math.BigInteger.ZERO, java.math.BigInteger::add);
        return new java.math.BigDecimal(sum)
                .divide(java.math.BigDecimal.valueOf(given.size()), 0, java.math.RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The value below which a share of the units lie, between two of them in proportion. */
    private long at(double share) {
        List<Long> values = sorted();
        double place = share * (values.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        long low = values.get(below);
        return low + Math.round((values.get(above) - low) * (place - below));
    }

    /** Above the common run: by more than one and a half times the breadth of the middle half. */
    public Far far(boolean above) {
        if (given.size() < ENOUGH) return new Far(List.of(), 0);
        long first = at(0.25);
        long third = at(0.75);
        long breadth = (third - first) * 3 / 2;
        List<One> far = (above ? given : given.reversed())
                .stream()
                        .filter(one -> above ? one.amount() > third + breadth : one.amount() < first - breadth)
                        .toList();
        Comparator<One> order = Comparator.comparingLong(One::amount);
        return new Far(
                far.stream()
                        .limit(MOST)
                        .sorted((above ? order.reversed() : order).thenComparing(One::unit, Unit.BY_NAME))
                        .toList(),
                far.size());
    }

    public int blank() {
        return units - given.size() - notApplicable - shared;
    }

    /** Where a value stands from the left of a drawing of that breadth; null outside. */
    public @Nullable Integer x(long value, int breadth) {
        List<Spread.Bin> bins = spread().bins();
        long from = bins.getFirst().floor();
        long to = bins.getLast().ceiling() + indicator.grain();
        return value < from || value > to ? null : Integer.valueOf((int) ((value - from) * breadth / (to - from)));
    }

    /** Where this page stands, without its query. */
    public String here() {
        return unit == null ? "/compare/distribution" : "/figures/" + unit.id() + "/" + period.code() + "/distribution";
    }

    /** What stays the same in the addresses of this page. */
    public String query() {
        return query(asNow);
    }

    /** The same read the one way or the other. */
    public String query(boolean now) {
        if (unit == null) return chosen.as(now).query() + "&level=" + level;
        return "?indicator=" + indicator.code() + "&level=" + level + (now ? "&as=now" : "");
    }
}
