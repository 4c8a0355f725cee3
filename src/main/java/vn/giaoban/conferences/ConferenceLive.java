package vn.giaoban.conferences;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.live.LiveSource;
import vn.giaoban.live.LiveState;
import vn.giaoban.web.Templates;
import vn.giaoban.web.Texts;

/**
 * What the pages of a conference are shown while it runs: for each class of readers, in each language, the parts of their pages, written
 * by the same templates that the pages are.
 */
@Component
class ConferenceLive implements LiveSource {
    private final Halls halls;
    private final Templates templates;
    private final JsonMapper json;

    ConferenceLive(Halls halls, Templates templates, JsonMapper json) {
        this.halls = halls;
        this.templates = templates;
        this.json = json;
    }

    /** Who sees what. */
    enum Audience {
        /** Chair and secretaries. */
        DESK("head", "now", "queue", "agenda", "points", "ballot", "minutes", "conclusions", "shown"),
        /** Points and delegates: what the hall sees, and the whole list. */
        ROOM("state", "now", "queue", "agenda", "ballot", "shown"),
        /** Big screens, and the public where it may look on. */
        SCREEN("stage");

        private final List<String> topics;

        Audience(String... topics) {
            this.topics = List.of(topics);
        }

        /** The parts of the page, each a template {@code conferences/<audience>/<topic>}. */
        List<String> topics() {
            return topics;
        }

        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As streams name it: with the language. */
        String in(Locale locale) {
            return folder() + "." + locale.getLanguage();
        }
    }

    @Override
    public String kind() {
        return Courses.STREAM;
    }

    @Override
    public LiveState read(String key, String audience, long after) {
        String[] named = audience.split("\\.", 2);
        Audience who = Audience.valueOf(named[0].toUpperCase(Locale.ROOT));
        Locale locale = named[1].equals("en") ? Texts.ENGLISH : Texts.VIETNAMESE;
        Hall hall = halls.followed(Long.parseLong(key));
        Map<String, String> topics = new HashMap<>();
        for (String topic : who.topics())
            topics.put(
                    topic,
                    json.writeValueAsString(templates.shared(
                            "conferences/" + who.folder() + "/" + topic, locale, Map.of("hall", hall))));
        return new LiveState(hall.course().seq(), topics);
    }
}
