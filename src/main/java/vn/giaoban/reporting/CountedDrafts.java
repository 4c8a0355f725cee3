package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.activities.ActivitiesChanged;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;

/** Reports that are being written learn when the log they speak by has changed: what is filled is counted anew, for the lists. */
@Component
class CountedDrafts {
    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Periods periods;

    CountedDrafts(JdbcClient jdbc, Drafts drafts, Periods periods) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.periods = periods;
    }

    /** Within the transaction that changed the log. A stock's last word may be older than the period, so later periods follow too. */
    @EventListener
    void follow(ActivitiesChanged change) {
        LocalDate earliest = new TreeSet<>(change.days()).first();
        Long[] concerned = periods.opened().stream()
                .filter(period -> !period.lastDay().isBefore(earliest))
                .map(Period::id)
                .toArray(Long[]::new);
        List<Report> open = jdbc.sql("""
                select %s from reporting.report r
                where r.unit_id = :unit and r.counted and r.state in ('DRAFT', 'PRESENTED', 'WITHDRAWN', 'RETURNED')
                  and r.period_id = any(:periods)
                """.formatted(Reports.columns(":day")))
                .param("unit", change.unitId())
                .param("day", earliest)
                .param("periods", concerned)
                .query(Reports::report)
                .list();
        open.forEach(drafts::progress);
    }
}
