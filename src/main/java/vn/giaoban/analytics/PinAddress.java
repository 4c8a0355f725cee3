package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;

/**
 * The address of an overview that can be pinned, taken apart.
 *
 * @param unitId 0 where the units stand in the query, as they do for a comparison
 * @param period its code; empty where the overview is of many
 * @param indicator of a figure; of others it stands in the query
 */
public record PinAddress(Kind kind, long unitId, String period, String indicator, MultiValueMap<String, String> query) {
    /** What there is to pin. */
    public enum Kind {
        FIGURE,
        TABLE,
        HISTORY,
        COMPARISON,
        DISTRIBUTION,
        PUNCTUALITY
    }

    private static final Pattern PATH = Pattern.compile(
            "/compare(?:/(?<of>distribution|punctuality))?|/figures/(?<unit>\\d{1,18})/(?:(?<whole>history|punctuality)|(?<period>[0-9]{4}-[0-9A-Z]{1,4})/(?<last>distribution|table|[0-9]{1,4}[a-z]?))");
    private static final Set<String> KNOWN =
            Set.of("units", "cluster", "below", "indicator", "period", "over", "as", "level", "theme");
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z_-]{1,20}");

    /** The usual chart of a unit and what stands below it; a figure and a table have none. */
    public static Optional<PinAddress> of(Kind kind, Unit unit, Period period, String indicator) {
        String figures = "/figures/" + unit.id() + "/";
        return switch (kind) {
            case FIGURE, TABLE -> Optional.empty();
            case DISTRIBUTION -> of(figures + period.code() + "/distribution?indicator=" + indicator);
            case HISTORY -> of(figures + "history?indicator=" + indicator + "&period=" + Shown.key(period));
            case COMPARISON ->
                of("/compare?below=" + unit.id() + "&indicator=" + indicator + "&period=" + period.code());
            case PUNCTUALITY -> of(figures + "punctuality");
        };
    }

    /** Empty for what is no such address. */
    public static Optional<PinAddress> of(String address) {
        int mark = address.indexOf('?');
        String path = mark < 0 ? address : address.substring(0, mark);
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || address.length() > 2000) return Optional.empty();
        MultiValueMap<String, String> query =
                mark < 0 ? new LinkedMultiValueMap<>() : query(address.substring(mark + 1));
        if (matcher.group("unit") == null) {
            Kind kind = switch (matcher.group("of")) {
                case "distribution" -> Kind.DISTRIBUTION;
                case "punctuality" -> Kind.PUNCTUALITY;
                case null, default -> Kind.COMPARISON;
            };
            return Optional.of(new PinAddress(kind, 0, "", "", query));
        }
        long unitId = Long.parseLong(matcher.group("unit"));
        if (matcher.group("whole") != null) {
            Kind kind = matcher.group("whole").equals("history") ? Kind.HISTORY : Kind.PUNCTUALITY;
            return Optional.of(new PinAddress(kind, unitId, "", "", query));
        }
        String last = matcher.group("last");
        String period = matcher.group("period");
        return Optional.of(
                switch (last) {
                    case "distribution" -> new PinAddress(Kind.DISTRIBUTION, unitId, period, "", query);
                    case "table" -> new PinAddress(Kind.TABLE, unitId, period, "", query);
                    default -> new PinAddress(Kind.FIGURE, unitId, period, last, query);
                });
    }

    /** What is known and plain; the rest says nothing here. */
    private static MultiValueMap<String, String> query(String text) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 1) continue;
            String name = pair.substring(0, equals);
            String value = pair.substring(equals + 1);
            if (KNOWN.contains(name) && PLAIN.matcher(value).matches()) query.add(name, value);
        }
        return query;
    }

    public String first(String name) {
        String value = query.getFirst(name);
        return value == null ? "" : value;
    }

    public long number(String name) {
        String value = first(name);
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }

    /** Where the units stand in the query. */
    public Chosen chosen() {
        List<Long> units = query.getOrDefault("units", List.of()).stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .toList();
        return new Chosen(
                units,
                number("cluster"),
                number("below"),
                first("indicator"),
                first("period"),
                first("over").equals("years"),
                first("as").equals("now"));
    }

    /** The address again, with nothing in it that means nothing. */
    public String text() {
        String path = switch (kind) {
            case COMPARISON -> "/compare";
            case HISTORY -> "/figures/" + unitId + "/history";
            case PUNCTUALITY -> unitId == 0 ? "/compare/punctuality" : "/figures/" + unitId + "/punctuality";
            case DISTRIBUTION ->
                unitId == 0 ? "/compare/distribution" : "/figures/" + unitId + "/" + period + "/distribution";
            case TABLE -> "/figures/" + unitId + "/" + period + "/table";
            case FIGURE -> "/figures/" + unitId + "/" + period + "/" + indicator;
        };
        List<String> pairs = new ArrayList<>();
        query.forEach((name, values) -> values.forEach(value -> pairs.add(name + "=" + value)));
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }
}
