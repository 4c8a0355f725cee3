package vn.giaoban.analytics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import vn.giaoban.web.Page;

/** A trend as the script that draws it reads it. */
record TrendChart(Page page, Shown shown) {
    String of(Trend trend, boolean cumulative) {
        StringBuilder json = new StringBuilder("{");
        json.append("\"language\":\"").append(page.locale().getLanguage()).append("\",\"decimals\":");
        json.append(trend.indicator().decimals()).append(",\"labels\":[");
        for (int quarter = 1; quarter <= 4; quarter++)
            json.append(quarter == 1 ? "\"" : ",\"")
                    .append(axis(trend, quarter, cumulative))
                    .append('"');
        json.append("],\"now\":{\"name\":\"").append(trend.year()).append("\",\"values\":");
        values(json, trend.now(), cumulative);
        json.append("},\"then\":{\"name\":\"").append(trend.year() - 1).append("\",\"values\":");
        values(json, trend.then(), cumulative);
        return json.append("}}").toString();
    }

    private String axis(Trend trend, int quarter, boolean cumulative) {
        if (!cumulative) return shown.quarter(quarter);
        return switch (quarter) {
            case 1 -> shown.quarter(1);
            case 2 -> page.t("analytics.kind.SIX_MONTHS");
            case 3 -> page.t("analytics.kind.NINE_MONTHS");
            default -> page.t("analytics.kind.YEAR");
        };
    }

    private static void values(StringBuilder json, List<Trend.Point> points, boolean cumulative) {
        json.append('[');
        for (int quarter = 1; quarter <= 4; quarter++) {
            int q = quarter;
            String value = points.stream()
                    .filter(p -> p.quarter() == q)
                    .map(p -> p.value(cumulative))
                    .filter(Objects::nonNull)
                    .map(v -> BigDecimal.valueOf(v, 3).toPlainString())
                    .findFirst()
                    .orElse("null");
            json.append(quarter == 1 ? "" : ",").append(value);
        }
        json.append(']');
    }
}
