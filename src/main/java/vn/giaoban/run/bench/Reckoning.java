package vn.giaoban.run.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.audit.Verification;

/**
 * What the database holds after a load, by statements of its own, against what was acknowledged: everything that was, once; nothing that
 * was refused; and the nation's stored figures are what the accepted reports add up to.
 */
final class Reckoning {
    private final Errands errands;
    private final JdbcClient jdbc;

    Reckoning(Errands errands, ApplicationContext house) {
        this.errands = errands;
        this.jdbc = house.getBean(JdbcClient.class);
    }

    /** What is wrong, in words; none when all is well. Nothing may be under way. */
    List<String> faults() {
        Map<String, String> expected = new TreeMap<>();
        for (Errands.Errand one : errands.done()) {
            String report = ReportLoad.communeCode(one.commune()) + " " + ReportLoad.periodCode(one.period());
            if (one.isAcceptance()) expected.put(report, "ACCEPTED, sent 1, accepted 1, 1 editions, " + sum(one));
            else expected.putIfAbsent(report, "SUBMITTED, sent 1, accepted 0, 1 editions, " + sum(one));
        }
        Map<String, String> found = found();
        // Of what was cut off without an answer, and not asked for again, nothing can be said.
        for (Errands.Errand one : errands.uncertain()) {
            String report = ReportLoad.communeCode(one.commune()) + " " + ReportLoad.periodCode(one.period());
            expected.remove(report);
            found.remove(report);
        }
        List<String> faults = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(expected.keySet());
        all.addAll(found.keySet());
        for (String report : all) {
            String right = expected.getOrDefault(report, "nothing");
            String there = found.getOrDefault(report, "nothing");
            if (!right.equals(there)) faults.add(report + ": acknowledged " + right + ", found " + there);
        }
        return faults;
    }

    private static long sum(Errands.Errand one) {
        long sum = 0;
        for (int d = 1; d <= ReportLoad.INDICATORS; d++) sum += ReportLoad.value(one.commune(), d, one.period());
        return sum;
    }

    private Map<String, String> found() {
        Map<String, String> found = new TreeMap<>();
        // 1. How often each report came into which state; 2. the figures of all its editions, in whole numbers.
        jdbc.sql("""
                select u.code || ' ' || p.code,
                    r.state || (select ', sent ' || count(*) filter (where s.to_state = 'SUBMITTED')
                            || ', accepted ' || count(*) filter (where s.to_state = 'ACCEPTED')
                        from reporting.step s where s.report_id = r.id) || ', '
                        || count(e.id) || ' editions, '
                        || coalesce(sum((select sum(o) from unnest(e.own) o)), 0)::bigint / 1000
                from reporting.report r
                join organization.unit u on u.id = r.unit_id
                join catalogue.period p on p.id = r.period_id
                left join reporting.submission e on e.report_id = r.id
                group by r.id, u.code, p.code
                """).query(row -> {
            found.put(row.getString(1), row.getString(2));
        });
        return found;
    }

    /** What {@code giaoban verify} would say. */
    static List<String> differences(ApplicationContext house) {
        return house.getBeanProvider(Verification.class).stream()
                .flatMap(one -> one.differences().stream())
                .toList();
    }
}
