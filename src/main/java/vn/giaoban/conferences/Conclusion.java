package vn.giaoban.conferences;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A line of what the chair concludes; a task for each of its owners once the chair has confirmed.
 *
 * @param number from 1, in the order in which they were written; not given again when one is removed
 * @param owners the units that are to do it
 * @param measure by what it will be seen to be done; empty where none was said
 * @param seq the event that wrote it last
 * @param by who that was
 */
public record Conclusion(
        int number, String text, List<Long> owners, LocalDate due, String measure, int seq, String by, Instant at) {
    public Conclusion {
        owners = List.copyOf(owners);
    }
}
