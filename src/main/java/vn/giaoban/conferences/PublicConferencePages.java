package vn.giaoban.conferences;

import java.util.List;
import java.util.Map;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.NotFound;
import vn.giaoban.attachments.AttachmentAnswer;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** What everybody may see of conferences: the big screen of an open one as it is held, and public papers once one is over. */
@Controller
class PublicConferencePages {
    private static final int LISTED = 50;

    private final Conferences conferences;
    private final ConferenceDocuments documents;
    private final Attachments attachments;
    private final LivePages pages;
    private final Halls halls;
    private final Units units;

    PublicConferencePages(
            Conferences conferences,
            ConferenceDocuments documents,
            Attachments attachments,
            LivePages pages,
            Halls halls,
            Units units) {
        this.conferences = conferences;
        this.documents = documents;
        this.attachments = attachments;
        this.pages = pages;
        this.halls = halls;
        this.units = units;
    }

    @GetMapping("/public/conferences")
    ModelAndView list() {
        return Templates.view("conferences/publicList", Map.of("conferences", conferences.toThePublic(LISTED)));
    }

    @GetMapping("/public/conferences/{id}")
    ModelAndView show(Page page, @PathVariable long id) {
        Hall hall = halls.of(id);
        Conference conference = hall.conference();
        if (!hall.state().isHeld()) return pages.open(page, id);
        List<ConferenceDocument> papers = documents.ofPublic(conference);
        NotFound.unless(LivePages.isFollowed(conference) || !papers.isEmpty());
        return Templates.view(
                "conferences/publicPapers",
                Map.of(
                        "conference",
                        conference,
                        "papers",
                        papers,
                        "files",
                        documents.files(papers),
                        "host",
                        units.place(conference.hostId(), conference.unitDay())));
    }

    @GetMapping("/public/conferences/{id}/documents/{documentId}")
    ResponseEntity<InputStreamResource> file(@PathVariable long id, @PathVariable long documentId) {
        return documents.ofPublic(conferences.of(id)).stream()
                .filter(paper -> paper.id() == documentId && paper.attachmentId() != null)
                .findFirst()
                .map(paper -> documents.files(List.of(paper)).get(documentId))
                .map(file -> AttachmentAnswer.of(file, attachments.open(file)))
                .orElseThrow(NotFound::new);
    }
}
