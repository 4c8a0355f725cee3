package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom an edition of a form reaches: the units of its level, the periods of its days, the reports begun in them. */
@Component
public class FormReach {
    private final JdbcClient jdbc;
    private final Forms forms;
    private final Periods periods;
    private final List<FormEffects> effects;

    FormReach(JdbcClient jdbc, Forms forms, Periods periods, List<FormEffects> effects) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.periods = periods;
        this.effects = effects;
    }

    /**
     * What an edition would touch.
     *
     * @param units of the level on its first day
     * @param periods opened ones that end on one of its days
     * @param open reports of these periods begun in another edition and not accepted: they keep theirs
     * @param accepted likewise, accepted
     */
    public record Touched(int units, List<Period> periods, int open, int accepted) {}

    Touched touched(int level, LocalDate from, @Nullable LocalDate to) {
        List<Period> within = periods.opened().stream()
                .filter(p -> !p.lastDay().isBefore(from)
                        && (to == null || !p.lastDay().isAfter(to)))
                .toList();
        List<Long> ofLevel = forms.all().stream()
                .filter(form -> form.level() == level)
                .map(Form::id)
                .toList();
        FormEffects.Begun begun = within.isEmpty() || ofLevel.isEmpty()
                ? new FormEffects.Begun(0, 0)
                : begun(ofLevel, within.stream().map(Period::id).toList());
        return new Touched(units(level, from), within, begun.open(), begun.accepted());
    }

    /** True if a report was ever begun in it. */
    boolean isBegun(long formId) {
        return !begun(List.of(formId), List.of()).isNone();
    }

    int units(int level, LocalDate day) {
        return jdbc.sql("""
                select count(*) from organization.unit_version
                where level = :level and :day between valid_from and coalesce(valid_to, 'infinity')
                """)
                .param("level", level)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    /** What kinds of units there are, ever, by level, the most frequent first. */
    Map<Integer, List<String>> kinds() {
        Map<Integer, List<String>> kinds = new TreeMap<>();
        jdbc.sql("""
                select level, kind from organization.unit_version group by level, kind order by level, count(*) desc, kind
                """).query(rs -> {
            kinds.computeIfAbsent(rs.getInt("level"), level -> new java.util.ArrayList<>())
                    .add(rs.getString("kind"));
        });
        return kinds;
    }

    private FormEffects.Begun begun(List<Long> formIds, List<Long> periodIds) {
        int open = 0;
        int accepted = 0;
        for (FormEffects each : effects) {
            FormEffects.Begun begun = each.begun(formIds, periodIds);
            open += begun.open();
            accepted += begun.accepted();
        }
        return new FormEffects.Begun(open, accepted);
    }
}
