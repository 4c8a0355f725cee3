package vn.giaoban.activities;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.attachments.Attachment;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.attachments.RefusedAttachment;
import vn.giaoban.web.Page;
import vn.giaoban.web.Problem;

/** The programs' and phones' door for files: each is kept for whoever sent it, until an activity that is logged names its key. */
@Controller
class AttachmentDoorPages {
    private final Attachments attachments;
    private final JsonMapper json;

    AttachmentDoorPages(Attachments attachments, JsonMapper json) {
        this.attachments = attachments;
        this.json = json;
    }

    @PostMapping("/api/v1/attachments")
    ResponseEntity<byte[]> keep(Page page, Actor actor, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException, RefusedAttachment {
        if (actor.isAnonymous()) return Problem.unknown().answer(json);
        NotFound.unless(Activities.mayWrite(actor, actor.homeUnitId()));
        if (file == null) return new Problem(HttpStatus.BAD_REQUEST, page.t("activities.fault.noFile")).answer(json);
        try (InputStream bytes = file.getInputStream()) {
            Attachment kept =
                    attachments.keep(actor, Objects.requireNonNullElse(file.getOriginalFilename(), ""), bytes);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("key", kept.key());
            told.put("name", kept.name());
            told.put("kind", kept.kind().name());
            told.put("bytes", kept.bytes());
            return ResponseEntity.status(HttpStatus.CREATED)
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.writeValueAsBytes(told));
        }
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notFound(NotFound e, Page page) {
        return new Problem(HttpStatus.NOT_FOUND, page.t("web.api.notFound")).answer(json);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(RefusedAttachment e, Page page) {
        return new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        page.t(e.flaw().textKey(), e.flaw().args()))
                .answer(json);
    }
}
