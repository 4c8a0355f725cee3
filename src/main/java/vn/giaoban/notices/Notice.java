package vn.giaoban.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.Formats;
import vn.giaoban.web.Texts;

/**
 * One thing a person was told.
 *
 * @param kind names the text: {@code notices.<kind>}
 * @param href where to act on it, within the application
 */
public record Notice(
        long id,
        Instant at,
        String kind,
        List<String> args,
        String href,
        @Nullable Instant readAt) {
    private static final Pattern DAY = Pattern.compile("(\\d\\d:\\d\\d, )?(\\d\\d?)/(\\d\\d?)/(\\d{4})");

    /** What its text names, as the reader's language writes it: a day was kept as Vietnamese does, and so were a day and an hour. */
    public Object[] args(Locale locale) {
        return args.stream()
                .map(arg -> locale.equals(Texts.ENGLISH) ? english(arg) : arg)
                .toArray();
    }

    private static String english(String arg) {
        Matcher day = DAY.matcher(arg);
        if (!day.matches()) return arg;
        return (day.group(1) == null ? "" : day.group(1))
                + new Formats(Texts.ENGLISH).day(LocalDate.of(number(day, 4), number(day, 3), number(day, 2)));
    }

    private static int number(Matcher day, int group) {
        return Integer.parseInt(day.group(group));
    }

    public boolean isUnread() {
        return readAt == null;
    }
}
