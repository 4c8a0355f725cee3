package vn.giaoban.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.web.Texts;

/** The description of the public interface for programs (OpenAPI 3.1), made of the same parameters that read the requests. */
final class OpenApi {
    private OpenApi() {}

    static byte[] json(Texts texts) {
        return JsonMapper.builder().build().writeValueAsBytes(document(texts));
    }

    static Map<String, Object> document(Texts texts) {
        Map<String, Object> get = new LinkedHashMap<>();
        get.put("operationId", "figures");
        get.put("summary", texts.text(Texts.ENGLISH, "portal.api.lead"));
        get.put(
                "parameters",
                Arrays.stream(FigureParameter.values())
                        .map(p -> parameter(p, texts))
                        .toList());
        get.put("responses", responses());
        return object(
                "openapi", "3.1.0",
                "info",
                        object(
                                "title",
                                "Giaoban",
                                "version",
                                "1",
                                "description",
                                texts.text(Texts.ENGLISH, "portal.api.rules")),
                "paths", paths(get),
                "components",
                        object(
                                "schemas",
                                schemas(),
                                "securitySchemes",
                                object("token", object("type", "http", "scheme", "bearer"))));
    }

    private static Map<String, Object> paths(Map<String, Object> figures) {
        Map<String, Object> id = object(
                "name", "id", "in", "path", "required", true, "schema", object("type", "integer", "format", "int64"));
        Map<String, Object> one = act("report", "A report", List.of(id), null, "200");
        Map<String, Object> of = act(
                "reportOf",
                "The report of a unit and a period",
                List.of(queried("unit"), queried("period")),
                null,
                "200");
        return object(
                "/api/v1/activities",
                object(
                        "post",
                        act(
                                "log",
                                "Log activities, each once by the key it carries; each is answered for itself, in order",
                                List.of(),
                                "Log",
                                "200")),
                "/api/v1/activity-types",
                object("get", act("activityTypes", "What can be logged today", List.of(), null, "200")),
                "/api/v1/attachments",
                object("post", keep()),
                "/api/v1/figures",
                object("get", figures),
                "/api/v1/reports",
                object(
                        "get",
                        of,
                        "post",
                        act(
                                "file",
                                "File a report: send it, or leave it with the leader",
                                List.of(KEY),
                                "Filing",
                                "201")),
                "/api/v1/reports/{id}",
                object("get", one),
                "/api/v1/reports/{id}/acceptance",
                object(
                        "post",
                        act("accept", "Accept a report: its figures count at once", List.of(id, KEY), "Step", "201")),
                "/api/v1/reports/{id}/return",
                object("post", act("return", "Return a report with reasons", List.of(id, KEY), "Step", "201")),
                "/api/v1/reports/{id}/withdrawal",
                object("post", act("withdraw", "Take a report back", List.of(id, KEY), "Step", "201")));
    }

    /** A photo or document, which activities then name by its key. */
    private static Map<String, Object> keep() {
        Map<String, Object> file = object("type", "object", "required", List.of("file"));
        file.put(
                "properties", object("file", object("type", "string", "contentMediaType", "application/octet-stream")));
        Map<String, Object> answered = act(
                "keep",
                "Keep a photo or document for an activity that is logged within a week",
                List.of(),
                null,
                "201");
        Map<String, Object> keep = new LinkedHashMap<>(answered);
        keep.put(
                "requestBody",
                object("required", true, "content", object("multipart/form-data", object("schema", file))));
        keep.put(
                "responses",
                object(
                        "201",
                        object(
                                "description",
                                "It is kept; activities name it by this key",
                                "content",
                                object("application/json", object("schema", reference("Kept")))),
                        "400",
                        problem("There is no part \"file\""),
                        "401",
                        problem("No token, or one that does not hold"),
                        "404",
                        problem("Not for you"),
                        "422",
                        problem("The file is not kept; the detail says why and what to do")));
        return keep;
    }

    private static final Map<String, Object> KEY = object(
            "name",
            "Idempotency-Key",
            "in",
            "header",
            "required",
            true,
            "description",
            "Your own key for this request: however often it arrives within three days, it is done once and answered alike",
            "schema",
            object("type", "string", "minLength", 1, "maxLength", 200));

    private static Map<String, Object> queried(String name) {
        return object("name", name, "in", "query", "required", true, "schema", text());
    }

    /** An address for those who show a token. */
    private static Map<String, Object> act(
            String id, String summary, List<Map<String, Object>> parameters, @Nullable String body, String status) {
        return object(
                "operationId",
                id,
                "summary",
                summary,
                "security",
                List.of(object("token", List.of())),
                "parameters",
                parameters,
                "requestBody",
                body == null
                        ? null
                        : object(
                                "required",
                                true,
                                "content",
                                object("application/json", object("schema", reference(body)))),
                "responses",
                object(
                        status,
                        object(
                                "description",
                                "As it stands then; auditHead is the latest head of the sealed audit trail, worth keeping",
                                "content",
                                object("application/json", object("schema", object("type", "object")))),
                        "400",
                        problem("Something cannot be read; the detail says what"),
                        "401",
                        problem("No token, or one that does not hold"),
                        "404",
                        problem("There is no such report, or not for you"),
                        "409",
                        problem("The report has moved on: read it again"),
                        "422",
                        problem("Something must be mended, named in faults; or the key was used for another request")));
    }

