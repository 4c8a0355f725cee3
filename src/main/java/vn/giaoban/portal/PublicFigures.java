package vn.giaoban.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Carried;
import vn.giaoban.figures.Figure;
import vn.giaoban.figures.FiguresOverTime;
import vn.giaoban.figures.Hiding;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Groups;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.CompletionOverTime;
import vn.giaoban.reporting.Corrections;
import vn.giaoban.reporting.FigureCorrection;

/** Answers the public's questions by programs: totals of the nation and of the provinces in published periods, and nothing else. */
@Component
class PublicFigures {
    private final Periods periods;
    private final Units units;
    private final Indicators indicators;
    private final FiguresOverTime overTime;
    private final Corrections corrections;
    private final CompletionOverTime completion;

    PublicFigures(
            Periods periods,
            Units units,
            Indicators indicators,
            FiguresOverTime overTime,
            Corrections corrections,
            CompletionOverTime completion) {
        this.periods = periods;
        this.units = units;
        this.indicators = indicators;
        this.overTime = overTime;
        this.corrections = corrections;
        this.completion = completion;
    }

    /**
     * @param rows of the page asked for
     * @param total how many there are on all pages
     * @param lastUpdated when a figure of these periods last changed, or became public
     */
    record Answer(
            List<PublicRow> rows, int total, List<Period> periods, List<Indicator> indicators, Instant lastUpdated) {}

    /** A figure before it is known whether its page is asked for. */
    private record Cell(Unit unit, Period period, Indicator indicator, Carried carried) {}

    /** Whether units were carried on by others since a period, so that there are two ways to read it. */
    boolean isRedrawn(Period period, LocalDate today) {
        return !overTime.isOfTree(period, today);
    }

    /** Empty where a unit, period or indicator is named that is none of the public ones. */
    Optional<Answer> answer(FigureQuery query, LocalDate today) {
        List<Period> asked = periods.published().stream()
                .filter(period -> query.admits(period.code(), period.year()))
                .sorted(Comparator.comparing(Period::lastDay).thenComparing(Period::firstDay))
                .toList();
        Set<String> codes = new HashSet<>(query.all(FigureParameter.PERIOD));
        asked.forEach(period -> codes.remove(period.code()));
        Set<String> named = new HashSet<>(query.all(FigureParameter.INDICATOR));
        List<Cell> cells = new ArrayList<>();
        Set<Indicator> told = new java.util.TreeSet<>(Indicator.BY_CODE);
        Set<String> units = new HashSet<>(query.units());
        boolean unitKnown = false;
        for (Period period : asked) {
            LocalDate day = query.isAsNow() ? today : period.lastDay();
            List<Unit> those = those(query, day);
            unitKnown |= !those.isEmpty();
            those.forEach(unit -> units.remove(unit.code()));
            Map<Long, Carried> carried = overTime.carried(those, day, period);
            List<Indicator> shown = indicators.of(period.lastDay()).all().stream()
                    .filter(PublicFigure::admits)
                    .filter(i -> query.all(FigureParameter.INDICATOR).isEmpty()
                            || query.all(FigureParameter.INDICATOR).contains(i.code()))
                    .toList();
            for (Indicator indicator : shown) {
                named.remove(indicator.code());
                told.add(indicator);
            }
            for (Unit unit : those)
                for (Indicator indicator : shown)
                    cells.add(new Cell(unit, period, indicator, Objects.requireNonNull(carried.get(unit.id()))));
        }
        if (!codes.isEmpty() || !asked.isEmpty() && (!named.isEmpty() || !unitKnown || !units.isEmpty()))
            return Optional.empty();
        List<Cell> page = cells.stream()
                .skip((long) (query.page() - 1) * query.size(FigureQuery.Most.PUBLIC))
                .limit(query.size(FigureQuery.Most.PUBLIC))
                .toList();
        return Optional.of(new Answer(rows(page), cells.size(), asked, List.copyOf(told), lastUpdated(asked)));
    }

    /** The nation, provinces by name, or all of them; nothing where another unit is named. */
    private List<Unit> those(FigureQuery query, LocalDate day) {
        Unit nation = units.root(day);
        String below = query.below();
        if (below != null) return below.equals(nation.code()) ? units.children(nation.id(), day) : List.of();
        List<Unit> named = new ArrayList<>();
        for (String code : query.units().isEmpty() ? List.of(nation.code()) : query.units()) {
            if (code.equals(nation.code())) named.add(nation);
            else
                units.byCode(code, day)
                        .filter(unit -> unit.level() == Unit.PROVINCE)
                        .ifPresent(named::add);
        }
        return named;
    }

