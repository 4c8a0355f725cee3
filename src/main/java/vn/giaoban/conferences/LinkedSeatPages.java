package vn.giaoban.conferences;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.NotFound;
import vn.giaoban.conferences.ConferenceLive.Audience;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/**
 * A delegate's place, by the link of the invitation alone: of one conference, on one device, without an account. The link is shown to be
 * taken before it is; the browser then keeps it in a cookie of these pages.
 */
@Controller
class LinkedSeatPages {
    private static final String COOKIE = "giaoban-seat";

    private final Seats seats;
    private final Halls halls;
    private final LivePages pages;
    private final FloorPages floor;
    private final AttendancePages attendance;
    private final Acting acting;

    LinkedSeatPages(
            Seats seats, Halls halls, LivePages pages, FloorPages floor, AttendancePages attendance, Acting acting) {
        this.seats = seats;
        this.halls = halls;
        this.pages = pages;
        this.floor = floor;
        this.attendance = attendance;
        this.acting = acting;
    }

    /** Whose place it is, and of which conference. */
    @GetMapping("/seat/{code}")
    ModelAndView invitation(Page page, @PathVariable String code) {
        Seat seat = seats.linked(page.actor(), code).orElseThrow(NotFound::new);
        return Templates.view(
                "conferences/invitation", Map.of("hall", halls.of(seat.conferenceId()), "seat", seat, "code", code));
    }

    @PostMapping("/seat/{code}")
    String take(Page page, @PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        NotFound.unless(seats.linked(page.actor(), code).isPresent());
        keep(code, request, response);
        return "redirect:/seat";
    }

    /** The browser keeps the link for these pages alone. */
    static void keep(String code, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, code)
                        .path("/seat")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    @GetMapping("/seat")
    ModelAndView seat(Page page, HttpServletRequest request, @RequestParam(defaultValue = "") String refused) {
        Seat seat = taken(page, request);
        if (page.fragment())
            return Templates.view("conferences/mine", Map.of("hall", halls.of(seat.conferenceId()), "seat", seat));
        return pages.room(page, seat, Acting.said(page, refused), Map.of());
    }

    @GetMapping("/seat/line/pass")
    ResponseEntity<byte[]> pass(Page page, HttpServletRequest request) {
        return pages.pass(page, 0, taken(page, request).conferenceId(), Audience.ROOM);
    }

    @PostMapping("/seat/own/hands")
    ModelAndView raise(Page page, HttpServletRequest request, @RequestParam Map<String, String> typed) {
        Seat seat = taken(page, request);
        return floor.raise(page, seat, seat.pointId(), seat.name(), typed, "/seat");
    }

    @PostMapping("/seat/own/hands/{hand}/lowering")
    ModelAndView lower(Page page, HttpServletRequest request, @PathVariable int hand) {
        return acting.act(page, taken(page, request), new Happening.HandLowered(hand), "/seat");
    }

    @PostMapping("/seat/own/presence")
    ModelAndView attend(Page page, HttpServletRequest request, @RequestParam Map<String, String> typed) {
        Seat seat = taken(page, request);
        return attendance.attend(page, seat, seat.delegateId(), typed, "/seat");
    }

    @PostMapping("/seat/own/ballots/{ballot}/votes")
    ModelAndView vote(
            Page page,
            HttpServletRequest request,
            @PathVariable int ballot,
            @RequestParam(defaultValue = "-1") int choice) {
        Seat seat = taken(page, request);
        return acting.act(page, seat, new Happening.Voted(ballot, seat.delegateId(), choice), "/seat");
    }

    Seat taken(Page page, HttpServletRequest request) {
        return link(page, request).orElseThrow(NotFound::new);
    }

    /** The place whose link the browser keeps. */
    Optional<Seat> link(Page page, HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .flatMap(cookie -> seats.linked(page.actor(), cookie.getValue()));
    }
}
