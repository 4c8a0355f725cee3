package vn.giaoban.conferences;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Page;

/** Contributions and questions registered beforehand: all for those who prepare, their own for points and delegates. */
@Controller
class RegistrationPages {
    private final Seats seats;
    private final Registrations registrations;
    private final Registering registering;

    RegistrationPages(Seats seats, Registrations registrations, Registering registering) {
        this.seats = seats;
        this.registrations = registrations;
        this.registering = registering;
    }

    private static String home(long id) {
        return "/conferences/" + id + "/registrations";
    }

    @GetMapping("/conferences/{id}/registrations")
    ModelAndView list(Page page, Actor actor, @PathVariable long id) {
        return registering.list(page, seats(actor, id), home(id));
    }

    /** Those by which something can be registered, or all can be read. */
    private List<Seat> seats(Actor actor, long id) {
        List<Seat> those = seats.of(actor, id).stream()
                .filter(seat -> seat.part() != Seat.Part.READER)
                .toList();
        NotFound.unless(!those.isEmpty());
        return those;
    }

    /** Whoever prepares, writes for anybody; else by the point's or the delegate's own place. */
    private Seat writing(Actor actor, long id, String point) {
        List<Seat> those = seats(actor, id);
        return those.stream()
                .filter(seat -> String.valueOf(seat.pointId()).equals(point))
                .findFirst()
                .orElse(those.getFirst());
    }

    @GetMapping("/conferences/{id}/registrations/new")
    ModelAndView blank(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String point) {
        return registering.blank(writing(actor, id, point), home(id));
    }

    @PostMapping("/conferences/{id}/registrations")
    ModelAndView register(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        Seat seat = writing(actor, id, typed.getOrDefault("point", ""));
        return registering.register(page, seat, new HashMap<>(typed), file, home(id));
    }

    @GetMapping("/conferences/{id}/registrations/{registrationId}")
    ModelAndView show(Actor actor, @PathVariable long id, @PathVariable long registrationId) {
        return registering.show(own(actor, id, registrationId), find(id, registrationId), home(id));
    }

    private Registration find(long id, long registrationId) {
        return registrations
                .find(id, registrationId)
                .filter(one -> !one.withdrawn())
                .orElseThrow(NotFound::new);
    }

    private Seat own(Actor actor, long id, long registrationId) {
        Registration one = find(id, registrationId);
        return seats(actor, id).stream()
                .filter(seat -> Registering.isOwn(seat, one))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/conferences/{id}/registrations/{registrationId}/edition")
    ModelAndView change(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long registrationId,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        Seat seat = own(actor, id, registrationId);
        return registering.change(page, seat, find(id, registrationId), new HashMap<>(typed), file, home(id));
    }

    @PostMapping("/conferences/{id}/registrations/{registrationId}/withdrawal")
    ModelAndView withdraw(Actor actor, @PathVariable long id, @PathVariable long registrationId) {
        return registering.withdraw(own(actor, id, registrationId), registrationId, home(id));
    }

    /** A place earlier or later in the order in which they are to be called. */
    @PostMapping("/conferences/{id}/registrations/{registrationId}/placing")
    ModelAndView place(
            Actor actor,
            @PathVariable long id,
            @PathVariable long registrationId,
            @RequestParam(defaultValue = "true") boolean earlier) {
        Seat seat = seats.preparer(actor, id).seat();
        find(id, registrationId);
        return registering.place(seat, registrationId, earlier, home(id));
    }

    @GetMapping("/conferences/{id}/registrations/{registrationId}/file")
    ResponseEntity<InputStreamResource> file(Actor actor, @PathVariable long id, @PathVariable long registrationId) {
        own(actor, id, registrationId);
        return registering.file(find(id, registrationId));
    }
}