    private static Map<String, Object> parameter(FigureParameter parameter, Texts texts) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("type", "string");
        if (parameter.words().isEmpty()) value.put("pattern", "^" + parameter.pattern() + "$");
        else value.put("enum", parameter.words());
        String otherwise = parameter.otherwise();
        if (otherwise != null) value.put("default", otherwise);
        Map<String, Object> written = object(
                "name",
                parameter.word(),
                "in",
                "query",
                "required",
                false,
                "description",
                texts.text(Texts.ENGLISH, "portal.api.parameter." + parameter.word()),
                "schema",
                parameter.isMany() ? object("type", "array", "items", value) : value);
        if (parameter.isMany()) written.put("explode", true);
        return written;
    }

    private static Map<String, Object> responses() {
        Map<String, Object> ok = object(
                "description",
                "The figures asked for",
                "content",
                object(
                        "application/json", object("schema", reference("Answer")),
                        "text/csv", object("schema", object("type", "string"))));
        return object(
                "200", ok,
                "304", object("description", "Unchanged since the ETag of If-None-Match"),
                "400", problem("A parameter is unknown or cannot be read"),
                "404", problem("A unit, period or indicator is named that is not among the public ones"));
    }

    private static Map<String, Object> problem(String description) {
        return object(
                "description",
                description,
                "content",
                object("application/problem+json", object("schema", reference("Problem"))));
    }

    private static Map<String, Object> schemas() {
        List<String> statuses = Arrays.stream(PublicRow.Status.values())
                .map(PublicRow.Status::word)
                .toList();
        Map<String, Object> figure = record(object(
                "unit",
                        record(object(
                                "code",
                                text(),
                                "name",
                                text(),
                                "level",
                                object(
                                        "type",
                                        "string",
                                        "enum",
                                        List.of("nation", "province", "district", "commune")))),
                "period", text(),
                "indicator", text(),
                "value", orNull("number"),
                "status", object("type", "string", "enum", statuses),
                "reports", whole(),
                "corrected", orNull("string")));
        figure.put(
                "properties", with(figure, "corrections", object("type", "array", "items", reference("Correction"))));
        figure.put("properties", with(figure, "overridden", whole()));
        return object(
                "Answer",
                        record(object(
                                "lastUpdated", text(),
                                "as", object("type", "string", "enum", FigureParameter.AS.words()),
                                "total", whole(),
                                "page", whole(),
                                "pages", whole(),
                                "next", orNull("string"),
                                "periods", list("Period"),
                                "indicators", list("Indicator"),
                                "figures", list("Figure"))),
                "Period",
                        record(object(
                                "code", text(), "name", text(), "nameEn", text(), "year", whole(), "from", text(), "to",
                                text())),
                "Indicator",
                        record(object(
                                "code",
                                text(),
                                "name",
                                text(),
                                "nameEn",
                                text(),
                                "measure",
                                text(),
                                "measureEn",
                                text(),
                                "decimals",
                                whole())),
                "Figure", figure,
                "Filing",
                        object(
                                "type",
                                "object",
                                "required",
                                List.of("unit", "period", "figures"),
                                "properties",
                                object(
                                        "unit", text(),
                                        "period", text(),
                                        "figures",
                                                object(
                                                        "type",
                                                        "object",
                                                        "description",
                                                        "By the indicator's code: a number, null for blank, \"n/a\" for not applicable"),
                                        "overrides", object("type", "object"),
                                        "notes", object("type", "object"),
                                        "passages", object("type", "object"),
                                        "send", object("type", "boolean", "default", true))),
                "Step",
                        object(
                                "type",
                                "object",
                                "required",
                                List.of("revision"),
                                "properties",
                                object(
                                        "revision", whole(),
                                        "reason", text(),
                                        "objections", object("type", "array", "items", object("type", "object")))),
                "Log", logging(),
                "Kept", record(object("key", text(), "name", text(), "kind", text(), "bytes", whole())),
                "Correction", record(object("at", text(), "from", orNull("number"), "to", orNull("number"))),
                "Problem", record(object("type", text(), "title", text(), "status", whole(), "detail", text())));
    }

    private static Map<String, Object> logging() {
        Map<String, Object> properties = object(
                "key", object("type", "string", "format", "uuid"),
                "type", text(),
                "day", object("type", "string", "format", "date"),
                "place", text(),
                "what", text());
        properties.put(
                "fields",
                object(
                        "type",
                        "object",
                        "description",
                        "By the field's key: a number, a text, a choice's key, true for yes, a day, a unit's code, a file's key"));
        properties.put("attachments", object("type", "array", "maxItems", 10, "items", text()));
        Map<String, Object> activity =
                object("type", "object", "required", List.of("key", "type", "day"), "properties", properties);
        Map<String, Object> activities = object("type", "array", "maxItems", 200, "items", activity);
        return object(
                "type", "object", "required", List.of("activities"), "properties", object("activities", activities));
    }

    /** All of these, and nothing else. */
    private static Map<String, Object> record(Map<String, Object> properties) {
        return object(
                "type",
                "object",
                "properties",
                properties,
                "required",
                new ArrayList<>(properties.keySet()),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> with(Map<String, Object> schema, String name, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (schema.get("properties") instanceof Map<?, ?> known)
            known.forEach((key, value) -> all.put((String) key, value));
        all.put(name, more);
        return all;
    }

    private static Map<String, Object> text() {
        return object("type", "string");
    }

    private static Map<String, Object> whole() {
        return object("type", "integer");
    }

    private static Map<String, Object> orNull(String type) {
        return object("type", List.of(type, "null"));
    }

    private static Map<String, Object> list(String schema) {
        return object("type", "array", "items", reference(schema));
    }

    private static Map<String, Object> reference(String schema) {
        return object("$ref", "#/components/schemas/" + schema);
    }

    /** Names and values in turn, in their order. */
    private static Map<String, Object> object(@Nullable Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) object.put(String.valueOf(namesAndValues[i]), value);
        }
        return object;
    }
}
