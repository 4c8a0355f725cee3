package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.audit.Verification;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;

/** Recomputes every figure from the editions that count, on one snapshot of the database. */
@Component
class ReportVerification implements Verification {
    private final JdbcClient jdbc;
    private final Periods periods;
    private final Submissions submissions;
    private final Figures figures;

    ReportVerification(JdbcClient jdbc, Periods periods, Submissions submissions, Figures figures) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.submissions = submissions;
        this.figures = figures;
    }

    @Override
    public String subject() {
        return "figures against accepted reports";
    }

    @Override
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public List<String> differences() {
        List<String> found = new ArrayList<>();
        for (Period period : periods.all()) {
            Map<Long, Long> accepted = new HashMap<>();
            jdbc.sql(
                            "select unit_id, accepted_submission_id from reporting.report where period_id = :period and accepted_submission_id is not null")
                    .param("period", period.id())
                    .query(rs -> {
                        accepted.put(rs.getLong("accepted_submission_id"), rs.getLong("unit_id"));
                    });
            Map<Long, Posting> postings = new HashMap<>();
            submissions.get(accepted.keySet()).values().forEach(s -> {
                long unitId = java.util.Objects.requireNonNull(accepted.get(s.id()));
                postings.put(unitId, new Posting(unitId, s.own(), s.override(), s.reportId(), s.id()));
            });
            found.addAll(figures.differences(period, postings));
        }
        return found;
    }
}
