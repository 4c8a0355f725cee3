package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.figures.Amounts;

/**
 * What a unit's log counts for, from a day to a day. Nothing of it is kept: it is added up when it is asked for, some hundred rows of
 * one unit, so no figure lags behind the log.
 */
@Component
public class Counts {
    private final JdbcClient jdbc;

    Counts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a unit's log says of a time.
     *
     * @param amounts of every indicator that can be counted at that time: 0 where nothing was done; of a stock that was never logged, blank
     * @param activities what was counted, by id, each in the version that was
     */
    public record Count(Amounts amounts, Map<Long, Integer> activities) {
        public static final Count NONE = new Count(Amounts.NONE, Map.of());

        public boolean counts(int slot) {
            return amounts.get(slot) != null;
        }
    }

    /** One activity and what it counts for. */
    public record Part(long activityId, long amount) {}

    /** Whether the unit logged anything in that time. */
    public boolean isLogged(long unitId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select exists (select 1 from activities.activity
                    where unit_id = :unit and day between :from and :to and state <> 'WITHDRAWN')
                """)
                .param("unit", unitId)
                .param("from", from)
                .param("to", to)
                .query(Boolean.class)
                .single();
    }

    /** The count of a unit from a day to a day. */
    public Count of(long unitId, LocalDate from, LocalDate to) {
        // 1. What can be counted is nothing so far; stocks say nothing.
        Map<Integer, Long> amounts = new TreeMap<>();
        jdbc.sql("""
                select distinct r.slot from activities.rule r join activities.edition e on e.id = r.edition_id
                where r.how <> 'LAST' and e.valid_from <= :to and coalesce(e.valid_to, 'infinity') >= :from
                """)
                .param("from", from)
                .param("to", to)
                .query(Integer.class)
                .list()
                .forEach(slot -> amounts.put(slot, 0L));

        // 2. What was done adds up; of a stock the last word stands, be it from before. One question, so that the sums
        // and what
        // they are of are of one moment.
        Map<Long, Integer> activities = new HashMap<>();
        Map<Integer, Map.Entry<Long, Integer>> stocks = new HashMap<>();
        jdbc.sql(COUNTED + "select slot, how, amount, activity_id, version from counted order by day, activity_id")
                .params(params(unitId, from, to))
                .query(rs -> {
                    int slot = rs.getInt(1);
                    long amount = rs.getLong(3);
                    if (CountingRule.How.valueOf(rs.getString(2)) == CountingRule.How.LAST) {
                        amounts.put(slot, amount);
                        stocks.put(slot, Map.entry(rs.getLong(4), rs.getInt(5)));
                    } else {
                        amounts.merge(slot, amount, Math::addExact);
                        activities.put(rs.getLong(4), rs.getInt(5));
                    }
                });
        stocks.values().forEach(stock -> activities.put(stock.getKey(), stock.getValue()));
        return new Count(Amounts.of(amounts), activities);
    }

    /** What one figure is counted from, the earliest day first. */
    public List<Part> parts(long unitId, LocalDate from, LocalDate to, int slot) {
        return jdbc.sql(COUNTED + """
                select activity_id, sum(amount)::bigint as amount, day from (
                    select activity_id, amount, day from counted where slot = :slot and how <> 'LAST'
                    union all
                    (select activity_id, amount, day from counted where slot = :slot and how = 'LAST'
                     order by day desc, activity_id desc limit 1)) as part
                group by activity_id, day
                order by day, activity_id
                """)
                .params(params(unitId, from, to))
                .param("slot", slot)
                .query((rs, n) -> new Part(rs.getLong(1), rs.getLong(2)))
                .list();
    }

    /** The rules of a unit that counts only what its leader has confirmed leave out the rest; stocks look back before the first day. */
    private static final String COUNTED = """
            with counted as materialized (
                select c.activity_id, c.version, c.slot, c.how, c.amount, c.day
                from activities.counted c
                where c.unit_id = :unit and c.day <= :to and (c.how = 'LAST' or c.day >= :from)
                  and (c.state = 'CONFIRMED'
                    or not exists (select 1 from activities.keeping k where k.unit_id = :unit and k.confirmed_only)))
            """;

    private static Map<String, Object> params(long unitId, LocalDate from, LocalDate to) {
        return Map.of("unit", unitId, "from", from, "to", to);
    }
}
