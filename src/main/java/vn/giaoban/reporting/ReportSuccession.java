package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.ReorganizationEffects;
import vn.giaoban.organization.ReorganizationPlan;

/**
 * What a reorganisation means to the reports of periods that end on its day or later: a unit that will have ended by then sends
 * none, and one that was moved sends its report to its new superior.
 */
@Component
public class ReportSuccession implements ReorganizationEffects {
    private final JdbcClient jdbc;
    private final Periods periods;

    public ReportSuccession(JdbcClient jdbc, Periods periods) {
        this.jdbc = jdbc;
        this.periods = periods;
    }

    @Override
    public List<Effect> of(ReorganizationPlan plan) {
        List<Effect> found = new ArrayList<>();
        for (Period period : since(plan.day()))
            jdbc.sql("""
                    select count(*) filter (where submissions > 0 and state <> 'WITHDRAWN') as sent,
                           count(*) filter (where submissions = 0 or state = 'WITHDRAWN') as drafts
                    from reporting.report where period_id = :period and unit_id = any(:ending)
                    """)
                    .param("period", period.id())
                    .param("ending", plan.endingIds().toArray(Long[]::new))
                    .query(rs -> {
                        if (rs.getInt("sent") > 0) found.add(sent(period, rs.getInt("sent")));
                        if (rs.getInt("drafts") > 0) found.add(drafts(period, rs.getInt("drafts")));
                    });
        return found;
    }

    private static Effect sent(Period period, int reports) {
        return Effect.blocking(
                "reporting.reorganization.sent",
                NoticeArgs.of(period, String.valueOf(reports)).toArray());
    }

    private static Effect drafts(Period period, int reports) {
        return Effect.touched(
                "reporting.reorganization.drafts",
                NoticeArgs.of(period, String.valueOf(reports)).toArray());
    }

    @Override
    public List<Effect> dependents(Done done) {
        int begun = jdbc.sql("select count(*) from reporting.report where unit_id = any(:founded)")
                .param("founded", done.founded().toArray(Long[]::new))
                .query(Integer.class)
                .single();
        return begun == 0 ? List.of() : List.of(Effect.blocking("reporting.undo.reports", begun));
    }

    @Override
    public void follow(Actor actor, Done done) {
        if (done.moved().isEmpty()) return;
        for (Period period : since(done.day()))
            jdbc.sql("""
                    update reporting.report r
                    set superior_id = v.parent_id
                    from organization.unit_version v
                    where r.period_id = :period and r.unit_id = any(:moved) and v.unit_id = r.unit_id
                      and :day between v.valid_from and coalesce(v.valid_to, 'infinity')
                      and r.superior_id is distinct from v.parent_id
                    """)
                    .param("period", period.id())
                    .param("moved", done.moved().toArray(Long[]::new))
                    .param("day", period.lastDay())
                    .update();
    }

    private List<Period> since(LocalDate day) {
        return periods.all().stream()
                .filter(period -> !period.lastDay().isBefore(day))
                .toList();
    }
}
