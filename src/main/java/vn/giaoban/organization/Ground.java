package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The groups of {@link Successions#groups}, kept from page to page while the tree stands as it is. Days between which nothing was
 * reorganised share their groups.
 */
@Component
public class Ground {
    /** Pairs of days that pages ask for are few; more are forgotten at once. */
    private static final int MOST = 64;

    private final JdbcClient jdbc;
    private final Successions successions;
    private final Map<Days, Groups> known = new ConcurrentHashMap<>();
    private volatile long standing;

    Ground(JdbcClient jdbc, Successions successions) {
        this.jdbc = jdbc;
        this.successions = successions;
    }

    private record Days(LocalDate then, int levelThen, LocalDate now, int levelNow) {}

    /** True if no unit was carried on by another between the days, the second included, whichever is earlier. */
    public boolean isSame(LocalDate a, LocalDate b) {
        return epoch(a).equals(epoch(b));
    }

    /** The groups of two days; see {@link Successions#groups}. The days may stand in either order. */
    public Groups between(LocalDate then, int levelThen, LocalDate now, int levelNow) {
        if (then.isAfter(now)) return between(now, levelNow, then, levelThen).turned();
        long revision = revision();
        if (revision != standing || known.size() > MOST) known.clear();
        standing = revision;
        return known.computeIfAbsent(
                new Days(epoch(then), levelThen, epoch(now), levelNow),
                days -> successions.groups(days.then(), levelThen, days.now(), levelNow));
    }

    /** The first day of the tree that stands on a day. */
    private LocalDate epoch(LocalDate day) {
        return jdbc.sql("""
                select coalesce(max(valid_from), date '0001-01-01') from (
                    select valid_from from organization.unit_version where valid_from <= :day
                    union all
                    select valid_to + 1 from organization.unit_version where valid_to < :day) t
                """).param("day", day).query(LocalDate.class).single();
    }

    /** Differs whenever the tree does. */
    private long revision() {
        return jdbc.sql("""
                select (select count(*) from organization.reorganization) * 1000003
                     + (select count(*) from organization.reorganization where undone_at is not null) * 10007
                     + (select count(*) from organization.succession)
                """).query(Long.class).single();
    }
}
