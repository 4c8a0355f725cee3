package vn.giaoban.conferences;

import jakarta.servlet.http.HttpServletRequest;
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
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Page;

/** What a delegate registers who has come by the link of the invitation, with a file where there is one. */
@Controller
class LinkedRegistrationPages {
    private static final String HOME = "/seat/own/registrations";

    private final LinkedSeatPages linked;
    private final Registrations registrations;
    private final Registering registering;

    LinkedRegistrationPages(LinkedSeatPages linked, Registrations registrations, Registering registering) {
        this.linked = linked;
        this.registrations = registrations;
        this.registering = registering;
    }

    @GetMapping(HOME)
    ModelAndView list(Page page, HttpServletRequest request) {
        return registering.list(page, List.of(linked.taken(page, request)), HOME);
    }

    @GetMapping(HOME + "/new")
    ModelAndView blank(Page page, HttpServletRequest request) {
        return registering.blank(linked.taken(page, request), HOME);
    }

    @PostMapping(HOME)
    ModelAndView register(
            Page page,
            HttpServletRequest request,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        return registering.register(page, linked.taken(page, request), new HashMap<>(typed), file, HOME);
    }

    @GetMapping(HOME + "/{id}")
    ModelAndView show(Page page, HttpServletRequest request, @PathVariable long id) {
        Seat seat = linked.taken(page, request);
        return registering.show(seat, own(seat, id), HOME);
    }

    private Registration own(Seat seat, long id) {
        return registrations
                .find(seat.conferenceId(), id)
                .filter(one -> !one.withdrawn() && Registering.isOwn(seat, one))
                .orElseThrow(NotFound::new);
    }

    @GetMapping(HOME + "/{id}/file")
    ResponseEntity<InputStreamResource> file(Page page, HttpServletRequest request, @PathVariable long id) {
        return registering.file(own(linked.taken(page, request), id));
    }

    @PostMapping(HOME + "/{id}/edition")
    ModelAndView change(
            Page page,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        Seat seat = linked.taken(page, request);
        return registering.change(page, seat, own(seat, id), new HashMap<>(typed), file, HOME);
    }

    @PostMapping(HOME + "/{id}/withdrawal")
    ModelAndView withdraw(Page page, HttpServletRequest request, @PathVariable long id) {
        Seat seat = linked.taken(page, request);
        own(seat, id);
        return registering.withdraw(seat, id, HOME);
    }
}
