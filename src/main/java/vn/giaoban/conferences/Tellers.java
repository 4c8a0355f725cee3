package vn.giaoban.conferences;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Audit;
import vn.giaoban.ballots.SecretBallot;
import vn.giaoban.ballots.SecretBallots;
import vn.giaoban.ballots.SecretTally;

/**
 * Those who hold a secret ballot in a conference (ban kiểm phiếu), its chair and secretaries: they print the slips, open, count, or give up. What they do
 * is an event like any other, in one transaction with the box; what the voters do is none.
 */
@Component
class Tellers {
    private final SecretBallots ballots;
    private final Courses courses;
    private final Conferences conferences;
    private final Seats seats;
    private final Audit audit;

    Tellers(SecretBallots ballots, Courses courses, Conferences conferences, Seats seats, Audit audit) {
        this.ballots = ballots;
        this.courses = courses;
        this.conferences = conferences;
        this.seats = seats;
        this.audit = audit;
    }

    /**
     * The place from which an actor holds a conference's secret ballots.
     *
     * @throws NotFound where they have none
     */
    Seat seat(Actor actor, long conferenceId) {
        return seats.running(actor, conferenceId).orElseThrow(NotFound::new);
    }

    /** What is asked of whom. */
    record Asked(String room, String question, List<String> choices, int most, int slips, boolean listed) {}

    /** All of a conference, in order. */
    List<SecretBallot> of(long conferenceId) {
        return ballots.of(occasion(conferenceId));
    }

    /** One of a conference's own. */
    Optional<SecretBallot> find(long conferenceId, long ballot) {
        return ballots.find(ballot).filter(one -> one.occasion().equals(occasion(conferenceId)));
    }

    /** The slips, known nowhere but in what is returned. The trail says how many there are. */
    @Transactional
    public SecretBallots.Printed print(Seat seat, Asked asked) {
        Conference conference = conferences.of(seat.conferenceId());
        SecretBallots.Printed printed = ballots.print(
                occasion(conference.id()),
                conference.name(),
                asked.room(),
                asked.question(),
                asked.choices(),
                asked.most(),
                asked.slips(),
                asked.listed());
        record(audit, seat, conference, "SecretPrinted", printed.ballot(), "");
        return printed;
    }

    /** @param item of the agenda under which it stands; null for the one that runs */
    @Transactional
    public Optional<Refused> open(Seat seat, SecretBallot ballot, @Nullable Long item) {
        if (ballot.state() != SecretBallot.State.PRINTED) return Optional.of(Refused.BALLOT_CLOSED);
        Optional<Refused> refused =
                courses.take(seat, new Happening.SecretOpened(ballot.id(), ballot.question(), ballot.choices(), item));
        if (refused.isEmpty()) done(ballots.open(ballot.id()));
        return refused;
    }

    /**
     * Where too few have voted the box stays as it is, and the conference knows nothing of it.
     *
     * @param drawn slips drawn from the bowl, as the tellers declare
     */
    @Transactional
    public Optional<Refused> count(Seat seat, SecretBallot ballot, int drawn) {
        return switch (ballots.count(ballot.id(), drawn)) {
            case SecretBallots.Count.Done(SecretTally tally) -> {
                done(courses.take(seat, new Happening.SecretClosed(ballot.id(), tally, ""))
                        .isEmpty());
                yield Optional.empty();
            }
            case SecretBallots.Count.Left(SecretBallot.Uncounted why) ->
                Optional.of(
                        switch (why) {
                            case NOT_OPEN -> Refused.BALLOT_CLOSED;
                            case FEW_DRAWN -> Refused.SECRET_FEW_DRAWN;
                            case FEW_CAST -> Refused.SECRET_FEW_CAST;
                        });
        };
    }

    /** Before it was opened, this is no event of the conference; the trail says it. */
    @Transactional
    public Optional<Refused> giveUp(Seat seat, SecretBallot ballot, String reason) {
        if (!ballots.giveUp(ballot.id())) return Optional.of(Refused.BALLOT_CLOSED);
        boolean opened =
                courses.of(seat.conferenceId()).secrets().stream().anyMatch(secret -> secret.ballot() == ballot.id());
        if (opened) {
            SecretTally tally =
                    ballots.find(ballot.id()).map(SecretBallot::tally).orElseThrow();
            done(courses.take(seat, new Happening.SecretClosed(ballot.id(), tally, reason))
                    .isEmpty());
        } else record(audit, seat, conferences.of(seat.conferenceId()), "SecretGivenUp", ballot, reason);
        return Optional.empty();
    }

    /** Slips that wait for somebody to open the box: with the conference they are over. */
    List<SecretBallot> waiting(long conferenceId) {
        return of(conferenceId).stream()
                .filter(ballot -> ballot.state() == SecretBallot.State.PRINTED)
                .toList();
    }

    /** What of a ballot is no event of the conference. */
    static void record(Audit audit, Seat seat, Conference conference, String what, SecretBallot ballot, String reason) {
        audit.record(
                seat.actor(),
                "conference.happened",
                "conference",
                conference.id(),
                conference.hostId(),
                Map.of("what", what, "ballot", ballot.id(), "slips", ballot.codes(), "reason", reason));
    }

    /** Box and course say the same, or nothing of it is kept: the key is destroyed only with what was written. */
    private static void done(boolean both) {
        if (!both) throw new IllegalStateException("a secret ballot and its conference say different things");
    }

    static String occasion(long conferenceId) {
        return "conference:" + conferenceId;
    }
}
