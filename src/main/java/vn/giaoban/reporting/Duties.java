package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/**
 * Who owes a report of which period, to whom and by when: units that stand on the period's last day at a level that reports then. A
 * commune of today owes none of 2022, when districts reported for it.
 */
@Component
public class Duties {
    private final JdbcClient jdbc;
    private final Units units;
    private final Periods periods;
    private final Forms forms;

    Duties(JdbcClient jdbc, Units units, Periods periods, Forms forms) {
        this.jdbc = jdbc;
        this.units = units;
        this.periods = periods;
        this.forms = forms;
    }

    /** The open periods of which a unit owes a report, latest first. */
    List<Period> of(long unitId) {
        List<Unit> versions = units.versions(unitId);
        return periods.opened().stream()
                .filter(period -> versions.stream()
                        .anyMatch(version ->
                                stands(version, period.lastDay()) && version.level() <= forms.lowest(period.lastDay())))
                .toList();
    }

    private static boolean stands(Unit version, LocalDate day) {
        LocalDate last = version.validTo();
        return !day.isBefore(version.validFrom()) && (last == null || !day.isAfter(last));
    }

    /** The units directly below one that report to it of a period; none below those that count themselves. */
    List<Unit> below(long superiorId, Period period) {
        int lowest = forms.lowest(period.lastDay());
        return units.children(superiorId, period.lastDay()).stream()
                .filter(unit -> unit.level() <= lowest)
                .toList();
    }

    /** How many units report to one of each period, by period id; a period of which none does is left out. */
    Map<Long, Integer> numbers(long superiorId, List<Period> of) {
        Map<Long, Integer> numbers = new HashMap<>();
        jdbc.sql("""
                select p.id, count(*)
                from unnest(:ids::bigint[], :days::date[], :lowest::int[]) as p(id, day, lowest)
                join organization.unit_version v
                  on v.parent_id = :superior and v.level <= p.lowest
                 and p.day between v.valid_from and coalesce(v.valid_to, 'infinity')
                group by p.id
                """)
                .param("superior", superiorId)
                .param("ids", of.stream().map(Period::id).toArray(Long[]::new))
                .param("days", of.stream().map(p -> p.lastDay().toString()).toArray(String[]::new))
                .param("lowest", of.stream().map(p -> forms.lowest(p.lastDay())).toArray(Integer[]::new))
                .query((rs, n) -> numbers.put(rs.getLong(1), rs.getInt(2)))
                .list();
        return numbers;
    }

    /** The last day on which a unit's report of a period is in time. */
    public LocalDate due(Period period, long unitId) {
        Unit unit = units.find(unitId, period.lastDay()).orElseThrow(NotFound::new);
        Long superior = unit.parentId();
        return superior == null ? periods.deadlines(period).due(0, 0) : dueFromBelow(period, superior);
    }

    /** The last day on which the reports of the units directly below one are in time. */
    public LocalDate dueFromBelow(Period period, long superiorId) {
        Unit superior = units.find(superiorId, period.lastDay()).orElseThrow(NotFound::new);
        return periods.deadlines(period).due(superiorId, superior.level());
    }
}
