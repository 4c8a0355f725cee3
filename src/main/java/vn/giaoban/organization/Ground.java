package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.web.PageMemory;

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
    private volatile Standing standing = new Standing(-1, new TreeSet<>());

    Ground(JdbcClient jdbc, Successions successions) {
        this.jdbc = jdbc;
        this.successions = successions;
    }

    private record Days(LocalDate then, int levelThen, LocalDate now, int levelNow) {}

    /** What is known of the tree as it stands: the days on which it changes, and groups asked for before. */
    private record Standing(long revision, NavigableSet<LocalDate> changes, Map<Days, Groups> groups) {
        Standing(long revision, NavigableSet<LocalDate> changes) {
            this(revision, changes, new ConcurrentHashMap<>());
        }

        /** The first day of the tree that stands on a day. */
        LocalDate epoch(LocalDate day) {
            LocalDate change = changes.floor(day);
            return change == null ? LocalDate.EPOCH : change;
        }
    }

    /** For each day the first one of the tree that stands on it: days that share theirs share their tree. */
    public Map<LocalDate, LocalDate> epochs(Collection<LocalDate> days) {
        Standing now = standing();
        Map<LocalDate, LocalDate> epochs = new HashMap<>();
        for (LocalDate day : days) epochs.put(day, now.epoch(day));
        return epochs;
    }

    /** True if the same tree stands on both days. */
    public boolean isSame(LocalDate a, LocalDate b) {
        Standing now = standing();
        return now.epoch(a).equals(now.epoch(b));
    }

    /** The groups of two days; see {@link Successions#groups}. The days may stand in either order. */
    public Groups between(LocalDate then, int levelThen, LocalDate now, int levelNow) {
        if (then.isAfter(now)) return between(now, levelNow, then, levelThen).turned();
        Standing at = standing();
        if (at.groups().size() > MOST) at.groups().clear();
        return at.groups()
                .computeIfAbsent(
                        new Days(at.epoch(then), levelThen, at.epoch(now), levelNow),
                        days -> successions.groups(days.then(), levelThen, days.now(), levelNow));
    }

    private Standing standing() {
        return PageMemory.once(Ground.class, "standing", this::read);
    }

    private Standing read() {
        long revision = revision();
        Standing known = standing;
        if (known.revision() == revision) return known;
        Standing now = new Standing(
                revision, new TreeSet<>(jdbc.sql("""
                select distinct valid_from from organization.unit_version
                union select distinct valid_to + 1 from organization.unit_version where valid_to is not null
                """).query(LocalDate.class).list()));
        standing = now;
        return now;
    }

    /** Differs whenever the tree does: by a reorganisation, its undoing, or a succession settled by hand. */
    private long revision() {
        return jdbc.sql("""
                select (select count(*) from organization.reorganization) * 1000003
                     + (select count(*) from organization.reorganization where undone_at is not null) * 10007
                     + (select count(*) from organization.unsettled where settled_at is not null)
                """).query(Long.class).single();
    }
}
