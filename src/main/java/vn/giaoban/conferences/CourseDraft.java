package vn.giaoban.conferences;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A course while events are added to it. */
final class CourseDraft {
    int seq;
    ConferenceState state = ConferenceState.PREPARING;

    @Nullable
    Instant openedAt;

    @Nullable
    Instant closedAt;

    final Map<Long, Instant> begun;
    long item;
    Floor floor = Floor.EMPTY;
    final Map<Long, PointLine> points;
    final Map<Long, Course.Attendance> persons;

    Happening.@Nullable OnShow shown;

    long shownBy;

    final List<Ballot> ballots;
    final List<SecretVote> secrets;
    final Map<String, Note> notes;
    final Map<Integer, Conclusion> conclusions;
    int conclusionsEver;

    CourseDraft() {
        begun = new LinkedHashMap<>();
        points = new HashMap<>();
        persons = new HashMap<>();
        ballots = new ArrayList<>();
        secrets = new ArrayList<>();
        notes = new LinkedHashMap<>();
        conclusions = new LinkedHashMap<>();
    }

    CourseDraft(Course course) {
        seq = course.seq;
        state = course.state;
        openedAt = course.openedAt;
        closedAt = course.closedAt;
        begun = new LinkedHashMap<>(course.begun);
        item = course.item;
        floor = course.floor;
        points = new HashMap<>(course.points);
        persons = new HashMap<>(course.persons);
        shown = course.shown;
        shownBy = course.shownBy;
        ballots = new ArrayList<>(course.ballots);
        secrets = new ArrayList<>(course.secrets);
        notes = new LinkedHashMap<>(course.notes);
        conclusions = new LinkedHashMap<>(course.conclusions);
        conclusionsEver = course.conclusionsEver;
    }

    private void shows(Happening.@Nullable OnShow what, long by) {
        shown = what;
        shownBy = by;
    }

    void add(ConferenceEvent event) {
        if (event.seq() != seq + 1) throw new IllegalArgumentException("event " + event.seq() + " after " + seq);
        seq = event.seq();
        Instant at = event.at();
        switch (event.what()) {
            case Happening.Called ignored -> go(ConferenceAct.CALL);
            case Happening.Moved ignored -> go(ConferenceAct.MOVE);
            case Happening.Postponed ignored -> go(ConferenceAct.POSTPONE);
            case Happening.Cancelled ignored -> go(ConferenceAct.CANCEL);
            case Happening.Opened ignored -> {
                go(ConferenceAct.OPEN_IT);
                openedAt = at;
                points.replaceAll((point, line) -> line.opened());
            }
            case Happening.Paused ignored -> {
                go(ConferenceAct.PAUSE);
                floor = floor.standing(at);
            }
            case Happening.Resumed ignored -> {
                go(ConferenceAct.RESUME);
                floor = floor.goingOn(at);
            }
            case Happening.Closed ignored -> {
                go(ConferenceAct.CLOSE);
                closedAt = at;
                floor = floor.ended(at).opened(false);
                shows(null, 0);
                ballots.replaceAll(ballot -> ballot.isOpen() ? ballot.closed(at) : ballot);
            }
            case Happening.Concluded ignored -> go(ConferenceAct.CONCLUDE);
            case Happening.Rehearsed r ->
                points.merge(
                        r.point(),
                        PointLine.unknown(at).rehearsed(r.passed(), r.note(), at),
                        (old, one) -> old.rehearsed(r.passed(), r.note(), at));
            case Happening.PointSeen p ->
                points.merge(
                        p.point(),
                        PointLine.unknown(at).seen(p.up(), p.persons(), p.note(), at, state.isRunning()),
                        (old, one) -> old.seen(p.up(), p.persons(), p.note(), at, state.isRunning()));
            case Happening.Attended a -> persons.put(a.delegate(), new Course.Attendance(a.presence(), a.reason(), at));
            case Happening.ItemBegun begins -> {
                item = begins.item();
                begun.remove(item);
                begun.put(item, at);
            }
            // The agenda itself is prepared, and kept with what was.
            case Happening.ItemAdded ignored -> {}
            case Happening.ItemMoved ignored -> {}
            case Happening.ItemDropped ignored -> {}
            case Happening.QueueOpened ignored -> floor = floor.opened(true);
            case Happening.QueueClosed ignored -> floor = floor.opened(false);
            case Happening.HandRaised raised -> floor = floor.with(Hand.of(event, raised));
            case Happening.HandLowered lowered -> floor = floor.without(lowered.hand());
            case Happening.HandPlaced placed -> floor = floor.placed(placed.hand(), placed.before());
            case Happening.FloorGiven given -> floor = floor.given(given.hand(), item, at);
            case Happening.FloorExtended extended -> floor = floor.extended(extended.minutes());
            case Happening.FloorEnded ignored -> floor = floor.ended(at);
            case Happening.Shown one -> shows(one, event.accountId());
            case Happening.ChartShown one -> shows(one, event.accountId());
            case Happening.ReportShown one -> shows(one, event.accountId());
            case Happening.Hidden ignored -> shows(null, 0);
            case Happening.BallotOpened b ->
                ballots.add(new Ballot(
                        ballots.size() + 1,
                        b.question(),
                        b.choices(),
                        b.byPoint(),
                        b.named(),
                        b.item() == null ? item : b.item(),
                        at,
                        null,
                        Map.of()));
            case Happening.Voted voted ->
                ballots.replaceAll(ballot ->
                        ballot.number() == voted.ballot() ? ballot.with(voted.voter(), voted.choice()) : ballot);
            case Happening.BallotClosed closed ->
                ballots.replaceAll(ballot -> ballot.number() == closed.ballot() ? ballot.closed(at) : ballot);
            case Happening.SecretOpened s ->
                secrets.add(new SecretVote(
                        s.ballot(), s.question(), s.choices(), s.item() == null ? item : s.item(), at, null, null, ""));
            case Happening.SecretClosed s ->
                secrets.replaceAll(one -> one.ballot() == s.ballot() ? one.closed(s.tally(), s.reason(), at) : one);
            case Happening.Noted n -> notes.put(n.about(), new Note(n.about(), n.text(), seq, event.by(), at));
            case Happening.ConclusionWritten w -> {
                int number = w.conclusion() == 0 ? ++conclusionsEver : w.conclusion();
                conclusions.put(
                        number,
                        new Conclusion(number, w.text(), w.owners(), w.due(), w.measure(), seq, event.by(), at));
            }
            case Happening.ConclusionRemoved removed -> conclusions.remove(removed.conclusion());
        }
    }

    private void go(ConferenceAct act) {
        state = act.after(state).orElseThrow();
    }
}
