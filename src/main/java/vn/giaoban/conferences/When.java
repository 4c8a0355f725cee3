package vn.giaoban.conferences;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.Days;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/** Reads a day and a time of day as people write them: 29/9/2026, 8:00, 8h30, 8 giờ. */
final class When {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:\\s*(?:[:hg.]|giờ)\\s*(\\d{2})?)?");

    private When() {}

    /** The moment; null where one of the two is wrong, which is then said at its box. */
    static @Nullable Instant read(Page page, String day, String time, FormErrors errors) {
        return read(page, "day", day, "time", time, errors);
    }

    static @Nullable Instant read(
            Page page, String dayBox, String day, String timeBox, String time, FormErrors errors) {
        Optional<LocalDate> on = Days.parse(day);
        if (on.isEmpty()) errors.add(dayBox, page.t("conferences.fault.day"));
        Optional<LocalTime> at = time(time);
        if (at.isEmpty()) errors.add(timeBox, page.t("conferences.fault.time"));
        return on.isEmpty() || at.isEmpty()
                ? null
                : on.get().atTime(at.get()).atZone(VietnamTime.ZONE).toInstant();
    }

    static Optional<LocalTime> time(String typed) {
        Matcher read = TIME.matcher(typed.strip().toLowerCase(java.util.Locale.ROOT));
        if (!read.matches()) return Optional.empty();
        int hour = Integer.parseInt(read.group(1));
        int minute = read.group(2) == null ? 0 : Integer.parseInt(read.group(2));
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }
}
