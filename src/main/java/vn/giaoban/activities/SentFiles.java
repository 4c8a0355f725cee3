package vn.giaoban.activities;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import vn.giaoban.access.Actor;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.attachments.RefusedAttachment;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/** The files that a form brings along: each is kept at once, so that none is chosen twice, whatever else is to be mended. */
@Component
class SentFiles {
    /** The part with the activity's own; that of a field is called as its box. */
    private static final String PART = "file";

    private final Attachments attachments;

    SentFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * Keeps what can be kept.
     *
     * @param typed gets the keys of what is kept
     * @return what is to be done about the rest
     */
    FormErrors keep(
            Page page,
            Actor actor,
            ActivityType type,
            MultiValueMap<String, MultipartFile> sent,
            Map<String, String> typed)
            throws IOException {
        FormErrors errors = new FormErrors();
        for (ActivityField field : type.fields())
            if (field.kind() == FieldKind.ATTACHMENT) {
                String box = ActivityReading.box(field);
                List<String> kept = kept(page, actor, sent.getOrDefault(box, List.of()), box, errors);
                if (!kept.isEmpty()) typed.put(box, kept.getLast());
            }
        List<String> own = kept(page, actor, sent.getOrDefault(PART, List.of()), ActivityReading.FILES, errors);
        typed.merge(ActivityReading.FILES, String.join(" ", own), (before, more) -> before + " " + more);
        return errors;
    }

    private List<String> kept(Page page, Actor actor, List<MultipartFile> files, String box, FormErrors errors)
            throws IOException {
        List<String> keys = new ArrayList<>();
        StringBuilder refusals = new StringBuilder();
        for (MultipartFile file : files) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            // A box in which nothing was chosen comes as a file without a name.
            if (name.isEmpty()) continue;
            try (InputStream bytes = file.getInputStream()) {
                keys.add(attachments.keep(actor, name, bytes).key());
            } catch (RefusedAttachment e) {
                if (!refusals.isEmpty()) refusals.append(' ');
                refusals.append(page.t(
                        "activities.files.refused",
                        name,
                        page.t(e.flaw().textKey(), e.flaw().args())));
            }
        }
        if (!refusals.isEmpty()) errors.add(box, refusals.toString());
        return keys;
    }
}
