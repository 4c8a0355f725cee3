package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.audit.Verification;

/** Holds the corrections against the reports' states and editions: nothing counts but what was accepted, and nothing is lost. */
@Component
class CorrectionVerification implements Verification {
    private final JdbcClient jdbc;

    CorrectionVerification(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String subject() {
        return "corrections against editions";
    }

    @Override
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public List<String> differences() {
        List<String> found = new ArrayList<>();
        // 1. An accepted report stands on an edition of its own, the one in hand; one that is being corrected has its
        // correction.
        found.addAll(ask("""
                select 'report ' || r.id || ', ' || r.state || ': the edition that counts, ' ||
                       coalesce(r.accepted_submission_id::text, 'none') || ', is not the one in hand, ' ||
                       coalesce(r.last_submission_id::text, 'none')
                from reporting.report r
                where r.state = 'ACCEPTED' and r.accepted_submission_id is distinct from r.last_submission_id
                union all
                select 'report ' || r.id || ': edition ' || r.accepted_submission_id || ' counts, but is another report''s'
                from reporting.report r
                where r.accepted_submission_id is not null
                  and not exists (select 1 from reporting.submission s where s.id = r.accepted_submission_id and s.report_id = r.id)
                union all
                select 'report ' || r.id || ', ' || r.state || ': '
                       || case when c.id is null then 'is being corrected without a correction'
                               else 'has a correction under way, ' || c.id || ', but is not being corrected' end
                from reporting.report r
                full join (select * from reporting.correction where accepted_at is null and dropped_at is null) c
                  on c.report_id = r.id
                where (r.accepted_submission_id is not null and r.state <> 'ACCEPTED') <> (c.id is not null)
                """));
        // 2. Corrections follow each other: from an earlier edition of the report to a later one, which nobody else has
        // corrected.
        found.addAll(ask("""
                select 'correction ' || c.id || ': leads from edition ' || coalesce(f.number::text, 'none') || ' to '
                       || coalesce(t.number::text, 'none')
                from reporting.correction c
                left join reporting.submission f on f.id = c.from_submission_id and f.report_id = c.report_id
                left join reporting.submission t on t.id = c.to_submission_id and t.report_id = c.report_id
                where f.id is null or c.accepted_at is not null and (t.id is null or t.number <= f.number)
                union all
                select 'correction ' || c.id || ': under way from edition ' || c.from_submission_id || ', while '
                       || coalesce(r.accepted_submission_id::text, 'none') || ' counts'
                from reporting.correction c join reporting.report r on r.id = c.report_id
                where c.accepted_at is null and c.dropped_at is null
                  and c.from_submission_id is distinct from r.accepted_submission_id
                """));
        // 3. What a correction did to its own unit's figure is what its two editions differ by; a total replaced by
        // hand is what
        // was put in its place.
        found.addAll(ask("""
                select 'correction ' || c.id || ', slot ' || x.slot || ': kept ' || coalesce(x.kept::text, 'blank')
                       || ', the editions say ' || coalesce(x.said::text, 'blank')
                from reporting.correction c
                join reporting.report r on r.id = c.report_id
                join reporting.submission f on f.id = c.from_submission_id
                join reporting.submission t on t.id = c.to_submission_id
                cross join lateral (
                    select g.slot, k.new_amount as kept, t.override[g.slot] as said
                    from generate_subscripts(t.override, 1) as g(slot)
                    join reporting.correction_figure k on k.correction_id = c.id and k.unit_id = r.unit_id and k.slot = g.slot
                    where t.override[g.slot] > :notApplicable
                    union all
                    select k.slot, k.new_amount - k.old_amount, t.own[k.slot] - f.own[k.slot]
                    from reporting.correction_figure k
                    where k.correction_id = c.id and k.unit_id = r.unit_id
                      and t.override[k.slot] is null and f.override[k.slot] is null
                      and t.own[k.slot] > :notApplicable and f.own[k.slot] > :notApplicable) as x
                where x.kept is distinct from x.said
                """));
        return found;
    }

    private List<String> ask(String sql) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        if (sql.contains(":notApplicable"))
            statement = statement.param("notApplicable", vn.giaoban.figures.Amounts.NOT_APPLICABLE);
        return statement.query(String.class).list();
    }
}
