package vn.giaoban.reporting;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.Amounts;

/**
 * A report as a program sends it. Figures stand by the indicator's code: a number, null for blank, "n/a" for not applicable.
 *
 * @param figures what the unit counts of itself
 * @param overrides what it puts in place of rolled-up totals, each with its reason
 * @param notes beside figures
 * @param passages by heading
 * @param send false to leave it with the unit's leader
 */
record ReportMessage(
        String unit,
        String period,
        Map<String, JsonNode> figures,
        Map<String, Override> overrides,
        Map<String, String> notes,
        Map<String, String> passages,
        boolean send) {

    record Override(@Nullable BigDecimal value, String reason) {}

    /** What cannot be read, as a text key with where it stands. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String where;

        Unreadable(String key, String where) {
            super(key, null, false, false);
            this.where = where;
        }

        String key() {
            return Objects.requireNonNull(getMessage());
        }

        String where() {
            return where;
        }
    }

    private static final List<String> FIELDS =
            List.of("unit", "period", "figures", "overrides", "notes", "passages", "send");

    static ReportMessage read(JsonMapper json, byte[] body) {
        JsonNode root = object(json, body);
        root.propertyNames().forEach(name -> {
            if (!FIELDS.contains(name)) throw new Unreadable("reporting.api.unknown", name);
        });
        Map<String, JsonNode> figures = new LinkedHashMap<>();
        each(root, "figures", figures::put);
        Map<String, Override> overrides = new LinkedHashMap<>();
        each(root, "overrides", (code, node) -> {
            JsonNode value = node.get("value");
            overrides.put(code, new Override(value == null ? null : number(value, code), text(node, "reason")));
        });
        Map<String, String> notes = new LinkedHashMap<>();
        each(root, "notes", (code, node) -> notes.put(code, node.asString("")));
        Map<String, String> passages = new LinkedHashMap<>();
        each(root, "passages", (heading, node) -> passages.put(heading, node.asString("")));
        JsonNode send = root.get("send");
        return new ReportMessage(
                text(root, "unit"),
                text(root, "period"),
                figures,
                overrides,
                notes,
                passages,
                send == null || send.asBoolean(true));
    }

    /** Any message's object, or a clear word that it is none. */
    static JsonNode object(JsonMapper json, byte[] body) {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (JacksonException e) {
            throw new Unreadable("reporting.api.json", "");
        }
        if (root == null || !root.isObject()) throw new Unreadable("reporting.api.json", "");
        return root;
    }

    static String text(JsonNode object, String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? "" : node.asString("");
    }

    private static void each(JsonNode root, String name, java.util.function.BiConsumer<String, JsonNode> then) {
        JsonNode node = root.get(name);
        if (node == null || node.isNull()) return;
        if (!node.isObject()) throw new Unreadable("reporting.api.object", name);
        node.properties().forEach(entry -> then.accept(entry.getKey(), entry.getValue()));
    }

    private static @Nullable BigDecimal number(JsonNode node, String where) {
        if (node.isNull()) return null;
        if (!node.isNumber()) throw new Unreadable("reporting.api.number", where);
        return node.decimalValue();
    }

    /** By slot, of indicators that are there; others are named. */
    Amounts own(Map<String, Indicator> byCode) {
        Map<Integer, Long> own = new HashMap<>(figures.size() * 2);
        figures.forEach((code, node) -> {
            if (node.isNull()) return;
            Indicator indicator = indicator(byCode, code);
            boolean none = node.isString() && node.asString().equalsIgnoreCase("n/a");
            own.put(indicator.slot(), none ? Amounts.NOT_APPLICABLE : amount(number(node, code), indicator));
        });
        return Amounts.of(own);
    }

    Amounts override(Map<String, Indicator> byCode) {
        Map<Integer, Long> override = new HashMap<>();
        overrides.forEach((code, one) -> {
            Indicator indicator = indicator(byCode, code);
            if (one.value() != null) override.put(indicator.slot(), amount(one.value(), indicator));
        });
        return Amounts.of(override);
    }

    Map<Integer, Submission.Remark> remarks(Map<String, Indicator> byCode) {
        Map<Integer, Submission.Remark> remarks = new HashMap<>();
        notes.forEach(
                (code, note) -> remarks.put(indicator(byCode, code).slot(), new Submission.Remark(note, reason(code))));
        overrides.forEach((code, one) ->
                remarks.putIfAbsent(indicator(byCode, code).slot(), new Submission.Remark("", one.reason())));
        return remarks;
    }

    private String reason(String code) {
        Override override = overrides.get(code);
        return override == null ? "" : override.reason();
    }

    private static Indicator indicator(Map<String, Indicator> byCode, String code) {
        Indicator indicator = byCode.get(code);
        if (indicator == null) throw new Unreadable("reporting.api.indicator", code);
        return indicator;
    }

    /** Never rounded: what has more decimals than the indicator is refused. */
    private static long amount(@Nullable BigDecimal value, Indicator indicator) {
        if (value == null) throw new Unreadable("reporting.api.number", indicator.code());
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (plain.signum() < 0 || plain.precision() - plain.scale() > 15 || plain.scale() > indicator.decimals())
            throw new Unreadable("reporting.api.amount", indicator.code());
        return plain.movePointRight(3).longValueExact();
    }
}
