package vn.giaoban.conferences;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.analytics.Exhibits;
import vn.giaoban.ballots.SecretTally;

/**
 * One thing that happens in a conference: what an event says. Whether it may happen now, {@link Course} decides; by whose hand, {@link
 * Seat}. The names of the records are kept in the database and never change their meaning.
 */
public sealed interface Happening {
    /** Each kind by its name in the database. */
    Map<String, Class<?>> KINDS = Arrays.stream(Happening.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    default String kind() {
        return getClass().getSimpleName();
    }

    // ---------- the conference as a whole

    record Called() implements Happening {}

    record Moved(Instant startsAt, Instant endsAt, String place, String reason) implements Happening {}

    record Postponed(String reason) implements Happening {}

    record Cancelled(String reason) implements Happening {}

    record Opened() implements Happening {}

    record Paused() implements Happening {}

    record Resumed() implements Happening {}

    record Closed() implements Happening {}

    /** The chair confirms: the conclusions become tasks. */
    record Concluded() implements Happening {}

    // ---------- bridge points and persons

    /** The rehearsal's word about a point's line. */
    record Rehearsed(long point, boolean passed, String note) implements Happening {}

    /** The point is there, so many persons sitting in it; or it is not, and why. */
    record PointSeen(long point, boolean up, int persons, String note) implements Happening {}

    /** Two-level attendance: what is said of one who was summoned. */
    record Attended(long delegate, Presence presence, String reason) implements Happening {}

    // ---------- agenda and floor

    record ItemBegun(long item) implements Happening {}

    /**
     * The agenda is amended while the conference runs: one more item.
     *
     * @param before the item before which it comes; 0 for last
     */
    record ItemAdded(AgendaItem.Kind what, String title, int minutes, long before) implements Happening {}

    /** An item that was not begun comes elsewhere. */
    record ItemMoved(long item, String title, long before) implements Happening {}

    /** An item that was not begun is left out. */
    record ItemDropped(long item, String title) implements Happening {}

    record QueueOpened() implements Happening {}

    record QueueClosed() implements Happening {}

    /**
     * Somebody wishes to speak.
     *
     * @param point where they sit: a speech belongs to exactly one point
     * @param delegate 0 where they are not named in the point's list
     * @param registration the contribution registered beforehand; 0 for none
     */
    record HandRaised(
            long point,
            long delegate,
            String speaker,
            String title,
            String topic,
            int minutes,
            HandKind hand,
            long registration)
            implements Happening {}

    record HandLowered(int hand) implements Happening {}

    /** Put before another hand; last where there is none. */
    record HandPlaced(int hand, @Nullable Integer before) implements Happening {}

    /** The chair calls: whoever speaks now has ended. */
    record FloorGiven(int hand) implements Happening {}

    record FloorExtended(int minutes) implements Happening {}

    record FloorEnded() implements Happening {}

    // ---------- on the big screen

    /** What takes the big screens until something else does, or it is cleared. */
    interface OnShow {
        /** As the record calls it; screens name it in their own language. */
        String title();

        /** A page of this system. */
        String href();
    }

    /**
     * A figure or a page on every big screen.
     *
     * @param figure what {@link vn.giaoban.analytics.Exhibits} knows: an indicator's code, say
     */
    record Shown(String title, String href, String figure, long unit, String period) implements Happening, OnShow {
        /** It is drawn over the provinces. */
        public boolean isMap() {
            return figure.startsWith(Exhibits.MAP);
        }
    }

    /**
     * A chart on every big screen, as whoever put it there sees it now.
     *
     * @param href by which {@link vn.giaoban.analytics.Pictures} finds it
     */
    record ChartShown(String title, String href) implements Happening, OnShow {}

    /**
     * A page of a report on every big screen.
     *
     * @param edition the sent edition that is read
     * @param page counted from 1
     */
    record ReportShown(String title, String href, long report, int edition, int page) implements Happening, OnShow {}

    record Hidden() implements Happening {}

    // ---------- ballots

    /** @param item of the agenda under which it stands; null for the one that runs */
    record BallotOpened(
            String question,
            List<String> choices,
            boolean byPoint,
            boolean named,
            @Nullable Long item) implements Happening {
        public BallotOpened {
            choices = List.copyOf(choices);
        }

        public BallotOpened(String question, List<String> choices, boolean byPoint, boolean named) {
            this(question, choices, byPoint, named, null);
        }
    }

    /**
     * A vote; the last one of a voter before the close counts.
     *
     * @param voter the point or the delegate
     */
    record Voted(int ballot, long voter, int choice) implements Happening {}

    record BallotClosed(int ballot) implements Happening {}

    /**
     * A secret ballot takes papers. Who votes, and when, is said nowhere: no event is written of it.
     *
     * @param ballot by which {@link vn.giaoban.ballots.SecretBallots} knows it
     * @param item of the agenda under which it stands; null for the one that runs
     */
    record SecretOpened(
            long ballot,
            String question,
            List<String> choices,
            @Nullable Long item) implements Happening {
        public SecretOpened {
            choices = List.copyOf(choices);
        }

        public SecretOpened(long ballot, String question, List<String> choices) {
            this(ballot, question, choices, null);
        }
    }

    /**
     * Its box was counted, or it was given up.
     *
     * @param tally totals alone
     * @param reason why it was given up; empty where it was counted
     */
    record SecretClosed(long ballot, SecretTally tally, String reason) implements Happening {}

    // ---------- minutes and conclusions

    /**
     * A passage of the minutes.
     *
     * @param about "item:7" or "speech:3"
     * @param seen the event at which its writer saw it last; 0 where there was nothing
     */
    record Noted(String about, String text, int seen) implements Happening {}

    /** A line of what the chair concludes, new or written anew. */
    record ConclusionWritten(int conclusion, String text, List<Long> owners, LocalDate due, String measure, int seen)
            implements Happening {
        public ConclusionWritten {
            owners = List.copyOf(owners);
        }
    }

    record ConclusionRemoved(int conclusion, int seen) implements Happening {}
}
