package vn.giaoban.conferences;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out of the conferences that are used just now, by their ids. Few are held at once; where more than these are looked at,
 * all is worked out anew.
 */
final class Remembered<V> {
    private static final int MOST = 64;

    private final Map<Long, V> all = new ConcurrentHashMap<>();

    @Nullable
    V of(long conferenceId) {
        return all.get(conferenceId);
    }

    /**
     * From now on what comes of what was; of one conference by one caller after the other.
     *
     * @param next of null where nothing is remembered
     */
    V become(long conferenceId, Function<@Nullable V, V> next) {
        if (all.size() >= MOST && !all.containsKey(conferenceId)) all.clear();
        return Objects.requireNonNull(all.compute(conferenceId, (id, before) -> next.apply(before)));
    }
}
