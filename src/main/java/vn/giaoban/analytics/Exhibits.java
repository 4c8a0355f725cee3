package vn.giaoban.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.Hiding;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Completion;

/** Works out what is put before a hall, anew whenever a screen is written: what was accepted meanwhile is in it. */
@Component
public class Exhibits {
    /** What is asked for instead of an indicator's code. */
    public static final String HEADLINES = "headlines";

    public static final String COMPLETION = "completion";

    /** Before an indicator's code: it is asked for as a map. */
    public static final String MAP = "map-";

    private static final int AT_EACH_END = 3;
    private static final int HEADLINES_SHOWN = 3;
    private static final int TALLEST = 100;

    private final Scenes scenes;
    private final Units units;
    private final Completion completion;
    private final Tiles tiles;

    Exhibits(Scenes scenes, Units units, Completion completion, Tiles tiles) {
        this.tiles = tiles;
        this.scenes = scenes;
        this.units = units;
        this.completion = completion;
    }

    /** What somebody chooses to put on show: nothing that they could not open themselves. */
    public Optional<Exhibit> choose(
            Actor actor, long unitId, String period, String what, boolean toThePublic, Instant now) {
        return show(unitId, period, what, toThePublic, now)
                .filter(one -> units.sees(actor, unitId, one.period().lastDay()));
    }

    /**
     * What is on show, whoever looks at the screen.
     *
     * @param what an indicator's code, the same after {@link #MAP}, {@link #HEADLINES} or {@link #COMPLETION}
     * @param toThePublic everybody may look on
     * @return empty where there is no such thing, or it is not for everybody
     */
    public Optional<Exhibit> show(long unitId, String period, String what, boolean toThePublic, Instant now) {
        return scenes.whoever(unitId, period)
                .filter(scene -> !toThePublic || isPublic(scene))
                .flatMap(scene -> switch (what) {
                    case HEADLINES -> Optional.of(headlines(scene, toThePublic));
                    case COMPLETION -> Optional.of(completion(scene, now));
                    default -> {
                        boolean mapped = what.startsWith(MAP);
                        Optional<Indicator> asked = Optional.ofNullable(
                                        scene.indicators().byCode().get(mapped ? what.substring(MAP.length()) : what))
                                .filter(indicator -> !toThePublic || isPublic(indicator));
                        yield mapped
                                ? asked.flatMap(indicator -> map(scene, indicator, toThePublic))
                                : asked.map(indicator -> indicator(scene, indicator, toThePublic));
                    }
                });
    }

    /** The public is told totals of the nation and of the provinces, in periods that were published. */
    private static boolean isPublic(Scene scene) {
        return scene.period().isPublished() && scene.unit().level() <= Unit.PROVINCE;
    }

    private static boolean isPublic(Indicator indicator) {
        return indicator.isPublic()
                && (indicator.acrossUnits() == AcrossUnits.ADD || indicator.acrossUnits() == AcrossUnits.RATIO);
    }

    // ---------- the kinds

    private Exhibit headlines(Scene scene, boolean toThePublic) {
        List<Exhibit.Told> told = scene.indicators().headlines().stream()
                .filter(indicator -> !toThePublic || isPublic(indicator))
                .limit(HEADLINES_SHOWN)
                .map(indicator -> told(scene, indicator, toThePublic))
                .toList();
        return exhibit(Exhibit.Kind.HEADLINES, scene, told, List.of(), List.of(), Completion.Counts.NONE, null);
    }

    private Exhibit completion(Scene scene, Instant now) {
        Completion.Counts counts = scene.children().isEmpty()
                ? Completion.Counts.NONE
                : completion
                        .below(scene.period(), scene.unit(), scene.children(), now)
                        .level(scene.children().getFirst().level());
        return exhibit(Exhibit.Kind.COMPLETION, scene, List.of(), List.of(), List.of(), counts, null);
    }

    private Exhibit indicator(Scene scene, Indicator indicator, boolean toThePublic) {
        Exhibit.Told told = told(scene, indicator, toThePublic);
        List<Exhibit.Part> parts = new ArrayList<>();
        // The public is told of provinces, and of nothing below them.
        if (!toThePublic || scene.unit().isCentre())
            for (Unit child : scene.children()) {
                Long amount = amount(scene, child, indicator);
                if (amount != null && !(toThePublic && hides(scene, indicator, child)))
                    parts.add(new Exhibit.Part(child, amount));
            }
        parts.sort(Comparator.comparing(Exhibit.Part::amount).reversed());
        // The trend of a province, or of a share, would need the hiding of each period: the public sees the nation's
        // counts.
        boolean drawn = !toThePublic || scene.unit().isCentre() && indicator.acrossUnits() == AcrossUnits.ADD;
        List<Exhibit.Bar> bars = drawn ? bars(scene, indicator, toThePublic) : List.of();
        return exhibit(Exhibit.Kind.INDICATOR, scene, List.of(told), parts, bars, Completion.Counts.NONE, null);
    }

