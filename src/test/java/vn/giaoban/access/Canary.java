package vn.giaoban.access;

import java.util.List;
import java.util.Set;

/**
 * A marker in a seeded row that names its audience: whoever else finds it in an answer has found a leak.
 *
 * @param spellings how pages and files write it
 * @param readers the actors who may find it
 */
record Canary(String name, List<String> spellings, Set<String> readers) {
    boolean isIn(String text) {
        return spellings.stream().anyMatch(text::contains);
    }
}
