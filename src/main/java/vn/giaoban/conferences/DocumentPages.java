package vn.giaoban.conferences;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.attachments.RefusedAttachment;
import vn.giaoban.conferences.ConferenceDocument.Audience;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.OwnAddress;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The papers of a conference: brought in and put in order by those who prepare, read by each audience, noted on by each reader. */
@Controller
class DocumentPages {
    private static final int LONGEST = 300;

    private final Seats seats;
    private final ConferenceDocuments documents;
    private final Attachments attachments;
    private final Reading reading;

    DocumentPages(Seats seats, ConferenceDocuments documents, Attachments attachments, Reading reading) {
        this.seats = seats;
        this.documents = documents;
        this.attachments = attachments;
        this.reading = reading;
    }

    private static String home(long id) {
        return "/conferences/" + id + "/documents";
    }

    // ---------- reading

    @GetMapping("/conferences/{id}/documents/{documentId}")
    ModelAndView show(Actor actor, @PathVariable long id, @PathVariable long documentId) {
        return reading.show(seats.of(actor, id), documentId, home(id));
    }

    @GetMapping("/conferences/{id}/documents/{documentId}/file")
    ResponseEntity<InputStreamResource> file(Actor actor, @PathVariable long id, @PathVariable long documentId) {
        return reading.file(seats.of(actor, id), documentId);
    }

    @PostMapping("/conferences/{id}/documents/{documentId}/annotation")
    ModelAndView annotate(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long documentId,
            @RequestParam(defaultValue = "") String body) {
        return reading.annotate(page, seats.of(actor, id), documentId, body, home(id));
    }

    // ---------- preparing

    @GetMapping("/conferences/{id}/documents")
    ModelAndView list(Actor actor, @PathVariable long id) {
        return view(seats.preparer(actor, id), Map.of(), new FormErrors());
    }

    /** A file, or a page of this system. */
    @PostMapping("/conferences/{id}/documents")
    ModelAndView add(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        Seats.Preparer preparer = seats.preparer(actor, id);
        Map<String, String> typed = new HashMap<>(sent);
        FormErrors errors = new FormErrors();
        keep(page, actor, file, typed, errors);
        String key = typed.get("key");
        String href = typed.getOrDefault("href", "").strip();
        String title = typed.getOrDefault("title", "").strip();
        if (title.isEmpty()) title = named(typed.getOrDefault("fileName", ""));
        if (title.length() > LONGEST) errors.add("title", page.t("conferences.fault.long"));
        if (key == null && href.isEmpty()) errors.add("file", page.t("conferences.fault.document"));
        if (key != null && !href.isEmpty()) errors.add("href", page.t("conferences.fault.documentBoth"));
        if (!href.isEmpty() && (!OwnAddress.of(href).equals(href) || href.equals("/") || href.length() > LONGEST))
            errors.add("href", page.t("conferences.fault.href"));
        if (title.isEmpty()) errors.add("title", page.t("conferences.fault.documentTitle"));
        if (errors.any()) return view(preparer, typed, errors);
        documents.add(actor, preparer.conference(), title, audience(typed.getOrDefault("audience", "")), key, href);
        return new ModelAndView("redirect:" + home(id));
    }

    private void keep(
            Page page, Actor actor, @Nullable MultipartFile file, Map<String, String> typed, FormErrors errors)
            throws IOException {
        String name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file == null || name.isEmpty()) return;
        try (InputStream bytes = file.getInputStream()) {
            typed.put("key", attachments.keep(actor, name, bytes).key());
            typed.put("fileName", name);
        } catch (RefusedAttachment e) {
            errors.add("file", page.t(e.flaw().textKey(), e.flaw().args()));
        }
    }

    /** "Báo cáo 9 tháng" of "Báo cáo 9 tháng.pdf". */
    private static String named(String file) {
        int dot = file.lastIndexOf('.');
        return (dot > 0 ? file.substring(0, dot) : file).strip();
    }

    private static Audience audience(String name) {
        for (Audience one : Audience.values()) if (one.name().equals(name)) return one;
        return Audience.RUNNING;
    }

    @PostMapping("/conferences/{id}/documents/{documentId}/removal")
    ModelAndView remove(Actor actor, @PathVariable long id, @PathVariable long documentId) {
        documents.remove(actor, seats.preparer(actor, id).conference(), documentId);
        return new ModelAndView("redirect:" + home(id));
    }

    @PostMapping("/conferences/{id}/documents/{documentId}/placing")
    ModelAndView place(
            Actor actor,
            @PathVariable long id,
            @PathVariable long documentId,
            @RequestParam(defaultValue = "true") boolean earlier) {
        Seats.Preparer preparer = seats.preparer(actor, id);
        documents.place(actor, preparer.conference(), List.of(preparer.seat()), documentId, earlier);
        return new ModelAndView("redirect:" + home(id) + "#document-" + documentId);
    }

    private ModelAndView view(Seats.Preparer preparer, Map<String, String> typed, FormErrors errors) {
        Map<String, Object> model = new HashMap<>();
        model.put("conference", preparer.conference());
        model.put("documents", documents.of(preparer.conference().id(), List.of(preparer.seat())));
        model.put("typed", typed);
        model.put("errors", errors);
        return Templates.view(
                "conferences/documents", model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
