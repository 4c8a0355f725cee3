package vn.giaoban.conferences;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
import vn.giaoban.web.Page;
import vn.giaoban.web.PublicAddress;
import vn.giaoban.web.QrPicture;
import vn.giaoban.web.Templates;

/** At a point's door: its sheet with the code; whoever scans it says that they are there, and who is on no list may add themselves. */
@Controller
class DoorPages {
    private final Doors doors;
    private final Halls halls;
    private final Arrivals arrivals;
    private final Seats seats;
    private final PointPages point;
    private final LinkedSeatPages linked;
    private final PublicAddress address;

    DoorPages(
            Doors doors,
            Halls halls,
            Arrivals arrivals,
            Seats seats,
            PointPages point,
            LinkedSeatPages linked,
            PublicAddress address) {
        this.doors = doors;
        this.halls = halls;
        this.arrivals = arrivals;
        this.seats = seats;
        this.point = point;
        this.linked = linked;
        this.address = address;
    }

    /** A new sheet, shown this once; the one before opens nothing any more. */
    @PostMapping("/conferences/{id}/points/{pointId}/door")
    ModelAndView make(Actor actor, @PathVariable long id, @PathVariable long pointId, HttpServletRequest request) {
        point.writing(actor, id, pointId);
        Hall hall = halls.of(id);
        NotFound.unless(hall.preparation().point(pointId) != null);
        String link = address.of(request) + "/seat/doors/" + doors.make(actor, hall.conference(), pointId);
        return Templates.view(
                "conferences/doorSheet",
                Map.of(
                        "hall", hall,
                        "pointId", pointId,
                        "link", link,
                        "picture", QrPicture.of(link),
                        "opens", Doors.opens(hall.conference())));
    }

    @PostMapping("/conferences/{id}/points/{pointId}/door/admission")
    ModelAndView admit(Actor actor, @PathVariable long id, @PathVariable long pointId, @RequestParam boolean admits) {
        point.writing(actor, id, pointId);
        NotFound.unless(
                doors.of(pointId).filter(door -> door.conferenceId() == id).isPresent());
        doors.admit(actor, halls.of(id).conference(), pointId, admits);
        return new ModelAndView("redirect:/conferences/" + id + "/points/" + pointId + "#door");
    }

    // ---------- before the door

    @GetMapping("/seat/doors/{code}")
    ModelAndView scanned(Page page, @PathVariable String code, HttpServletRequest request) {
        PointDoor door = doors.byCode(code).orElseThrow(NotFound::new);
        return view(page, door, code, request, Map.of(), new FormErrors());
    }

    /** Whoever is on the point's list is there. */
    @PostMapping("/seat/doors/{code}/presence")
    ModelAndView enter(Page page, @PathVariable String code, HttpServletRequest request) {
        PointDoor door = doors.byCode(code).orElseThrow(NotFound::new);
        Seat seat = own(page, door, request).orElseThrow(NotFound::new);
        if (!doors.isOpen(halls.of(door.conferenceId()).conference()))
            return view(page, door, code, request, Map.of(), new FormErrors());
        NotFound.unless(seat.pointId() == door.pointId());
        return Acting.answer(page, arrivals.enter(seat), place(seat.actor(), seat.conferenceId()));
    }

    /** Somebody who is on no list adds themselves, where the point has allowed it; from then on they have a place like the others. */
    @PostMapping("/seat/doors/{code}/latecomers")
    ModelAndView add(
            Page page,
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        PointDoor door = doors.byCode(code).orElseThrow(NotFound::new);
        Conference conference = halls.of(door.conferenceId()).conference();
        FormErrors errors = new FormErrors();
        String name = typed.getOrDefault("name", "").strip();
        String title = typed.getOrDefault("title", "").strip();
        if (name.isEmpty()) errors.add("name", page.t("conferences.fault.ownName"));
        if (name.length() > DelegateLines.LONGEST_NAME) errors.add("name", page.t("conferences.fault.long"));
        if (title.length() > DelegateLines.LONGEST_TITLE) errors.add("title", page.t("conferences.fault.long"));
        if (arrivals.isFull(conference, door.pointId())) errors.add("name", page.t("conferences.fault.full"));
        boolean open = door.admits() && doors.isOpen(conference);
        if (!open || errors.any() || own(page, door, request).isPresent())
            return view(page, door, code, request, typed, errors);
        Actor actor = page.actor();
        Arrivals.Arrival arrival = arrivals.add(actor, conference, door.pointId(), name, title);
        if (!arrival.code().isEmpty()) LinkedSeatPages.keep(arrival.code(), request, response);
        return Acting.answer(page, arrival.refused(), place(actor, conference.id()));
    }

    private static String place(Actor actor, long conferenceId) {
        return actor.isAnonymous() ? "/seat" : "/conferences/" + conferenceId + "/seat";
    }

    /** The place of whoever scans: by the account they are signed in with, or by their link; at this point before any other. */
    private Optional<Seat> own(Page page, PointDoor door, HttpServletRequest request) {
        Optional<Seat> byAccount = seats.of(page.actor(), door.conferenceId()).stream()
                .filter(seat -> seat.part() == Seat.Part.DELEGATE)
                .min(java.util.Comparator.comparing(seat -> seat.pointId() != door.pointId()));
        return byAccount.or(
                () -> linked.link(page, request).filter(seat -> seat.conferenceId() == door.conferenceId()));
    }

    private ModelAndView view(
            Page page,
            PointDoor door,
            String code,
            HttpServletRequest request,
            Map<String, String> typed,
            FormErrors errors) {
        Hall hall = halls.of(door.conferenceId());
        NotFound.unless(hall.conference().called() != null);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("hall", hall);
        model.put("door", door);
        model.put("code", code);
        model.put("open", doors.isOpen(hall.conference()));
        model.put("opens", Doors.opens(hall.conference()));
        model.put("seat", own(page, door, request).orElse(null));
        model.put("typed", typed);
        model.put("errors", errors);
        return Templates.view(
                "conferences/door", model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
