package vn.giaoban.conferences;

import vn.giaoban.access.Actor;

/**
 * Somebody's place in a conference, and what it lets them do there.
 *
 * @param actor the public for a delegate without an account
 * @param pointId 0 for those who run the conference
 * @param delegateId 0 for those who are on no point's list
 * @param name by which the record calls them
 * @param title as invited; empty where none is known
 */
public record Seat(
        long conferenceId, Part part, Actor actor, long pointId, long delegateId, String name, String title) {
    public enum Part {
        CHAIR,
        SECRETARY,
        /** A leader of the host unit: calls, moves, postpones, cancels. */
        HOST_LEADER,
        /** An officer of the host unit: prepares. */
        HOST_OFFICER,
        /** An officer or leader of a bridge point's unit: speaks for the point. */
        OPERATOR,
        DELEGATE,
        /** Reads alone: an auditor. */
        READER
    }

    public boolean isRunning() {
        return part == Part.CHAIR || part == Part.SECRETARY;
    }

    public boolean isHost() {
        return part == Part.HOST_LEADER || part == Part.HOST_OFFICER;
    }

    public boolean mayPrepare() {
        return isRunning() || isHost();
    }

    /** By whose hand: of their own conference only; whether it may happen now, the course decides. */
    public boolean may(Happening what) {
        return switch (what) {
            case Happening.Called c -> mayCall();
            case Happening.Moved m -> mayCall();
            case Happening.Postponed p -> mayCall();
            case Happening.Cancelled c -> mayCall();
            case Happening.Concluded c -> part == Part.CHAIR;
            case Happening.Rehearsed r -> isRunning() || ownPoint(r.point());
            case Happening.PointSeen p -> isRunning() || ownPoint(p.point());
            case Happening.Attended a -> isRunning() || part == Part.OPERATOR || self(a.delegate());
            case Happening.HandRaised h -> isRunning() || ownPoint(h.point()) || self(h.delegate());
            case Happening.HandLowered h -> part != Part.READER && !isHost();
            case Happening.Voted v -> ownPoint(v.voter()) || self(v.voter());
            case Happening.Opened o -> isRunning();
            case Happening.Paused p -> isRunning();
            case Happening.Resumed r -> isRunning();
            case Happening.Closed c -> isRunning();
            case Happening.ItemBegun i -> isRunning();
            case Happening.ItemAdded i -> isRunning();
            case Happening.ItemMoved i -> isRunning();
            case Happening.ItemDropped i -> isRunning();
            case Happening.QueueOpened q -> isRunning();
            case Happening.QueueClosed q -> isRunning();
            case Happening.HandPlaced h -> isRunning();
            case Happening.FloorGiven f -> isRunning();
            case Happening.FloorExtended f -> isRunning();
            case Happening.FloorEnded f -> isRunning();
            case Happening.Shown s -> isRunning();
            case Happening.ChartShown s -> isRunning();
            case Happening.ReportShown s -> isRunning();
            case Happening.Hidden h -> isRunning();
            case Happening.BallotOpened b -> isRunning();
            case Happening.BallotClosed b -> isRunning();
            case Happening.SecretOpened s -> isRunning();
            case Happening.SecretClosed s -> isRunning();
            case Happening.Noted n -> isRunning();
            case Happening.ConclusionWritten c -> isRunning();
            case Happening.ConclusionRemoved c -> isRunning();
        };
    }

    private boolean mayCall() {
        return part == Part.CHAIR || part == Part.HOST_LEADER;
    }

    private boolean ownPoint(long point) {
        return part == Part.OPERATOR && point == pointId;
    }

    private boolean self(long delegate) {
        return part == Part.DELEGATE && delegate == delegateId;
    }

    /** A delegate who came by the link of the invitation. */
    public boolean isLinked() {
        return part == Part.DELEGATE && actor.isAnonymous();
    }

    /** Under which the acts of this place are sent: a bridge point's, a delegate's with an account or by a link. */
    public String address() {
        if (isLinked()) return "/seat/own";
        return "/conferences/" + conferenceId + (part == Part.DELEGATE ? "/seat" : "/points/" + pointId);
    }

    /** Whether a ballot asks this place: a bridge point where points vote, else a delegate. */
    public boolean votesIn(Ballot ballot) {
        return part == (ballot.byPoint() ? Part.OPERATOR : Part.DELEGATE);
    }

    /** As whom this place votes. */
    public long voter() {
        return part == Part.DELEGATE ? delegateId : pointId;
    }

    /** By which private notes and registrations are told apart. */
    public String key() {
        return isLinked() ? "d:" + delegateId : "a:" + actor.accountId();
    }
}
