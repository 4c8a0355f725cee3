package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import vn.giaoban.web.Page;

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
    Punctuality find(Page page, Actor actor, long unitId) {
        Unit unit = units.find(actor, unitId).orElseThrow(NotFound::new);
        List<Period> asked = periods.opened().stream()
                .limit(MOST)
                .filter(period -> units.sees(actor, unitId, period.lastDay()))
                .toList();
        Map<Period, List<Long>> roots = new LinkedHashMap<>();
        asked.forEach(period -> roots.put(period, List.of(unitId)));
        boolean reads = units.seesAs(actor, unitId, Role.OFFICER, Role.LEADER, Role.AUDITOR);
        Chosen none = new Chosen(List.of(), 0, 0, "", "", false, false);
        return new Punctuality(unit, none, lines(page, completion.below(roots, false, page.now()), asked, reads));
    }

    /** Of a chosen group, in each period those of its units that stood then, with all below them. */
    Punctuality find(Page page, Actor actor, ChosenGroup group) {
        Map<Period, List<Long>> roots = new LinkedHashMap<>();
        Map<LocalDate, List<Long>> known = new LinkedHashMap<>();
        for (Period period : periods.opened().stream().limit(MOST).toList()) {
            LocalDate day = known.keySet().stream()
                    .filter(one -> ground.isSame(one, period.lastDay()))
                    .findFirst()
                    .orElse(period.lastDay());
            List<Long> ids = known.computeIfAbsent(day, d -> groups.on(actor, group, d));
            if (!ids.isEmpty()) roots.put(period, ids);
        }
        List<Period> asked = List.copyOf(roots.keySet());
        return new Punctuality(
                null, group.chosen(), lines(page, completion.below(roots, true, page.now()), asked, false));
    }

    private static List<Punctuality.Line> lines(
            Page page, Map<Long, Completion.Counts> counts, List<Period> asked, boolean reads) {
        return asked.stream()
                .sorted(Comparator.comparing(Period::lastDay).thenComparing(Period::firstDay))
                .filter(period -> counts.containsKey(period.id()))
                .map(period ->
                        new Punctuality.Line(period, counts.getOrDefault(period.id(), Completion.Counts.NONE), reads))
                .filter(line ->
                        line.period().hasEndedBy(page.today()) || line.counts().sent() > 0)
                .toList();
    }
}
