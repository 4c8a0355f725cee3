package vn.giaoban.conferences;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.analytics.Exhibit;
import vn.giaoban.analytics.Picture;
import vn.giaoban.analytics.Tile;
import vn.giaoban.organization.Unit;
import vn.giaoban.reporting.Slideshow;

/** A conference as it is seen at a moment: what was prepared and what has happened, put together for the pages that follow it. */
public final class Hall {
    private final Preparation preparation;
    private final Course course;
    private final Instant now;
    private final Map<Long, Tile> tiles;
    private final Map<Long, String> owners;
    private final BigScreen screen;
    private final boolean still;
    private @Nullable List<Group> groups;

    /**
     * @param tiles the places of the provinces on the map, by unit
     * @param owners the names of the units that conclusions name
     */
    Hall(
            Preparation preparation,
            Course course,
            Instant now,
            Map<Long, Tile> tiles,
            Map<Long, String> owners,
            BigScreen screen) {
        this(preparation, course, now, tiles, owners, screen, false);
    }

    private Hall(
            Preparation preparation,
            Course course,
            Instant now,
            Map<Long, Tile> tiles,
            Map<Long, String> owners,
            BigScreen screen,
            boolean still) {
        this.screen = screen;
        this.preparation = preparation;
        this.course = course;
        this.now = now;
        this.tiles = tiles;
        this.owners = owners;
        this.still = still;
    }

    /**
     * The same with its clocks at their start: pages that follow count on themselves, and are sent nothing for a second that has passed.
     *
     * @param shown what they have before them
     */
    Hall still(BigScreen shown) {
        return new Hall(preparation, course, now, tiles, owners, shown, true);
    }

    BigScreen screen() {
        return screen;
    }

    public Preparation preparation() {
        return preparation;
    }

    public Conference conference() {
        return preparation.conference();
    }

    public Course course() {
        return course;
    }

    public ConferenceState state() {
        return course.state();
    }

    public Instant now() {
        return now;
    }

    // ---------- the floor

    @Nullable
    public Speech speaking() {
        return course.floor().speaking();
    }

    /** As a clock begins to show it; negative when the time is over. */
    public long secondsLeft(Speech speech) {
        return still ? speech.seconds() : speech.left(now);
    }

    public List<Hand> waiting() {
        return course.floor().waiting();
    }

    /** Those who come next; nobody once it is over, whoever was still waiting. */
    public List<Hand> next(int most) {
        return state().isHeld() ? List.of() : waiting().stream().limit(most).toList();
    }

    public String where(long point) {
        return preparation.where(point);
    }

    public int persons(long point) {
        PointLine line = course.points().get(point);
        return line == null ? 0 : line.persons();
    }

    /** How many points have had the floor, and for how long in all. */
    public int pointsHeard() {
        return (int) course.floor().speeches().stream()
                .map(speech -> speech.hand().point())
                .distinct()
                .count();
    }

    public Duration spoken() {
        return course.floor().spoken(now, speech -> true);
    }

    /** How often and how long a point has spoken: few first, where the chair wishes so. */
    public int timesHeard(long point) {
        return (int) course.floor().speeches().stream()
                .filter(speech -> speech.hand().point() == point)
                .count();
    }

    public Duration spokenBy(long point) {
        return course.floor().spoken(now, speech -> speech.hand().point() == point);
    }

    // ---------- the agenda

    /**
     * An item as it stands.
     *
     * @param at when it was begun, or is planned to begin; null for one that was passed over, or was not reached before the end
     * @param past it was held and is over
     * @param left minutes of the one that runs; negative when it is over its time
     */
    public record Row(
            AgendaItem item, @Nullable Instant at, boolean past, boolean current, int contributions, long left) {}

    public List<Row> agenda() {
        List<Row> rows = new ArrayList<>();
        Instant planned = course.openedAt().orElse(conference().startsAt());
        boolean reached = course.item() == 0 || preparation.item(course.item()).isEmpty();
        for (AgendaItem item : preparation.items()) {
            boolean current = item.id() == course.item();
            reached |= current;
            Instant begun = course.begun().get(item.id());
            boolean passed = state().isHeld() && !conference().archived();
            Instant at = begun != null ? begun : reached && !passed ? planned : null;
            if (at != null) planned = at.plus(Duration.ofMinutes(item.minutes()));
            boolean runs = current && state().isRunning();
            rows.add(new Row(
                    item,
                    at,
                    begun != null && !runs,
                    runs,
                    contributions(item.id()),
                    runs ? Duration.between(now, planned).toMinutes() : 0));
        }
        return rows;
    }

    /** The item after the one that runs. */
    public Optional<AgendaItem> nextItem() {
        List<AgendaItem> items = preparation.items();
        int at = 0;
        for (int i = 0; i < items.size(); i++) if (items.get(i).id() == course.item()) at = i + 1;
        return at < items.size() ? Optional.of(items.get(at)) : Optional.empty();
    }

    public int contributions(long item) {
        return (int) course.floor().speeches().stream()
                .filter(speech -> speech.item() == item && speech.hand().kind() != HandKind.ORDER)
                .count();
    }

    // ---------- the points

    public int pointsUp() {
        return (int) preparation.points().keySet().stream().filter(course::isUp).count();
    }

    /** Those that were there at any time while it ran; before it is opened, those that are there. */
    public int pointsEver() {
        return course.openedAt().isEmpty() ? pointsUp() : (int) ever().count();
    }

    /** Who sat in them, each point as it was last there. */
    public int personsEver() {
        return course.openedAt().isEmpty()
                ? personsThere()
                : ever().mapToInt(Integer::intValue).sum();
    }

