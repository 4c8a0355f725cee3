package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.giaoban.calendar.PeriodRule;
import vn.giaoban.calendar.PeriodRules;

/** The first periods on which a change would be felt, whether they are opened yet or not. */
@Component
class ComingPeriods {
    private static final int FEW = 4;

    private final Periods periods;
    private final PeriodRules rules;

    ComingPeriods(Periods periods, PeriodRules rules) {
        this.periods = periods;
        this.rules = rules;
    }

    List<Period> in(Proposal change, Predicate<Period> kind) {
        List<Period> all = new ArrayList<>(periods.all());
        LocalDate first = change.from();
        for (int year = first.getYear(); year <= first.getYear() + 1; year++)
            for (PeriodRule rule : rules.all()) {
                Period period = Period.by(rule, year);
                if (rule.holdsFor(rule.kind(), year, rule.number())
                        && all.stream().noneMatch(known -> known.code().equals(period.code()))) all.add(period);
            }
        return all.stream()
                .filter(period -> change.covers(period.lastDay()))
                .filter(kind)
                .sorted(Comparator.comparing(Period::lastDay).thenComparing(Period::firstDay))
                .limit(FEW)
                .toList();
    }
}
