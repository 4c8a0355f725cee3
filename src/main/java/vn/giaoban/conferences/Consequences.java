package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.ballots.SecretBallot;
import vn.giaoban.ballots.SecretBallots;
import vn.giaoban.tasks.Assignment;
import vn.giaoban.tasks.Cause;
import vn.giaoban.tasks.Givings;

/** What follows from an act, in its own transaction. */
@Component
class Consequences {
    private final Registrations registrations;
    private final Agendas agendas;
    private final Givings givings;
    private final ConferenceNotices notices;
    private final SecretBallots ballots;
    private final Audit audit;

    Consequences(
            Registrations registrations,
            Agendas agendas,
            Givings givings,
            ConferenceNotices notices,
            SecretBallots ballots,
            Audit audit) {
        this.registrations = registrations;
        this.agendas = agendas;
        this.givings = givings;
        this.notices = notices;
        this.ballots = ballots;
        this.audit = audit;
    }

    /**
     * What happens by itself right after it: with the opening those who have registered stand in the list, in their order; with a
     * discussion the list opens; a ballot takes the screens, and leaves them to its result.
     */
    List<Happening> of(Happening what, Preparation preparation, Course course) {
        List<Happening> more = new ArrayList<>();
        if (what instanceof Happening.Opened)
            for (Registration one :
                    registrations.contributions(preparation.conference().id()))
                more.add(new Happening.HandRaised(
                        one.pointId(),
                        one.delegateId() == null ? 0 : one.delegateId(),
                        one.speaker(),
                        one.title(),
                        one.topic(),
                        one.minutes(),
                        HandKind.REGISTERED,
                        one.id()));
        if (what instanceof Happening.ItemBegun begun
                && !course.floor().open()
                && preparation
                        .item(begun.item())
                        .map(AgendaItem::kind)
                        .filter(AgendaItem.Kind::isSpokenIn)
                        .isPresent()) more.add(new Happening.QueueOpened());
        if ((what instanceof Happening.BallotOpened || what instanceof Happening.SecretOpened) && course.isShowing())
            more.add(new Happening.Hidden());
        return more;
    }

    /** What is carried out elsewhere: the agenda is amended, tasks are given, people are told, boxes that nobody opened are destroyed. */
    void carry(Seat seat, Happening what, Preparation preparation, Course after) {
        switch (what) {
            case Happening.ItemAdded added ->
                agendas.add(
                        seat.actor(),
                        preparation.conference(),
                        new AgendaItem(0, 0, added.what(), added.title(), added.minutes()),
                        added.before());
            case Happening.ItemMoved moved ->
                agendas.move(seat.actor(), preparation.conference(), moved.item(), moved.before());
            case Happening.ItemDropped dropped -> agendas.drop(seat.actor(), preparation.conference(), dropped.item());
            case Happening.Closed closed -> putAway(seat, preparation);
            case Happening.Cancelled cancelled -> putAway(seat, preparation);
            case Happening.Concluded concluded -> give(seat, preparation.conference(), after);
            default -> {}
        }
        notices.tell(seat, what, preparation);
    }

    private void putAway(Seat seat, Preparation preparation) {
        for (SecretBallot unused : ballots.putAway(Tellers.occasion(seat.conferenceId())))
            Tellers.record(audit, seat, preparation.conference(), "SecretUnused", unused, "");
    }

    private void give(Seat seat, Conference conference, Course after) {
        Map<Cause, List<Assignment>> asked = new LinkedHashMap<>();
        for (Conclusion one : after.conclusions())
            if (!one.owners().isEmpty())
                asked.put(
                        ConferenceTasks.cause(conference.id(), one.number()),
                        one.owners().stream()
                                .map(owner -> new Assignment(owner, one.text(), one.measure(), one.due()))
                                .toList());
        if (!asked.isEmpty()) givings.give(seat.actor(), follower(seat.actor(), conference), asked);
    }

    /** The host follows what its conference concluded; where a superior's leader chairs for it, that leader's own unit. */
    private static long follower(Actor chair, Conference conference) {
        return chair.holdsAnyIn(conference.hostId(), Role.OFFICER, Role.LEADER)
                ? conference.hostId()
                : chair.homeUnitId();
    }
}
