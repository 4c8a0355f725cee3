package vn.giaoban;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A clock that runs on from the moment it was set to. */
public final class TestClock extends Clock {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private volatile Duration ahead = Duration.ZERO;

    public TestClock(LocalDate day) {
        set(day);
    }

    /** Nine in the morning of that day. */
    public void set(LocalDate day) {
        set(day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
    }

    public void set(Instant moment) {
        ahead = Duration.between(Instant.now(), moment);
    }

    public void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
