package vn.giaoban.reporting;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many reports of all periods stand how, for those who watch over the installation; of which units is not said. */
@Component
public class ReportCounts {
    private final JdbcClient jdbc;

    ReportCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<ReportState, Long> byState() {
        Map<ReportState, Long> counts = new EnumMap<>(ReportState.class);
        jdbc.sql("select state, count(*) from reporting.report group by state")
                .query((rs, n) -> counts.put(ReportState.valueOf(rs.getString(1)), rs.getLong(2)))
                .list();
        return counts;
    }
}
