package vn.giaoban.reporting;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.FormEffects;

/** Tells the catalogue which reports are written in a form. */
@Component
class FormReports implements FormEffects {
    private final JdbcClient jdbc;

    FormReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Begun begun(Collection<Long> formIds, Collection<Long> periodIds) {
        return jdbc.sql("""
                select count(*) filter (where state <> 'ACCEPTED') as open, count(*) filter (where state = 'ACCEPTED') as accepted
                from reporting.report
                where form_id = any(:forms) and (cardinality(:periods::bigint[]) = 0 or period_id = any(:periods::bigint[]))
                """)
                .param("forms", formIds.toArray(Long[]::new))
                .param("periods", periodIds.toArray(Long[]::new))
                .query((rs, n) -> new Begun(rs.getInt("open"), rs.getInt("accepted")))
                .single();
    }
}
