package vn.giaoban.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing a reader is to do, in the reader's language.
 *
 * @param icon of the kind of work
 * @param detail where it comes from, in one line
 * @param due the last day; null without one
 * @param href where it is done
 * @param act the verb on its button
 */
public record WorkItem(
        String icon,
        String title,
        String detail,
        @Nullable LocalDate due,
        String href,
        String act,
        boolean overdue,
        boolean returned) {

    /** To be seen to before all else. */
    public boolean isPressing() {
        return overdue || returned;
    }
}