    private Stream<Integer> ever() {
        return preparation.points().keySet().stream()
                .map(course.points()::get)
                .filter(Objects::nonNull)
                .map(PointLine::attended)
                .filter(Objects::nonNull);
    }

    public int pointsAll() {
        return preparation.points().size();
    }

    public int personsThere() {
        return preparation.points().keySet().stream().mapToInt(this::persons).sum();
    }

    /**
     * A province's points together.
     *
     * @param speaks one of them has the floor
     * @param next from 1: one of them comes next, or after that; 0 for none
     */
    public record Group(Unit province, @Nullable Tile tile, int up, int all, boolean speaks, int next) {
        public boolean isWhole() {
            return up == all;
        }

        public int missing() {
            return all - up;
        }

        /** Some are missing, fewer than one in ten: of a hundred communes a few always are, and a map should tell that from a province without a line. */
        public boolean isNearly() {
            return !isWhole() && missing() * 10 < all;
        }
    }

    public List<Group> groups() {
        List<Group> known = groups;
        if (known == null) groups = known = grouped();
        return known;
    }

    private List<Group> grouped() {
        Map<Long, Integer> next = new HashMap<>();
        List<Hand> hands = next(3);
        for (int i = 0; i < hands.size(); i++) {
            Long group = group(hands.get(i).point());
            if (group != null) next.putIfAbsent(group, i + 1);
        }
        Speech speech = speaking();
        Long speaks = speech == null ? null : group(speech.hand().point());
        return preparation.provinces().values().stream()
                .map(unit -> {
                    List<Long> points = preparation.pointsOf(unit.id());
                    return new Group(
                            unit,
                            tiles.get(unit.id()),
                            (int) points.stream().filter(course::isUp).count(),
                            points.size(),
                            Objects.equals(speaks, unit.id()),
                            next.getOrDefault(unit.id(), 0));
                })
                .toList();
    }

    private @Nullable Long group(long point) {
        BridgePoint found = preparation.point(point);
        return found == null ? null : found.groupId();
    }

    /** Provinces with points that are not there, the most first. */
    public List<Group> missing(int most) {
        return groups().stream()
                .filter(group -> !group.isWhole())
                .sorted(Comparator.comparing(Group::missing).reversed())
                .limit(most)
                .toList();
    }

    // ---------- what is on show

    /**
     * The figure on every big screen, as it stands now: a change shows with the next thing that happens in the conference, at the latest.
     * Empty while nothing is shown, or where it can no longer be.
     */
    public Optional<Exhibit> exhibit() {
        return screen.exhibit().get();
    }

    /** The chart on every big screen, as it stands now for whoever put it there; empty while none is, or where it can no longer be. */
    public Optional<Picture> picture() {
        return screen.picture().get();
    }

    /** The report of which a page is on every big screen; empty while none is, or where it can no longer be. */
    public Optional<Slideshow> slideshow() {
        return screen.slideshow().get();
    }

    // ---------- what is concluded, voted and noted

    /** Up to three owners by name; more by their number. */
    public List<String> ownerNames(Conclusion conclusion) {
        return conclusion.owners().stream()
                .map(id -> owners.getOrDefault(id, ""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The vote whose result stands on the screens: the last one, until something else begins. */
    public Optional<Ballot> result() {
        return course.ballots().isEmpty()
                ? Optional.empty()
                : Optional.of(course.ballots().getLast()).filter(ballot -> isLast(ballot.closedAt()));
    }

    /** The same of a secret one. */
    public Optional<SecretVote> secretResult() {
        return course.secrets().isEmpty()
                ? Optional.empty()
                : Optional.of(course.secrets().getLast()).filter(secret -> isLast(secret.closedAt()));
    }

    private boolean isLast(@Nullable Instant closed) {
        if (closed == null || !state().isRunning() || course.isShowing()) return false;
        return Stream.of(
                        course.begun().values().stream(),
                        course.floor().speeches().stream().map(Speech::from),
                        course.ballots().stream().map(Ballot::openedAt),
                        course.secrets().stream().map(SecretVote::openedAt))
                .flatMap(begun -> begun)
                .allMatch(closed::isAfter);
    }

    /** How many may vote, or might by the close: every point; or the delegates who were there, and whoever has voted as one. */
    public int voters(Ballot ballot) {
        if (ballot.byPoint()) return pointsAll();
        Instant closed = ballot.closedAt();
        Set<Long> there = new HashSet<>(ballot.votes().keySet());
        course.persons().forEach((delegate, one) -> {
            if (one.presence() != Presence.ABSENT
                    && (closed == null || !one.at().isAfter(closed))) there.add(delegate);
        });
        return there.size();
    }

    /** For a named vote: who chose what, points by name. */
    public String votersOf(Ballot ballot, int choice) {
        return ballot.votes().entrySet().stream()
                .filter(vote -> vote.getValue() == choice)
                .map(vote -> preparation.points().containsKey(vote.getKey()) ? where(vote.getKey()) : "")
                .filter(name -> !name.isEmpty())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** Speeches and items of which something can be noted, the latest first. */
    public Stream<Speech> speechesLatestFirst() {
        return course.floor().speeches().reversed().stream();
    }

    public Optional<Note> noteOf(Speech speech) {
        return Optional.ofNullable(course.notes().get(Note.speech(speech.number())));
    }

    public Optional<Note> noteOf(AgendaItem item) {
        return Optional.ofNullable(course.notes().get(Note.item(item.id())));
    }
}
