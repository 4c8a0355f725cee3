package vn.giaoban.conferences;

import java.time.Instant;

/**
 * A passage of the minutes, about an item of the agenda or a speech.
 *
 * @param seq the event that wrote it last
 */
public record Note(String about, String text, int seq, String by, Instant at) {
    public static String item(long id) {
        return "item:" + id;
    }

    public static String speech(int number) {
        return "speech:" + number;
    }
}
