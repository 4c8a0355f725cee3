package vn.giaoban.figures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.ReorganizationEffects;
import vn.giaoban.organization.ReorganizationPlan;
import vn.giaoban.organization.ReorganizationPlan.Renaming;

/** A reorganisation from a past day: figures of the periods that end since are rolled up anew, along the tree as it is now. */
@Component
public class FigureSuccession implements ReorganizationEffects {
    private final Figures figures;
    private final Periods periods;

    public FigureSuccession(Figures figures, Periods periods) {
        this.figures = figures;
        this.periods = periods;
    }

    @Override
    public List<Effect> of(ReorganizationPlan plan) {
        if (plan.change() instanceof Renaming) return List.of();
        int touched = touched(plan.day(), plan.unitIds()).size();
        return touched == 0 ? List.of() : List.of(Effect.touched("figures.reorganization.anew", touched));
    }

    /** A founded unit's own report is for reporting to name; what is rolled up can be rolled up again. */
    @Override
    public List<Effect> dependents(Done done) {
        return List.of();
    }

    @Override
    public void follow(Actor actor, Done done) {
        Set<Long> units = new HashSet<>(done.carried().keySet());
        units.addAll(done.founded());
        units.addAll(done.moved());
        touched(done.day(), units).forEach(figures::rebuild);
    }

    private List<Period> touched(LocalDate day, Collection<Long> unitIds) {
        return periods.all().stream()
                .filter(period -> !period.lastDay().isBefore(day) && figures.knows(period.id(), unitIds))
                .toList();
    }
}
