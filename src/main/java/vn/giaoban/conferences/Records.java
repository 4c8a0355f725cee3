package vn.giaoban.conferences;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.attachments.Attachment;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.audit.Audit;
import vn.giaoban.ballots.SecretBallot;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.tasks.Tasks;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Puts together what is left of a conference: its minutes, and how its papers are headed. */
@Component
class Records {
    private final Halls halls;
    private final Registrations registrations;
    private final Attachments attachments;
    private final Delegates delegates;
    private final Seats seats;
    private final Tellers tellers;
    private final Units units;
    private final Tasks tasks;
    private final Audit audit;

    Records(
            Halls halls,
            Registrations registrations,
            Attachments attachments,
            Delegates delegates,
            Seats seats,
            Tellers tellers,
            Units units,
            Tasks tasks,
            Audit audit) {
        this.tasks = tasks;
        this.audit = audit;
        this.halls = halls;
        this.registrations = registrations;
        this.attachments = attachments;
        this.delegates = delegates;
        this.seats = seats;
        this.tellers = tellers;
        this.units = units;
    }

    /**
     * Where the actor may read what was written down: those who run or prepare it and auditors as it is being written, everybody who was
     * invited once the chair has confirmed it.
     */
    List<Seat> readers(Actor actor, long id, ConferenceState state) {
        List<Seat> own = seats.of(actor, id);
        NotFound.unless(!own.isEmpty());
        NotFound.unless(state == ConferenceState.CONCLUDED || own.stream().anyMatch(Records::readsDrafts));
        return own;
    }

    /** Those who run or prepare it, and auditors: also what is of no concern to the other points. */
    void unlessKeepers(Actor actor, long id) {
        NotFound.unless(seats.of(actor, id).stream().anyMatch(Records::readsDrafts));
    }

    static boolean readsDrafts(Seat seat) {
        return seat.mayPrepare() || seat.part() == Seat.Part.READER;
    }

    Minutes minutes(long id) {
        Hall hall = halls.of(id);
        Map<Long, Registration> registered = new LinkedHashMap<>();
        registrations.all(id).forEach(one -> registered.put(one.id(), one));
        Set<Long> owners = hall.course().conclusions().stream()
                .map(Conclusion::owners)
                .filter(some -> some.size() <= Minutes.NAMED)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        Map<Long, String> names = new HashMap<>();
        units.those(owners, hall.conference().unitDay()).forEach((unit, one) -> names.put(unit, one.shortName()));
        return Minutes.of(hall, registered, files(registered.values()), delegates.of(id), names);
    }

    /**
     * A paper of a conference that was opened; there are none of one that was not.
     *
     * @param home where its reader came from
     */
    ModelAndView paper(Page page, Hall hall, String template, String home) {
        NotFound.unless(hall.course().openedAt().isPresent());
        return Templates.view(
                template,
                Map.of(
                        "minutes",
                        minutes(hall.conference().id()),
                        "head",
                        head(page, hall.conference()),
                        "state",
                        hall.state(),
                        "home",
                        home));
    }

    /** What the conference's own page shows of it, to somebody with these places. */
    ConferenceRecord record(Page page, Actor actor, List<Seat> own, Hall hall) {
        long id = hall.conference().id();
        boolean keeps = own.stream().anyMatch(Records::readsDrafts);
        return new ConferenceRecord(
                minutes(id),
                head(page, hall.conference()),
                tasks.counts(actor, ConferenceTasks.KIND, id),
                tellers.of(id).stream().collect(Collectors.toMap(SecretBallot::id, SecretBallot::address)),
                keeps || hall.state() == ConferenceState.CONCLUDED,
                keeps,
                own.stream().anyMatch(Seat::mayPrepare));
    }

    private Map<Long, String> files(Collection<Registration> registered) {
        List<Long> ids = registered.stream()
                .map(Registration::attachmentId)
                .filter(Objects::nonNull)
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : attachments.those(ids).stream().collect(Collectors.toMap(Attachment::id, Attachment::name));
    }

    /** The attendance list was taken out of the system, with the names in it. */
    @Transactional
    public void taken(Actor actor, Conference conference) {
        audit.record(actor, "conference.attendanceTaken", "conference", conference.id(), conference.hostId(), Map.of());
    }

    /** Papers bear the day on which the conference was held. */
    Letterhead head(Page page, Conference conference) {
        List<Unit> lineage = units.lineage(conference.hostId(), conference.unitDay());
        return new Letterhead(
                page, lineage.getLast(), lineage.size() < 2 ? null : lineage.get(lineage.size() - 2), conference.day());
    }
}
