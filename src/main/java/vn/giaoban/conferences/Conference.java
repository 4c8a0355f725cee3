package vn.giaoban.conferences;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.organization.UnitHistory;

/**
 * A conference as it is prepared. What happens in it is its {@link Course}.
 *
 * @param periodId the period that is accounted for; null for none
 * @param hostId the unit whose conference it is
 * @param clusterId of a cluster's own conference; null for none
 * @param convenes who convenes, in the invitation's words
 * @param place of the central point
 * @param online there are bridge points beside the central one
 * @param open the big screen may be followed by everybody
 * @param called since when the invited know of it; null before
 * @param archived told by others, from before this system was in use
 * @param version counts every change of the preparation
 */
public record Conference(
        long id,
        String name,
        List<ConferenceKind> kinds,
        @Nullable Long periodId,
        long hostId,
        @Nullable Long clusterId,
        String convenes,
        String place,
        Instant startsAt,
        Instant endsAt,
        boolean online,
        boolean open,
        String subject,
        ConferenceState state,
        @Nullable Instant called,
        boolean archived,
        int version) {

    public Conference {
        kinds = List.copyOf(kinds);
    }

    /** Clusters and periods are those of this day. */
    public LocalDate day() {
        return VietnamTime.dayOf(startsAt);
    }

    /** Units are found as they were on this day: on the first one of their known history, where the conference was before. */
    public LocalDate unitDay() {
        return unitDay(day());
    }

    static LocalDate unitDay(LocalDate day) {
        return day.isBefore(UnitHistory.FIRST) ? UnitHistory.FIRST : day;
    }

    public String address() {
        return "/conferences/" + id;
    }

    /** May still be prepared as a whole: what is under way takes late comers alone. */
    public boolean isPrepared() {
        return state.isAhead();
    }
}
