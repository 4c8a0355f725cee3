package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The indicators as they are on a day. A report's day is the last of its period. */
@Component
public class Indicators {
    private final Editions editions;
    private final JdbcClient jdbc;

    Indicators(Editions editions, JdbcClient jdbc) {
        this.editions = editions;
        this.jdbc = jdbc;
    }

    /** Everything of one day at once: to be kept for the length of a request, not longer. */
    public IndicatorsOfDay of(LocalDate day) {
        return editions.now().of(day);
    }

    /** The same of several days, all as the catalogue stands at one moment. */
    public Map<LocalDate, IndicatorsOfDay> of(Collection<LocalDate> days) {
        Editions.Snapshot now = editions.now();
        Map<LocalDate, IndicatorsOfDay> all = new HashMap<>();
        for (LocalDate day : days) all.computeIfAbsent(day, now::of);
        return all;
    }

    /** In the order of the papers. */
    public List<Indicator> on(LocalDate day) {
        return of(day).all();
    }

    public Map<Integer, Indicator> bySlot(LocalDate day) {
        return of(day).bySlot();
    }

    public Map<String, Indicator> byCode(LocalDate day) {
        return of(day).byCode();
    }

    /** The codes of all there are, were or will be. */
    public Set<String> codes() {
        return new HashSet<>(editions.now().codes().values());
    }

    public List<Relation> relations(LocalDate day) {
        return of(day).relations();
    }

    /** The highest slot ever given: how long a vector of figures must be. */
    public int slots() {
        return jdbc.sql("select coalesce(max(slot), 0) from catalogue.indicator")
                .query(Integer.class)
                .single();
    }
}
