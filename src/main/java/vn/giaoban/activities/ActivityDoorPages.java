package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.calendar.Days;
import vn.giaoban.web.Page;
import vn.giaoban.web.Problem;

/**
 * The programs' and phones' door to the log. Each activity has a key of its own, made where it was written: whatever is sent twice is
 * logged once, so that a request whose answer was lost is simply sent again. Each is answered for itself, in the order of arrival.
 */
@Controller
class ActivityDoorPages {
    private final Activities activities;
    private final ActivityList list;
    private final ActivityTypes types;
    private final NamedUnits units;
    private final ActivityFiles files;
    private final JsonMapper json;

    ActivityDoorPages(
            Activities activities,
            ActivityList list,
            ActivityTypes types,
            NamedUnits units,
            ActivityFiles files,
            JsonMapper json) {
        this.activities = activities;
        this.list = list;
        this.types = types;
        this.units = units;
        this.files = files;
        this.json = json;
    }

    @PostMapping("/api/v1/activities")
    ResponseEntity<byte[]> log(Page page, Actor actor, @RequestBody(required = false) byte @Nullable [] body) {
        if (actor.isAnonymous()) return Problem.unknown().answer(json);
        NotFound.unless(Activities.mayWrite(actor, actor.homeUnitId()));
        ActivityMessage message = ActivityMessage.read(json, body == null ? new byte[0] : body);

        // 1. What can be read; the types of a day are looked up once.
        Map<LocalDate, Map<String, ActivityType>> ofDay = types.of(
                message.activities().stream().map(one -> dayOf(one, actor)).collect(Collectors.toSet()));
        List<Map<String, @Nullable Object>> answers = new ArrayList<>();
        List<Readable> readable = new ArrayList<>();
        ActivityFiles.Claims claims = files.claims(actor);
        for (ActivityMessage.One one : message.activities()) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("key", one.key().map(UUID::toString).orElse(null));
            answers.add(answer);
            ActivityType type = ofDay.getOrDefault(dayOf(one, actor), Map.of()).get(one.type());
            if (one.key().isEmpty()) fault(answer, "key", page.t("activities.fault.key"));
            else if (type == null) fault(answer, "type", page.t("activities.fault.type", one.type()));
            else {
                UUID key = one.key().get();
                ActivityReading reading = ActivityReading.read(
                        type, one.typed(), message.language(), actor.day(), units::meant, claims.of(key));
                ActivityContent content = reading.content();
                if (content == null) faults(page, answer, reading);
                else
                    readable.add(new Readable(
                            new Activities.Logging(key, type, content, reading.files()),
                            message.asks() && !one.sure(),
                            answer));
            }
        }

