package vn.giaoban.analytics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
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

    Punctualities(Units units, Periods periods, CompletionOverTime completion) {
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
        Map<Long, Completion.Counts> counts = completion.below(unitId, asked, page.now());
        boolean reads = units.seesAs(actor, unitId, Role.OFFICER, Role.LEADER, Role.AUDITOR);
        return new Punctuality(
                unit,
                asked.stream()
                        .sorted(Comparator.comparing(Period::lastDay).thenComparing(Period::firstDay))
                        .filter(period -> counts.containsKey(period.id()))
                        .map(period -> new Punctuality.Line(
                                period, counts.getOrDefault(period.id(), Completion.Counts.NONE), reads))
                        .filter(line -> line.period().hasEndedBy(actor.day())
                                || line.counts().sent() > 0)
                        .toList());
    }
}
