package vn.giaoban.conferences;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;

/** People who come in at a door: on the list already, or added by themselves; in one step or not at all. */
@Component
class Arrivals {
    private static final int MOST_DELEGATES = 500;

    private final Conferences conferences;
    private final Delegates delegates;
    private final Courses courses;

    Arrivals(Conferences conferences, Delegates delegates, Courses courses) {
        this.conferences = conferences;
        this.delegates = delegates;
        this.courses = courses;
    }

    /** @param code the link of whoever has no account; empty for one who has */
    record Arrival(String code, Optional<Refused> refused) {}

    Optional<Refused> enter(Seat seat) {
        return courses.take(seat, new Happening.Attended(seat.delegateId(), Presence.PRESENT, ""));
    }

    /** A list that anybody at the door can write on has an end. */
    boolean isFull(Conference conference, long pointId) {
        return delegates.counts(conference.id()).getOrDefault(pointId, 0) >= MOST_DELEGATES;
    }

    /** Somebody new on the point's list, marked as late; who has no account gets a link of their own. */
    @Transactional
    public Arrival add(Actor actor, Conference conference, long pointId, String name, String title) {
        conferences.held(conference.id());
        Long account = actor.isAnonymous() ? null : actor.accountId();
        long id = delegates.add(actor, conference, pointId, name, title, account, true);
        String code = actor.isAnonymous() ? delegates.link(actor, conference, id) : "";
        Seat seat = new Seat(conference.id(), Seat.Part.DELEGATE, actor, pointId, id, name, title);
        return new Arrival(code, enter(seat));
    }
}
