package vn.giaoban.activities;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Logging: choose a type, fill in what matters, done; and correcting what was logged. */
@Controller
class LoggingPages {
    /** As large buttons, under a thumb. */
    private static final int BUTTONS = 5;

    private final Activities activities;
    private final ActivityList list;
    private final ActivityTypes types;
    private final NamedUnits units;
    private final ActivityFiles files;
    private final SentFiles sentFiles;

    LoggingPages(
            Activities activities,
            ActivityList list,
            ActivityTypes types,
            NamedUnits units,
            ActivityFiles files,
            SentFiles sentFiles) {
        this.activities = activities;
        this.list = list;
        this.types = types;
        this.units = units;
        this.files = files;
        this.sentFiles = sentFiles;
    }

    /** The types to choose from, those logged last first; with one chosen, its form. */
    @GetMapping("/activities/new")
    ModelAndView blank(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "0") long again) {
        NotFound.unless(Activities.mayWrite(actor, actor.homeUnitId()));
        Optional<Activity> before = again == 0 ? Optional.empty() : activities.find(actor, again);
        Map<String, ActivityType> ofToday = types.of(actor.day());
        ActivityType chosen =
                ofToday.get(before.map(activity -> type(activity).code()).orElse(type));
        if (chosen == null) return view(actor, ofToday, null, List.of(), HttpStatus.OK);
        LoggingForm form = before.map(
                        activity -> LoggingForm.again(page, chosen, type(activity), activity, actor.day()))
                .orElseGet(() -> LoggingForm.blank(page, chosen, actor.day()));
        return view(actor, ofToday, form, List.of(), HttpStatus.OK);
    }

    /**
     * @param sure that it is another one, though one of the same type, day and place is logged already
     */
    @PostMapping("/activities")
    ModelAndView log(
            Page page,
            Actor actor,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") List<String> attachment,
            @RequestParam MultiValueMap<String, MultipartFile> sent,
            @RequestParam(defaultValue = "false") boolean sure)
            throws IOException {
        Map<String, String> typed = typed(form, attachment);
        long unit = actor.homeUnitId();
        NotFound.unless(Activities.mayWrite(actor, unit));
        UUID key = key(typed.getOrDefault("key", ""));
        ActivityType type = ofDay(typed, actor).orElseThrow(NotFound::new);
        FormErrors errors = sentFiles.keep(page, actor, type, sent, typed);
        ActivityReading reading = read(page, actor, type, typed, key);
        LoggingForm filled = new LoggingForm(type, key.toString(), typed, new FormErrors(), null, null, null);
        ActivityContent content = reading.content();
        if (content == null || errors.any())
            return view(
                    actor,
                    types.of(actor.day()),
                    filled.with(LoggingForm.errors(page, errors, reading), null, null),
                    reading.files(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        Optional<Activity> alike = sure ? Optional.empty() : list.alike(unit, type, content, key);
        if (alike.isPresent())
            return view(
                    actor,
                    types.of(actor.day()),
                    filled.with(new FormErrors(), alike.get(), null),
                    reading.files(),
                    HttpStatus.CONFLICT);
        Activities.Logged logged = activities
                .log(actor, unit, List.of(new Activities.Logging(key, type, content, reading.files())))
                .getFirst();
        if (logged.outcome() == Activities.Outcome.TAKEN)
            return view(
                    actor,
                    types.of(actor.day()),
                    new LoggingForm(
                            type,
                            LoggingForm.newKey(),
                            typed,
                            new FormErrors().add("what", page.t("activities.taken")),
                            null,
                            null,
                            null),
                    reading.files(),
                    HttpStatus.CONFLICT);
        return new ModelAndView("redirect:/activities/" + logged.id() + "?saved=true");
    }

    @GetMapping("/activities/{id}/correction")
    ModelAndView correcting(Page page, Actor actor, @PathVariable long id) {
        Activity activity = own(actor, id);
        List<ActivityFile> carried = files.of(id, activity.version());
        return view(
                actor,
                Map.of(),
                LoggingForm.correcting(page, type(activity), activity, carried),
                carried,
                HttpStatus.OK);
    }

    @PostMapping("/activities/{id}/correction")
    ModelAndView correct(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") List<String> attachment,
            @RequestParam MultiValueMap<String, MultipartFile> sent)
            throws IOException {
        Activity activity = own(actor, id);
        Map<String, String> typed = typed(form, attachment);
        typed.put("type", type(activity).code());
        ActivityType type = ofDay(typed, actor).orElseGet(() -> type(activity));
        FormErrors errors = sentFiles.keep(page, actor, type, sent, typed);
        ActivityReading reading = read(page, actor, type, typed, activity.key());
        LoggingForm filled =
                new LoggingForm(type, activity.key().toString(), typed, new FormErrors(), activity, null, null);
        ActivityContent content = reading.content();
        if (content == null || errors.any())
            return view(
                    actor,
                    Map.of(),
                    filled.with(LoggingForm.errors(page, errors, reading), null, null),
                    reading.files(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            activities.correct(actor, id, version, type, content, reading.files());
        } catch (StaleActivity e) {
            // Both are shown, and what was typed goes on from what stands now.
            return view(
                    actor,
                    Map.of(),
                    filled.with(new FormErrors(), null, own(actor, id)),
                    reading.files(),
                    HttpStatus.CONFLICT);
        }
        return new ModelAndView("redirect:/activities/" + id + "?saved=true");
    }

    /** What stands in the boxes; those of files may be several. */
    private static Map<String, String> typed(Map<String, String> form, List<String> attachments) {
        Map<String, String> typed = new HashMap<>(form);
        typed.put(ActivityReading.FILES, String.join(" ", attachments));
        return typed;
    }

    private ActivityReading read(Page page, Actor actor, ActivityType type, Map<String, String> typed, UUID key) {
        return ActivityReading.read(
                type,
                typed,
                page.locale(),
                actor.day(),
                units::meant,
                files.claims(actor).of(key));
    }

    private Activity own(Actor actor, long id) {
        Activity activity = activities.find(actor, id).orElseThrow(NotFound::new);
        NotFound.unless(Activities.mayWrite(actor, activity.unitId()));
        return activity;
    }

    private ActivityType type(Activity activity) {
        return Optional.ofNullable(types.those(List.of(activity.typeId())).get(activity.typeId()))
                .orElseThrow();
    }

    /** The type's edition of the day that was typed; of today where no day was. */
    private Optional<ActivityType> ofDay(Map<String, String> typed, Actor actor) {
        LocalDate day = vn.giaoban.calendar.Days.parse(typed.getOrDefault("day", ""))
                .filter(typedDay -> !typedDay.isAfter(actor.day()))
                .orElse(actor.day());
        String code = typed.getOrDefault("type", "");
        return types.find(code, day).or(() -> types.find(code, actor.day()));
    }

    private static UUID key(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    private ModelAndView view(
            Actor actor,
            Map<String, ActivityType> ofToday,
            @Nullable LoggingForm form,
            List<ActivityFile> carried,
            HttpStatus status) {
        List<ActivityType> buttons = new ArrayList<>();
        for (String code : list.lately(actor.homeUnitId(), BUTTONS)) {
            ActivityType type = ofToday.get(code);
            if (type != null) buttons.add(type);
        }
        for (ActivityType type : ofToday.values())
            if (buttons.size() < BUTTONS && !buttons.contains(type)) buttons.add(type);
        if (form != null
                && form.of() == null
                && buttons.stream().noneMatch(b -> b.code().equals(form.type().code()))) buttons.add(form.type());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("buttons", buttons);
        model.put(
                "others",
                ofToday.values().stream()
                        .filter(type -> !buttons.contains(type))
                        .toList());
        model.put("form", form);
        model.put("files", carried);
        boolean namesUnits = form != null && form.fields().stream().anyMatch(field -> field.kind() == FieldKind.UNIT);
        model.put("units", namesUnits ? units.offered(actor.homeUnitId(), actor.day()) : List.of());
        Activity shown = form == null ? null : form.standing() != null ? form.standing() : form.alike();
        model.put("shownType", shown == null ? null : type(shown));
        return Templates.view("activities/logging", model, status);
    }
}
