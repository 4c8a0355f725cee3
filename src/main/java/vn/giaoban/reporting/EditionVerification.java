package vn.giaoban.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.audit.Verification;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/**
 * Holds the sent editions against the audit trail: each says what it said when it was sent, none is missing or was put in beside,
 * and the one that counts is the one that was accepted. The trail itself is held by its seals.
 */
@Component
public class EditionVerification implements Verification {
    /** What the trail says of editions, and what is stored. */
    private static final String SAID_AND_STORED = """
            with said as materialized (
                select id, thing_id as report_id, (detail ->> 'edition')::int as number, detail ->> 'digest' as digest
                from audit.trail
                where thing = 'report' and act in ('report.submitted', 'report.imported') and detail ->> 'digest' is not null
            ), stored as materialized (
                select s.report_id, s.number, %s as digest from reporting.submission s
            )""".formatted(EditionDigests.DIGEST);

    private final JdbcClient jdbc;
    private final Periods periods;
    private final Units units;

    EditionVerification(JdbcClient jdbc, Periods periods, Units units) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.units = units;
    }

    @Override
    public String subject() {
        return "sent editions against the audit trail";
    }

    @Override
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public List<String> differences() {
        List<Found> found = new ArrayList<>(editions());
        found.addAll(counting());
        return found.stream().map(this::sentence).toList();
    }

    /** How many editions say what they said when they were sent. */
    public long agreeing() {
        return jdbc.sql(SAID_AND_STORED + """
                select count(distinct (s.report_id, s.number))
                from stored s
                join said a on a.report_id = s.report_id and a.number = s.number and a.digest = s.digest
                """).query(Long.class).single();
    }

    /**
     * A difference.
     *
     * @param what how the report goes on: ", edition 2: …"
     * @param entryId the entry that says otherwise; null where none does
     */
    private record Found(
            long reportId,
            @Nullable Long unitId,
            @Nullable Long periodId,
            String what,
            @Nullable Long entryId) {
        static Found of(ResultSet rs, int row) throws SQLException {
            return new Found(
                    rs.getLong("report_id"),
                    rs.getObject("unit_id", Long.class),
                    rs.getObject("period_id", Long.class),
                    rs.getString("what"),
                    rs.getObject("entry_id", Long.class));
        }
    }

    private List<Found> editions() {
        return jdbc.sql(SAID_AND_STORED + """
                , before as materialized (
                    -- Before the trail kept digests, an edition's entry said only that it was sent: so many of a report's first.
                    select thing_id as report_id, count(*) as editions
                    from audit.trail
                    where thing = 'report' and act in ('report.submitted', 'report.imported') and detail ->> 'digest' is null
                    group by thing_id
                )
                select coalesce(a.report_id, s.report_id) as report_id, r.unit_id, r.period_id, a.id as entry_id,
                       ', edition ' || coalesce(a.number, s.number)
                       || case when a.id is null then ': no entry of the audit trail says that it was sent'
                               when s.number is null then ': it is missing, although it was sent'
                               else ': what it says is another than when it was sent' end as what
                from said a
                full join stored s on s.report_id = a.report_id and s.number = a.number
                left join before b on b.report_id = s.report_id
                left join reporting.report r on r.id = coalesce(a.report_id, s.report_id)
                where a.digest is distinct from s.digest
                  and not (a.id is null and s.number <= coalesce(b.editions, 0))
                order by report_id, coalesce(a.number, s.number), a.id
                """).query(Found::of).list();
    }

    /** The edition that counts is the one that the last acceptance names; none where the acceptance was taken back. */
    private List<Found> counting() {
        return jdbc.sql("""
                with last as materialized (
                    select distinct on (thing_id) thing_id as report_id, id, (detail ->> 'edition')::int as number,
                           act = 'report.acceptance-revoked' as revoked
                    from audit.trail
                    where thing = 'report' and act in ('report.accepted', 'report.imported', 'report.acceptance-revoked')
                    order by thing_id, id desc
                )
                select r.id as report_id, r.unit_id, r.period_id, l.id as entry_id,
                       ': ' || coalesce('edition ' || s.number, 'no edition') || ' counts, but '
                       || case when l.id is null then 'none was ever accepted'
                               when l.revoked then 'its acceptance was taken back'
                               else coalesce('edition ' || l.number, 'one') || ' was accepted' end as what
                from reporting.report r
                left join last l on l.report_id = r.id
                left join reporting.submission s on s.id = r.accepted_submission_id and s.report_id = r.id
                -- Before the trail kept digests, an acceptance named no edition.
                where s.number is distinct from case when not l.revoked then coalesce(l.number, s.number, 0) end
                order by r.id
                """).query(Found::of).list();
    }

    private String sentence(Found found) {
        StringBuilder sentence = new StringBuilder("Report ").append(found.reportId());
        Period period =
                found.periodId() == null ? null : periods.find(found.periodId()).orElse(null);
        if (period != null && found.unitId() != null)
            sentence.append(" (")
                    .append(units.find(found.unitId(), period.lastDay())
                            .map(Unit::code)
                            .orElse("unit " + found.unitId()))
                    .append(", ")
                    .append(period.code())
                    .append(')');
        sentence.append(found.what());
        if (found.entryId() != null)
            sentence.append(" (entry ").append(found.entryId()).append(')');
        return sentence.append('.').toString();
    }
}
