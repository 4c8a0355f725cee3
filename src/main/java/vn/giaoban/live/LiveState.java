package vn.giaoban.live;

import java.util.Map;

/**
 * What there is to be seen of a stream by one audience.
 *
 * @param seq the last change that is in it. It is read before the rest, or in one snapshot with it: what came in between is told twice,
 *     never left out
 * @param topics by their names, each as one JSON text that says the whole of the topic and not what is new in it; {@code null}
 *     in JSON where it is gone. What did not change may be left out or told again: it is not sent again
 */
public record LiveState(long seq, Map<String, String> topics) {
    public LiveState {
        topics = Map.copyOf(topics);
        topics.keySet().forEach(LiveStream::word);
    }
}
