package vn.giaoban.activities;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How busy a time was: a square for each day of up to six weeks, for each month of more. */
public record DayStrip(boolean months, List<Square> squares) {
    private static final int DAYS = 42;
    private static final int SHADES = 4;

    /**
     * @param shade 0 where nothing was done, then 1 to 4 up to the busiest; where all is quiet, each thing done is a shade
     */
    public record Square(LocalDate first, LocalDate last, int count, int shade) {}

    static DayStrip of(LocalDate from, LocalDate to, Map<LocalDate, Integer> byDay) {
        boolean months = ChronoUnit.DAYS.between(from, to) >= DAYS;
        List<Square> squares = new ArrayList<>();
        int most = 0;
        for (LocalDate first = from; !first.isAfter(to); ) {
            LocalDate end = months ? first.with(TemporalAdjusters.lastDayOfMonth()) : first;
            LocalDate last = end.isAfter(to) ? to : end;
            int count = 0;
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) count += byDay.getOrDefault(day, 0);
            squares.add(new Square(first, last, count, 0));
            most = Math.max(most, count);
            first = last.plusDays(1);
        }
        int busiest = most;
        return new DayStrip(
                months,
                squares.stream()
                        .map(s -> new Square(s.first(), s.last(), s.count(), shade(s.count(), busiest)))
                        .toList());
    }

    /** From 0, where nothing was done, to 4, as busy as the busiest; a day with one thing done is dark in no strip. */
    static int shade(int count, int busiest) {
        int dark = Math.max(busiest, SHADES);
        return (count * SHADES + dark - 1) / dark;
    }
}
