package vn.giaoban.conferences;

import java.util.Map;
import java.util.Optional;
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

/** A figure on every big screen: chosen by the chair or the secretary, shown live until it is cleared. */
@Controller
class ShowingPages {
    private static final String FORM = "conferences/figure";

    private final Showing showing;
    private final Seats seats;
    private final Halls halls;
    private final Acting acting;

    ShowingPages(Showing showing, Seats seats, Halls halls, Acting acting) {
        this.showing = showing;
        this.seats = seats;
        this.halls = halls;
        this.acting = acting;
    }

    @GetMapping("/conferences/{id}/screen/figure")
    ModelAndView form(Page page, Actor actor, @PathVariable long id) {
        NotFound.unless(seats.running(actor, id).isPresent());
        return showing.form(page, FORM, halls.of(id), Map.of(), new FormErrors());
    }

    @PostMapping("/conferences/{id}/screen/figure")
    ModelAndView show(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        Seat seat = seats.running(actor, id).orElseThrow(NotFound::new);
        Hall hall = halls.of(id);
        FormErrors errors = new FormErrors();
        Optional<Happening> shown = showing.read(page, hall.conference(), typed, errors);
        if (shown.isPresent()) return acting.act(page, seat, shown.get(), CoursePages.desk(id));
        return page.fragment() ? Acting.faults(errors) : showing.form(page, FORM, hall, typed, errors);
    }
}
