package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what a change of the catalogue touches. */
@Component
class Touches {
    private final JdbcClient jdbc;
    private final Periods periods;
    private final Forms forms;
    private final List<ChangeEffects> effects;
    private final List<KeptFigures> figures;

    Touches(JdbcClient jdbc, Periods periods, Forms forms, List<ChangeEffects> effects, List<KeptFigures> figures) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.forms = forms;
        this.effects = effects;
        this.figures = figures;
    }

    /** By a change to what some forms ask for: the units of their levels, the reports written in them. */
    Touch asked(Proposal change, Predicate<Form> asking) {
        List<Form> forms = this.forms.all().stream().filter(asking).toList();
        Set<Integer> levels = new HashSet<>();
        for (Form form : forms) if (change.meets(form.validFrom(), form.validTo())) levels.add(form.level());
        int units = count("""
                select count(*) from organization.unit_version
                where level = any(:those) and :day between valid_from and coalesce(valid_to, 'infinity')
                """, levels.toArray(Integer[]::new), change.from());
        List<Period> opened = opened(change, period -> true);
        return forms.isEmpty()
                ? new Touch(0, 0, 0, List.of())
                : touch(units, opened, forms.stream().map(Form::id).toList(), List.of());
    }

    /** By a change of a deadline: the units below those superiors, the reports sent to them. */
    Touch due(Proposal change, Predicate<Period> kind, Collection<Long> superiorIds) {
        int units = superiorIds.contains(0L) ? 1 : count("""
                select count(*) from organization.unit_version
                where parent_id = any(:those) and :day between valid_from and coalesce(valid_to, 'infinity')
                """, superiorIds.toArray(Long[]::new), change.from());
        return touch(units, opened(change, kind), List.of(), superiorIds);
    }

    /** By a change of periods: every unit that some form asks. */
    Touch periods(Proposal change, Predicate<Period> kind) {
        Touch all = asked(change, form -> true);
        return touch(all.units(), opened(change, kind), List.of(), List.of());
    }

    /** The last period, within the change's days, that has figures of accepted reports. */
    Optional<Period> lastWithFigures(Proposal change) {
        List<Period> opened = opened(change, period -> true);
        Set<Long> kept = new HashSet<>();
        for (KeptFigures each : figures)
            kept.addAll(each.among(opened.stream().map(Period::id).toList()));
        return opened.stream().filter(period -> kept.contains(period.id())).max(Comparator.comparing(Period::lastDay));
    }

    private List<Period> opened(Proposal change, Predicate<Period> kind) {
        return periods.opened().stream()
                .filter(period -> change.covers(period.lastDay()))
                .filter(kind)
                .toList();
    }

    private Touch touch(int units, List<Period> opened, Collection<Long> formIds, Collection<Long> superiorIds) {
        List<Long> periodIds = opened.stream().map(Period::id).toList();
        int open = 0;
        int accepted = 0;
        for (ChangeEffects each : effects) {
            ChangeEffects.Reports reports = each.reports(periodIds, formIds, superiorIds);
            open += reports.open();
            accepted += reports.accepted();
        }
        return new Touch(units, open, accepted, opened);
    }

    private int count(String sql, Object those, LocalDate day) {
        return jdbc.sql(sql)
                .param("those", those)
                .param("day", day)
                .query(Integer.class)
                .single();
    }
}
