package vn.giaoban.analytics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which units are compared, by what and when, as it stands in the address: shared, it says the same to whoever may see as much.
 *
 * @param units ids named one by one
 * @param clusterId the members of a cluster on the day as well; 0 for none
 * @param belowId what stands directly below a unit as well; 0 for none
 * @param indicator its code; empty for the first headline
 * @param period its code; empty for the current one
 * @param overYears the same period of every year, for the units of today
 * @param asNow one period, by the units of today
 */
public record Chosen(
        List<Long> units,
        long clusterId,
        long belowId,
        String indicator,
        String period,
        boolean overYears,
        boolean asNow) {
    public Chosen {
        units = units.stream().distinct().toList();
    }

    /** True where no unit is named in any way. */
    public boolean isEmpty() {
        return units.isEmpty() && clusterId == 0 && belowId == 0;
    }

    public Chosen with(long unitId) {
        return of(Stream.concat(units.stream(), Stream.of(unitId)).toList());
    }

    public Chosen without(long unitId) {
        return of(units.stream().filter(id -> id != unitId).toList());
    }

    private Chosen of(List<Long> ids) {
        return new Chosen(ids, clusterId, belowId, indicator, period, overYears, asNow);
    }

    public Chosen ofCluster(long id) {
        return new Chosen(units, id, belowId, indicator, period, overYears, asNow);
    }

    public Chosen below(long id) {
        return new Chosen(units, clusterId, id, indicator, period, overYears, asNow);
    }

    public Chosen by(String indicatorCode, String periodCode) {
        return new Chosen(units, clusterId, belowId, indicatorCode, periodCode, overYears, asNow);
    }

    public Chosen over(boolean years) {
        return new Chosen(units, clusterId, belowId, indicator, period, years, asNow);
    }

    public Chosen as(boolean now) {
        return new Chosen(units, clusterId, belowId, indicator, period, overYears, now);
    }

    /** "?units=4&units=7&indicator=32&period=2026-9T": only what is chosen. */
    public String query() {
        StringBuilder query = new StringBuilder();
        units.forEach(id -> query.append("&units=").append(id));
        if (clusterId != 0) query.append("&cluster=").append(clusterId);
        if (belowId != 0) query.append("&below=").append(belowId);
        if (!indicator.isEmpty()) query.append("&indicator=").append(encoded(indicator));
        if (!period.isEmpty()) query.append("&period=").append(encoded(period));
        if (overYears) query.append("&over=years");
        if (asNow) query.append("&as=now");
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
