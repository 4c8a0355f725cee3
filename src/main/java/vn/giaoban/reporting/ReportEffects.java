package vn.giaoban.reporting;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.ChangeEffects;

/** Which reports a change of the catalogue would touch. */
@Component
class ReportEffects implements ChangeEffects {
    private final JdbcClient jdbc;

    ReportEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Reports reports(Collection<Long> periodIds, Collection<Long> formIds, Collection<Long> superiorIds) {
        return jdbc.sql("""
                select count(*) filter (where state <> 'ACCEPTED') as open,
                       count(*) filter (where state = 'ACCEPTED') as accepted
                from reporting.report
                where period_id = any(:periods)
                  and (cardinality(:forms::bigint[]) = 0 or form_id = any(:forms))
                  and (cardinality(:superiors::bigint[]) = 0 or coalesce(superior_id, 0) = any(:superiors))
                """)
                .param("periods", periodIds.toArray(Long[]::new))
                .param("forms", formIds.toArray(Long[]::new))
                .param("superiors", superiorIds.toArray(Long[]::new))
                .query((rs, n) -> new Reports(rs.getInt("open"), rs.getInt("accepted")))
                .single();
    }
}
