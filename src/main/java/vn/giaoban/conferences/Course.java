package vn.giaoban.conferences;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a conference has come to: what its events, one after the other, amount to, and what may happen next. The same events always
 * give the same course; nothing else is known of it. Never changed: each step gives another.
 */
public final class Course {
    final int seq;
    final ConferenceState state;
    final @Nullable Instant openedAt;
    final @Nullable Instant closedAt;
    final Map<Long, Instant> begun;
    final long item;
    final Floor floor;
    final Map<Long, PointLine> points;
    final Map<Long, Attendance> persons;
    final Happening.@Nullable OnShow shown;
    final long shownBy;
    final List<Ballot> ballots;
    final List<SecretVote> secrets;
    final Map<String, Note> notes;
    final Map<Integer, Conclusion> conclusions;
    final int conclusionsEver;

    /** What is known of one who was summoned. */
    public record Attendance(Presence presence, String reason, Instant at) {}

    private Course(CourseDraft draft) {
        seq = draft.seq;
        state = draft.state;
        openedAt = draft.openedAt;
        closedAt = draft.closedAt;
        begun = draft.begun;
        item = draft.item;
        floor = draft.floor;
        points = draft.points;
        persons = draft.persons;
        shown = draft.shown;
        shownBy = draft.shownBy;
        ballots = draft.ballots;
        secrets = draft.secrets;
        notes = draft.notes;
        conclusions = draft.conclusions;
        conclusionsEver = draft.conclusionsEver;
    }

    /** Before anything has happened. */
    public static Course blank() {
        return new Course(new CourseDraft());
    }

    /** After these events as well, which follow on the last one without a gap. */
    public Course after(List<ConferenceEvent> events) {
        if (events.isEmpty()) return this;
        CourseDraft draft = new CourseDraft(this);
        events.forEach(draft::add);
        return new Course(draft);
    }

    // ---------- what may happen next

    /** Why something may not happen now; empty where it may. */
    public Optional<Refused> refusal(Happening what) {
        return Optional.ofNullable(
                switch (what) {
                    case Happening.Called ignored -> step(ConferenceAct.CALL);
                    case Happening.Moved ignored -> step(ConferenceAct.MOVE);
                    case Happening.Postponed ignored -> step(ConferenceAct.POSTPONE);
                    case Happening.Cancelled ignored -> step(ConferenceAct.CANCEL);
                    case Happening.Opened ignored -> step(ConferenceAct.OPEN_IT);
                    case Happening.Paused ignored -> step(ConferenceAct.PAUSE);
                    case Happening.Resumed ignored -> step(ConferenceAct.RESUME);
                    case Happening.Closed ignored ->
                        secret().isPresent() ? Refused.SECRET_RUNNING : step(ConferenceAct.CLOSE);
                    case Happening.Concluded ignored -> step(ConferenceAct.CONCLUDE);
                    case Happening.Rehearsed ignored -> state == ConferenceState.CALLED ? null : Refused.STATE;
                    case Happening.PointSeen ignored -> comingOrRunning();
                    case Happening.Attended ignored -> state == ConferenceState.CLOSED ? null : comingOrRunning();
                    case Happening.ItemBegun begins ->
                        state != ConferenceState.OPEN
                                ? Refused.NOT_RUNNING
                                : begins.item() == item ? Refused.ITEM_ALREADY : null;
                    case Happening.ItemAdded added -> amends(0, added.before());
                    case Happening.ItemMoved moved -> amends(moved.item(), moved.before());
                    case Happening.ItemDropped dropped -> amends(dropped.item(), 0);
                    case Happening.QueueOpened ignored -> list(true);
                    case Happening.QueueClosed ignored -> list(false);
                    case Happening.HandRaised raised -> hand(raised);
                    case Happening.HandLowered lowered -> waits(lowered.hand());
                    case Happening.HandPlaced placed ->
                        placed.before() != null && floor.hand(placed.before()).isEmpty()
                                ? Refused.HAND_GONE
                                : waits(placed.hand());
                    case Happening.FloorGiven given ->
                        state != ConferenceState.OPEN ? Refused.NOT_RUNNING : waits(given.hand());
                    case Happening.FloorExtended ignored -> speaks();
                    case Happening.FloorEnded ignored -> speaks();
                    case Happening.Shown ignored -> running();
                    case Happening.ChartShown ignored -> running();
                    case Happening.ReportShown ignored -> running();
                    case Happening.Hidden ignored -> shown == null ? Refused.NOTHING_SHOWN : null;
                    case Happening.BallotOpened ignored -> nextBallot();
                    case Happening.Voted voted -> vote(voted);
                    case Happening.BallotClosed closed ->
                        ballot().filter(open -> open.number() == closed.ballot())
                                        .isPresent()
                                ? null
                                : Refused.BALLOT_CLOSED;
                    case Happening.SecretOpened opened ->
                        secrets.stream().anyMatch(one -> one.ballot() == opened.ballot())
                                ? Refused.BALLOT_CLOSED
                                : nextBallot();
                    case Happening.SecretClosed closed ->
                        secret().filter(open -> open.ballot() == closed.ballot())
                                        .isPresent()
                                ? null
                                : Refused.BALLOT_CLOSED;
                    case Happening.Noted noted -> note(noted);
                    case Happening.ConclusionWritten written -> conclusion(written.conclusion(), written.seen());
                    case Happening.ConclusionRemoved removed -> conclusion(removed.conclusion(), removed.seen());
                });
    }

    private @Nullable Refused step(ConferenceAct act) {
        return act.isOpenTo(state) ? null : Refused.STATE;
    }

    private @Nullable Refused running() {
        return state.isRunning() ? null : Refused.NOT_RUNNING;
    }

