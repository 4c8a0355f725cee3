package vn.giaoban.conferences;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.analytics.Exhibits;
import vn.giaoban.analytics.Picture;
import vn.giaoban.analytics.Pictures;
import vn.giaoban.analytics.PinAddress;
import vn.giaoban.analytics.Tile;
import vn.giaoban.analytics.Tiles;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.identity.Accounts;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Slides;

/** Puts a conference together as it is now. */
@Component
class Halls {
    /** ns: long enough for all who are told of an act, on a server that has much to do; too short for a figure to be an old one. */
    private static final long MOMENT = 5_000_000_000L;

    private final Preparations preparations;
    private final Courses courses;
    private final Tiles tiles;
    private final Units units;
    private final Exhibits exhibits;
    private final Slides slides;
    private final Pictures pictures;
    private final Accounts accounts;
    private final Clock clock;
    private final Remembered<Lately> lately = new Remembered<>();

    /** What was shown after an act, to whom. */
    private record Lately(int seq, boolean open, long at, BigScreen screen) {}

    Halls(
            Preparations preparations,
            Courses courses,
            Tiles tiles,
            Units units,
            Exhibits exhibits,
            Slides slides,
            Pictures pictures,
            Accounts accounts,
            Clock clock) {
        this.preparations = preparations;
        this.courses = courses;
        this.tiles = tiles;
        this.units = units;
        this.exhibits = exhibits;
        this.slides = slides;
        this.pictures = pictures;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * As the pages that follow are shown it: a figure or a chart of thousands of communes is worked out once for all of them, whatever
     * their language and audience.
     */
    Hall followed(long conferenceId) {
        Hall hall = of(conferenceId);
        int seq = hall.course().seq();
        boolean open = hall.conference().open();
        long now = System.nanoTime();
        Lately shown = lately.become(
                conferenceId,
                before -> before != null && before.seq == seq && before.open == open && now - before.at < MOMENT
                        ? before
                        : new Lately(seq, open, now, hall.screen()));
        return hall.still(shown.screen);
    }

    Hall of(long conferenceId) {
        Course course = courses.of(conferenceId);
        Preparation preparation = preparations.of(conferenceId);
        Map<Long, Tile> places = new HashMap<>();
        for (Unit province : preparation.provinces().values())
            tiles.of(province).ifPresent(tile -> places.put(province.id(), tile));
        Set<Long> owners = course.conclusions().stream()
                .filter(one -> one.owners().size() <= 3)
                .flatMap(one -> one.owners().stream())
                .collect(Collectors.toSet());
        Map<Long, String> names = new HashMap<>();
        units.those(owners, preparation.conference().unitDay()).forEach((id, unit) -> names.put(id, unit.shortName()));
        Instant now = clock.instant();
        boolean toThePublic = preparation.conference().open();
        return new Hall(
                preparation,
                course,
                now,
                places,
                names,
                new BigScreen(
                        () -> course.shown()
                                .flatMap(
                                        one -> exhibits.show(one.unit(), one.period(), one.figure(), toThePublic, now)),
                        // Neither charts nor reports are published: where the public looks on, there are none.
                        () -> toThePublic
                                ? Optional.empty()
                                : course.shownChart().flatMap(one -> picture(one, course.shownBy(), now)),
                        () -> toThePublic
                                ? Optional.empty()
                                : course.shownReport().flatMap(one -> slides.of(one.report(), one.edition()))));
    }

    /** Found through whoever put it there: a role that ended shows nothing more. */
    private Optional<Picture> picture(Happening.ChartShown shown, long by, Instant now) {
        Actor actor = accounts.unlocked(by, VietnamTime.dayOf(now));
        return PinAddress.of(shown.href()).flatMap(address -> pictures.find(actor, address, now));
    }
}
