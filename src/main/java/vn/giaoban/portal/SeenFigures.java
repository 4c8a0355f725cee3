package vn.giaoban.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Carried;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.FiguresOverTime;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Ground;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Corrections;

/**
 * Answers the programs of those who hold a token: every unit at or below where they hold a role, every period that was opened, nothing
 * kept back. What they may not see is not there.
 */
@Component
class SeenFigures {
    private final Periods periods;
    private final Units units;
    private final Indicators indicators;
    private final Figures figures;
    private final FiguresOverTime overTime;
    private final Corrections corrections;
    private final Ground ground;

    SeenFigures(
            Periods periods,
            Units units,
            Indicators indicators,
            Figures figures,
            FiguresOverTime overTime,
            Corrections corrections,
            Ground ground) {
        this.periods = periods;
        this.units = units;
        this.indicators = indicators;
        this.figures = figures;
        this.overTime = overTime;
        this.corrections = corrections;
        this.ground = ground;
    }

    /**
     * What was asked, period by period.
     *
     * @param corrected when a figure was last corrected after its period was made public
     */
    record Answer(List<OfPeriod> periods, Map<Corrections.Place, Instant> corrected) {}

    /** @param carried by the unit's id; missing where nothing was reported */
    record OfPeriod(
            Period period,
            IndicatorsOfDay ofDay,
            List<Indicator> indicators,
            List<Unit> units,
            Map<Long, Sheet> sheets,
            Set<Long> notSeparate) {}

    /** Empty where a unit, period or indicator is named that the actor does not find. */
    Optional<Answer> answer(Actor actor, PublicQuery query) {
        List<Period> asked = periods.opened().stream()
                .filter(period -> query.admits(period.code(), period.year()))
                .sorted(Comparator.comparing(Period::lastDay).thenComparing(Period::firstDay))
                .toList();
        Set<String> named = new java.util.HashSet<>(query.all(PublicParameter.PERIOD));
        asked.forEach(period -> named.remove(period.code()));
        if (!named.isEmpty()) return Optional.empty();
        Map<LocalDate, LocalDate> epochs = ground.epochs(asked.stream()
                .map(period -> query.isAsNow() ? actor.day() : period.lastDay())
                .toList());
        Map<LocalDate, List<Unit>> known = new HashMap<>();
        Map<Period, List<Unit>> those = new LinkedHashMap<>();
        boolean found = false;
        for (Period period : asked) {
            LocalDate day = query.isAsNow() ? actor.day() : period.lastDay();
            List<Unit> units =
                    known.computeIfAbsent(Objects.requireNonNull(epochs.get(day)), epoch -> those(actor, query, day));
            found |= !units.isEmpty();
            those.put(period, units);
        }
        if (!asked.isEmpty() && !found) return Optional.empty();
        return sheets(actor, query, those);
    }

    private Optional<Answer> sheets(Actor actor, PublicQuery query, Map<Period, List<Unit>> those) {
        Set<Long> ids =
                those.values().stream().flatMap(List::stream).map(Unit::id).collect(Collectors.toSet());
        List<Long> periodIds = those.keySet().stream().map(Period::id).toList();
        Map<Long, Map<Long, Sheet>> standing = query.isAsNow() ? Map.of() : figures.of(ids, periodIds);
        List<String> codes = query.all(PublicParameter.INDICATOR);
        Set<String> missing = new java.util.HashSet<>(codes);
        List<OfPeriod> answers = new ArrayList<>();
        those.forEach((period, units) -> {
            IndicatorsOfDay ofDay = indicators.of(period.lastDay());
            List<Indicator> shown = codes.isEmpty()
                    ? ofDay.all()
                    : codes.stream()
                            .map(ofDay.byCode()::get)
                            .filter(Objects::nonNull)
                            .toList();
            shown.forEach(indicator -> missing.remove(indicator.code()));
            Map<Long, Sheet> sheets = standing.getOrDefault(period.id(), Map.of());
            Set<Long> shared = Set.of();
            if (query.isAsNow()) {
                Map<Long, Carried> carried = overTime.carried(units, actor.day(), period);
                sheets = new HashMap<>();
                shared = new java.util.HashSet<>();
                for (Unit unit : units) {
                    Carried one = Objects.requireNonNull(carried.get(unit.id()));
                    if (one.isOf(unit.id())) sheets.put(unit.id(), one.sheet());
                    else shared.add(unit.id());
                }
            }
            answers.add(new OfPeriod(period, ofDay, shown, units, sheets, shared));
        });
        if (!missing.isEmpty()) return Optional.empty();
        return Optional.of(new Answer(answers, corrections.lastAfterPublication(ids, periodIds)));
    }

    /** Whose figures are asked: of units named, of what stands directly below one, or of the actor's own. */
    private List<Unit> those(Actor actor, PublicQuery query, LocalDate day) {
        List<String> named = query.all(PublicParameter.UNIT);
        String below = query.one(PublicParameter.BELOW);
        if (below != null)
            return byCode(actor, below, day)
                    .map(unit -> units.children(unit.id(), day))
                    .orElse(List.of());
        if (query.isOfProvinces() && named.isEmpty()) {
            Unit root = units.root(day);
            return units.sees(actor, root.id(), day) ? units.children(root.id(), day) : List.of();
        }
        if (named.isEmpty()) return units.roots(actor, day);
        List<Unit> found = new ArrayList<>();
        for (String code : named) byCode(actor, code, day).ifPresent(found::add);
        return found.size() == named.size() ? found : List.of();
    }

    private Optional<Unit> byCode(Actor actor, String code, LocalDate day) {
        return units.byCode(code, day).filter(unit -> units.sees(actor, unit.id(), day));
    }

    /** Why there is no number, as the public is told it. */
    static PublicRow.Status status(OfPeriod of, Unit unit, vn.giaoban.figures.@Nullable Figure figure) {
        if (of.notSeparate().contains(unit.id())) return PublicRow.Status.NOT_SEPARATE;
        if (figure == null || figure.isBlank()) return PublicRow.Status.BLANK;
        return figure.isNumber() ? PublicRow.Status.GIVEN : PublicRow.Status.NOT_APPLICABLE;
    }
}
