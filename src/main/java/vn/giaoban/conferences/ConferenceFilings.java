package vn.giaoban.conferences;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Audit;
import vn.giaoban.catalogue.Period;
import vn.giaoban.web.Texts;

/**
 * Files whole conferences as they were prepared, and what happened in them, each thing at its own time: by the rules of any conference, and
 * thousands of events at once. Of what happened in one the audit trail holds one entry.
 */
@Component
public class ConferenceFilings {
    private final JdbcClient jdbc;
    private final Making making;
    private final Conferences conferences;
    private final Agendas agendas;
    private final BridgePoints points;
    private final Delegates delegates;
    private final Registrations registrations;
    private final ConferenceDocuments documents;
    private final Seats seats;
    private final Courses courses;
    private final Audit audit;

    ConferenceFilings(
            JdbcClient jdbc,
            Making making,
            Conferences conferences,
            Agendas agendas,
            BridgePoints points,
            Delegates delegates,
            Registrations registrations,
            ConferenceDocuments documents,
            Seats seats,
            Courses courses,
            Audit audit) {
        this.jdbc = jdbc;
        this.making = making;
        this.conferences = conferences;
        this.agendas = agendas;
        this.points = points;
        this.delegates = delegates;
        this.registrations = registrations;
        this.documents = documents;
        this.seats = seats;
        this.courses = courses;
        this.audit = audit;
    }

    /**
     * What one who runs a conference did.
     *
     * @param carried what follows from it elsewhere is done too: tasks are given, people are told
     * @param what it is, by the course as it stands then
     */
    public record Deed(Actor actor, Instant at, boolean carried, Function<Course, Happening> what) {
        public static Deed of(Actor actor, Instant at, Happening what) {
            return new Deed(actor, at, false, course -> what);
        }
    }

    /** Whether there is any conference beside those of the archive. */
    public boolean isAny() {
        return jdbc.sql("select exists (select 1 from conferences.conference where not archived)")
                .query(Boolean.class)
                .single();
    }

    /** A conference of the actor's own unit, made from a preset; the unit's leaders chair, the actor keeps the minutes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long make(Actor actor, String preset, Period period, Instant startsAt, String place) {
        Preset found = Preset.ALL.stream()
                .filter(one -> one.key().equals(preset))
                .findFirst()
                .orElseThrow();
        return making.make(
                actor, actor.homeUnitId(), new Making.Wish(found, "", period, null, startsAt, place), Texts.VIETNAMESE);
    }

    /** The agenda, in order. */
    public List<AgendaItem> items(long conferenceId) {
        return agendas.of(conferenceId);
    }

    /** The central point first, then province by province. */
    public List<BridgePoint> points(long conferenceId) {
        return points.of(conferenceId);
    }

    /** Somebody with an account is to sit at a point; gives the delegate's number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long seat(Actor actor, long conferenceId, long pointId, String title, Actor delegate) {
        return delegates.add(
                actor, conferences.of(conferenceId), pointId, delegate.name(), title, delegate.accountId());
    }

    /** A contribution is registered by one who runs the conference, for somebody at a point. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void register(
            Actor actor,
            long conferenceId,
            long pointId,
            @Nullable Long delegateId,
            String speaker,
            String title,
            String topic,
            String body,
            int minutes) {
        registrations.register(
                running(actor, conferenceId),
                conferences.of(conferenceId),
                new Registrations.Said(
                        pointId,
                        delegateId,
                        Registration.Kind.CONTRIBUTION,
                        speaker,
                        title,
                        topic,
                        body,
                        null,
                        minutes));
    }

    /** A page of this system among the papers, for all delegates or for those alone who run it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void paper(Actor actor, long conferenceId, String title, String href, boolean forAll) {
        documents.add(
                actor,
                conferences.of(conferenceId),
                title,
                forAll ? ConferenceDocument.Audience.DELEGATES : ConferenceDocument.Audience.RUNNING,
                null,
                href);
    }

    /** What happened, in order, by the hands of those who run it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void file(Actor actor, long conferenceId, List<Deed> deeds) {
        Conference conference = conferences.of(conferenceId);
        Map<Long, Seat> known = new HashMap<>();
        courses.file(
                conference,
                deeds.stream()
                        .map(one -> {
                            Seat seat = known.computeIfAbsent(
                                    one.actor().accountId(), id -> running(one.actor(), conferenceId));
                            return new FiledHappening(one.at(), seat, one.carried(), seat.name(), one.what());
                        })
                        .toList());
        audit.record(
                actor,
                "conference.filed",
                "conference",
                conferenceId,
                conference.hostId(),
                Map.of("events", deeds.size()));
    }

    private Seat running(Actor actor, long conferenceId) {
        return seats.running(actor, conferenceId).orElseThrow(NotFound::new);
    }
}