    /** Of the nation as its provinces stand today: each has a place on the map. */
    private Optional<Exhibit> map(Scene scene, Indicator indicator, boolean toThePublic) {
        if (!scene.unit().isCentre()) return Optional.empty();
        boolean averages =
                indicator.addsUp() && scenes.isOfCommunes(scene) && Overview.average(scene, indicator) != null;
        Choice choice = new Choice(indicator, averages, averages, Choice.Sort.VALUE, false, false, false, null);
        List<Exhibit.Square> squares = new ArrayList<>();
        List<Exhibit.Part> parts = new ArrayList<>();
        for (Unit child : scene.children()) {
            Optional<Tile> tile = tiles.of(child);
            if (tile.isEmpty()) return Optional.empty();
            Long amount = toThePublic && hides(scene, indicator, child)
                    ? null
                    : Standing.of(scene, choice, null, child, Completion.Counts.NONE)
                            .shown();
            squares.add(new Exhibit.Square(tile.get(), child, amount));
            if (amount != null) parts.add(new Exhibit.Part(child, amount));
        }
        parts.sort(Comparator.comparing(Exhibit.Part::amount).reversed());
        Steps steps = Steps.of(parts.stream().map(Exhibit.Part::amount).toList(), Overview.grain(choice));
        return Optional.of(exhibit(
                Exhibit.Kind.MAP,
                scene,
                List.of(told(scene, indicator, toThePublic)),
                parts,
                List.of(),
                Completion.Counts.NONE,
                new Exhibit.TileMap(choice, steps, List.copyOf(squares))));
    }

    private static Exhibit exhibit(
            Exhibit.Kind kind,
            Scene scene,
            List<Exhibit.Told> told,
            List<Exhibit.Part> parts,
            List<Exhibit.Bar> bars,
            Completion.Counts counts,
            Exhibit.@Nullable TileMap map) {
        boolean ends = parts.size() >= 2 * AT_EACH_END;
        return new Exhibit(
                kind,
                scene.unit(),
                scene.period(),
                told,
                ends ? List.copyOf(parts.subList(0, AT_EACH_END)) : List.of(),
                ends ? List.copyOf(parts.subList(parts.size() - AT_EACH_END, parts.size())) : List.of(),
                bars,
                counts,
                map);
    }

    // ---------- one figure

    private Exhibit.Told told(Scene scene, Indicator indicator, boolean toThePublic) {
        Reading reading = Reading.of(indicator, scene.sheet(), scene.compared(), scene.indicators());
        Exhibit.Told told = new Exhibit.Told(
                indicator, reading.now().amount(), reading.unlike() ? null : reading.change(), reading.good(), false);
        if (!toThePublic) return told;
        boolean few = parts(scene, indicator).stream()
                .map(part -> scene.sheet().figure(part.slot()).amount())
                .anyMatch(amount -> amount != null && Hiding.isFew(amount));
        boolean kept = scene.unit().level() == Unit.PROVINCE
                && scenes.whoever(
                                scene.lineage().getFirst().id(), scene.period().code())
                        .filter(nation -> hides(nation, indicator, scene.unit()))
                        .isPresent();
        return few || kept ? told.hidden() : told;
    }

    private static @Nullable Long amount(Scene scene, Unit unit, Indicator indicator) {
        return Reading.figure(indicator, scene.sheet(unit), scene.compared(unit), scene.indicators())
                .amount();
    }

    /** Whether a unit below is kept back among its neighbours; a share with either of its parts. */
    private static boolean hides(Scene scene, Indicator indicator, Unit unit) {
        for (Indicator part : parts(scene, indicator)) {
            Map<Long, Long> amounts = new HashMap<>();
            for (Unit child : scene.children()) {
                Long amount = scene.sheet(child).figure(part.slot()).amount();
                if (amount != null) amounts.put(child.id(), amount);
            }
            if (Hiding.of(amounts).hides(List.of(unit.id()))) return true;
        }
        return false;
    }

    private static List<Indicator> parts(Scene scene, Indicator indicator) {
        if (indicator.acrossUnits() != AcrossUnits.RATIO) return List.of(indicator);
        List<Indicator> parts = new ArrayList<>();
        for (Long id : new Long[] {indicator.numeratorId(), indicator.denominatorId()})
            if (id != null)
                parts.add(Objects.requireNonNull(scene.indicators().byId().get(id)));
        return parts;
    }

    // ---------- the trend

    /**
     * Quarter by quarter; to the public the published totals, as a difference of two could tell of one that is not: those of the same part
     * of each year where they grow with the year, as six months say nothing beside a whole one.
     */
    private List<Exhibit.Bar> bars(Scene scene, Indicator indicator, boolean toThePublic) {
        Trend trend = Trend.of(
                indicator,
                scene.period().year(),
                scene.periods(),
                scenes.over(scene),
                scene.indicators(),
                scenes::sameCounters);
        boolean cumulative = toThePublic || !trend.hasSteps();
        List<Trend.Point> points = trend.all().stream()
                .filter(point -> point.value(cumulative) != null)
                .filter(point ->
                        !point.period().lastDay().isAfter(scene.period().lastDay()))
                .filter(point -> !toThePublic || point.period().isPublished())
                .filter(point ->
                        !toThePublic || !trend.hasSteps() || point.period().isSamePartAs(scene.period()))
                .filter(point -> !toThePublic || !Hiding.isFew(value(point, cumulative)))
                .toList();
        long largest = points.stream()
                .mapToLong(point -> value(point, cumulative))
                .max()
                .orElse(0);
        if (points.size() < 2 || largest <= 0) return List.of();
        return points.stream()
                .map(point -> new Exhibit.Bar(
                        point,
                        value(point, cumulative),
                        (int) Math.max(0, Math.round((double) value(point, cumulative) * TALLEST / largest)),
                        point.period().year() == scene.period().year(),
                        cumulative))
                .toList();
    }

    private static long value(Trend.Point point, boolean cumulative) {
        return Objects.requireNonNull(point.value(cumulative));
    }
}
