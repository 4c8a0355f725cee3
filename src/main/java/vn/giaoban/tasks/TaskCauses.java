package vn.giaoban.tasks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Tells of the things of one kind that give rise to tasks. Each module above that gives tasks brings its own as a bean. */
public interface TaskCauses {
    /** Of the causes it tells of: lower-case letters, hyphens between words. */
    String kind();

    /** Where the cause is read, and what is done with its tasks: {@code /conferences/7#conclusion-3}. No look-up. */
    String href(Cause cause);

    /** What the things with these ids are called in a language, in a few words that can stand inside a sentence. */
    Map<Long, String> names(Collection<Long> ids, Locale locale);
}
