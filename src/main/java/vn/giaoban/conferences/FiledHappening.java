package vn.giaoban.conferences;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at its own time, and is filed together with others.
 *
 * @param seat by whose hand; null where it was nobody's of this system
 * @param carried what follows from it elsewhere is done too: tasks are given, people are told
 * @param what it is, by the course as it stands then
 */
record FiledHappening(Instant at, @Nullable Seat seat, boolean carried, String by, Function<Course, Happening> what) {
    static FiledHappening of(Instant at, String by, Happening what) {
        return new FiledHappening(at, null, false, by, course -> what);
    }
}