    private List<PublicRow> rows(List<Cell> page) {
        Map<Long, Map<Integer, Hiding>> hidings = new HashMap<>();
        Map<List<Long>, Map<Integer, List<FigureCorrection>>> corrected = new HashMap<>();
        List<PublicRow> rows = new ArrayList<>();
        for (Cell cell : page) {
            Map<Integer, Hiding> hiding = cell.unit().isCentre()
                    ? Map.of()
                    : hidings.computeIfAbsent(cell.period().id(), id -> hiding(cell.period()));
            List<Long> key = new ArrayList<>(cell.carried().group().then());
            key.add(-cell.period().id());
            Map<Integer, List<FigureCorrection>> marks = corrected.computeIfAbsent(
                    key, k -> corrections(cell.carried().group(), cell.period()));
            rows.add(row(cell, hiding, marks.getOrDefault(cell.indicator().slot(), List.of())));
        }
        return rows;
    }

    /** By slot, of the provinces of the period's own time: no other way of reading may tell more. */
    private Map<Integer, Hiding> hiding(Period period) {
        LocalDate day = period.lastDay();
        IndicatorsOfDay ofDay = indicators.of(day);
        List<Integer> slots = ofDay.all().stream()
                .filter(Indicator::addsUp)
                .map(Indicator::slot)
                .toList();
        List<Unit> provinces = units.children(units.root(day).id(), day);
        Map<Long, Map<Integer, Long>> amounts = new HashMap<>();
        overTime.carried(provinces, day, period).forEach((id, carried) -> {
            Map<Integer, Long> bySlot = new HashMap<>();
            for (int slot : slots) {
                Long amount = carried.sheet().figure(slot).amount();
                if (amount != null) bySlot.put(slot, amount);
            }
            amounts.put(id, bySlot);
        });
        return Hiding.of(amounts, slots);
    }

    private Map<Integer, List<FigureCorrection>> corrections(Groups.Group group, Period period) {
        Map<Integer, List<FigureCorrection>> all = new HashMap<>();
        for (long unitId : group.then())
            corrections
                    .afterPublication(unitId, period.id())
                    .forEach((slot, changes) ->
                            all.computeIfAbsent(slot, s -> new ArrayList<>()).addAll(changes));
        return all;
    }

    private PublicRow row(Cell cell, Map<Integer, Hiding> hiding, List<FigureCorrection> changes) {
        Carried carried = cell.carried();
        Indicator indicator = cell.indicator();
        IndicatorsOfDay ofDay = indicators.of(cell.period().lastDay());
        boolean own = carried.isOf(cell.unit().id());
        PublicFigure figure = PublicFigure.of(indicator, carried.sheet(), ofDay);
        PublicRow.Status status = !own
                ? PublicRow.Status.NOT_SEPARATE
                : figure.hidden()
                        ? PublicRow.Status.FEW
                        : hides(hiding, indicator, carried.group(), ofDay)
                                ? PublicRow.Status.WITHHELD
                                : status(figure, carried.sheet(), ofDay);
        Instant at = changes.stream()
                .map(FigureCorrection::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new PublicRow(
                cell.unit(),
                cell.period(),
                indicator,
                status == PublicRow.Status.GIVEN ? figure.amount() : null,
                status,
                own ? carried.sheet().reports() : 0,
                at,
                cell.unit().isCentre()
                        ? changes.stream().map(PublicCorrection::of).toList()
                        : List.of());
    }

    private static PublicRow.Status status(PublicFigure figure, Sheet sheet, IndicatorsOfDay ofDay) {
        if (figure.amount() != null) return PublicRow.Status.GIVEN;
        Figure read = sheet.figure(
                figure.indicator(), id -> Objects.requireNonNull(ofDay.byId().get(id)));
        return read.notApplicable() ? PublicRow.Status.NOT_APPLICABLE : PublicRow.Status.BLANK;
    }

    /** A share is kept back with either of its parts. */
    private static boolean hides(
            Map<Integer, Hiding> hiding, Indicator indicator, Groups.Group group, IndicatorsOfDay ofDay) {
        if (indicator.acrossUnits() == AcrossUnits.RATIO)
            return hides(hiding, part(indicator.numeratorId(), ofDay), group)
                    || hides(hiding, part(indicator.denominatorId(), ofDay), group);
        return hides(hiding, indicator, group);
    }

    private static boolean hides(Map<Integer, Hiding> hiding, @Nullable Indicator indicator, Groups.Group group) {
        return indicator != null
                && hiding.getOrDefault(indicator.slot(), Hiding.NONE).hides(group.then());
    }

    private static @Nullable Indicator part(@Nullable Long id, IndicatorsOfDay ofDay) {
        return id == null ? null : ofDay.byId().get(id);
    }

    private Instant lastUpdated(List<Period> asked) {
        Instant published = asked.stream()
                .map(Period::publishedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return completion
                .lastAccepted(asked)
                .filter(at -> at.isAfter(published))
                .orElse(published);
    }
}
