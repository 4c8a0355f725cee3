package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int AT_ONCE = 300;

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
        return Objects.requireNonNull(of(List.of(unitId), from, to).get(unitId));
    }

    /** The counts of many units from a day to a day, each as if it were asked for alone. */
    public Map<Long, Count> of(Collection<Long> unitIds, LocalDate from, LocalDate to) {
        // 1. What can be counted is nothing so far; stocks say nothing.
        List<Integer> countable = jdbc.sql("""
                select distinct r.slot from activities.rule r join activities.edition e on e.id = r.edition_id
                where r.how <> 'LAST' and e.valid_from <= :to and coalesce(e.valid_to, 'infinity') >= :from
                """)
                .param("from", from)
                .param("to", to)
                .query(Integer.class)
                .list();
        Map<Long, Adding> adding = new HashMap<>();
        for (long unitId : unitIds) adding.put(unitId, new Adding(countable));

        // 2. What was done adds up; of a stock the last word stands, be it from before. Of each unit one question, so
        // that the sums and what they are of are of one moment; of many, some hundred units a question.
        List<Long> all = List.copyOf(unitIds);
        for (int first = 0; first < all.size(); first += AT_ONCE)
            add(adding, all.subList(first, Math.min(first + AT_ONCE, all.size())), from, to);
        Map<Long, Count> counts = new HashMap<>();
        adding.forEach((unitId, sums) -> counts.put(unitId, sums.count()));
        return counts;
    }

    private void add(Map<Long, Adding> adding, List<Long> unitIds, LocalDate from, LocalDate to) {
        jdbc.sql(
                        COUNTED
                                + "select unit_id, slot, how, amount, activity_id, version from counted order by unit_id, day, activity_id")
                .params(params(unitIds, from, to))
                .query(rs -> {
                    Objects.requireNonNull(adding.get(rs.getLong(1)))
                            .add(rs.getInt(2), rs.getString(3), rs.getLong(4), rs.getLong(5), rs.getInt(6));
                });
    }

    /** The sums of one unit while its activities come by, the earliest day first. */
    private static final class Adding {
        private final Map<Integer, Long> amounts = new TreeMap<>();
        private final Map<Long, Integer> activities = new HashMap<>();
        private final Map<Integer, Map.Entry<Long, Integer>> stocks = new HashMap<>();

        Adding(List<Integer> countable) {
            countable.forEach(slot -> amounts.put(slot, 0L));
        }

        void add(int slot, String how, long amount, long activityId, int version) {
            if (CountingRule.How.valueOf(how) == CountingRule.How.LAST) {
                amounts.put(slot, amount);
                stocks.put(slot, Map.entry(activityId, version));
            } else {
                amounts.merge(slot, amount, Math::addExact);
                activities.put(activityId, version);
            }
        }

        Count count() {
            stocks.values().forEach(stock -> activities.put(stock.getKey(), stock.getValue()));
            return new Count(Amounts.of(amounts), activities);
        }
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
                .params(params(List.of(unitId), from, to))
                .param("slot", slot)
                .query((rs, n) -> new Part(rs.getLong(1), rs.getLong(2)))
                .list();
    }

    /** The rules of units that count only what their leaders have confirmed leave out the rest; stocks look back before the first day. */
    private static final String COUNTED = """
            with counted as materialized (
                select c.unit_id, c.activity_id, c.version, c.slot, c.how, c.amount, c.day
                from activities.counted c
                where c.unit_id = any(:units) and c.day <= :to and (c.how = 'LAST' or c.day >= :from)
                  and (c.state = 'CONFIRMED' or c.unit_id not in (
                    select k.unit_id from activities.keeping k where k.unit_id = any(:units) and k.confirmed_only)))
            """;

    private static Map<String, Object> params(Collection<Long> unitIds, LocalDate from, LocalDate to) {
        return Map.of("units", unitIds.toArray(Long[]::new), "from", from, "to", to);
    }
}
