package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;

/** Finds the places that somebody has in a conference. Whoever has none does not find the conference. */
@Component
class Seats {
    private final Conferences conferences;
    private final BridgePoints points;
    private final Delegates delegates;

    Seats(Conferences conferences, BridgePoints points, Delegates delegates) {
        this.conferences = conferences;
        this.points = points;
        this.delegates = delegates;
    }

    /** Every place of an actor, those that may do most first; empty where the actor may not see it. */
    List<Seat> of(Actor actor, long conferenceId) {
        return conferences
                .find(actor, conferenceId)
                .map(found -> of(actor, found))
                .orElse(List.of());
    }

    /** Of a conference that the actor was found to see. */
    List<Seat> of(Actor actor, Conference conference) {
        List<Seat> seats = new ArrayList<>();
        long id = conference.id();
        // 1. Those who run it.
        for (ConferenceOfficer one : conferences.officers(id))
            if (one.accountId() != null && one.accountId() == actor.accountId())
                seats.add(new Seat(
                        id,
                        one.part() == ConferenceOfficer.Part.CHAIR ? Seat.Part.CHAIR : Seat.Part.SECRETARY,
                        actor,
                        0,
                        0,
                        one.name(),
                        one.title()));
        // 2. Its host's people.
        if (actor.holds(Role.LEADER, conference.hostId())) seats.add(of(actor, id, Seat.Part.HOST_LEADER));
        else if (actor.holds(Role.OFFICER, conference.hostId())) seats.add(of(actor, id, Seat.Part.HOST_OFFICER));
        // 3. Those who speak for a point, and those who sit there, once it is called.
        if (conference.called() != null) {
            for (BridgePoint point : points.keptBy(id, actor, actor.rootsAs(Role.OFFICER, Role.LEADER)))
                seats.add(new Seat(id, Seat.Part.OPERATOR, actor, point.id(), 0, actor.name(), ""));
            for (Delegate one : delegates.byAccount(id, actor.accountId())) seats.add(of(actor, id, one));
        }
        if (seats.isEmpty()) seats.add(of(actor, id, Seat.Part.READER));
        return seats;
    }

    private static Seat of(Actor actor, long id, Seat.Part part) {
        return new Seat(id, part, actor, 0, 0, actor.name(), "");
    }

    private static Seat of(Actor actor, long id, Delegate one) {
        return new Seat(id, Seat.Part.DELEGATE, actor, one.pointId(), one.id(), one.name(), one.title());
    }

    /** Chair or secretary; the chair's where somebody is both. */
    Optional<Seat> running(Actor actor, long conferenceId) {
        return of(actor, conferenceId).stream().filter(Seat::isRunning).findFirst();
    }

    /** Whoever may prepare it. */
    Optional<Seat> preparing(Actor actor, long conferenceId) {
        return of(actor, conferenceId).stream().filter(Seat::mayPrepare).findFirst();
    }

    /** A place from which a conference is prepared, together with the conference. */
    record Preparer(Seat seat, Conference conference) {}

    /** @throws NotFound for whoever may not prepare it */
    Preparer preparer(Actor actor, long conferenceId) {
        Seat seat = preparing(actor, conferenceId).orElseThrow(NotFound::new);
        return new Preparer(seat, conferences.of(conferenceId));
    }

    /**
     * Whoever speaks for a point of a conference that was called, which they see by that alone. Asked in one query: all points do at once
     * when they vote.
     */
    Optional<Seat> operator(Actor actor, long conferenceId, long pointId) {
        return points.isKeptBy(conferenceId, pointId, actor, actor.rootsAs(Role.OFFICER, Role.LEADER))
                ? Optional.of(new Seat(conferenceId, Seat.Part.OPERATOR, actor, pointId, 0, actor.name(), ""))
                : Optional.empty();
    }

    /** The first place that may do something: whose hand an act is by where several could be. */
    Optional<Seat> that(Actor actor, long conferenceId, Happening what) {
        return of(actor, conferenceId).stream().filter(seat -> seat.may(what)).findFirst();
    }

    /** Whoever came in by a delegate's link, with no account needed. */
    Optional<Seat> linked(Actor actor, String code) {
        return delegates.byCode(code).flatMap(linked -> {
            Conference conference = conferences.of(linked.conferenceId());
            return conference.called() == null
                    ? Optional.empty()
                    : Optional.of(of(Actor.anonymous(actor.day()), conference.id(), linked.delegate()));
        });
    }
}
