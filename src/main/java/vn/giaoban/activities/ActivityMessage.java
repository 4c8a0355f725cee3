package vn.giaoban.activities;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.web.Texts;

/**
 * What a program or a phone sends: activities, each with a key of its own.
 *
 * <pre>{"activities": [{"key": "…uuid…", "type": "doi-thoai", "day": "2026-09-22", "place": "…", "what": "…",
 *   "fields": {"chu-tri": "chinh-quyen", "nguoi-du": 84, "y-kien": 12},
 *   "attachments": ["…key…"]}]}</pre>
 *
 * A phone says beside them in which language its writer typed, {@code "language": "vi"}, and that it wants to be asked,
 * {@code "asks": true}, before one is logged that is most likely logged already; for those the writer is sure of it says {@code
 * "sure": true}.
 */
record ActivityMessage(List<One> activities, Locale language, boolean asks) {
    /** What one request may carry: some days of a phone without a line. */
    static final int MOST = 200;

    /** One of them, as it was typed: days as 2026-09-22 or 22/9/2026; numbers as 1234.5, or as the message's language writes them. */
    record One(Optional<UUID> key, String type, Map<String, String> typed, boolean sure) {}

    /** It cannot be read as a whole; what to do about it is a text's key with what goes into it. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String textKey;

        Unreadable(String textKey) {
            super(textKey, null, false, false);
            this.textKey = textKey;
        }

        String textKey() {
            return textKey;
        }
    }

    static ActivityMessage read(JsonMapper json, byte[] sent) {
        JsonNode all;
        JsonNode message;
        try {
            message = json.readTree(sent);
            all = message.get("activities");
        } catch (JacksonException e) {
            throw new Unreadable("activities.fault.shape");
        }
        if (all == null || !all.isArray()) throw new Unreadable("activities.fault.shape");
        if (all.size() > MOST) throw new Unreadable("activities.fault.many");
        List<One> read = new ArrayList<>();
        for (JsonNode one : all) {
            if (!one.isObject()) throw new Unreadable("activities.fault.shape");
            Map<String, String> typed = new HashMap<>();
            for (String box : List.of("day", "place", "what")) typed.put(box, text(one.get(box)));
            JsonNode fields = one.get("fields");
            if (fields != null)
                for (Map.Entry<String, JsonNode> field : fields.properties())
                    typed.put("f." + field.getKey(), text(field.getValue()));
            typed.put(ActivityReading.FILES, files(one.get("attachments")));
            boolean sure = text(one.get("sure")).equals("yes");
            read.add(new One(key(text(one.get("key"))), text(one.get("type")), typed, sure));
        }
        Locale language = text(message.get("language")).equals("vi") ? Texts.VIETNAMESE : Texts.ENGLISH;
        return new ActivityMessage(read, language, text(message.get("asks")).equals("yes"));
    }

    private static String files(@Nullable JsonNode keys) {
        if (keys == null || keys.isNull()) return "";
        if (!keys.isArray()) throw new Unreadable("activities.fault.shape");
        StringJoiner all = new StringJoiner(" ");
        for (JsonNode key : keys) all.add(text(key));
        return all.toString();
    }

    private static Optional<UUID> key(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable JsonNode node) {
        if (node == null || node.isNull()) return "";
        if (node.isBoolean()) return node.asBoolean() ? "yes" : "";
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue().stripTrailingZeros();
            return Math.abs(number.scale()) > 30 || number.precision() > 30 ? "?" : number.toPlainString();
        }
        return node.isString() ? node.asString() : "?";
    }
}
