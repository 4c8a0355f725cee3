package vn.giaoban.activities;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A unit's log as it hangs on a wall: weeks that begin with Monday, each day with the first of what was done. */
public record LogCalendar(List<Week> weeks) {

    /**
     * @param count of its days within the month
     * @param shade as in {@link DayStrip}, among the month's weeks
     */
    public record Week(LocalDate monday, int count, int shade, List<Day> days) {}

    /**
     * @param within false for the days of the months before and after, of which nothing is told
     * @param shade as in {@link DayStrip}, among the days
     */
    public record Day(LocalDate day, boolean within, int count, int shade, List<Activity> shown) {
        /** How many are not shown. */
        public int more() {
            return count - shown.size();
        }
    }

    /**
     * @param byDay how many a day has
     * @param shown the first of a day
     */
    static LogCalendar of(YearMonth month, Map<LocalDate, Integer> byDay, Map<LocalDate, List<Activity>> shown) {
        List<Week> weeks = new ArrayList<>();
        int busiest = 0;
        for (LocalDate monday = monday(month.atDay(1));
                !monday.isAfter(month.atEndOfMonth());
                monday = monday.plusWeeks(1)) {
            int count = 0;
            for (int i = 0; i < 7; i++) {
                LocalDate day = monday.plusDays(i);
                if (YearMonth.from(day).equals(month)) count += byDay.getOrDefault(day, 0);
            }
            busiest = Math.max(busiest, count);
            weeks.add(new Week(monday, count, 0, days(monday, month, byDay, shown)));
        }
        int most = busiest;
        return new LogCalendar(weeks.stream()
                .map(week -> new Week(week.monday(), week.count(), DayStrip.shade(week.count(), most), week.days()))
                .toList());
    }

    private static List<Day> days(
            LocalDate monday, YearMonth month, Map<LocalDate, Integer> byDay, Map<LocalDate, List<Activity>> shown) {
        int busiest = byDay.entrySet().stream()
                .filter(day -> YearMonth.from(day.getKey()).equals(month))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            LocalDate day = monday.plusDays(i);
            boolean within = YearMonth.from(day).equals(month);
            int count = within ? byDay.getOrDefault(day, 0) : 0;
            days.add(new Day(day, within, count, DayStrip.shade(count, busiest), shown.getOrDefault(day, List.of())));
        }
        return days;
    }

    /** The seven days from a Monday on. */
    static List<Day> week(LocalDate monday, Map<LocalDate, Integer> byDay, Map<LocalDate, List<Activity>> shown) {
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            LocalDate day = monday.plusDays(i);
            days.add(new Day(day, true, byDay.getOrDefault(day, 0), 0, shown.getOrDefault(day, List.of())));
        }
        return days;
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
