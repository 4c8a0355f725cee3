package vn.giaoban.conferences;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.calendar.Days;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** What is written while the conference runs: notes against items and speeches, and the conclusions, line by line. */
@Controller
class MinutesPages {
    private static final int LONGEST_NOTE = 20_000;
    private static final int LONGEST = 2_000;

    private final Acting acting;
    private final Seats seats;
    private final Courses courses;
    private final Halls halls;
    private final Owners owners;
    private final Units units;

    MinutesPages(Acting acting, Seats seats, Courses courses, Halls halls, Owners owners, Units units) {
        this.acting = acting;
        this.seats = seats;
        this.courses = courses;
        this.halls = halls;
        this.owners = owners;
        this.units = units;
    }

    /** A passage of the minutes. Where two wrote at once, the later one is told, and keeps what they typed. */
    @PostMapping("/conferences/{id}/notes")
    ModelAndView note(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int seen) {
        if (text.length() > LONGEST_NOTE) return tooLong(page, actor, id, about, text);
        Happening written = new Happening.Noted(about, text.strip(), seen);
        Seat seat = seats.that(actor, id, written).orElseThrow(NotFound::new);
        Optional<Refused> refused = courses.take(seat, written);
        if (refused.filter(why -> why == Refused.WRITTEN_MEANWHILE).isPresent() && !page.fragment())
            return unkept(id, about, text, page.t(Refused.WRITTEN_MEANWHILE.textKey()), HttpStatus.CONFLICT);
        return Acting.answer(page, refused, "/conferences/" + id + "/secretary");
    }

