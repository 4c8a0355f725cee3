package vn.giaoban.reporting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.SealsBehind;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.deliveries.AnotherDelivery;
import vn.giaoban.deliveries.Deliveries;
import vn.giaoban.deliveries.Delivery;
import vn.giaoban.web.Page;
import vn.giaoban.web.Problem;

/** The programs' door to reports: filed, withdrawn, accepted and returned by token, each asked for once by its key. */
@Controller
class ReportDoorPages {
    private final ReportDoor door;
    private final Deliveries deliveries;
    private final Periods periods;
    private final Indicators indicators;
    private final JsonMapper json;

    ReportDoorPages(ReportDoor door, Deliveries deliveries, Periods periods, Indicators indicators, JsonMapper json) {
        this.door = door;
        this.deliveries = deliveries;
        this.periods = periods;
        this.indicators = indicators;
        this.json = json;
    }

    @PostMapping("/api/v1/reports")
    ResponseEntity<byte[]> file(
            Page page,
            Actor actor,
            @RequestHeader(name = Delivery.HEADER, defaultValue = "") String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        byte[] sent = body == null ? new byte[0] : body;
        return once(actor, new Delivery(key, "POST", "/api/v1/reports", sent), 201, () -> {
            ReportMessage message = ReportMessage.read(json, sent);
            return door.told(door.file(actor, message, page.locale()));
        });
    }

    @PostMapping("/api/v1/reports/{id}/acceptance")
    ResponseEntity<byte[]> accept(
            Actor actor,
            @PathVariable long id,
            @RequestHeader(name = Delivery.HEADER, defaultValue = "") String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        return step(actor, id, "acceptance", key, body, message -> door.accept(actor, id, revision(message)));
    }

    @PostMapping("/api/v1/reports/{id}/return")
    ResponseEntity<byte[]> giveBack(
            Actor actor,
            @PathVariable long id,
            @RequestHeader(name = Delivery.HEADER, defaultValue = "") String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        return step(
                actor,
                id,
                "return",
                key,
                body,
                message -> door.giveBack(
                        actor,
                        id,
                        revision(message),
                        ReportMessage.text(message, "reason"),
                        message.get("objections")));
    }

    @PostMapping("/api/v1/reports/{id}/withdrawal")
    ResponseEntity<byte[]> withdraw(
            Actor actor,
            @PathVariable long id,
            @RequestHeader(name = Delivery.HEADER, defaultValue = "") String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        return step(
                actor,
                id,
                "withdrawal",
                key,
                body,
                message -> door.withdraw(actor, id, revision(message), ReportMessage.text(message, "reason")));
    }

    @GetMapping("/api/v1/reports/{id}")
    ResponseEntity<byte[]> one(Actor actor, @PathVariable long id) {
        if (actor.isAnonymous()) return Problem.unknown().answer(json);
        return answer(200, json.writeValueAsBytes(door.told(door.find(actor, id))));
    }

    /** The report of a unit and a period. */
    @GetMapping("/api/v1/reports")
    ResponseEntity<byte[]> of(
            Actor actor, @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String period) {
        if (actor.isAnonymous()) return Problem.unknown().answer(json);
        Report report = door.find(actor, unit, period).orElseThrow(NotFound::new);
        return answer(200, json.writeValueAsBytes(door.told(report)));
    }

    private interface Act {
        void take(JsonNode message);
    }

    private ResponseEntity<byte[]> step(
            Actor actor, long id, String noun, String key, byte @Nullable [] body, Act act) {
        byte[] sent = body == null ? new byte[0] : body;
        Delivery delivery = new Delivery(key, "POST", "/api/v1/reports/" + id + "/" + noun, sent);
        return once(actor, delivery, 201, () -> {
            JsonNode message = ReportMessage.object(json, sent);
            int revision = revision(message);
            act.take(message);
            Map<String, @Nullable Object> told = new LinkedHashMap<>();
            told.put("id", id);
            told.put("revision", revision + 1);
            told.put("state", DONE.get(noun));
            told.put("auditHead", door.auditHead());
            return told;
        });
    }

    private static final Map<String, String> DONE = Map.of(
            "acceptance", ReportState.ACCEPTED.name(),
            "return", ReportState.RETURNED.name(),
            "withdrawal", ReportState.WITHDRAWN.name());

    private static int revision(JsonNode message) {
        JsonNode revision = message.get("revision");
        if (revision == null || !revision.isInt())
            throw new ReportMessage.Unreadable("reporting.api.revision", "revision");
        return revision.asInt();
    }

    private ResponseEntity<byte[]> once(
            Actor actor, Delivery delivery, int status, Supplier<Map<String, @Nullable Object>> act) {
        if (actor.isAnonymous()) return Problem.unknown().answer(json);
        if (!delivery.hasReadableKey()) throw new ReportMessage.Unreadable("reporting.api.key", Delivery.HEADER);
        Delivery.Answer answer = deliveries.once(
                actor,
                delivery,
                () -> new Delivery.Answer(status, Objects.requireNonNull(json.writeValueAsString(act.get()))));
        return answer(answer.status(), answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    // ---------- what goes wrong ----------

    @ExceptionHandler
    ResponseEntity<byte[]> notFound(NotFound e, Page page) {
        return new Problem(HttpStatus.NOT_FOUND, page.t("web.api.notFound")).answer(json);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(ReportMessage.Unreadable e, Page page) {
        return new Problem(HttpStatus.BAD_REQUEST, page.t(e.key(), e.where())).answer(json);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> another(AnotherDelivery e, Page page) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, page.t("reporting.api.anotherKey")).answer(json);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> stale(StaleReport e, Page page) {
        return new Problem(HttpStatus.CONFLICT, page.t("reporting.api.stale")).answer(json);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> behind(SealsBehind e, Page page) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, page.t("audit.behind.text")).answer(json);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> faulty(ReportDoor.Faulty e, Page page) {
        return faulty(page, e.faults());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refusedFiling(RefusedFiling e, Page page) {
        // Nothing is to be mended where another began the report at the same moment: it is to be read again.
        if (e.faults().isEmpty()) return new Problem(HttpStatus.CONFLICT, page.t("reporting.api.stale")).answer(json);
        return faulty(page, e.faults());
    }

    private ResponseEntity<byte[]> faulty(Page page, List<Fault> faults) {
        List<Map<String, @Nullable Object>> told = faults.stream()
                .map(fault -> {
                    Map<String, @Nullable Object> one = new LinkedHashMap<>();
                    one.put("kind", fault.kind().name());
                    one.put("indicator", fault.slot() == null ? null : code(fault.slot()));
                    one.put("heading", fault.heading());
                    one.put("message", fault.message());
                    return one;
                })
                .toList();
        return new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        page.t("reporting.api.faulty"),
                        told.isEmpty() ? Map.of() : Map.of("faults", told))
                .answer(json);
    }

    private @Nullable String code(int slot) {
        return periods.all().stream()
                .map(period -> indicators.bySlot(period.lastDay()).get(slot))
                .filter(Objects::nonNull)
                .map(indicator -> indicator.code())
                .findFirst()
                .orElse(null);
    }

    private static ResponseEntity<byte[]> answer(int status, byte[] body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