    private @Nullable Refused comingOrRunning() {
        return state == ConferenceState.CALLED ? null : running();
    }

    /** What was held keeps its place: nothing comes before it any more. */
    private @Nullable Refused amends(long changed, long before) {
        if (!state.isRunning()) return Refused.NOT_RUNNING;
        return isHeld(changed) || begun.containsKey(before) ? Refused.ITEM_HELD : null;
    }

    /** An item that was begun, or of which the minutes say something already. */
    public boolean isHeld(long ofAgenda) {
        return begun.containsKey(ofAgenda)
                || notes.containsKey(Note.item(ofAgenda))
                || ofAgenda != 0
                        && (ballots.stream().anyMatch(ballot -> ballot.item() == ofAgenda)
                                || secrets.stream().anyMatch(secret -> secret.item() == ofAgenda));
    }

    private @Nullable Refused list(boolean opens) {
        if (!state.isRunning()) return Refused.NOT_RUNNING;
        return floor.open() == opens ? Refused.LIST_ALREADY : null;
    }

    private @Nullable Refused hand(Happening.HandRaised raised) {
        if (!state.isRunning()) return Refused.NOT_RUNNING;
        if (floor.waiting().stream().anyMatch(hand -> hand.isLike(raised))) return Refused.WAITING_ALREADY;
        return floor.open() || raised.hand() != HandKind.RAISED ? null : Refused.LIST_CLOSED;
    }

    private @Nullable Refused waits(int hand) {
        return floor.hand(hand).isPresent() ? null : Refused.HAND_GONE;
    }

    private @Nullable Refused speaks() {
        return floor.speaking() == null ? Refused.NOBODY_SPEAKS : null;
    }

    /** One ballot at a time, open or secret. */
    private @Nullable Refused nextBallot() {
        if (ballot().isPresent() || secret().isPresent()) return Refused.BALLOT_RUNNING;
        return state == ConferenceState.OPEN ? null : Refused.NOT_RUNNING;
    }

    private @Nullable Refused vote(Happening.Voted voted) {
        Optional<Ballot> open = ballot().filter(one -> one.number() == voted.ballot());
        if (open.isEmpty()) return Refused.BALLOT_CLOSED;
        boolean offered =
                voted.choice() >= 0 && voted.choice() < open.get().choices().size();
        return offered ? null : Refused.NO_SUCH_CHOICE;
    }

    private @Nullable Refused note(Happening.Noted noted) {
        if (!isWritten()) return Refused.CONFIRMED;
        Note stands = notes.get(noted.about());
        return (stands == null ? 0 : stands.seq()) == noted.seen() ? null : Refused.WRITTEN_MEANWHILE;
    }

    private @Nullable Refused conclusion(int number, int seen) {
        if (!isWritten()) return Refused.CONFIRMED;
        if (number == 0) return null;
        Conclusion stands = conclusions.get(number);
        if (stands == null) return Refused.CONCLUSION_GONE;
        return stands.seq() == seen ? null : Refused.WRITTEN_MEANWHILE;
    }

    /** Minutes and conclusions are being written: from the opening to the chair's confirmation. */
    public boolean isWritten() {
        return state.isRunning() || state == ConferenceState.CLOSED;
    }

    // ---------- where it has come to

    /** The last event that it knows; 0 before the first. */
    public int seq() {
        return seq;
    }

    public ConferenceState state() {
        return state;
    }

    public Optional<Instant> openedAt() {
        return Optional.ofNullable(openedAt);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** The item of the agenda that runs; 0 before the first. */
    public long item() {
        return item;
    }

    /** When each item was begun last, in the order in which they were. */
    public Map<Long, Instant> begun() {
        return begun;
    }

    public Floor floor() {
        return floor;
    }

    /** Points of which anything is known. */
    public Map<Long, PointLine> points() {
        return points;
    }

    public boolean isUp(long point) {
        PointLine line = points.get(point);
        return line != null && line.up();
    }

    public Map<Long, Attendance> persons() {
        return persons;
    }

    /** Anything is on the big screens. */
    public boolean isShowing() {
        return shown != null;
    }

    /** The figure on the big screens. */
    public Optional<Happening.Shown> shown() {
        return shown instanceof Happening.Shown figure ? Optional.of(figure) : Optional.empty();
    }

    /** The chart on the big screens. */
    public Optional<Happening.ChartShown> shownChart() {
        return shown instanceof Happening.ChartShown chart ? Optional.of(chart) : Optional.empty();
    }

    /** The account of whoever put there what is on the big screens; 0 while nothing is. */
    public long shownBy() {
        return shownBy;
    }

    /** The page of a report on the big screens. */
    public Optional<Happening.ReportShown> shownReport() {
        return shown instanceof Happening.ReportShown report ? Optional.of(report) : Optional.empty();
    }

    /** What is on the big screens, as it is called; empty where nothing is. */
    public String shownTitle() {
        return shown == null ? "" : shown.title();
    }

    public List<Ballot> ballots() {
        return ballots;
    }

    /** The one that runs. */
    public Optional<Ballot> ballot() {
        return ballots.isEmpty()
                ? Optional.empty()
                : Optional.of(ballots.getLast()).filter(Ballot::isOpen);
    }

    /** Secret ballots that were opened, in order. */
    public List<SecretVote> secrets() {
        return secrets;
    }

    /** The one that takes papers. */
    public Optional<SecretVote> secret() {
        return secrets.isEmpty()
                ? Optional.empty()
                : Optional.of(secrets.getLast()).filter(SecretVote::isOpen);
    }

    public Map<String, Note> notes() {
        return notes;
    }

    /** In the order in which they were first written. */
    public List<Conclusion> conclusions() {
        return List.copyOf(conclusions.values());
    }
}