    private ModelAndView tooLong(Page page, Actor actor, long id, String about, String text) {
        NotFound.unless(seats.running(actor, id).isPresent());
        String sentence = page.t("conferences.fault.long");
        return page.fragment()
                ? Acting.said(sentence, HttpStatus.UNPROCESSABLE_CONTENT)
                : unkept(id, about, text, sentence, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView unkept(long id, String about, String text, String sentence, HttpStatus status) {
        return Templates.view(
                "conferences/noteMeanwhile",
                Map.of("hall", halls.of(id), "about", about, "typed", text, "sentence", sentence),
                status);
    }

    // ---------- conclusions

    @GetMapping("/conferences/{id}/conclusions/{number}")
    ModelAndView conclusion(Page page, Actor actor, @PathVariable long id, @PathVariable int number) {
        NotFound.unless(seats.running(actor, id).isPresent());
        Hall hall = halls.of(id);
        Conclusion one = find(hall, number).orElseThrow(NotFound::new);
        return form(hall, typed(page, hall, one), new FormErrors(), null);
    }

    /** A line of what is concluded: a new one with number 0, or one that is written anew. */
    @PostMapping("/conferences/{id}/conclusions")
    ModelAndView conclude(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        Seat seat = seats.running(actor, id).orElseThrow(NotFound::new);
        Hall hall = halls.of(id);
        FormErrors errors = new FormErrors();
        String text = typed.getOrDefault("text", "").strip();
        String measure = typed.getOrDefault("measure", "").strip();
        if (text.isEmpty()) errors.add("conclusion-text", page.t("conferences.fault.conclusion"));
        if (text.length() > LONGEST || measure.length() > LONGEST)
            errors.add("conclusion-text", page.t("conferences.fault.long"));
        Owners.Read read = owners.read(page, hall.preparation(), typed.getOrDefault("owners", ""));
        if (!read.unknown().isEmpty())
            errors.add("conclusion-owners", page.t("conferences.fault.owners", String.join("; ", read.unknown())));
        LocalDate due = due(page, hall, typed.getOrDefault("due", ""), errors);
        if (errors.any()) {
            if (page.fragment()) return Acting.faults(errors);
            return form(hall, typed, errors, null);
        }
        int number = number(typed.get("conclusion"));
        Happening written = new Happening.ConclusionWritten(
                number, text, read.ids(), Objects.requireNonNull(due), measure, number(typed.get("seen")));
        Optional<Refused> refused = courses.take(seat, written);
        if (refused.filter(why -> why == Refused.WRITTEN_MEANWHILE).isPresent() && !page.fragment()) {
            Hall now = halls.of(id);
            return form(now, typed, new FormErrors(), meanwhile(page, now, number, typed));
        }
        return Acting.answer(page, refused, CoursePages.desk(id));
    }

    private static @Nullable LocalDate due(Page page, Hall hall, String typed, FormErrors errors) {
        Optional<LocalDate> due = Days.parse(typed);
        if (due.isEmpty()) errors.add("conclusion-due", page.t("conferences.fault.due"));
        else if (due.get().isBefore(hall.conference().day()))
            errors.add("conclusion-due", page.t("conferences.fault.dueBefore"));
        return due.orElse(null);
    }

    private Meanwhile meanwhile(Page page, Hall now, int number, Map<String, String> typed) {
        Conclusion stands = find(now, number).orElseThrow(NotFound::new);
        Map<String, String> said = typed(page, now, stands);
        return Meanwhile.by(
                stands.by(),
                stands.at(),
                List.of("text", "owners", "due", "measure").stream()
                        .filter(box -> !said.getOrDefault(box, "").equals(typed.getOrDefault(box, "")))
                        .map(box -> new Meanwhile.Place(
                                page.t("conferences.conclusion." + box),
                                said.getOrDefault(box, ""),
                                typed.getOrDefault(box, "")))
                        .toList());
    }

    @PostMapping("/conferences/{id}/conclusions/{number}/removal")
    ModelAndView remove(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int seen) {
        return acting.act(page, actor, id, new Happening.ConclusionRemoved(number, seen), CoursePages.desk(id));
    }

    /** What the chair's word would give out: whose tasks, until when; looked at before it is done. */
    @GetMapping("/conferences/{id}/confirmation")
    ModelAndView confirmation(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String refused) {
        NotFound.unless(seats.running(actor, id).isPresent());
        boolean chair = seats.of(actor, id).stream().anyMatch(seat -> seat.part() == Seat.Part.CHAIR);
        return Templates.view(
                "conferences/confirmation", Map.of("hall", halls.of(id), "chair", chair, "refused", refused));
    }

    @PostMapping("/conferences/{id}/confirmation")
    ModelAndView confirm(Page page, Actor actor, @PathVariable long id) {
        return acting.act(page, actor, id, new Happening.Concluded(), "/conferences/" + id);
    }

    // ---------- the form

    private static Optional<Conclusion> find(Hall hall, int number) {
        return hall.course().conclusions().stream()
                .filter(one -> one.number() == number)
                .findFirst();
    }

    /** A conclusion as its form says it. */
    private Map<String, String> typed(Page page, Hall hall, Conclusion one) {
        Map<String, String> typed = new HashMap<>();
        typed.put("conclusion", String.valueOf(one.number()));
        typed.put("seen", String.valueOf(one.seq()));
        typed.put("text", one.text());
        typed.put("due", page.f().day(one.due()));
        typed.put("measure", one.measure());
        typed.put(
                "owners",
                units.those(one.owners(), hall.conference().day()).values().stream()
                        .sorted(Unit.BY_NAME)
                        .map(Unit::shortName)
                        .collect(Collectors.joining("; ")));
        return typed;
    }

    private static ModelAndView form(
            Hall hall, Map<String, String> typed, FormErrors errors, @Nullable Meanwhile meanwhile) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("hall", hall);
        model.put("typed", typed);
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        if (meanwhile != null)
            find(hall, number(typed.get("conclusion")))
                    .ifPresent(one -> model.put("typed", with(typed, "seen", String.valueOf(one.seq()))));
        return Templates.view(
                "conferences/conclusion",
                model,
                meanwhile != null
                        ? HttpStatus.CONFLICT
                        : errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Map<String, String> with(Map<String, String> typed, String box, String value) {
        Map<String, String> more = new HashMap<>(typed);
        more.put(box, value);
        return more;
    }

    private static int number(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
    }
}
