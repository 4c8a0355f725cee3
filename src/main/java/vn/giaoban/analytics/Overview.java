package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.reporting.Completion;

/** The national page, and the same page for any unit: everything it shows, worked out once. */
public record Overview(
        Scene scene,
        Choice choice,
        List<Reading> headlines,
        Completion.Below completion,
        List<Standing> standings,
        Steps steps,
        @Nullable Indicator share,
        @Nullable Long whole,
        Trend trend) {
    private static final int HEADLINES = 3;

    public static Overview of(Scene scene, Choice choice, Completion.Below completion, Trend trend) {
        List<Reading> headlines = scene.indicators().headlines().stream()
                .limit(HEADLINES)
                .map(i -> Reading.of(i, scene.sheet(), scene.compared(), scene.indicators()))
                .toList();
        Indicator share = scene.indicators().headlines().stream()
                .filter(i -> i.acrossUnits() == AcrossUnits.RATIO && !i.equals(choice.indicator()))
                .findFirst()
                .orElse(null);
        List<Standing> standings = ranked(scene.children().stream()
                .map(child -> Standing.of(scene, choice, share, child, completion.child(child.id())))
                .toList());
        Steps steps = Steps.of(
                standings.stream().map(Standing::shown).filter(Objects::nonNull).toList(), grain(choice));
        return new Overview(
                scene,
                choice,
                headlines,
                completion,
                standings.stream().sorted(order(choice)).toList(),
                steps,
                share,
                whole(scene, choice),
                trend);
    }

    /** Averages are shown with one decimal more than what is counted. */
    public static int decimals(Choice choice) {
        return choice.perCommune()
                ? Math.max(1, choice.indicator().decimals())
                : choice.indicator().decimals();
    }

    static long grain(Choice choice) {
        return switch (decimals(choice)) {
            case 0 -> 1000;
            case 1 -> 100;
            default -> 10;
        };
    }

    /** The same measure for the whole. */
    private static @Nullable Long whole(Scene scene, Choice choice) {
        if (!choice.perCommune())
            return Reading.figure(choice.indicator(), scene.sheet(), scene.compared(), scene.indicators())
                    .amount();
        return average(scene, choice.indicator());
    }

    /** Of all communes below that gave a number. */
    static @Nullable Long average(Scene scene, Indicator indicator) {
        int slot = indicator.slot();
        long sum = 0;
        long count = 0;
        for (Unit child : scene.children()) {
            Sheet sheet = scene.sheet(child);
            Long rolled = sheet.rolledUp(slot);
            if (rolled == null) continue;
            sum = Math.addExact(sum, rolled);
            count += sheet.givenBelow(slot);
        }
        return Standing.average(sum, count);
    }

    private static List<Standing> ranked(List<Standing> standings) {
        List<Long> values = standings.stream()
                .map(Standing::shown)
                .filter(Objects::nonNull)
                .sorted(Comparator.reverseOrder())
                .toList();
        List<Standing> ranked = new ArrayList<>();
        for (Standing standing : standings) {
            Long shown = standing.shown();
            ranked.add(standing.ranked(shown == null ? 0 : values.indexOf(shown) + 1));
        }
        return ranked;
    }

    private static Comparator<Standing> order(Choice choice) {
        Comparator<Standing> byName = Comparator.comparing(Standing::unit, Unit.BY_NAME);
        Comparator<@Nullable Long> values = choice.ascending()
                ? Comparator.nullsLast(Comparator.naturalOrder())
                : Comparator.nullsLast(Comparator.reverseOrder());
        return switch (choice.sort()) {
            case NAME -> choice.ascending() ? byName : byName.reversed();
            case SENT -> Comparator.comparing((Standing s) -> sent(s), values).thenComparing(byName);
            case MISSING ->
                Comparator.comparing((Standing s) -> (Long) (long) s.reports().missing(), values)
                        .thenComparing(byName);
            case TOTAL ->
                Comparator.comparing((Standing s) -> s.total().now().amount(), values)
                        .thenComparing(byName);
            case VALUE -> Comparator.comparing(Standing::shown, values).thenComparing(byName);
            case CHANGE -> Comparator.comparing(Standing::change, values).thenComparing(byName);
            case SHARE ->
                Comparator.comparing(
                                (Standing s) -> s.share() == null
                                        ? null
                                        : s.share().now().amount(),
                                values)
                        .thenComparing(byName);
        };
    }

    /** The share of units that sent, in thousandths. */
    private static @Nullable Long sent(Standing standing) {
        Completion.Counts reports = standing.reports();
        return reports.expected() == 0 ? null : reports.sent() * 1000L / reports.expected();
    }

    public boolean isNational() {
        return scene.unit().isCentre();
    }

    /** True where every unit below has a place on the map: it draws the provinces of today. */
    public boolean isMapped(Tiles tiles) {
        return isNational()
                && scene.children().stream().allMatch(unit -> tiles.of(unit).isPresent());
    }

    public boolean hasAnything() {
        return scene.sheet().reports() > 0;
    }

    /** How the units below are spread over the chosen indicator. */
    public Spread spread() {
        return Spread.of(
                standings.stream().map(Standing::shown).filter(Objects::nonNull).toList(), grain(choice));
    }

    /** The ranking: all units below, or those of the class that is chosen. */
    public List<Standing> ranking() {
        Within within = choice.within();
        return within == null ? standings : in(within);
    }

    /** The units of a class. */
    public List<Standing> in(Within within) {
        return standings.stream()
                .filter(standing -> within.admits(standing.shown(), grain(choice)))
                .toList();
    }

    public @Nullable Standing highest() {
        return standings.stream().filter(s -> s.rank() == 1).findFirst().orElse(null);
    }

    public @Nullable Standing lowest() {
        return standings.stream()
                .max(Comparator.comparingInt(Standing::rank))
                .filter(s -> s.rank() > 1)
                .orElse(null);
    }

    /** Figures replaced by hand at or below the unit. */
    public int marks() {
        return Arrays.stream(scene.sheet().marks()).sum();
    }

    /** The indicator replaced most often. */
    public @Nullable Indicator mostMarked() {
        int[] marks = scene.sheet().marks();
        int most = 0;
        for (int slot = 1; slot <= marks.length; slot++)
            if (marks[slot - 1] > (most == 0 ? 0 : marks[most - 1])) most = slot;
        return most == 0 ? null : scene.indicators().bySlot().get(most);
    }

    /** Changes when anything on the page does, but for the clock. */
    public String stamp() {
        long hash = 17;
        for (Unit unit : scene.children()) hash = 31 * hash + stamp(scene.sheet(unit));
        hash = 31 * hash + stamp(scene.sheet());
        hash = 31 * hash + completion.hashCode();
        return HexFormat.of().toHexDigits(hash);
    }

    private static int stamp(Sheet sheet) {
        int hash = Arrays.hashCode(sheet.below());
        hash = 31 * hash + Arrays.hashCode(sheet.given());
        hash = 31 * hash + sheet.own().hashCode();
        hash = 31 * hash + sheet.override().hashCode();
        return 31 * hash + sheet.reports();
    }
}
