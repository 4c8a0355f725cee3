package vn.giaoban.conferences;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Page;

/** Minutes and notice of conclusions for a delegate who came by the link of the invitation, once the chair has confirmed them. */
@Controller
class LinkedRecordPages {
    private final LinkedSeatPages linked;
    private final Records records;
    private final Halls halls;

    LinkedRecordPages(LinkedSeatPages linked, Records records, Halls halls) {
        this.linked = linked;
        this.records = records;
        this.halls = halls;
    }

    @GetMapping("/seat/minutes")
    ModelAndView minutes(Page page, HttpServletRequest request) {
        return paper(page, request, "conferences/minutes");
    }

    @GetMapping("/seat/notice")
    ModelAndView notice(Page page, HttpServletRequest request) {
        return paper(page, request, "conferences/notice");
    }

    private ModelAndView paper(Page page, HttpServletRequest request, String template) {
        Hall hall = halls.of(linked.taken(page, request).conferenceId());
        NotFound.unless(hall.state() == ConferenceState.CONCLUDED);
        return records.paper(page, hall, template, "/seat");
    }
}
