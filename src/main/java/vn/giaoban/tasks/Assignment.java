package vn.giaoban.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one unit.
 *
 * @param measure how it will be seen that it was done; may be empty
 * @param due the last day; null where none is set
 */
public record Assignment(
        long ownerUnitId,
        String text,
        String measure,
        @Nullable LocalDate due) {
    public Assignment {
        text = text.strip();
        measure = measure.strip();
        if (text.isEmpty() || text.length() > Task.LONGEST || measure.length() > Task.LONGEST)
            throw new IllegalArgumentException(
                    "a task says what is to be done, in " + Task.LONGEST + " letters at most");
    }
}
