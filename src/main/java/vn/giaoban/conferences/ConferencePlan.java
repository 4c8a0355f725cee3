package vn.giaoban.conferences;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of a conference on its form, read and found without fault. Parameters as in {@link Conference}. */
record ConferencePlan(
        String name,
        List<ConferenceKind> kinds,
        @Nullable Long periodId,
        String convenes,
        String place,
        Instant startsAt,
        Instant endsAt,
        boolean online,
        boolean open,
        String subject) {
    ConferencePlan {
        kinds = List.copyOf(kinds);
    }

    static ConferencePlan of(Conference conference) {
        return new ConferencePlan(
                conference.name(),
                conference.kinds(),
                conference.periodId(),
                conference.convenes(),
                conference.place(),
                conference.startsAt(),
                conference.endsAt(),
                conference.online(),
                conference.open(),
                conference.subject());
    }
}
