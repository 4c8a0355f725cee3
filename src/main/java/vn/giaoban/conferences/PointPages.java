package vn.giaoban.conferences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** One bridge point: where it is, who sees to its line, who sits there; for those who prepare the conference and for its own people. */
@Controller
class PointPages {
    private static final int LONGEST = 300;
    private static final int MOST_PERSONS = 5000;

    private final Seats seats;
    private final Halls halls;
    private final BridgePoints points;
    private final Delegates delegates;
    private final Doors doors;

    PointPages(Seats seats, Halls halls, BridgePoints points, Delegates delegates, Doors doors) {
        this.seats = seats;
        this.halls = halls;
        this.points = points;
        this.delegates = delegates;
        this.doors = doors;
    }

    @GetMapping("/conferences/{id}/points/{pointId}")
    ModelAndView show(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long pointId,
            @RequestParam(defaultValue = "") String refused,
            @RequestParam(defaultValue = "") String kept) {
        Seat seat = reading(actor, id, pointId);
        BridgePoint point = points.find(id, pointId).orElseThrow(NotFound::new);
        String said = Acting.said(page, refused) + (kept.equals("point") ? page.t("conferences.point.stays") : "");
        return view(seat, point, typed(point), new FormErrors(), null, said);
    }

    /** What was sent from its lists is to be mended. */
    ModelAndView again(Page page, Seat seat, long pointId, String sentence, Map<String, String> sent) {
        BridgePoint point = points.find(seat.conferenceId(), pointId).orElseThrow(NotFound::new);
        Map<String, String> typed = new HashMap<>(typed(point));
        for (String box : List.of("persons", "of", "reason")) typed.put(box, sent.getOrDefault(box, ""));
        if (sent.containsKey("passed")) typed.put("note", sent.getOrDefault("note", ""));
        ModelAndView again = view(seat, point, typed, new FormErrors(), null, sentence);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /** The same, and auditors, who see it without a form. */
    private Seat reading(Actor actor, long id, long pointId) {
        return seats.of(actor, id).stream()
                .filter(seat -> seat.part() == Seat.Part.READER)
                .findFirst()
                .orElseGet(() -> seat(actor, id, pointId));
    }

    /** Whoever prepares the conference, or speaks for the point. */
    Seat seat(Actor actor, long id, long pointId) {
        return Stream.concat(seats.preparing(actor, id).stream(), seats.operator(actor, id, pointId).stream())
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** The same, as long as its list may grow. */
    Seat writing(Actor actor, long id, long pointId) {
        Seat seat = seat(actor, id, pointId);
        NotFound.unless(PointListPages.isInvitedTo(halls.of(id).conference()));
        return seat;
    }

    static Map<String, String> typed(BridgePoint point) {
        Map<String, String> typed = new HashMap<>();
        typed.put("seen", Seen.of(point));
        typed.put("name", point.name());
        typed.put("place", point.place());
        typed.put("contact", point.contact());
        typed.put("phone", point.phone());
        typed.put("summoned", point.summoned() == 0 ? "" : String.valueOf(point.summoned()));
        return typed;
    }

    @PostMapping("/conferences/{id}/points/{pointId}/edition")
    ModelAndView save(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long pointId,
            @RequestParam Map<String, String> typed) {
        Seat seat = writing(actor, id, pointId);
        BridgePoint stands = points.find(id, pointId).orElseThrow(NotFound::new);
        FormErrors errors = new FormErrors();
        for (String box : List.of("name", "place", "contact", "phone"))
            if (typed.getOrDefault(box, "").length() > LONGEST) errors.add(box, page.t("conferences.fault.long"));
        String name = seat.mayPrepare() ? typed.getOrDefault("name", "").strip() : stands.name();
        if (name.isEmpty()) errors.add("name", page.t("conferences.fault.pointName"));
        String many = typed.getOrDefault("summoned", "").strip();
        int summoned = many.isEmpty() ? 0 : many.matches("\\d{1,4}") ? Integer.parseInt(many) : -1;
        if (summoned < 0 || summoned > MOST_PERSONS) errors.add("summoned", page.t("conferences.fault.persons"));
        if (errors.any()) return view(seat, stands, typed, errors, null, "");
        BridgePoint said = new BridgePoint(
                pointId,
                stands.unitId(),
                stands.groupId(),
                name,
                typed.getOrDefault("place", "").strip(),
                stands.central(),
                typed.getOrDefault("contact", "").strip(),
                typed.getOrDefault("phone", "").strip(),
                summoned);
        Conference conference = halls.of(id).conference();
        if (points.change(actor, conference, said, typed.getOrDefault("seen", "")))
            return new ModelAndView("redirect:" + conference.address() + "/points/" + pointId);
        BridgePoint now = points.find(id, pointId).orElseThrow(NotFound::new);
        Map<String, String> again = new HashMap<>(typed(said));
        again.put("seen", Seen.of(now));
        return view(seat, now, again, new FormErrors(), meanwhile(page, typed(now), again), "");
    }

    private static Meanwhile meanwhile(Page page, Map<String, String> stands, Map<String, String> typed) {
        Map<String, String> labels = Map.of(
                "name", page.t("conferences.point.name"),
                "place", page.t("conferences.place"),
                "contact", page.t("conferences.point.contact"),
                "phone", page.t("conferences.point.phone"),
                "summoned", page.t("conferences.point.summoned"));
        return Meanwhile.somebody(Stream.of("name", "place", "contact", "phone", "summoned")
                .filter(box -> !stands.getOrDefault(box, "").equals(typed.getOrDefault(box, "")))
                .map(box -> new Meanwhile.Place(
                        labels.getOrDefault(box, ""), stands.getOrDefault(box, ""), typed.getOrDefault(box, "")))
                .toList());
    }

    @PostMapping("/conferences/{id}/points/{pointId}/removal")
    ModelAndView remove(Actor actor, @PathVariable long id, @PathVariable long pointId) {
        Conference conference = seats.preparer(actor, id).conference();
        NotFound.unless(conference.isPrepared());
        boolean gone = points.find(id, pointId).isEmpty() || points.remove(actor, conference, pointId);
        return new ModelAndView(
                "redirect:" + conference.address() + "/points" + (gone ? "" : "/" + pointId + "?kept=point"));
    }

    ModelAndView view(
            Seat seat,
            BridgePoint point,
            Map<String, String> typed,
            FormErrors errors,
            @Nullable Meanwhile meanwhile,
            String said) {
        Hall hall = halls.of(seat.conferenceId());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("hall", hall);
        model.put("seat", seat);
        model.put("point", point);
        model.put("delegates", delegates.ofPoint(point.id()));
        model.put("door", doors.of(point.id()).orElse(null));
        model.put("writes", seat.part() != Seat.Part.READER && PointListPages.isInvitedTo(hall.conference()));
        model.put("typed", typed);
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        model.put("said", said);
        return Templates.view(
                "conferences/point",
                model,
                meanwhile != null
                        ? HttpStatus.CONFLICT
                        : errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
