package vn.giaoban.notices;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person was told.
 *
 * @param kind names the text: {@code notices.<kind>}
 * @param href where to act on it, within the application
 */
public record Notice(
        long id,
        Instant at,
        String kind,
        List<String> args,
        String href,
        @Nullable Instant readAt) {
    public boolean isUnread() {
        return readAt == null;
    }
}
