package vn.giaoban.conferences;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.web.Page;

/** The papers that a delegate reads who has come by the link of the invitation. */
@Controller
class LinkedDocumentPages {
    private static final String HOME = "/seat/documents";

    private final LinkedSeatPages linked;
    private final Reading reading;

    LinkedDocumentPages(LinkedSeatPages linked, Reading reading) {
        this.linked = linked;
        this.reading = reading;
    }

    @GetMapping(HOME)
    ModelAndView list(Page page, HttpServletRequest request) {
        return reading.list(List.of(linked.taken(page, request)), HOME);
    }

    @GetMapping(HOME + "/{documentId}")
    ModelAndView show(Page page, HttpServletRequest request, @PathVariable long documentId) {
        return reading.show(List.of(linked.taken(page, request)), documentId, HOME);
    }

    @GetMapping(HOME + "/{documentId}/file")
    ResponseEntity<InputStreamResource> file(Page page, HttpServletRequest request, @PathVariable long documentId) {
        return reading.file(List.of(linked.taken(page, request)), documentId);
    }

    @PostMapping(HOME + "/{documentId}/annotation")
    ModelAndView annotate(
            Page page,
            HttpServletRequest request,
            @PathVariable long documentId,
            @RequestParam(defaultValue = "") String body) {
        return reading.annotate(page, List.of(linked.taken(page, request)), documentId, body, HOME);
    }
}
