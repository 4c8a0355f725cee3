package vn.giaoban.figures;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.KeptFigures;

/** Which periods have figures: how they add up is settled for those. */
@Component
class SheetsKept implements KeptFigures {
    private final JdbcClient jdbc;

    SheetsKept(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Long> among(Collection<Long> periodIds) {
        return jdbc.sql("""
                select p from unnest(:periods::bigint[]) as p
                where exists (select 1 from figures.sheet s where s.period_id = p and s.reports > 0)
                """)
                .param("periods", periodIds.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }
}
