package vn.giaoban.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** All days and times are Vietnam's. */
public final class VietnamTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private VietnamTime() {}

    public static LocalDate dayOf(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** The first moment after a day: what is due on the day may come until then. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
