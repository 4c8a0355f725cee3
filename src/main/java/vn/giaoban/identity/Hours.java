package vn.giaoban.identity;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hours of the day, on some days of the week: {@code mon-fri 07:00-18:00}, {@code 06:30-22:00}. */
public record Hours(DayOfWeek firstDay, DayOfWeek lastDay, LocalTime from, LocalTime until) {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern WRITTEN =
            Pattern.compile("(?:([a-z]{3})(?:-([a-z]{3}))?\\s+)?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    /** Refuses what cannot be read with an IllegalArgumentException. */
    public static Hours of(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) throw new IllegalArgumentException("no hours: " + text);
        DayOfWeek first = written.group(1) == null ? DayOfWeek.MONDAY : day(written.group(1));
        DayOfWeek last =
                written.group(1) == null ? DayOfWeek.SUNDAY : written.group(2) == null ? first : day(written.group(2));
        Hours hours = new Hours(first, last, time(written.group(3)), time(written.group(4)));
        if (!hours.from.isBefore(hours.until) || hours.firstDay.compareTo(hours.lastDay) > 0)
            throw new IllegalArgumentException("hours that end before they begin: " + text);
        return hours;
    }

    private static DayOfWeek day(@Nullable String word) {
        int place = DAYS.indexOf(word);
        if (place < 0) throw new IllegalArgumentException("no day of the week: " + word);
        return DayOfWeek.of(place + 1);
    }

    private static LocalTime time(String text) {
        try {
            return text.equals("24:00") ? LocalTime.MAX : LocalTime.parse(text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("no time of day: " + text, e);
        }
    }

    boolean include(ZonedDateTime moment) {
        LocalTime time = moment.toLocalTime();
        DayOfWeek day = moment.getDayOfWeek();
        return day.compareTo(firstDay) >= 0
                && day.compareTo(lastDay) <= 0
                && !time.isBefore(from)
                && time.isBefore(until);
    }
}
