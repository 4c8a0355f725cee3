package vn.giaoban.conferences;

import static vn.giaoban.conferences.ConferenceState.*;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What can be done with a conference as a whole: its lifecycle, written once. */
public enum ConferenceAct {
    /** Triệu tập: invitations go out; whoever is invited sees it. */
    CALL(EnumSet.of(PREPARING, POSTPONED), CALLED),
    /** Another time or place; whoever was invited is told. */
    MOVE(EnumSet.of(CALLED, POSTPONED), CALLED),
    POSTPONE(EnumSet.of(CALLED), POSTPONED),
    CANCEL(EnumSet.of(PREPARING, CALLED, POSTPONED), CANCELLED),
    OPEN_IT(EnumSet.of(CALLED), OPEN),
    PAUSE(EnumSet.of(OPEN), PAUSED),
    RESUME(EnumSet.of(PAUSED), OPEN),
    CLOSE(EnumSet.of(OPEN, PAUSED), CLOSED),
    /** What was concluded is confirmed and given out as tasks. */
    CONCLUDE(EnumSet.of(CLOSED), CONCLUDED);

    private final Set<ConferenceState> from;
    private final ConferenceState to;

    ConferenceAct(Set<ConferenceState> from, ConferenceState to) {
        this.from = from;
        this.to = to;
    }

    /** Where the act leads from a state; empty where it cannot be taken. */
    public Optional<ConferenceState> after(ConferenceState state) {
        return from.contains(state) ? Optional.of(to) : Optional.empty();
    }

    public boolean isOpenTo(ConferenceState state) {
        return from.contains(state);
    }
}
