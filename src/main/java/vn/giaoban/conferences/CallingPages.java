package vn.giaoban.conferences;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Calling a conference, moving it, putting it off and cancelling it: each looked at first, since many people are told. */
@Controller
class CallingPages {
    private static final int LONGEST = 500;

    private final Acting acting;
    private final Seats seats;
    private final Halls halls;
    private final Tellers tellers;

    CallingPages(Acting acting, Seats seats, Halls halls, Tellers tellers) {
        this.acting = acting;
        this.seats = seats;
        this.halls = halls;
        this.tellers = tellers;
    }

    @GetMapping("/conferences/{id}/call")
    ModelAndView review(Actor actor, @PathVariable long id) {
        return view(actor, id, "conferences/call", Map.of(), new FormErrors());
    }

    @PostMapping("/conferences/{id}/call")
    ModelAndView call(Page page, Actor actor, @PathVariable long id) {
        return acting.act(page, actor, id, new Happening.Called(), "/conferences/" + id);
    }

    /** Another time or place, put off, or cancelled. */
    @GetMapping("/conferences/{id}/change")
    ModelAndView change(Page page, Actor actor, @PathVariable long id) {
        Conference conference = halls.of(id).conference();
        Map<String, String> typed = new HashMap<>();
        typed.put("day", page.f().day(conference.day()));
        typed.put("time", page.f().time(conference.startsAt()));
        typed.put("end", page.f().time(conference.endsAt()));
        typed.put("place", conference.place());
        return view(actor, id, "conferences/change", typed, new FormErrors());
    }

    @PostMapping("/conferences/{id}/move")
    ModelAndView move(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        FormErrors errors = new FormErrors();
        Instant starts = When.read(page, typed.getOrDefault("day", ""), typed.getOrDefault("time", ""), errors);
        Instant ends =
                When.read(page, "day", typed.getOrDefault("day", ""), "end", typed.getOrDefault("end", ""), errors);
        String reason = reason(page, typed, errors);
        String place = typed.getOrDefault("place", "").strip();
        if (place.length() > LONGEST) errors.add("place", page.t("conferences.fault.long"));
        if (starts != null && ends != null && !ends.isAfter(starts)) errors.add("end", page.t("conferences.fault.end"));
        if (starts != null && VietnamTime.dayOf(starts).isBefore(page.today()))
            errors.add("day", page.t("conferences.fault.past"));
        if (errors.any() || starts == null || ends == null) return view(actor, id, "conferences/change", typed, errors);
        return acting.act(page, actor, id, new Happening.Moved(starts, ends, place, reason), "/conferences/" + id);
    }

    @PostMapping("/conferences/{id}/postponement")
    ModelAndView postpone(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        FormErrors errors = new FormErrors();
        String reason = reason(page, typed, errors);
        if (errors.any()) return view(actor, id, "conferences/change", typed, errors);
        return acting.act(page, actor, id, new Happening.Postponed(reason), "/conferences/" + id);
    }

    @PostMapping("/conferences/{id}/cancellation")
    ModelAndView cancel(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        FormErrors errors = new FormErrors();
        String reason = reason(page, typed, errors);
        if (errors.any()) return view(actor, id, "conferences/change", typed, errors);
        return acting.act(page, actor, id, new Happening.Cancelled(reason), "/conferences/" + id);
    }

    private static String reason(Page page, Map<String, String> typed, FormErrors errors) {
        String reason = typed.getOrDefault("reason", "").strip();
        if (reason.isEmpty()) errors.add("reason", page.t("conferences.fault.reason"));
        if (reason.length() > LONGEST) errors.add("reason", page.t("conferences.fault.long"));
        return reason;
    }

    private ModelAndView view(Actor actor, long id, String template, Map<String, String> typed, FormErrors errors) {
        NotFound.unless(seats.of(actor, id).stream().anyMatch(seat -> seat.may(new Happening.Called())));
        return Templates.view(
                template,
                Map.of("hall", halls.of(id), "slips", tellers.waiting(id), "typed", typed, "errors", errors),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
