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
import vn.giaoban.analytics.Shown;
import vn.giaoban.reporting.Slides;
import vn.giaoban.reporting.Slideshow;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/** A unit's report on every big screen, a page at a time: put there by somebody who may read it, turned by those who run the conference. */
@Controller
class ReportShowingPages {
    private static final String FORM = "conferences/report";

    private final Showing showing;
    private final Slides slides;
    private final Seats seats;
    private final Halls halls;
    private final Acting acting;

    ReportShowingPages(Showing showing, Slides slides, Seats seats, Halls halls, Acting acting) {
        this.showing = showing;
        this.slides = slides;
        this.seats = seats;
        this.halls = halls;
        this.acting = acting;
    }

    @GetMapping("/conferences/{id}/screen/report")
    ModelAndView form(Page page, Actor actor, @PathVariable long id) {
        NotFound.unless(seats.running(actor, id).isPresent());
        return showing.form(page, FORM, halls.of(id), Map.of(), new FormErrors());
    }

    @PostMapping("/conferences/{id}/screen/report")
    ModelAndView show(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        Seat seat = seats.running(actor, id).orElseThrow(NotFound::new);
        Hall hall = halls.of(id);
        FormErrors errors = new FormErrors();
        Optional<Slideshow> chosen = choose(page, actor, hall, typed, errors);
        if (chosen.isPresent()) return acting.act(page, seat, shown(page, chosen.get()), CoursePages.desk(id));
        return page.fragment() ? Acting.faults(errors) : showing.form(page, FORM, hall, typed, errors);
    }

    private Optional<Slideshow> choose(
            Page page, Actor actor, Hall hall, Map<String, String> typed, FormErrors errors) {
        Conference conference = hall.conference();
        if (conference.open()) {
            errors.add("report-unit", page.t("conferences.fault.show.report.public"));
            return Optional.empty();
        }
        Optional<Showing.Whose> whose = showing.whose(page, conference, usual(hall), "report", typed, errors);
        Optional<Slideshow> chosen =
                whose.flatMap(one -> slides.choose(actor, one.unit().id(), one.period()));
        if (whose.isPresent() && chosen.isEmpty())
            errors.add("report-unit", page.t("conferences.fault.show.report.none"));
        return chosen;
    }

    /** Whoever speaks is who reports; while nobody does, or no unit, the host. */
    private static long usual(Hall hall) {
        return Optional.ofNullable(hall.speaking())
                .map(speech -> hall.preparation().point(speech.hand().point()))
                .map(BridgePoint::unitId)
                .orElse(hall.conference().hostId());
    }

    private static Happening shown(Page page, Slideshow chosen) {
        return new Happening.ReportShown(
                page.t("conferences.show.report.title", new Shown(page).title(chosen.unit(), chosen.period())),
                "/reports/" + chosen.report().id() + "?edition="
                        + chosen.edition().number(),
                chosen.report().id(),
                chosen.edition().number(),
                1);
    }

    /** Another page of the report that is on show. */
    @PostMapping("/conferences/{id}/screen/report/page")
    ModelAndView turn(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        Seat seat = seats.running(actor, id).orElseThrow(NotFound::new);
        Hall hall = halls.of(id);
        Optional<Happening.ReportShown> shown = hall.course().shownReport();
        Optional<Slideshow> show = hall.slideshow();
        if (shown.isEmpty() || show.isEmpty())
            return Acting.answer(page, Optional.of(Refused.NOTHING_SHOWN), CoursePages.desk(id));
        Happening turned = new Happening.ReportShown(
                shown.get().title(),
                shown.get().href(),
                shown.get().report(),
                shown.get().edition(),
                show.get().near(number));
        return acting.act(page, seat, turned, CoursePages.desk(id));
    }
}
