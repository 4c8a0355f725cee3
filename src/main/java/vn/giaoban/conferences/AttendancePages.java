package vn.giaoban.conferences;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Page;

/** Attendance on two levels: a point is there; persons are present, on line, or absent with a reason. */
@Controller
class AttendancePages {
    private static final int MOST_PERSONS = 5000;
    private static final int LONGEST = 300;

    private final Acting acting;
    private final Seats seats;
    private final Delegates delegates;
    private final PointPages points;
    private final LivePages pages;

    AttendancePages(Acting acting, Seats seats, Delegates delegates, PointPages points, LivePages pages) {
        this.acting = acting;
        this.seats = seats;
        this.delegates = delegates;
        this.points = points;
        this.pages = pages;
    }

    /** The point says that it is there, or not; so may the secretary, told by telephone. */
    @PostMapping("/conferences/{id}/points/{pointId}/report")
    ModelAndView report(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long pointId,
            @RequestParam Map<String, String> typed) {
        String persons =
                typed.getOrDefault("persons", "").strip().replace(".", "").replace(" ", "");
        String note = typed.getOrDefault("note", "").strip();
        int many = persons.isEmpty() ? 0 : persons.matches("\\d{1,5}") ? Integer.parseInt(persons) : -1;
        if (many < 0 || many > MOST_PERSONS) return again(page, actor, id, pointId, "conferences.fault.persons", typed);
        if (note.length() > LONGEST) return again(page, actor, id, pointId, "conferences.fault.long", typed);
        boolean up = !"false".equals(typed.get("up"));
        Happening seen = new Happening.PointSeen(pointId, up, many, note);
        return acting.act(page, actor, id, seen, at(id, pointId, actor, isList(typed)));
    }

    /** The rehearsal's word about a point's line: passed, or what is wrong with it. */
    @PostMapping("/conferences/{id}/points/{pointId}/rehearsal")
    ModelAndView rehearse(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long pointId,
            @RequestParam Map<String, String> typed) {
        boolean passed = "true".equals(typed.get("passed"));
        String note = typed.getOrDefault("note", "").strip();
        if (!passed && note.isEmpty()) return again(page, actor, id, pointId, "conferences.fault.rehearsal", typed);
        if (note.length() > LONGEST) return again(page, actor, id, pointId, "conferences.fault.long", typed);
        Happening tried = new Happening.Rehearsed(pointId, passed, note);
        return acting.act(page, actor, id, tried, at(id, pointId, actor, isList(typed)));
    }

    /** Back to the point's list where the act was taken there, else to the page that follows the conference. */
    private String at(long id, long pointId, Actor actor, boolean list) {
        return "/conferences/" + id + "/points/" + pointId
                + (!list && seats.operator(actor, id, pointId).isPresent() ? "/desk" : "");
    }

    private static boolean isList(Map<String, String> typed) {
        return "true".equals(typed.get("list"));
    }

    /** What is to be mended is said where it was typed: on the point's list, or on the page that follows the conference. */
    private ModelAndView again(Page page, Actor actor, long id, long pointId, String key, Map<String, String> typed) {
        Seat seat = seats.of(actor, id).stream()
                .filter(one -> one.isRunning() || one.part() == Seat.Part.OPERATOR && one.pointId() == pointId)
                .findFirst()
                .orElseThrow(NotFound::new);
        return again(page, seat, pointId, key, typed);
    }

    private ModelAndView again(Page page, Seat seat, long pointId, String key, Map<String, String> typed) {
        boolean list = isList(typed) || seat.isRunning();
        return list && !page.fragment()
                ? points.again(page, seat, pointId, page.t(key), typed)
                : pages.again(page, seat, page.t(key), typed);
    }

    /** What is said of one who was summoned: by themselves, by whoever speaks for their point, or by those who run it. */
    @PostMapping("/conferences/{id}/delegates/{delegateId}/presence")
    ModelAndView attend(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long delegateId,
            @RequestParam Map<String, String> typed) {
        Delegate delegate = delegates.find(id, delegateId).orElseThrow(NotFound::new);
        Seat seat = seats.of(actor, id).stream()
                .filter(one -> one.isRunning()
                        || one.pointId() == delegate.pointId()
                                && (one.delegateId() == 0 || one.delegateId() == delegateId))
                .findFirst()
                .orElseThrow(NotFound::new);
        String back = seat.part() == Seat.Part.DELEGATE
                ? "/conferences/" + id + "/seat"
                : at(id, delegate.pointId(), actor, isList(typed));
        return attend(page, seat, delegateId, typed, back);
    }

    ModelAndView attend(Page page, Seat seat, long delegateId, Map<String, String> typed, String back) {
        Map<String, String> sent = new HashMap<>(typed);
        sent.put("of", String.valueOf(delegateId));
        String reason = typed.getOrDefault("reason", "").strip();
        Presence said = Arrays.stream(Presence.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(typed.get("presence")))
                .findFirst()
                .orElse(null);
        long pointId = delegates
                .find(seat.conferenceId(), delegateId)
                .map(Delegate::pointId)
                .orElseThrow(NotFound::new);
        if (said == null) return again(page, seat, pointId, "conferences.fault.presence", sent);
        if (said == Presence.ABSENT && reason.isEmpty())
            return again(page, seat, pointId, "conferences.fault.absence", sent);
        if (reason.length() > LONGEST) return again(page, seat, pointId, "conferences.fault.long", sent);
        return acting.act(page, seat, new Happening.Attended(delegateId, said, reason), back);
    }
}
