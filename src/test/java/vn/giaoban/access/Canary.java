package vn.giaoban.access;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A marker in a seeded row that names its audience: whoever else finds it in an answer has found a leak.
 *
 * @param spellings how pages and files write it
 * @param readers the actors who may find it
 */
record Canary(String name, List<String> spellings, Set<String> readers) {
    /** All that may have one in it: what is made of letters and dashes after the first word, and figures. */
    private static final Pattern SONG = Pattern.compile("canary-[A-Za-z0-9-]+|[0-9][0-9.]{3,}");

    Canary {
        for (String spelling : spellings)
            if (!SONG.matcher(spelling).matches()) throw new IllegalArgumentException(spelling + " would not be heard");
    }

    /** The little of an answer in which a canary can be: it is looked through for each of them. */
    static String songs(String text) {
        return SONG.matcher(text).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    /** @param songs of an answer */
    boolean isIn(String songs) {
        return spellings.stream().anyMatch(songs::contains);
    }
}
