package vn.giaoban.reporting;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When figures were last corrected after their period's totals had been made public, of many units and periods at once. */
@Component
public class CorrectedFigures {
    private final JdbcClient jdbc;

    CorrectedFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Place(long unitId, long periodId) {}

    /** What was corrected, by unit and period. */
    public static final class Found {
        private final Map<Place, Map<Integer, Instant>> places = new HashMap<>();

        /** By slot. */
        public Map<Integer, Instant> of(long unitId, long periodId) {
            return places.isEmpty() ? Map.of() : places.getOrDefault(new Place(unitId, periodId), Map.of());
        }
    }

    /** As {@link Corrections#afterPublication} says it of one; the caller has found the units through the actor. */
    public Found of(Collection<Long> unitIds, Collection<Long> periodIds) {
        Found found = new Found();
        jdbc.sql("""
                -- 1. What was ever corrected of these units: mostly nothing
                with figure as materialized (
                    select correction_id, unit_id, slot from reporting.correction_figure where unit_id = any(:units))
                -- 2. what of it counts, in these periods, after they were published; each report looked up, where the planner
                --    would begin with all reports of the periods
                select f.unit_id, r.period_id, f.slot, max(c.accepted_at) as accepted_at
                from figure f
                join reporting.correction c on c.id = f.correction_id and c.published
                cross join lateral (
                    select period_id from reporting.report
                    where id = c.report_id and accepted_submission_id is not null
                    offset 0) r
                where r.period_id = any(:periods)
                group by f.unit_id, r.period_id, f.slot
                """)
                .param("units", unitIds.toArray(Long[]::new))
                .param("periods", periodIds.toArray(Long[]::new))
                .query(rs -> {
                    found.places
                            .computeIfAbsent(new Place(rs.getLong(1), rs.getLong(2)), place -> new HashMap<>())
                            .put(rs.getInt(3), Objects.requireNonNull(Reports.instant(rs, "accepted_at")));
                });
        return found;
    }
}
