package vn.giaoban.conferences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.NotFound;
import vn.giaoban.attachments.AttachmentAnswer;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** What the page of a document does, the same for whoever signs in and for whoever comes by a link. */
@Component
class Reading {
    private final ConferenceDocuments documents;
    private final Annotations annotations;
    private final Attachments attachments;
    private final Halls halls;

    Reading(ConferenceDocuments documents, Annotations annotations, Attachments attachments, Halls halls) {
        this.documents = documents;
        this.annotations = annotations;
        this.attachments = attachments;
        this.halls = halls;
    }

    private ConferenceDocument find(List<Seat> seats, long documentId) {
        NotFound.unless(!seats.isEmpty());
        return documents.of(seats.getFirst().conferenceId(), seats).stream()
                .filter(one -> one.id() == documentId)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    ModelAndView list(List<Seat> seats, String home) {
        long id = seats.getFirst().conferenceId();
        return Templates.view(
                "conferences/papers", Map.of("hall", halls.of(id), "documents", documents.of(id, seats), "home", home));
    }

    ModelAndView show(List<Seat> seats, long documentId, String home) {
        ConferenceDocument one = find(seats, documentId);
        return view(seats, one, annotations.of(documentId, seats.getFirst()), new FormErrors(), home);
    }

    ResponseEntity<InputStreamResource> file(List<Seat> seats, long documentId) {
        find(seats, documentId);
        return documents
                .file(seats.getFirst().conferenceId(), seats, documentId)
                .map(one -> AttachmentAnswer.of(one, attachments.open(one)))
                .orElseThrow(NotFound::new);
    }

    ModelAndView annotate(Page page, List<Seat> seats, long documentId, String body, String home) {
        ConferenceDocument one = find(seats, documentId);
        FormErrors errors = new FormErrors();
        if (body.length() > Annotations.LONGEST) errors.add("body", page.t("conferences.fault.long"));
        if (errors.any()) return view(seats, one, body, errors, home);
        annotations.keep(documentId, seats.getFirst(), body.strip());
        return new ModelAndView("redirect:" + home + "/" + documentId + "?kept=1");
    }

    private ModelAndView view(List<Seat> seats, ConferenceDocument one, String note, FormErrors errors, String home) {
        Map<String, Object> model = new HashMap<>();
        model.put("hall", halls.of(seats.getFirst().conferenceId()));
        model.put("document", one);
        model.put("note", note);
        model.put("errors", errors);
        model.put("home", home);
        return Templates.view(
                "conferences/document", model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
