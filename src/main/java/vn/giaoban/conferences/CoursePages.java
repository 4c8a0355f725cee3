package vn.giaoban.conferences;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The course of the whole: opened, interrupted, gone on with, closed; one item of the agenda after the other. */
@Controller
class CoursePages {
    private final Acting acting;
    private final Seats seats;
    private final Halls halls;
    private final Tellers tellers;

    CoursePages(Acting acting, Seats seats, Halls halls, Tellers tellers) {
        this.acting = acting;
        this.seats = seats;
        this.halls = halls;
        this.tellers = tellers;
    }

    static String desk(long id) {
        return "/conferences/" + id + "/chair";
    }

    @PostMapping("/conferences/{id}/opening")
    ModelAndView open(Page page, Actor actor, @PathVariable long id) {
        return acting.act(page, actor, id, new Happening.Opened(), desk(id));
    }

    @PostMapping("/conferences/{id}/pause")
    ModelAndView pause(Page page, Actor actor, @PathVariable long id) {
        return acting.act(page, actor, id, new Happening.Paused(), desk(id));
    }

    @PostMapping("/conferences/{id}/resumption")
    ModelAndView resume(Page page, Actor actor, @PathVariable long id) {
        return acting.act(page, actor, id, new Happening.Resumed(), desk(id));
    }

    /** What closing it would end: looked at before it is done. */
    @GetMapping("/conferences/{id}/closing")
    ModelAndView closing(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String refused) {
        NotFound.unless(seats.running(actor, id).isPresent());
        return Templates.view(
                "conferences/closing", Map.of("hall", halls.of(id), "slips", tellers.waiting(id), "refused", refused));
    }

    @PostMapping("/conferences/{id}/closing")
    ModelAndView close(Page page, Actor actor, @PathVariable long id) {
        return acting.act(page, actor, id, new Happening.Closed(), desk(id));
    }

    @PostMapping("/conferences/{id}/items/{item}/beginning")
    ModelAndView begin(Page page, Actor actor, @PathVariable long id, @PathVariable long item) {
        return acting.act(page, actor, id, new Happening.ItemBegun(item), desk(id));
    }

    @PostMapping("/conferences/{id}/screen/clearing")
    ModelAndView hide(Page page, Actor actor, @PathVariable long id) {
        return acting.act(page, actor, id, new Happening.Hidden(), desk(id));
    }
}
