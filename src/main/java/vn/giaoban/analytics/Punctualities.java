package vn.giaoban.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Ground;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Completion;
import vn.giaoban.reporting.CompletionOverTime;

/** Finds how the reports below a unit came over the years, through the actor. */
@Component
class Punctualities {
    /** Six years of four periods. */
    private static final int MOST = 24;

    private final Units units;
    private final Periods periods;
    private final CompletionOverTime completion;
    private final ChosenGroups groups;
    private final Ground ground;

    Punctualities(Units units, Periods periods, CompletionOverTime completion, ChosenGroups groups, Ground ground) {
        this.groups = groups;
        this.ground = ground;
        this.units = units;
        this.periods = periods;
        this.completion = completion;
    }

    /** The opened periods that have ended, and those under way in which something was sent. */
    Punctuality find(Actor actor, long unitId, Instant now) {
        Unit unit = units.find(actor, unitId).orElseThrow(NotFound::new);
        Map<Period, List<Long>> roots = roots(day -> units.sees(actor, unitId, day) ? List.of(unitId) : List.of());
        boolean reads = units.seesAs(actor, unitId, Role.OFFICER, Role.LEADER, Role.AUDITOR);
        Chosen none = new Chosen(List.of(), 0, 0, "", "", false, false);
        return new Punctuality(unit, none, lines(actor, now, roots, false, reads));
    }

    /** Of a chosen group, in each period those of its units that stood then, with all below them. */
    Punctuality find(Actor actor, ChosenGroup group, Instant now) {
        Map<Period, List<Long>> roots = roots(day -> groups.on(actor, group, day));
        return new Punctuality(null, group.chosen(), lines(actor, now, roots, true, false));
    }

    /** Of each period those of the units that stood in its time; periods of one tree ask once. */
    private Map<Period, List<Long>> roots(Function<LocalDate, List<Long>> onDay) {
        List<Period> asked = periods.opened().stream().limit(MOST).toList();
        Map<LocalDate, LocalDate> epochs =
                ground.epochs(asked.stream().map(Period::lastDay).toList());
        Map<LocalDate, List<Long>> known = new HashMap<>();
        Map<Period, List<Long>> roots = new LinkedHashMap<>();
        for (Period period : asked) {
            LocalDate epoch = Objects.requireNonNull(epochs.get(period.lastDay()));
            List<Long> ids = known.computeIfAbsent(epoch, e -> onDay.apply(period.lastDay()));
            if (!ids.isEmpty()) roots.put(period, ids);
        }
        return roots;
    }

    private List<Punctuality.Line> lines(
            Actor actor, Instant now, Map<Period, List<Long>> roots, boolean own, boolean boards) {
        Map<Long, Completion.Counts> counts = completion.below(roots, own, now);
        return roots.keySet().stream()
                .sorted(Comparator.comparing(Period::lastDay).thenComparing(Period::firstDay))
                .filter(period -> counts.containsKey(period.id()))
                .map(period -> new Punctuality.Line(period, Objects.requireNonNull(counts.get(period.id())), boards))
                .filter(line ->
                        line.period().hasEndedBy(actor.day()) || line.counts().sent() > 0)
                .toList();
    }
}
