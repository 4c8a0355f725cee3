package vn.giaoban.conferences;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** How every act in a conference is carried out and answered: a script learns in a sentence what became of it, a form comes back to its page. */
@Component
class Acting {
    private final Seats seats;
    private final Courses courses;

    Acting(Seats seats, Courses courses) {
        this.seats = seats;
        this.courses = courses;
    }

    /** By whichever of the actor's places may do it; those who have none do not find it. */
    ModelAndView act(Page page, Actor actor, long conferenceId, Happening what, String back) {
        Seat seat = seats.that(actor, conferenceId, what).orElseThrow(NotFound::new);
        return act(page, seat, what, back);
    }

    ModelAndView act(Page page, Seat seat, Happening what, String back) {
        return answer(page, courses.take(seat, what), back);
    }

    static ModelAndView answer(Page page, Optional<Refused> refused, String back) {
        if (page.fragment())
            return said(
                    refused.map(why -> page.t(why.textKey())).orElse(""),
                    refused.isPresent() ? HttpStatus.CONFLICT : HttpStatus.OK);
        return new ModelAndView("redirect:" + back
                + refused.map(why -> (back.contains("?") ? "&" : "?") + "refused=" + why.name())
                        .orElse(""));
    }

    /** What is to be mended, for a script: one sentence after the other. */
    static ModelAndView faults(FormErrors errors) {
        return said(
                errors.all().values().stream().map(fault -> fault + ".").collect(Collectors.joining(" ")),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** A sentence for a script. */
    static ModelAndView said(String sentence, HttpStatus status) {
        return Templates.view("conferences/said", Map.of("sentence", sentence), status);
    }

    /** What a page says of the act that came back to it. */
    static String said(Page page, String refused) {
        return Arrays.stream(Refused.values())
                .filter(why -> why.name().equals(refused))
                .findFirst()
                .map(why -> page.t(why.textKey()))
                .orElse("");
    }
}