        // 2. Those asked about first; the others are logged, and told what became of them.
        List<Readable> arriving = unlikeAny(page, actor.homeUnitId(), readable);
        List<Activities.Logged> logged = arriving.isEmpty()
                ? List.of()
                : activities.log(
                        actor,
                        actor.homeUnitId(),
                        arriving.stream().map(Readable::logging).toList());
        for (int i = 0; i < logged.size(); i++) {
            Map<String, @Nullable Object> answer = arriving.get(i).answer();
            Activities.Logged one = logged.get(i);
            if (one.outcome() == Activities.Outcome.TAKEN) {
                fault(answer, "key", page.t("activities.taken"));
                answer.put("outcome", Activities.Outcome.TAKEN.name());
                continue;
            }
            answer.put("outcome", one.outcome().name());
            answer.put("id", one.id());
        }
        return answer(Map.of("activities", answers));
    }

    private static LocalDate dayOf(ActivityMessage.One one, Actor actor) {
        return Days.parse(one.typed().getOrDefault("day", "")).orElse(actor.day());
    }

    /** One without fault; where {@code asks}, its writer wants to be asked if it is most likely logged already. */
    private record Readable(Activities.Logging logging, boolean asks, Map<String, @Nullable Object> answer) {
        String typeCode() {
            return logging.type().code();
        }

        ActivityContent content() {
            return logging.content();
        }

        boolean isLike(Readable other) {
            return typeCode().equals(other.typeCode())
                    && content().day().equals(other.content().day())
                    && content().place().equalsIgnoreCase(other.content().place());
        }
    }

    /**
     * Those to be logged, in their order. Who asks is told of another of the same type, day and place, in the log or earlier in the
     * message; what has arrived before by its own key is not asked about again.
     */
    private List<Readable> unlikeAny(Page page, long unit, List<Readable> readable) {
        List<Readable> asking = readable.stream().filter(Readable::asks).toList();
        if (asking.isEmpty()) return readable;
        Set<UUID> there =
                list.known(asking.stream().map(one -> one.logging().key()).toList());
        Map<Integer, Long> alike = list.alike(
                unit,
                asking.stream().map(Readable::typeCode).toList(),
                asking.stream().map(Readable::content).toList());
        List<Readable> unlike = new ArrayList<>();
        int place = 0;
        for (Readable one : readable) {
            Long other = one.asks() ? alike.get(place++) : null;
            boolean asked = one.asks()
                    && !there.contains(one.logging().key())
                    && (other != null || unlike.stream().anyMatch(one::isLike));
            if (!asked) {
                unlike.add(one);
                continue;
            }
            one.answer().put("outcome", "ALIKE");
            one.answer().put("faults", Map.of("what", page.t("activities.alike.title")));
            if (other != null) one.answer().put("alike", other);
        }
        return unlike;
    }

    /** What can be logged today: what a phone needs to draw the forms without a line. */
    @GetMapping("/api/v1/activity-types")
    ResponseEntity<byte[]> types(Actor actor) {
        if (actor.isAnonymous()) return Problem.unknown().answer(json);
        List<Map<String, Object>> told = types.of(actor.day()).values().stream()
                .map(type -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("code", type.code());
                    one.put("vi", type.nameVi());
                    one.put("en", type.nameEn());
                    one.put("theme", type.theme().code());
                    one.put(
                            "fields",
                            type.fields().stream().map(ActivityDoorPages::told).toList());
                    return one;
                })
                .toList();
        return answer(Map.of("types", told));
    }

    private static Map<String, Object> told(ActivityField field) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("key", field.key());
        one.put("kind", field.kind().name());
        one.put("vi", field.labelVi());
        one.put("en", field.labelEn());
        one.put("decimals", field.decimals());
        one.put("required", field.required());
        one.put("choices", field.choices());
        return one;
    }

    private static void faults(Page page, Map<String, @Nullable Object> answer, ActivityReading reading) {
        reading.faults()
                .forEach((box, fault) -> fault(
                        answer,
                        box.startsWith("f.")
                                ? box.substring(2)
                                : box.equals(ActivityReading.FILES) ? "attachments" : box,
                        page.t(fault.textKey(), fault.args().toArray())));
    }

    @SuppressWarnings("unchecked")
    private static void fault(Map<String, @Nullable Object> answer, String where, String message) {
        answer.put("outcome", "FAULTY");
        ((Map<String, String>) java.util.Objects.requireNonNull(
                        answer.computeIfAbsent("faults", none -> new LinkedHashMap<String, String>())))
                .put(where, message);
    }

    // ---------- what goes wrong ----------

    @ExceptionHandler
    ResponseEntity<byte[]> notFound(NotFound e, Page page) {
        return new Problem(HttpStatus.NOT_FOUND, page.t("web.api.notFound")).answer(json);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(ActivityMessage.Unreadable e, Page page) {
        return new Problem(HttpStatus.BAD_REQUEST, page.t(e.textKey(), ActivityMessage.MOST)).answer(json);
    }

    private ResponseEntity<byte[]> answer(Object body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(body));
    }
}
