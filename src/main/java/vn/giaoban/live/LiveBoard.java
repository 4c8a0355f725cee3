package vn.giaoban.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one audience is to see of a stream at one moment: each topic as it is now, and since when. So whoever was away, or has a slow line,
 * is told what changed since the change they know, each topic once and as it is now; and what is told to all is made once.
 */
final class LiveBoard {
    /** What is told to those who come after is made anew after so long: it says the time. */
    private static final long FRESH = 100;

    private final String audience;
    private final long seq;
    private final long floor;
    private final Map<String, Topic> topics;
    private final Map<Long, Event> made = new ConcurrentHashMap<>();

    private LiveBoard(String audience, long seq, long floor, Map<String, Topic> topics) {
        this.audience = audience;
        this.seq = seq;
        this.floor = floor;
        this.topics = topics;
    }

    private record Topic(long since, String json) {}

    /**
     * An event as it goes down the line.
     *
     * @param isEmpty whether nothing changed that this audience sees
     */
    record Event(ByteBuffer bytes, boolean isEmpty, long at) {}

    /** The first that is known of a stream: everything. */
    static LiveBoard of(String audience, LiveState whole) {
        LiveBoard nothing = new LiveBoard(audience, 0, whole.seq(), Map.of());
        return nothing.next(whole);
    }

    /** With what has been told since; what is older than what is known here is left alone. */
    LiveBoard next(LiveState told) {
        if (told.seq() < seq) return this;
        Map<String, Topic> now = new LinkedHashMap<>(topics);
        told.topics().forEach((name, json) -> {
            String line = json.replace('\n', ' ').replace('\r', ' ');
            Topic before = now.get(name);
            if (before == null || !before.json().equals(line)) now.put(name, new Topic(told.seq(), line));
        });
        return new LiveBoard(audience, told.seq(), floor, now);
    }

    /** The last change that is in it. */
    long seq() {
        return seq;
    }

    /** For whoever knows everything up to a change; the whole, where that is before or beyond what is known here. */
    Event since(long after, long now) {
        boolean whole = after < floor || after > seq;
        long key = whole ? -1 : after;
        @Nullable Event known = made.get(key);
        if (known != null && isFresh(known, now)) return known;
        return made.compute(
                key, (same, before) -> before != null && isFresh(before, now) ? before : make(whole, after, now));
    }

    private static boolean isFresh(Event event, long now) {
        return now - event.at() < FRESH;
    }

    private Event make(boolean whole, long after, long now) {
        List<String> told = new ArrayList<>();
        topics.forEach((name, topic) -> {
            if (whole ? !topic.json().equals("null") : topic.since() > after)
                told.add("\"" + name + "\":" + topic.json());
        });
        String text = "id: %d@%s\nevent: live\ndata: {\"at\":%d,\"seq\":%d,\"whole\":%b,\"topics\":{%s}}\n\n"
                .formatted(seq, audience, now, seq, whole, String.join(",", told));
        return new Event(
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer(),
                told.isEmpty() && !whole,
                now);
    }
}
