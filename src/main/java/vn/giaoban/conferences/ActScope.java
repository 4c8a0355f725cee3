package vn.giaoban.conferences;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an act names must be the conference's own, and the actor's own where they act for themselves or for a point. */
final class ActScope {
    private ActScope() {}

    static boolean allow(Seat seat, Happening what, Preparation preparation, Course course) {
        return switch (what) {
            case Happening.Rehearsed r -> preparation.point(r.point()) != null;
            case Happening.PointSeen p -> preparation.point(p.point()) != null && p.persons() >= 0;
            case Happening.ItemBegun i -> preparation.item(i.item()).isPresent();
            case Happening.ItemAdded i -> isPlace(i.before(), preparation);
            case Happening.ItemMoved i -> preparation.item(i.item()).isPresent() && isPlace(i.before(), preparation);
            case Happening.ItemDropped i -> preparation.item(i.item()).isPresent();
            case Happening.HandRaised h ->
                preparation.point(h.point()) != null
                        && h.minutes() > 0
                        && h.minutes() <= 60
                        && (seat.isRunning() || h.point() == seat.pointId());
            case Happening.HandLowered l ->
                seat.isRunning()
                        || course.floor()
                                .hand(l.hand())
                                .filter(hand -> hand.point() == seat.pointId())
                                .filter(hand -> seat.delegateId() == 0 || hand.delegate() == seat.delegateId())
                                .isPresent();
            case Happening.FloorExtended e -> e.minutes() > 0 && e.minutes() <= 60;
            case Happening.BallotOpened b ->
                b.choices().size() >= 2 && b.choices().size() <= 12 && isItem(b.item(), preparation);
            case Happening.SecretOpened s ->
                s.ballot() > 0 && s.choices().size() >= 2 && s.choices().size() <= 12 && isItem(s.item(), preparation);
            case Happening.Voted v ->
                course.ballots().stream()
                        .filter(ballot -> ballot.number() == v.ballot())
                        .allMatch(ballot -> ballot.byPoint() == (seat.part() == Seat.Part.OPERATOR));
            case Happening.Noted n -> isAbout(n.about(), preparation, course);
            default -> true;
        };
    }

    /** One of the conference's own items, or the one that runs. */
    private static boolean isItem(@Nullable Long item, Preparation preparation) {
        return item == null || preparation.item(item).isPresent();
    }

    /** Before one of the conference's own items, or last. */
    private static boolean isPlace(long before, Preparation preparation) {
        return before == 0 || preparation.item(before).isPresent();
    }

    private static boolean isAbout(String about, Preparation preparation, Course course) {
        return preparation.items().stream().anyMatch(item -> about.equals(Note.item(item.id())))
                || course.floor().speeches().stream().anyMatch(one -> Objects.equals(about, Note.speech(one.number())));
    }
}
