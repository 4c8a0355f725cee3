package vn.giaoban.conferences;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.attachments.RefusedAttachment;
import vn.giaoban.conferences.Registrations.Said;
import vn.giaoban.organization.SearchKey;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;

/** The form of a contribution or a question that is registered beforehand: who speaks, where, on what, for how long. */
@Component
class RegistrationForm {
    private static final int LONGEST_TOPIC = 300;
    private static final int LONGEST_BODY = 20_000;
    private static final List<String> BOXES = List.of("speaker", "title", "topic", "body", "minutes");

    private final Preparations preparations;
    private final Delegates delegates;
    private final Attachments attachments;
    private final LinkedFiles linkedFiles;

    RegistrationForm(Preparations preparations, Delegates delegates, Attachments attachments, LinkedFiles linkedFiles) {
        this.preparations = preparations;
        this.delegates = delegates;
        this.attachments = attachments;
        this.linkedFiles = linkedFiles;
    }

    static Map<String, String> blank(Seat seat) {
        Map<String, String> typed = new HashMap<>();
        typed.put("kind", Registration.Kind.CONTRIBUTION.name());
        typed.put("minutes", "5");
        if (seat.part() == Seat.Part.DELEGATE) {
            typed.put("speaker", seat.name());
            typed.put("title", seat.title());
        }
        return typed;
    }

    Map<String, String> typed(long conferenceId, Registration one) {
        Map<String, String> typed = new HashMap<>();
        typed.put("version", String.valueOf(one.version()));
        typed.put("kind", one.kind().name());
        typed.put("where", preparations.of(conferenceId).where(one.pointId()));
        typed.put("speaker", one.speaker());
        typed.put("title", one.title());
        typed.put("topic", one.topic());
        typed.put("body", one.body());
        typed.put("minutes", String.valueOf(one.minutes()));
        return typed;
    }

    /** Keeps a file that the form brought along, so that it is chosen once, whatever else is to be mended. */
    void keep(Page page, Seat seat, @Nullable MultipartFile file, Map<String, String> typed, FormErrors errors)
            throws IOException {
        // Whoever has no account is not known by it: a key that the form brings back must be of a file that they sent.
        String before = typed.get("key");
        if (before != null && seat.isLinked() && !linkedFiles.isOwn(seat, before)) typed.remove("key");
        String name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file == null || name.isEmpty()) return;
        if (seat.isLinked() && !linkedFiles.hasRoom(seat)) {
            errors.add("file", page.t("conferences.fault.files", LinkedFiles.MOST_A_DAY));
            return;
        }
        try (InputStream bytes = file.getInputStream()) {
            typed.put(
                    "key",
                    (seat.isLinked()
                                    ? linkedFiles.keep(seat, name, bytes)
                                    : attachments.keep(seat.actor(), name, bytes))
                            .key());
            typed.put("fileName", name);
        } catch (RefusedAttachment e) {
            errors.add("file", page.t(e.flaw().textKey(), e.flaw().args()));
        }
    }

    /** What was said; null where something is to be mended. */
    @Nullable
    Said read(Page page, Seat seat, Map<String, String> typed, FormErrors errors) {
        Preparation preparation = preparations.of(seat.conferenceId());
        Optional<BridgePoint> point = seat.pointId() != 0
                ? Optional.ofNullable(preparation.point(seat.pointId()))
                : FloorPages.named(preparation, typed.getOrDefault("where", ""));
        if (point.isEmpty()) errors.add("where", page.t("conferences.fault.point"));
        boolean own = seat.part() == Seat.Part.DELEGATE;
        String speaker = own ? seat.name() : typed.getOrDefault("speaker", "").strip();
        String title = own ? seat.title() : typed.getOrDefault("title", "").strip();
        String topic = typed.getOrDefault("topic", "").strip();
        String body = typed.getOrDefault("body", "").strip().replace("\r\n", "\n");
        Integer minutes = FloorPages.minutes(typed.getOrDefault("minutes", ""));
        if (speaker.isEmpty()) errors.add("speaker", page.t("conferences.fault.speaker"));
        if (speaker.length() > DelegateLines.LONGEST_NAME) errors.add("speaker", page.t("conferences.fault.long"));
        if (title.length() > DelegateLines.LONGEST_TITLE) errors.add("title", page.t("conferences.fault.long"));
        if (topic.isEmpty()) errors.add("topic", page.t("conferences.fault.registration"));
        if (topic.length() > LONGEST_TOPIC) errors.add("topic", page.t("conferences.fault.long"));
        if (body.length() > LONGEST_BODY) errors.add("body", page.t("conferences.fault.long"));
        if (minutes == null) errors.add("minutes", page.t("conferences.fault.minutes"));
        if (errors.any() || point.isEmpty() || minutes == null) return null;
        return new Said(
                point.get().id(),
                own ? Long.valueOf(seat.delegateId()) : delegate(point.get().id(), speaker),
                "QUESTION".equals(typed.get("kind")) ? Registration.Kind.QUESTION : Registration.Kind.CONTRIBUTION,
                speaker,
                title,
                topic,
                body,
                null,
                minutes);
    }

    /** The delegate of the point who is called so. */
    private @Nullable Long delegate(long pointId, String speaker) {
        String key = SearchKey.of(speaker);
        List<Long> those = delegates.ofPoint(pointId).stream()
                .filter(one -> SearchKey.of(one.name()).equals(key))
                .map(Delegate::id)
                .toList();
        return those.size() == 1 ? those.getFirst() : null;
    }

    Meanwhile meanwhile(Page page, long conferenceId, Registration stands, Map<String, String> typed) {
        Map<String, String> said = typed(conferenceId, stands);
        return Meanwhile.somebody(BOXES.stream()
                .filter(box ->
                        typed.containsKey(box) && !said.getOrDefault(box, "").equals(typed.getOrDefault(box, "")))
                .map(box -> new Meanwhile.Place(
                        page.t(label(box)), said.getOrDefault(box, ""), typed.getOrDefault(box, "")))
                .toList());
    }

    private static String label(String box) {
        return switch (box) {
            case "speaker" -> "conferences.speaker";
            case "title" -> "conferences.delegates.position";
            case "topic" -> "conferences.registration.topic";
            case "body" -> "conferences.registration.body";
            default -> "conferences.registration.minutes";
        };
    }
}
