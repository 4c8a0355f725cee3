package vn.giaoban.live;

import java.util.regex.Pattern;

/**
 * What pages follow, for as long as it lives: conference 7.
 *
 * @param kind whose it is; one {@link LiveSource} answers for each
 */
public record LiveStream(String kind, String key) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

    public LiveStream {
        word(kind);
        word(key);
    }

    /** Kinds, keys, audiences and topics are words: they stand in passes, announcements and events as they are. */
    static String word(String text) {
        if (!WORD.matcher(text).matches()) throw new IllegalArgumentException("no word: " + text);
        return text;
    }
}
