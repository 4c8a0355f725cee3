package vn.giaoban.conferences;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.conferences.ConferenceLive.Audience;
import vn.giaoban.live.Live;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The pages that follow a conference: the chair's, the secretary's, a bridge point's, a delegate's, and the hall's big screen. */
@Controller
class LivePages {
    private final Seats seats;
    private final Halls halls;
    private final Live live;
    private final Showing showing;
    private final Tellers tellers;
    private final JsonMapper json;

    LivePages(Seats seats, Halls halls, Live live, Showing showing, Tellers tellers, JsonMapper json) {
        this.seats = seats;
        this.halls = halls;
        this.live = live;
        this.showing = showing;
        this.tellers = tellers;
        this.json = json;
    }

    @GetMapping("/conferences/{id}/chair")
    ModelAndView chair(Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String refused) {
        return desk(page, actor, id, refused, "conferences/chair");
    }

    @GetMapping("/conferences/{id}/secretary")
    ModelAndView secretary(
            Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String refused) {
        return desk(page, actor, id, refused, "conferences/secretary");
    }

    private ModelAndView desk(Page page, Actor actor, long id, String refused, String template) {
        NotFound.unless(seats.running(actor, id).isPresent());
        return desk(page, actor, id, Acting.said(page, refused), template, Map.of());
    }

    private ModelAndView desk(
            Page page, Actor actor, long id, String said, String template, Map<String, String> typed) {
        Conference conference = halls.of(id).conference();
        return view(
                page,
                actor,
                id,
                Audience.DESK,
                said,
                template,
                Map.of("offered", showing.offered(page, conference), "slips", tellers.waiting(id), "typed", typed));
    }

    /**
     * What was sent is to be mended: a script is told so; without one the page from which it came says it, with what was typed where it
     * was.
     */
    ModelAndView again(Page page, Seat seat, String sentence, Map<String, String> typed) {
        if (page.fragment()) return Acting.said(sentence, HttpStatus.UNPROCESSABLE_CONTENT);
        ModelAndView again = seat.isRunning()
                ? desk(page, seat.actor(), seat.conferenceId(), sentence, "conferences/secretary", typed)
                : room(page, seat, sentence, typed);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /** Whoever speaks for a point. */
    @GetMapping("/conferences/{id}/points/{pointId}/desk")
    ModelAndView point(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long pointId,
            @RequestParam(defaultValue = "") String refused) {
        Seat seat = seats.operator(actor, id, pointId).orElseThrow(NotFound::new);
        if (page.fragment()) return mine(id, seat);
        return room(page, seat, Acting.said(page, refused), Map.of());
    }

    /** A delegate who has an account. */
    @GetMapping("/conferences/{id}/seat")
    ModelAndView seat(Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String refused) {
        Seat seat = delegate(actor, id);
        if (page.fragment()) return mine(id, seat);
        return room(page, seat, Acting.said(page, refused), Map.of());
    }

    Seat delegate(Actor actor, long id) {
        return seats.of(actor, id).stream()
                .filter(seat -> seat.part() == Seat.Part.DELEGATE)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** A point's page or a delegate's, whether they have an account or came by a link. */
    ModelAndView room(Page page, Seat seat, String said, Map<String, String> typed) {
        long id = seat.conferenceId();
        if (!seat.actor().isAnonymous())
            return view(
                    page,
                    seat.actor(),
                    id,
                    Audience.ROOM,
                    said,
                    "conferences/room",
                    Map.of("seat", seat, "typed", typed));
        LivePlace place = new LivePlace(
                "/seat", live.pass(Courses.stream(id), Audience.ROOM.in(page.locale()), 0), "/seat/line/pass", said);
        return Templates.view(
                "conferences/room", Map.of("hall", halls.of(id), "seat", seat, "place", place, "typed", typed));
    }

    private ModelAndView mine(long id, Seat seat) {
        return Templates.view("conferences/mine", Map.of("hall", halls.of(id), "seat", seat));
    }

    @GetMapping("/conferences/{id}/screen")
    ModelAndView screen(Page page, Actor actor, @PathVariable long id) {
        NotFound.unless(!seats.of(actor, id).isEmpty());
        return view(page, actor, id, Audience.SCREEN, "", "conferences/screen", Map.of());
    }

    /** The big screen of a conference that everybody may follow, from the call until it is over. */
    ModelAndView open(Page page, long id) {
        Hall hall = followed(id);
        return Templates.view(
                "conferences/screen",
                Map.of(
                        "hall",
                        hall,
                        "place",
                        new LivePlace(
                                "/",
                                live.pass(Courses.stream(id), Audience.SCREEN.in(page.locale()), 0),
                                "/public/conferences/" + id + "/pass",
                                "")));
    }

    private Hall followed(long id) {
        Hall hall = halls.of(id);
        NotFound.unless(isFollowed(hall.conference()));
        return hall;
    }

    static boolean isFollowed(Conference conference) {
        return conference.open() && conference.called() != null && !conference.archived();
    }

    /** The next pass for a page that follows, for whoever may still see it. */
    @GetMapping("/conferences/{id}/pass")
    ResponseEntity<byte[]> pass(Page page, Actor actor, @PathVariable long id, @RequestParam String audience) {
        Audience asked = audience(audience);
        NotFound.unless(seats.of(actor, id).stream().anyMatch(seat -> switch (asked) {
            case DESK -> seat.isRunning();
            case ROOM -> seat.part() == Seat.Part.OPERATOR || seat.part() == Seat.Part.DELEGATE;
            case SCREEN -> true;
        }));
        return pass(page, actor.accountId(), id, asked);
    }

    @GetMapping("/public/conferences/{id}/pass")
    ResponseEntity<byte[]> openPass(Page page, @PathVariable long id) {
        followed(id);
        return pass(page, 0, id, Audience.SCREEN);
    }

    private static Audience audience(String named) {
        for (Audience one : Audience.values()) if (one.folder().equals(named)) return one;
        throw new NotFound();
    }

    ResponseEntity<byte[]> pass(Page page, long account, long id, Audience audience) {
        String token = live.pass(Courses.stream(id), audience.in(page.locale()), account)
                .token();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(Map.of("pass", token)));
    }

    ModelAndView view(
            Page page, Actor actor, long id, Audience audience, String said, String template, Map<String, ?> more) {
        Hall hall = halls.of(id);
        Map<String, Object> model = new java.util.HashMap<>(more);
        model.put("hall", hall);
        model.put(
                "place",
                new LivePlace(
                        hall.conference().address(),
                        live.pass(Courses.stream(id), audience.in(page.locale()), actor.accountId()),
                        hall.conference().address() + "/pass?audience="
                                + audience.name().toLowerCase(Locale.ROOT),
                        said));
        return Templates.view(template, model);
    }
}
